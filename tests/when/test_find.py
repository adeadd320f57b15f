"""Sentences written for these tests, and the times in them. 22 June 2016, the day of publication, is a Wednesday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.reading import Reading
from dragoman.report import Time
from dragoman.when import find

Parsed = Callable[..., Reading]
PUBLISHED = "2016-06-22"


def times(parsed: Parsed, text: str, published: str | None = PUBLISHED) -> list[Time]:
    """The times of a text, with the invariants of the room checked."""
    reading = parsed(text, published=published)
    find(reading)
    ends = 0
    for time in reading.times:
        assert ends <= time.span.start
        assert text[time.span.start : time.span.end] == time.text
        ends = time.span.end
    return reading.times


def only(parsed: Parsed, text: str, words: str, published: str | None = PUBLISHED) -> Time:
    """The time that is just these words."""
    found = [time for time in times(parsed, text, published) if time.text == words]
    assert len(found) == 1, [time.text for time in times(parsed, text, published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Soldiers shot two farmers on Tuesday near the border.", "Tuesday", "2016-06-21"),
        ("The ministers will meet in Vienna on Tuesday.", "Tuesday", "2016-06-28"),
        ("The ministers met in Vienna on Wednesday.", "Wednesday", "2016-06-22"),
        ("Rebels plan to hand over their weapons on Friday.", "Friday", "2016-06-24"),
        ("The envoy is expected to arrive on Sunday.", "Sunday", "2016-06-26"),
        ("The envoy had been due to arrive on Sunday.", "Sunday", "2016-06-19"),
        ("The strike, which began on Monday, will end on Friday.", "Monday", "2016-06-20"),
        ("The strike, which began on Monday, will end on Friday.", "Friday", "2016-06-24"),
        ("Police arrested the mayor last Friday.", "last Friday", "2016-06-17"),
        ("The treaty was signed last Wednesday.", "last Wednesday", "2016-06-15"),
        ("Talks resume next Monday.", "next Monday", "2016-06-27"),
        ("The court is to rule this Thursday.", "this Thursday", "2016-06-23"),
        ("Protesters gathered yesterday.", "yesterday", "2016-06-21"),
        ("Protesters will gather tomorrow.", "tomorrow", "2016-06-23"),
        ("The treaty was signed on 9 November 1989.", "9 November 1989", "1989-11-09"),
        ("The treaty was signed on November 9, 1989.", "November 9, 1989", "1989-11-09"),
        ("The treaty was signed on 1989-11-09.", "1989-11-09", "1989-11-09"),
        ("The treaty was signed on 9 May.", "9 May", "2016-05-09"),
        ("The law takes effect on 1 July.", "1 July", "2016-07-01"),
        ("The general resigned two days ago.", "two days ago", "2016-06-20"),
        ("He was freed on Christmas Day.", "Christmas Day", "2015-12-25"),
    ],
)
def test_days(parsed: Parsed, text: str, words: str, value: str) -> None:
    time = only(parsed, text, words)
    assert (time.type, time.value, time.mod) == ("DATE", value, None)
    assert time.earliest == time.latest == dt.date.fromisoformat(value)


@pytest.mark.parametrize(
    ("text", "words", "value", "mod", "days"),
    [
        ("The rebels left three weeks ago.", "three weeks ago", "2016-W22", None, "2016-05-30 2016-06-05"),
        ("The party was banned five years ago.", "five years ago", "2011", None, "2011-01-01 2011-12-31"),
        ("It was finished about two years ago.", "about two years ago", "2014", "APPROX", "2014-01-01 2014-12-31"),
        ("The army took the valley last summer.", "last summer", "2015-SU", None, "2015-06-01 2015-08-31"),
        ("It fell in the summer of 2014.", "the summer of 2014", "2014-SU", None, "2014-06-01 2014-08-31"),
        ("Fighting began in early October.", "early October", "2015-10", "START", "2015-10-01 2015-10-11"),
        ("Fighting began in late 2014.", "late 2014", "2014", "END", "2014-09-01 2014-12-31"),
        ("Fighting began in mid-2012.", "mid-2012", "2012", "MID", "2012-05-01 2012-09-01"),
        ("He was dismissed earlier this month.", "earlier this month", "2016-06", "START", "2016-06-01 2016-06-22"),
        ("The harbour has been closed since March 2011.", "March 2011", "2011-03", None, "2011-03-01 2011-03-31"),
        ("The harbour has been closed since March.", "March", "2016-03", None, "2016-03-01 2016-03-31"),
        ("The vote will be held in September.", "September", "2016-09", None, "2016-09-01 2016-09-30"),
        ("The vote was held in September.", "September", "2015-09", None, "2015-09-01 2015-09-30"),
        ("Elections were held last month.", "last month", "2016-05", None, "2016-05-01 2016-05-31"),
        ("Elections will be held next year.", "next year", "2017", None, "2017-01-01 2017-12-31"),
        ("Prices rose last week.", "last week", "2016-W24", None, "2016-06-13 2016-06-19"),
        ("The clashes began over the weekend.", "the weekend", "2016-W24-WE", None, "2016-06-18 2016-06-19"),
        ("The war lasted through the 1990s.", "the 1990s", "199", None, "1990-01-01 1999-12-31"),
        ("It happened in the late 1980s.", "the late 1980s", "198", "END", "1986-09-01 1989-12-31"),
        ("Growth slowed in the first quarter.", "the first quarter", "2016-Q1", None, "2016-01-01 2016-03-31"),
        (
            "Growth slowed in the first half of 2015.",
            "the first half of 2015",
            "2015-H1",
            None,
            "2015-01-01 2015-06-30",
        ),
        ("It will pass by the end of the year.", "the end of the year", "2016", "END", "2016-09-01 2016-12-31"),
    ],
)
def test_periods(parsed: Parsed, text: str, words: str, value: str, mod: str | None, days: str) -> None:
    time = only(parsed, text, words)
    assert (time.type, time.value, time.mod) == ("DATE", value, mod)
    assert f"{time.earliest} {time.latest}" == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Envoys met from 3 to 5 June in Geneva.", {"3": "2016-06-03", "5 June": "2016-06-05"}),
        ("Envoys met on April 24 and 25 in Geneva.", {"April 24": "2016-04-24", "25": "2016-04-25"}),
        ("He was jailed from 1985-87.", {"1985": "1985", "87": "1987"}),
        ("He came on Thursday and left on Saturday.", {"Thursday": "2016-06-16", "Saturday": "2016-06-18"}),
    ],
)
def test_ranges(parsed: Parsed, text: str, expected: dict[str, str]) -> None:
    assert {time.text: time.value for time in times(parsed, text)} == expected


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod"),
    [
        ("Shelling went on for three days.", "three days", "DURATION", "P3D", None),
        ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M", None),
        ("He was held for nearly six months.", "nearly six months", "DURATION", "P6M", "LESS_THAN"),
        ("A two-week truce began.", "two-week", "DURATION", "P2W", None),
        ("Worshippers march every Friday.", "every Friday", "SET", "XXXX-WXX-5", None),
        ("The market opens on Mondays.", "Mondays", "SET", "XXXX-WXX-1", None),
        ("The market opens on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI", None),
        ("Trucks leave every two weeks.", "every two weeks", "SET", "P2W", None),
        ("The council meets every day.", "every day", "SET", "P1D", None),
    ],
)
def test_lengths_and_sets_have_no_days(
    parsed: Parsed, text: str, words: str, kind: str, value: str, mod: str | None
) -> None:
    time = only(parsed, text, words)
    assert (time.type, time.value, time.mod) == (kind, value, mod)
    assert time.earliest is time.latest is None


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bomb went off at 4 p.m. on Tuesday.", "4 p.m. on Tuesday", "2016-06-21T16:00"),
        ("The attack came at 5:30 a.m. local time.", "5:30 a.m. local time", "2016-06-22T05:30"),
        ("As of 5 p.m. today the road was closed.", "5 p.m. today", "2016-06-22T17:00"),
        ("Shots were heard at noon on Monday.", "noon on Monday", "2016-06-20T12:00"),
        ("Shots were heard on Tuesday night.", "Tuesday night", "2016-06-21TNI"),
        ("Shots were heard early Friday morning.", "Friday morning", "2016-06-17TMO"),
        ("Protesters gathered last night.", "last night", "2016-06-21TNI"),
        ("He will speak this evening.", "this evening", "2016-06-22TEV"),
    ],
)
def test_times_of_day(parsed: Parsed, text: str, words: str, value: str) -> None:
    time = only(parsed, text, words)
    assert (time.type, time.value) == ("TIME", value)
    assert time.earliest == time.latest == dt.date.fromisoformat(value[:10])


@pytest.mark.parametrize(
    ("then", "words", "value"),
    [
        ("Its mayor had fled two days earlier.", "two days earlier", "2016-06-12"),
        ("Its mayor came back the next day.", "the next day", "2016-06-15"),
        ("Its mayor was shot a week later.", "a week later", "2016-06-21"),
        ("Its mayor was shot that evening.", "that evening", "2016-06-14TEV"),
    ],
)
def test_what_counts_from_the_time_told_before(parsed: Parsed, then: str, words: str, value: str) -> None:
    assert only(parsed, f"The army entered the town on 14 June. {then}", words).value == value


def test_a_time_told_with_its_year_needs_no_publication(parsed: Parsed) -> None:
    text = "They had met in 2014. The following year they parted."
    assert only(parsed, text, "The following year", None).value == "2015"


@pytest.mark.parametrize(
    "text",
    [
        "The minister may resign over the affair.",
        "The second convoy reached the camp.",
        "The Times reported the raid.",
        "Some 1500 people fled and 2000 soldiers deserted.",
        "The camp is home to 1,990 refugees.",
        "They march to the sea.",
        "May said the army had failed.",
        "April Jones and her son were released.",
        "In the fall of the city many died.",
        "A 44-year-old man was shot.",
        "He was 12 years old.",
    ],
)
def test_words_that_are_no_times(parsed: Parsed, text: str) -> None:
    assert [time.text for time in times(parsed, text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Soldiers shot two farmers on Tuesday.", "Tuesday"),
        ("The rebels left the town three weeks ago.", "three weeks ago"),
        ("The harbour has been closed since March.", "March"),
        ("Protesters gathered yesterday.", "yesterday"),
        ("The army took the valley last summer.", "last summer"),
        ("The bomb went off at 4 p.m. on Tuesday.", "4 p.m. on Tuesday"),
        ("Elections were held last month.", "last month"),
        ("Growth slowed in the first quarter.", "the first quarter"),
        ("He will speak this evening.", "this evening"),
        ("He was freed on Christmas Day.", "Christmas Day"),
        ("The law takes effect on 1 July.", "1 July"),
    ],
)
def test_without_publication_relative_times_have_no_value(parsed: Parsed, text: str, words: str) -> None:
    time = only(parsed, text, words, None)
    assert (time.value, time.earliest, time.latest) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The temple was burned in AD 70.", "AD 70", "0070"),
        ("The king died in 44 BC.", "44 BC", "BC0044"),
    ],
)
def test_eras(parsed: Parsed, text: str, words: str, value: str) -> None:
    assert only(parsed, text, words).value == value


@pytest.mark.parametrize("words", ["As of", "Until even"])
def test_a_clock_before_today_is_read_whatever_stands_before(parsed: Parsed, words: str) -> None:
    assert only(parsed, f"{words} 5 p.m. today nothing moved.", "5 p.m. today").value == "2016-06-22T17:00"


def test_tokens_know_their_time(parsed: Parsed) -> None:
    reading = parsed("Soldiers left the town three weeks ago.", published=PUBLISHED)
    find(reading)
    (time,) = reading.times
    assert {reading.doc[i].text for i, each in reading.time_at.items() if each is time} == {"three", "weeks", "ago"}
