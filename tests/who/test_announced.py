"""Posts that one sentence announces and the next one gives a holder."""

from __future__ import annotations

import pytest

from tests.who.reports import post, read


@pytest.mark.parametrize(
    ("first", "title", "body", "country"),
    [
        ("Latvia has a new army chief.", "chief", "army", "LVA"),
        ("A new chairman was chosen on Sunday by Chile's Farmers' Party.", "chairman", "Farmers' Party", "CHL"),
    ],
)
def test_the_next_sentence_names_the_holder(first: str, title: str, body: str | None, country: str) -> None:
    found = post(read(f"{first} Ann Borg, who is 51, will start on Monday."), "Ann Borg")
    assert (found.title, found.body, found.country, found.status) == (title, body, country, "appointed")
    assert "announced" in found.by


def test_a_person_named_before_is_not_the_new_holder() -> None:
    assert read("Karl Lind left. Latvia has a new army chief. Karl Lind welcomed that.").posts == []
    assert read("Latvia wants a new army chief. Ann Borg starts on Monday.").posts == []


def test_who_speaks_about_the_choice_is_not_the_new_holder() -> None:
    assert read("Latvia has a new army chief. Ann Borg welcomed the choice.").posts == []
    assert read("Latvia has a new army chief. Analyst Ann Borg said she was surprised.").posts == []
