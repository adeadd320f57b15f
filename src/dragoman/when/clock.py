"""What time of day? The clock, noon and midnight, mornings and nights.

A time of day belongs to the day that its words name, else to the day told last, else to the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re

from dragoman.when.days import date, day_beside_today, day_of_weekday, with_part
from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.numbers import number
from dragoman.when.story import Story

_NAMED = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}
_PARTS_NAMED = {"dawn": "TMO", "sunrise": "TMO", "daybreak": "TMO", "dusk": "TEV", "sunset": "TEV", "nightfall": "TNI"}
_BEFORE_DAWN = frozenset("at before by after until since around".split())


def _day(match: Match, story: Story) -> str | None:
    day: dt.date | None
    if "today" in match.slots:
        day = day_beside_today(match.slots["today"], story)
    elif "month" in match.slots:
        slots = {slot: words for slot, words in match.slots.items() if slot in ("month", "day", "year")}
        found = date(Match(match.rule, match.start, match.end, slots, match.spans), story)
        return found[0].value if found else None
    elif "weekday2" in match.slots:
        day = day_of_weekday(match, story, match.slots["weekday2"])
    else:
        day = story.last_day()
    return day.isoformat() if day else None


def clock(match: Match, story: Story) -> list[Sense]:
    """ "5 p.m. EST, Nov. 9", "four o'clock", "4 in the morning"."""
    words = match.get("clock") or match.get("number") or ""
    hour, _, minute = words.replace(".", ":").partition(":")
    value = number(hour)
    if value is None or not 1 <= value <= 12:
        return []
    half = (match.get("half_of_day") or "")[:1] or {"morning": "a", "afternoon": "p", "evening": "p", "night": "p"}.get(
        match.get("inpart", "atpart") or "", ""
    )
    hours = int(value) % 12 + 12 if half == "p" else int(value) % 12 if half == "a" else int(value)
    day = _day(match, story)
    mod = "APPROX" if re.match("about|around", story.lowered[match.start : match.start + 6]) else None
    start = match.start
    if mod and story.lowered.startswith("about", match.start):
        start = match.spans["clock" if "clock" in match.slots else "number"][0]
    end = match.end
    return [Sense("TIME", f"{day}T{hours:02}:{minute or '00'}" if day else None, mod, start, end, confidence=0.9)]


def clock24(match: Match, story: Story) -> list[Sense]:
    """ "0735 GMT", "14:30 CET"."""
    figures = re.sub(r"\D", "", match.slots["clock24"]).zfill(4)
    if story.lowered[max(0, match.start - 1) : match.start] == "(":
        return []  # the same moment again, by another clock
    day = _day(match, story)
    return [Sense("TIME", f"{day}T{figures[:2]}:{figures[2:]}" if day else None, confidence=0.8)]


def noon(match: Match, story: Story) -> list[Sense]:
    """Noon and midnight, dawn and dusk."""
    word = match.slots["word"]
    if story.before(match.start) == "high":
        return []
    if word in _PARTS_NAMED and story.before(match.start) not in _BEFORE_DAWN:
        return []
    day = _day(match, story)
    return [Sense("TIME", f"{day}{_NAMED.get(word) or _PARTS_NAMED[word]}" if day else None, confidence=0.7)]


def part_of_today(match: Match, story: Story) -> list[Sense]:
    """ "this morning", "last night", "tomorrow evening"."""
    steps = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(match.slots["which"], 0)
    day = story.published + dt.timedelta(days=steps) if story.published else None
    mod = {"earlier": "START", "early": "START", "later": "END", "late": "END"}.get(match.get("within") or "")
    value, _ = with_part(day.isoformat() if day else None, match.slots["part"])
    return [Sense("TIME", value, mod)]


def the_part(match: Match, story: Story) -> list[Sense]:
    """ "in the morning": of the day told last."""
    if story.before(match.start) not in ("in", "during", "through", "by", "into", "of", "for", "until"):
        return []
    if match.slots["part"] == "night" and story.after(match.end) in ("of", "the", "that", "when"):
        return []
    day = story.last_day()
    value, _ = with_part(day.isoformat() if day else None, match.slots["part"])
    return [Sense("TIME", value, load().words["edge"].get(match.get("edge") or ""), confidence=0.6)]


def part_beside(match: Match, story: Story) -> list[Sense]:
    """ "that evening", "the next morning": of the day told before, or the day beside it."""
    told = story.last_told("day")
    steps = {"last": -1, "next": 1}.get(load().words["beside"][match.slots["beside"]], 0)
    day = dt.date.fromisoformat(told[:10]) + dt.timedelta(days=steps) if told else None
    if day is None and match.slots["beside"] != "that":
        return []
    value, _ = with_part(day.isoformat() if day else None, match.slots["part"])
    return [Sense("TIME", value, confidence=0.6)]


def overnight(match: Match, story: Story) -> list[Sense]:
    """ "overnight": the night before the day of publication."""
    day = story.published - dt.timedelta(days=1) if story.published else None
    return [Sense("TIME", f"{day}TNI" if day else None, confidence=0.5, anchor=False)]


SENSES: dict[str, SenseFunction] = {
    "clock": clock,
    "clock24": clock24,
    "noon": noon,
    "part_of_today": part_of_today,
    "the_part": the_part,
    "part_beside": part_beside,
    "overnight": overnight,
}
