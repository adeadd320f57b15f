"""Language identification."""

from __future__ import annotations

import pytest

from dragoman.errors import LanguageError, SettingError
from dragoman.sources import from_text, identify, settle


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The envoy landed in Tbilisi on Monday and met the foreign minister.", "en"),
        ("Le ministre des affaires étrangères est arrivé à Paris mardi pour des entretiens.", "fr"),
        ("Der Außenminister traf am Dienstag in Berlin zu Gesprächen mit seinem Amtskollegen ein.", "de"),
        ("De minister is dinsdag aangekomen in Den Haag voor overleg met zijn ambtgenoten.", "nl"),
        ("Российский министр прибыл в Москву на переговоры.", "ru"),
        ("وصل وزير الخارجية إلى مسقط يوم الاثنين.", "ar"),
    ],
)
def test_languages_are_told_apart(text: str, code: str) -> None:
    assert identify(text) == code


@pytest.mark.parametrize(
    "text", ["", "Geneva", "Tehran Moscow Shamkhani", "😀 🕊️", "\u200f\u202b", "12 13 45", "Zarif, Lavrov"]
)
def test_what_is_too_short_to_tell_counts_as_english(text: str) -> None:
    assert identify(text) == "en"


def test_a_list_of_english_results_is_not_taken_for_another_language() -> None:
    table = "Standings of the league on Sunday:\n" + "\n".join(
        f"{n} Real Tolora {n} {n + 3} Inter Vasto" for n in range(20)
    )
    assert identify(table) == "en"


def test_another_language_is_an_error_that_says_which_and_what_to_do() -> None:
    with pytest.raises(LanguageError, match=r"fr\.txt: the text looks like French \(fr\).*--language en"):
        from_text("Le ministre est arrivé mardi à Paris pour des entretiens avec son homologue.", source="fr.txt")


def test_the_caller_knows_better() -> None:
    text = "Le ministre est arrivé mardi à Paris pour des entretiens avec son homologue."
    assert from_text(text, language="en").language == "en"
    assert settle(text, said="en-GB", source=None) == "en"


def test_a_language_without_a_model_cannot_be_asked_for() -> None:
    with pytest.raises(SettingError, match='does not read "fr"'):
        settle("Talks", said="fr", source="--language")
