"""How long, or how often? Durations and sets. Ages are none.

Invariant: the value is the length that the words say, X where they give no number; the mod says "about", "at least".
"""

from __future__ import annotations

import re

from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.numbers import number, spell
from dragoman.when.story import Story

_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "CE",
}
_IN_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_HALVES = {
    "year": (12, "M"),
    "hour": (60, "M"),
    "minute": (60, "S"),
    "day": (24, "H"),
    "month": (0, ""),
    "week": (0, ""),
}
_AGE_BEFORE = frozenset({"aged", "age", "ages"})
_AGE_AFTER = frozenset({"old", "older", "younger", "of"})
_ADVERBS = {
    "daily": "P1D",
    "nightly": "P1D",
    "hourly": "PT1H",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
}
_FINE = frozenset({"second", "minute", "hour"})


def length(count: float | None, unit: str) -> str:
    """The TIMEX3 duration of so many units; none counted is X."""
    if unit == "fortnight":
        count, unit = (None if count is None else count * 2), "week"
    if unit in _IN_YEARS and count is not None and (count != 1 or unit == "millennium"):
        count, unit = count * _IN_YEARS[unit], "year"
    code = _CODES.get(unit, "Y")
    prefix = "PT" if code.startswith("T") else "P"
    code = code.removeprefix("T")
    if count is not None and count != int(count):
        parts, finer = _HALVES.get(unit, (0, ""))
        rest = (count - int(count)) * parts
        if parts and rest == int(rest):
            whole = f"{int(count)}{code}" if count >= 1 else ""
            joint = "T" if unit == "day" else ""
            return f"{prefix}{whole}{joint}{int(rest)}{finer}"
    return f"{prefix}{spell(count)}{code}"


def _unit(match: Match) -> str:
    words = match.get("units", "unit") or ""
    found: str = load().words["units"].get(words) or load().words["unit"][words]
    return found


def _mod(match: Match) -> str | None:
    mod: str | None = load().words["approximate"].get(match.get("approximate") or "")
    return mod


def _is_age(match: Match, story: Story) -> bool:
    after = story.after(match.end)
    return story.before(match.start) in _AGE_BEFORE or after in ("old", "older", "younger") or after.startswith("old")


def duration(match: Match, story: Story) -> list[Sense]:
    """ "24 hours", "two and a half years", "several months"."""
    unit, words = _unit(match), match.get("n")
    if _is_age(match, story) or (unit == "second" and story.after(match.end) in ("place", "quarter")):
        return []
    count = number(words) if words else None
    if words and match.get("half"):
        count = None if count is None else count + 0.5
    if words and re.fullmatch(r"(?:1[5-9]|20)\d\d", words):
        return []
    start = match.start
    if story.lowered[start : start + 3] in ("a ", "an "):
        start = match.spans["n"][0]
    return [Sense("DURATION", length(count, unit), _mod(match), start, confidence=0.85)]


def duration_before_noun(match: Match, story: Story) -> list[Sense]:
    """ "a two-week visit": the length without the article."""
    unit, words = _unit(match), match.slots["n"]
    if _is_age(match, story) or re.match(r"[-\s]+olds?\b", story.lowered[match.end : match.end + 6]):
        return []
    between = story.lowered[match.spans["n"][1] : match.spans["unit"][0]]
    if "-" not in between and (number(words) or 0) == 1:
        return []
    if unit == "second" and "-" not in between:
        return []
    if words == "half":
        return [Sense("DURATION", length(0.5, unit), confidence=0.7)] if "-" in between else []
    if unit == "quarter":
        return []
    return [Sense("DURATION", length(number(words), unit), confidence=0.9)]


def one_unit(match: Match, story: Story) -> list[Sense]:
    """ "a month", "half an hour", "another year": a length where something lasts; after an amount it is a rate."""
    unit, words = _unit(match), match.slots["n"]
    if _is_age(match, story):
        return []
    count = 0.5 if "half" in words else 1.0
    if match.get("half"):
        count += 0.5
    before, after = story.before(match.start), story.after(match.end)
    if unit in ("second", "quarter") and words in ("a", "one", "another"):
        return []
    if words in ("a", "an") and not match.get("half") and not match.get("approximate"):
        if (
            before[-1:].isdigit()
            or before in _RATE_BEFORE
            or story.lowered[max(0, match.start - 2) : match.start].endswith("%")
        ):
            return []
        if (
            not story.trusted
            and before not in _LASTS
            and after not in ("after", "before", "later", "of", "long", "that", "or", "from")
        ):
            return []
        if before in ("of", "than") and unit == "day":
            return []
    if (
        words == "one"
        and unit == "day"
        and before not in _LASTS
        and after not in ("after", "before")
        and not story.trusted
    ):
        return []
    return [Sense("DURATION", length(count, unit), _mod(match), confidence=0.7)]


_LASTS = frozenset(
    "for in within after over barely than last lasted nearly almost about just under least spent every during took "
    "take takes once as until before exactly only spend of culmination".split()
)
_RATE_BEFORE = frozenset(
    "million billion trillion thousand hundred dollars cents share times percent seats flights once twice people".split()
)


def back_or_ahead(match: Match, story: Story) -> list[Sense]:
    """ "the past five days", "the next few years", "the first nine months"."""
    which, words = match.slots["which"], match.get("n")
    plural = "units" in match.slots
    unit = _unit(match)
    start = match.start
    if words is None and not plural:
        return _one_back_or_ahead(which, unit, story, match)
    if words is None and which == "coming" and match.start == match.spans["which"][0]:
        return [Sense("DATE", "FUTURE_REF", confidence=0.6)]
    if words is None and which in ("last", "next", "first", "latest", "final", "previous", "preceding", "following"):
        if which not in ("first", "final"):
            return [Sense("DURATION", length(None, unit), confidence=0.6)]
        return []
    count = number(words) if words else None
    if count is None and words in (None, "several", "few") and which in ("past", "last"):
        return [Sense("DURATION", length(None, unit), start=start, confidence=0.8)]
    mod = _mod(match) or ("APPROX" if match.get("orso") else None)
    return [Sense("DURATION", length(count, unit), mod, start, confidence=0.85)]


def _one_back_or_ahead(which: str, unit: str, story: Story, match: Match) -> list[Sense]:
    the = "the " in story.lowered[match.start : match.end]
    if which == "past" and the and unit not in _FINE and unit != "day":
        return [Sense("DURATION", length(1, unit), confidence=0.7)]
    if which in ("last", "next", "coming") and the:
        return [Sense("DURATION", length(1, unit), "APPROX" if match.get("orso") else None, confidence=0.6)]
    return []


def recent_units(match: Match, story: Story) -> list[Sense]:
    """ "recent years", "coming weeks": lengths without a number, or times without edges."""
    which = match.slots["which"]
    if which in ("recent", "previous", "prior"):
        return [Sense("DATE", "PAST_REF", confidence=0.6)]
    return [Sense("DATE", "FUTURE_REF", confidence=0.6)]


def bare_units(match: Match, story: Story) -> list[Sense]:
    """ "for years", "months of talks", "weeks or months"."""
    unit = _unit(match)
    before, after = story.before(match.start), story.after(match.end)
    if after in ("old", "ahead") or unit == "second":
        return [Sense("DURATION", length(None, unit), confidence=0.6)] if after == "ahead" else []
    joined = match.get("units2")
    words = story.lowered[match.start : match.end]
    if words.startswith("the ") or joined:
        return [Sense("DURATION", length(None, load().words["units"][joined] if joined else unit), confidence=0.75)]
    if before in _UNCOUNTED or after in ("of", "before", "after", "later", "earlier"):
        if unit in _FINE and before not in ("for", "in", "within", "after"):
            return []
        return [Sense("DURATION", length(None, unit), confidence=0.65)]
    return []


_UNCOUNTED = frozenset("for in within of after over just take takes took until lasted last spent".split())


def that_time(match: Match, story: Story) -> list[Sense]:
    """ "during that time": nothing more is known of it than that it lasts."""
    if story.before(match.start) not in ("during", "over", "throughout"):
        return []
    return [Sense("DURATION", "PXX", confidence=0.4)]


def a_while(match: Match, story: Story) -> list[Sense]:
    """ "for a while", "a long time"."""
    if story.before(match.start) not in ("for", "after", "in", "within", "last", "lasted", "take", "takes", "took"):
        return []
    return [Sense("DURATION", "PXX", confidence=0.6)]


def every(match: Match, story: Story) -> list[Sense]:
    """ "every day", "every two weeks", "each of the last three years"."""
    words = match.get("n")
    count = number(words) if words and match.get("every") else 1.0
    if match.get("other"):
        count = 3.0 if match.slots["other"].startswith("third") else 2.0
    if match.get("which"):
        return [Sense("DURATION", length(number(words), _unit(match)), confidence=0.7)]
    return [Sense("SET", length(count, _unit(match)), confidence=0.85)]


def every_part(match: Match, story: Story) -> list[Sense]:
    """ "every morning"."""
    return [Sense("SET", f"XXXX-XX-XXT{load().words['part'][match.slots['part']]}", confidence=0.8)]


def daily(match: Match, story: Story) -> list[Sense]:
    """ "daily", "annually". Before or after a paper's name it is a name."""
    word = match.slots["word"]
    value = _ADVERBS.get(word) or length(1, word.rsplit(" ", 1)[-1])
    return [Sense("SET", value, confidence=0.6)]


def rate(match: Match, story: Story) -> list[Sense]:
    """ "$33 million a year"."""
    before = story.before(match.start)
    if not (before in _RATE_BEFORE or before[-1:].isdigit()):
        return []
    unit = _unit(match)
    if unit in ("second", "quarter", "minute"):
        return []
    return [Sense("SET", length(1, unit), confidence=0.5)]


SENSES: dict[str, SenseFunction] = {
    "duration": duration,
    "duration_before_noun": duration_before_noun,
    "one_unit": one_unit,
    "back_or_ahead": back_or_ahead,
    "recent_units": recent_units,
    "bare_units": bare_units,
    "that_time": that_time,
    "a_while": a_while,
    "every": every,
    "every_part": every_part,
    "daily": daily,
    "rate": rate,
}
