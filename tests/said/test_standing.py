"""Standings: whether a predicate is told as a fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.reading import Reading
from dragoman.report import Document, Time
from dragoman.said import find_standings

Parsed = Callable[..., Reading]


def standing(reading: Reading, word: str) -> str:
    find_standings(reading)
    token = next(t for t in reading.doc if t.text == word)
    found = reading.standings.get(token.i)
    return found.name if found else "asserted"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The army attacked the town.", "attacked", "asserted"),
        ("The army did not attack the town.", "attack", "negated"),
        ("The army never attacked the town.", "attacked", "negated"),
        ("The two sides refused to sign the treaty.", "sign", "negated"),
        ("The government denied attacking the convoy.", "attacking", "negated"),
        ("The rebels failed to capture the airport.", "capture", "negated"),
        ("The minister left without meeting the envoy.", "meeting", "negated"),
        ("The president will visit Cairo next week.", "visit", "future"),
        ("The two countries agreed to withdraw their troops.", "withdraw", "future"),
        ("The troops are expected to leave in May.", "leave", "future"),
        ("The army could attack the town.", "attack", "hypothetical"),
        ("If the army attacks the town, thousands will flee.", "attacks", "hypothetical"),
        ("The rebels threatened to attack the airport.", "attack", "hypothetical"),
        ("The envoy urged the army to withdraw.", "withdraw", "hypothetical"),
        ("The police tried to disperse the crowd.", "disperse", "hypothetical"),
        ("The police managed to disperse the crowd.", "disperse", "asserted"),
        ("The general said that his men had captured the bridge.", "captured", "asserted"),
    ],
)
def test_a_predicate_is_told_as(parsed: Parsed, text: str, word: str, name: str) -> None:
    assert standing(parsed(text), word) == name


def test_coordinated_verbs_share_their_auxiliary(parsed: Parsed) -> None:
    assert standing(parsed("The army will enter the town and disarm the militia."), "disarm") == "future"


def test_a_noun_under_a_light_verb_is_told_as_the_verb(parsed: Parsed) -> None:
    assert standing(parsed("The army will launch an offensive in the north."), "offensive") == "future"


def test_a_negated_standing_names_its_cue(parsed: Parsed) -> None:
    reading = parsed("The army did not attack the town.")
    find_standings(reading)
    attack = next(t for t in reading.doc if t.text == "attack")
    assert [reading.doc[i].text for i in reading.standings[attack.i].cues] == ["not"]


def test_a_hedge_is_kept_with_the_word(parsed: Parsed) -> None:
    reading = parsed("The army reportedly attacked the town.")
    find_standings(reading)
    attacked = next(t for t in reading.doc if t.text == "attacked")
    assert reading.standings[attacked.i].hedge == "reportedly"
    assert reading.standings[attacked.i].name == "asserted"


def test_what_is_dated_long_before_the_report_is_history(parsed: Parsed) -> None:
    reading = parsed("The empire invaded the island in 1912.", published="2016-06-22")
    year = next(t for t in reading.doc if t.text == "1912")
    reading.time_at[year.i] = Time(
        id="t1",
        span=reading.span(year),
        text="1912",
        type="DATE",
        value="1912",
        earliest=dt.date(1912, 1, 1),
        latest=dt.date(1912, 12, 31),
    )
    assert standing(reading, "invaded") == "historical"


@pytest.mark.parametrize("text", ["", "No", "not not not", "\ufffd"])
def test_texts_without_predicates_do_no_harm(parsed: Parsed, text: str) -> None:
    find_standings(parsed(Document(id="d", text=text)))
