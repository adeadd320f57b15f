"""Why an event was coded as it was."""

from __future__ import annotations

import io

import pytest

from dragoman import what
from dragoman.errors import SettingError
from dragoman.reading import Reading
from dragoman.show import print_explained
from tests.what.conftest import Build, Name
from tests.what.heads import head
from tests.what.test_weighing import BOMBED, SURE


@pytest.fixture
def reading(build: Build, name: Name) -> Reading:
    made = build(BOMBED)
    name(made, 0, "GRC")
    name(made, 2, "TUR")
    head(made, {1: ("ASSAULT", 0.9)}, SURE)
    what.find(made)
    return made


def test_an_explanation_names_pattern_parties_and_what_was_weighed(reading: Reading) -> None:
    explained = what.explain(reading, "e1")
    assert explained.words == ("bombed",)
    assert explained.source.startswith("assault.toml, frame ")
    assert [(p.side, p.path) for p in explained.parties] == [
        ("actor", "bombed –nsubj→ greece"),
        ("recipient", "bombed –obj→ troy"),
    ]
    logit = sum(value * weight for value, weight in explained.weighed.values())
    assert explained.event.confidence == pytest.approx(1 / (1 + 2.718281828**-logit), abs=1e-3)


def test_the_factors_multiply_to_the_rules_confidence(reading: Reading) -> None:
    explained = what.explain(reading, "e1")
    product = 1.0
    for value in explained.factors.values():
        product *= value
    chance = 1 / (1 + 2.718281828 ** -explained.weighed["rules"][0])
    assert product == pytest.approx(chance, abs=2e-3)


def test_an_explanation_is_shown_whole(reading: Reading) -> None:
    file = io.StringIO()
    print_explained(what.explain(reading, "e1"), file)
    shown = file.getvalue()
    for words in (
        "e1  ASSAULT",
        "Greece bombed Troy",
        "what:ASSAULT/bomb.verb",
        "Greece [GRC]",
        "–obj→",
        "told",
        "confidence",
    ):
        assert words in shown
    assert all(line == line.rstrip() for line in shown.splitlines())


def test_words_that_look_like_markup_are_shown_as_they_are(build: Build, name: Name) -> None:
    rows = "[/b] [/b] PUNCT -LRB- punct 2\n[red] [red] NOUN NN nsubj 2\nbombed bomb VERB VBD root 2\n"
    made = build(rows + "Troy Troy PROPN NNP obj 2")
    name(made, 3, "TUR")
    what.find(made)
    file = io.StringIO()
    print_explained(what.explain(made, "e1"), file)
    assert "[/b] [red] bombed Troy" in file.getvalue()
    assert "[no country]" in file.getvalue()


def test_an_event_that_is_not_there_is_named(reading: Reading) -> None:
    with pytest.raises(SettingError, match="no event e9"):
        what.explain(reading, "e9")
