"""Gaps: what the report says is left unsaid, by whom, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.errors import DataError
from dragoman.reading import Reading
from dragoman.report import Event, Unknown
from dragoman.said import find_gaps, omissions

Parsed = Callable[..., Reading]


def add_event(reading: Reading, word: str) -> str:
    token = next(t for t in reading.doc if t.text == word)
    event = Event(
        id=reading.new_id("e"),
        event="CONSULT",
        quad="verbal cooperation",
        score=2.5,
        date=Unknown(unknown="not said"),
        place=Unknown(unknown="not said"),
        trigger=reading.span(token),
        sentence=reading.span(token.sent),
    )
    reading.events.append(event)
    return event.id


@pytest.mark.parametrize(
    ("text", "kind", "by"),
    [
        ("The ministry released no details of the meeting.", "not disclosed", "The ministry"),
        ("No information was published about the raid.", "not disclosed", None),
        ("Police did not say how many people had been arrested.", "not disclosed", "Police"),
        ("The ministry refused to say whether the troops had left.", "not disclosed", "The ministry"),
        ("The army declined to comment on the report.", "not commented", "The army"),
        ("There was no immediate comment from the embassy.", "not commented", "the embassy"),
        ("It was not immediately clear who fired the rockets.", "not clear", None),
        ("The cause of the blast remains unclear.", "not clear", None),
        ("The number of casualties is unknown.", "not known", None),
        ("No group has claimed responsibility for the bombing.", "not claimed", None),
        ("The spokesman could not be reached for comment.", "not reached", "The spokesman"),
        ("The video could not be independently verified.", "not verified", None),
        ("Officials have not confirmed the death toll.", "not confirmed", "Officials"),
        ("Neither side would say what was discussed on Monday.", "not disclosed", "Neither side"),
        ("Nothing was ever published about that meeting.", "not disclosed", None),
        ("How he died was not known on Tuesday night.", "not known", None),
        ("The army said nothing about its losses.", "not disclosed", "The army"),
        ("The police would not release the names of the victims.", "not disclosed", "The police"),
    ],
)
def test_the_unsaid_is_found_with_who_keeps_silent(parsed: Parsed, text: str, kind: str, by: str | None) -> None:
    reading = parsed(text)
    find_gaps(reading)
    assert [(g.kind, g.by) for g in reading.gaps] == [(kind, by)]


@pytest.mark.parametrize(
    "text",
    [
        "No details were spared at the wedding of the tycoon's daughter.",
        "He said he would not release the prisoners.",
        "Nothing will stop us, he said.",
        "The general was told to stand aside.",
        "He did not say that the war was over.",
        "The captain does not know the town.",
        "No casualties were reported.",
        "The minister commented on the vote.",
        "The water was clear.",
        "The ministry will not release the prisoners' names until their families agree.",
        "The court confirmed the sentence.",
    ],
)
def test_near_misses_are_no_gaps(parsed: Parsed, text: str) -> None:
    reading = parsed(text)
    find_gaps(reading)
    assert reading.gaps == []


def test_a_gap_is_about_the_event_that_it_names(parsed: Parsed) -> None:
    reading = parsed("The two ministers met in Oslo. No details of the negotiations were released.")
    add_event(reading, "met")
    negotiations = add_event(reading, "negotiations")
    find_gaps(reading)
    assert reading.gaps[0].about == negotiations


def test_a_gap_without_an_event_of_its_own_is_about_the_sentence_before(parsed: Parsed) -> None:
    reading = parsed("The two ministers met in Oslo. No details were released.")
    met = add_event(reading, "met")
    find_gaps(reading)
    assert reading.gaps[0].about == met


def test_a_rule_of_an_unknown_shape_is_an_error() -> None:
    with pytest.raises(DataError, match="unknown kind or shape"):
        omissions.parse({"rule": [{"kind": "not known", "shape": "guess"}]})
