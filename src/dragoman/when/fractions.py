"""Which part of a longer period? Quarters and halves of years, beginnings and ends.

A quarter without a year is the latest that had begun on the day of publication, unless its verb looks ahead.
"""

from __future__ import annotations

import datetime as dt

from dragoman.when.calendar import interval, shift, value_at
from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.story import Story

_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_JUST_OVER = 135
_STEPS = {"last": -1, "next": 1, "last year": -1, "next year": 1}
_EDGES = {
    "end": "END",
    "close": "END",
    "beginning": "START",
    "start": "START",
    "turn": "START",
    "middle": "MID",
    "first half": "START",
    "early part": "START",
    "second half": "END",
    "latter part": "END",
}


def _nearest(story: Story, match: Match, place: int, parts: int) -> str | None:
    """The value's year for the part `place` of `parts` in a year."""
    base = story.published
    if base is None:
        return None
    now = (base.month - 1) * parts // 12 + 1
    year = base.year - (place > now)
    begun = shift(dt.date(year, 1, 1), "month", 12 // parts * place)
    just_over = begun is not None and 0 <= (base - begun).days <= _JUST_OVER
    if place != now and not just_over and story.direction(match.start, match.end) == "future":
        year = base.year + (place < now)
    return f"{year:04}"


def quarter(match: Match, story: Story) -> list[Sense]:
    """A quarter of a year; before a noun ("a third-quarter loss") the article belongs to the noun."""
    figures = match.get("qn", "qn2")
    place = int(figures[1]) if figures else _QUARTERS[match.slots["q"]]
    start = match.start
    if match.get("dash") == "-":
        start = match.spans["fiscal" if "fiscal" in match.slots else "q"][0]
    words = story.lowered[match.start : match.end]
    if words.startswith("a ") and words.count(" ") < 3:
        start = match.spans["q"][0]
    year = match.get("year", "year2")
    if year is None and match.get("yearword"):
        year = str(story.published.year + _STEPS.get(match.slots["yearword"], 0)) if story.published else None
    elif year is None:
        year = _nearest(story, match, place, 4)
    return [Sense("DATE", f"{year}-Q{place}" if year else None, start=start, confidence=0.9)]


def quarters_set(match: Match, story: Story) -> list[Sense]:
    """ "the second and fourth quarters", that come each year."""
    place = _QUARTERS[match.slots.get("q") or match.slots["q2"]]
    return [Sense("SET", f"XXXX-Q{place}", confidence=0.6)]


def half(match: Match, story: Story) -> list[Sense]:
    """A half of a year, where the year is said."""
    place = 1 if match.slots["h"] in ("first", "1st") else 2
    year, word = match.get("year"), match.get("yearword")
    if year is None and word is None:
        return []
    if year is None and story.published:
        year = str(story.published.year + _STEPS.get(word or "", 0))
    return [Sense("DATE", f"{year}-H{place}" if year else None)]


def edge_of(match: Match, story: Story) -> list[Sense]:
    """ "the end of the month", "the beginning of 2014"."""
    mod, unit = _EDGES[match.slots["edge"]], match.get("unit")
    month_name = match.get("month", "month2")
    value: str | None
    if unit:
        moved = shift(story.published, unit, _STEPS.get(match.slots["which"], 0)) if story.published else None
        value = value_at(moved, unit) if moved else None
    elif "season" in match.slots:
        code = load().words["season"][match.slots["season"]]
        value = f"{story.published.year}-{code}" if story.published else None
    elif month_name:
        number = load().words["month"][month_name]
        year = match.get("year") or _nearest(story, match, number, 12)
        value = f"{year}-{number:02}" if year else None
    else:
        value = match.slots["year"]
    return [Sense("DATE", value, mod, confidence=0.85)]


def year_end(match: Match, story: Story) -> list[Sense]:
    """ "year end", "the year's end"."""
    unit = match.slots["unit"]
    back = -1 if story.before(match.start) == "since" else 0
    day = shift(story.published, unit, back) if story.published else None
    return [Sense("DATE", value_at(day, unit) if day else None, "END", confidence=0.8)]


def year_period(match: Match, story: Story) -> list[Sense]:
    """ "the 1988 period": of the quarter that the report is about."""
    told = story.reporting_quarter()
    year = match.slots["year"]
    return [Sense("DATE", f"{year}-{told[5:]}" if told else year, confidence=0.75, anchor=False)]


def year_earlier(match: Match, story: Story) -> list[Sense]:
    """ "the year-earlier quarter", "year-ago": a year before the period told."""
    told = story.reporting_quarter()
    start = match.start
    first = interval(told)[0] if told else story.published
    before = shift(first, "year", -1) if first else None
    value = value_at(before, "quarter" if told else "year") if before else None
    return [Sense("DATE", value, start=start, confidence=0.75, anchor=False)]


SENSES: dict[str, SenseFunction] = {
    "quarter": quarter,
    "quarters_set": quarters_set,
    "half": half,
    "edge_of": edge_of,
    "year_end": year_end,
    "year_period": year_period,
    "year_earlier": year_earlier,
}
