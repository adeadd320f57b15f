"""In whose voice an event is told: the report's, another's, or only that of a side to it; and what lowers it."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman import Reader
from dragoman.report import Report


@cache
def reader() -> Reader:
    return Reader()


def read(text: str) -> Report:
    return reader().read(text, published="2024-05-14")


@pytest.mark.parametrize(
    ("text", "trigger", "side"),
    [
        ("Turkey said Greece had shelled a patrol boat of Turkey on Monday.", "shelled", "recipients"),
        ("Norway said Greece had shelled a patrol boat of Turkey on Monday.", "shelled", None),
        ("Greece shelled a patrol boat of Turkey on Monday.", "shelled", None),
    ],
)
def test_what_only_one_side_says_is_marked(text: str, trigger: str, side: str | None) -> None:
    report = read(text)
    event = next(e for e in report.events if report.words(e.trigger) == trigger)
    assert event.claimed_by == side
    assert (event.statement is None) == text.startswith("Greece")


def test_a_hedge_lowers_the_event_and_is_named() -> None:
    plain, hedged = (
        read(f"The rebels {word} seized the town of Goma on Monday.").events[0] for word in ("", "reportedly")
    )
    assert plain.hedge is None
    assert hedged.hedge == "reportedly"
    assert hedged.confidence < plain.confidence


def test_a_claim_of_a_ministry_is_hedged_by_its_verb() -> None:
    report = read("The ministry claimed that Greek troops had shelled a convoy near Thebes.")
    assert [event.hedge for event in report.events if report.words(event.trigger) == "shelled"] == ["claimed"]
