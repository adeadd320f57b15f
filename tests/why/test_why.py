"""Reasons: cause, purpose, context, tension, precedent; which event they explain; which question they answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

import pytest

from dragoman.errors import DataError
from dragoman.reading import Mention, Reading
from dragoman.report import Actor, Document, Event, EventDate, Participant, Reason, Unknown
from dragoman.report.plover import EVENTS, EventCode
from dragoman.why import cues, find

Parsed = Callable[..., Reading]


def add_event(reading: Reading, word: str, code: EventCode, *, day: str | None = None, parties: str = "") -> str:
    """An event as the what room would add it: its trigger word, its code, its day, and the countries of its parties."""
    token = next(
        t for t in reading.doc if t.text == word and reading.span(t) not in [e.trigger for e in reading.events]
    )
    span = reading.span(token)
    date = dt.date.fromisoformat(day) if day else None
    event = Event(
        id=reading.new_id("e"),
        event=code,
        quad=EVENTS[code][0],
        score=EVENTS[code][1],
        actors=[Participant(name=party, code=party, span=span) for party in parties.split()],
        date=EventDate(value=day or "", earliest=date, latest=date, rule="own clause")
        if day
        else Unknown(unknown="not said"),
        place=Unknown(unknown="not said"),
        trigger=span,
        sentence=reading.span(token.sent),
    )
    reading.events.append(event)
    return event.id


def name(reading: Reading, word: str, id: str, country: str) -> None:
    token = next(t for t in reading.doc if t.text == word)
    reading.actors.append(Actor(id=id, name=word, kind="state", country=country))
    reading.add_mention(Mention(token.i, token.i + 1, token.i, id, "name"))


def words(reading: Reading, reason: Reason) -> str:
    return reading.document.text[reason.span.start : reason.span.end]


Kind = Literal["cause", "trigger", "purpose", "context", "concession"]


@pytest.mark.parametrize(
    ("text", "trigger", "code", "kind", "reason"),
    [
        (
            "Kenya imposed sanctions because the envoy was jailed.",
            "imposed",
            "SANCTION",
            "cause",
            "the envoy was jailed",
        ),
        (
            "The drought in the north led to protests in Dakar.",
            "protests",
            "PROTEST",
            "cause",
            "The drought in the north",
        ),
        ("The protests stemmed from a rise in prices.", "protests", "PROTEST", "cause", "a rise in prices"),
        ("Protesters attacked the embassy as tensions rose.", "attacked", "ASSAULT", "context", "tensions rose"),
        ("Despite the truce, Chad shelled the port.", "shelled", "ASSAULT", "concession", "the truce"),
        ("Because rice ran out, dockers marched on Sunday.", "marched", "PROTEST", "cause", "rice ran out"),
        ("Thousands protested over rising fuel prices.", "protested", "PROTEST", "cause", "rising fuel prices"),
        ("Peru expelled the envoy in response to the arrests.", "expelled", "SANCTION", "cause", "the arrests"),
        (
            "The rebels withdrew after the army shelled the hills.",
            "withdrew",
            "RETREAT",
            "trigger",
            "the army shelled the hills",
        ),
        (
            "Police arrested forty people in order to prevent a march.",
            "arrested",
            "COERCE",
            "purpose",
            "prevent a march",
        ),
        ("The raid sparked protests in the capital.", "protests", "PROTEST", "trigger", "The raid"),
    ],
)
def test_a_stated_reason_is_tied_to_its_event(
    parsed: Parsed, text: str, trigger: str, code: EventCode, kind: Kind, reason: str
) -> None:
    reading = parsed(text)
    event = add_event(reading, trigger, code)
    find(reading)
    found = reading.reasons[0]
    assert (found.kind, words(reading, found), found.explains) == (kind, reason, event)


def test_a_context_sentence_explains_the_event_that_its_subject_names(parsed: Parsed) -> None:
    reading = parsed(
        "The envoy visited Oslo. Snow fell on the town. The visit comes amid a dispute over fishing rights."
    )
    visited = add_event(reading, "visited", "CONSULT")
    find(reading)
    found = next(r for r in reading.reasons if r.kind == "context")
    assert words(reading, found) == "a dispute over fishing rights"
    assert found.explains == visited


def test_a_pronoun_points_back_to_the_sentence_before(parsed: Parsed) -> None:
    reading = parsed("The two ministers held talks. However, they come as both capitals face growing difficulties.")
    talks = add_event(reading, "talks", "CONSULT")
    find(reading)
    assert words(reading, reading.reasons[0]) == "both capitals face growing difficulties"
    assert reading.reasons[0].explains == talks


def test_what_answers_the_question_of_the_report_comes_first(parsed: Parsed) -> None:
    reading = parsed(
        "Why the sudden visit to Oslo? The envoy visited Oslo. Shops closed because snow fell. It comes as both sides face ruin."
    )
    visit = add_event(reading, "visited", "CONSULT")
    add_event(reading, "closed", "COERCE")
    find(reading)
    context = next(r for r in reading.reasons if r.kind == "context")
    assert context.question is None or context.question == "Why the sudden visit to Oslo?"
    assert any(r.explains for r in reading.reasons)
    assert visit


def test_a_question_is_quoted_in_its_words(parsed: Parsed) -> None:
    reading = parsed("Why the sudden visit to Oslo?\n\nThe envoy visited Oslo because fishing had stopped.")
    add_event(reading, "visited", "CONSULT")
    find(reading)
    assert reading.reasons[0].question == "Why the sudden visit to Oslo?"


def test_tension_needs_two_named_parties(parsed: Parsed) -> None:
    reading = parsed("Peru expelled the envoy. There is some tension between Lima and Chile.")
    name(reading, "Lima", "a1", "PER")
    name(reading, "Chile", "a2", "CHL")
    expelled = add_event(reading, "expelled", "SANCTION", parties="PER CHL")
    find(reading)
    found = next(r for r in reading.reasons if r.kind == "tension")
    assert "tension between Lima and Chile" in words(reading, found)
    assert found.explains == expelled


def test_an_earlier_event_of_the_same_parties_is_a_precedent(parsed: Parsed) -> None:
    reading = parsed("The ministers met in Oslo. Three weeks ago they gathered in Lima.", published="2016-06-22")
    met = add_event(reading, "met", "CONSULT", day="2016-06-21", parties="NOR PER")
    add_event(reading, "gathered", "CONSULT", day="2016-06-01", parties="NOR PER")
    find(reading)
    found = next(r for r in reading.reasons if r.kind == "precedent")
    assert found.explains == met
    assert words(reading, found).startswith("Three weeks ago")


def test_times_after_after_are_no_reasons(parsed: Parsed) -> None:
    reading = parsed("The ministers met after midnight.")
    add_event(reading, "met", "CONSULT")
    find(reading)
    assert reading.reasons == []


def test_reasons_are_ranked_and_numbered_in_that_order(parsed: Parsed) -> None:
    reading = parsed("Thousands marched over fuel prices. Peru closed the border because rebels had crossed it.")
    add_event(reading, "marched", "PROTEST")
    add_event(reading, "closed", "COERCE")
    find(reading)
    strengths = [r.strength for r in reading.reasons]
    assert strengths == sorted(strengths, reverse=True)
    assert [r.id for r in reading.reasons] == [f"w{n}" for n in range(1, len(strengths) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "A mob attacked the office. Campaigning is due to start on April 27.",
        "A mob attacked the office after attending prayers.",
        "Paris called on Bonn to send planes.",
    ],
)
def test_plans_order_in_time_and_requests_are_no_reasons(parsed: Parsed, text: str) -> None:
    reading = parsed(text)
    add_event(reading, "attacked" if "attacked" in text else "called", "ASSAULT")
    find(reading)
    assert reading.reasons == []


@pytest.mark.parametrize("text", ["", "Why", "Why?", "because", "after", "It comes as"])
def test_scraps_do_no_harm(parsed: Parsed, text: str) -> None:
    find(parsed(Document(id="d", text=text)))


def test_an_unknown_kind_in_the_lexicon_is_an_error() -> None:
    with pytest.raises(DataError, match="unknown kind"):
        cues.parse({"marker": [{"kind": "fate", "strength": 1, "phrases": ["alas"]}], "verb": []})
