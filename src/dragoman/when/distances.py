"""How far before or after? "three weeks ago", "two days earlier", "a month from now".

The value is as precise as the unit: weeks ago is a week, years ago a year. "Earlier" and "later" count from the time told before;
where none was told, only the length is known.
"""

from __future__ import annotations

from dragoman.when.calendar import interval, kind_of, shift, value_at
from dragoman.when.grammar import load
from dragoman.when.lengths import length
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.numbers import number
from dragoman.when.story import Story

_CLOCK = ("second", "minute", "hour")


def unit_of(words: str) -> str:
    """The singular of a unit's words."""
    found: str = load().words["unit"].get(words) or load().words["units"][words]
    return found


def _mod(match: Match) -> str | None:
    words = load().words
    mod: str | None = words["approximate"].get(match.get("approximate") or "") or words["loosely"].get(
        match.get("loosely") or ""
    )
    return mod


def ago(match: Match, story: Story) -> list[Sense]:
    """ "three weeks ago": the period that many units before the day of publication."""
    unit, count = unit_of(match.slots["unit"]), number(match.slots["n"])
    if unit in _CLOCK:
        value = value_at(story.published, "day") if story.published and (count or 0) <= 1 else None
        return (
            [Sense("TIME", value, "APPROX", confidence=0.4)]
            if value
            else [Sense("DURATION", length(count, unit), confidence=0.4)]
        )
    if count is None:
        return [Sense("DATE", "PAST_REF", _mod(match), confidence=0.6)]
    told = story.reporting_quarter() if unit == "year" and count == 1 else None
    if told:
        return [_year_before(told)]
    day = shift(story.published, unit, -count) if story.published else None
    precise = "year" if unit in ("decade", "century") else unit
    return [Sense("DATE", value_at(day, precise) if day else None, _mod(match), confidence=0.85)]


def _year_before(told: str) -> Sense:
    first = interval(told)[0]
    before = shift(first, "year", -1) if first else None
    return Sense("DATE", value_at(before, "quarter") if before else None, confidence=0.75, anchor=False)


def units_ago(match: Match, story: Story) -> list[Sense]:
    """ "months ago"."""
    unit = unit_of(match.slots["units"])
    if unit in _CLOCK:
        return []
    return [Sense("DATE", "PAST_REF", confidence=0.6)]


def beside(match: Match, story: Story) -> list[Sense]:
    """ "two days earlier", "a year later", "the year before"."""
    unit = unit_of(match.slots["unit"])
    words = match.get("n")
    count = number(words) if words else 1.0
    side = match.slots["side"]
    later = side.startswith(("later", "after"))
    short_end = match.spans["unit"][1]
    if side in ("before", "after") and story.after(match.end) and _governs(story, match.end):
        if words is None:
            return []
        return [Sense("DURATION", length(count, unit), _mod(match), end=short_end, confidence=0.7)]
    if unit in _CLOCK or count is None:
        return [Sense("DURATION", length(count, unit), _mod(match), end=short_end, confidence=0.7)]
    quarter = story.reporting_quarter() if unit == "year" and count == 1 and not later else None
    if quarter:
        return [_year_before(quarter)]
    told = story.last_told(
        *(("day",) if unit in ("day", "week") else ("day", "month", "quarter", "season", "year")), reach=4
    )
    anchor = interval(told)[0] if told else None
    if told and unit in ("month", "week", "day") and kind_of(told) not in ("day", "month"):
        anchor = None
    if anchor is None and unit == "year" and not later and count == 1:
        anchor = story.published
    if anchor is None:
        return [Sense("DURATION", length(count, unit), _mod(match), end=short_end, confidence=0.6)]
    moved = shift(anchor, unit, count if later else -count)
    precise = {"week": "day", "decade": "year", "century": "year"}.get(unit, unit)
    return [Sense("DATE", value_at(moved, precise) if moved else None, _mod(match), confidence=0.7)]


def _governs(story: Story, end: int) -> bool:
    """Whether "before" or "after" goes on to what it stands before ("10 days before the murder")."""
    return story.lowered[end : end + 1] == " "


def from_now(match: Match, story: Story) -> list[Sense]:
    """ "two years from now"."""
    unit, count = unit_of(match.slots["unit"]), number(match.slots["n"])
    if count is None:
        return [Sense("DATE", "FUTURE_REF", confidence=0.6)]
    day = shift(story.published, unit, count) if story.published else None
    return [Sense("DATE", value_at(day, unit) if day else None, _mod(match))]


SENSES: dict[str, SenseFunction] = {"ago": ago, "units_ago": units_ago, "beside": beside, "from_now": from_now}
