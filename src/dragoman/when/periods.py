"""Which month, season, year, week? Told by name, or by place before or after the day of publication or the time told.

Invariant: without a day of publication, only what names its year, or hangs on a time told with one, has a value.
"""

from __future__ import annotations

import datetime as dt
import re

from dragoman.when.calendar import SEASON_MONTHS, interval, shift, value_at
from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.numbers import year_in_words as read_year
from dragoman.when.story import Story

_IN_TIME = frozenset(
    "in since until till by from to through during before after between and last next this of late early mid around about "
    "throughout for than ending ended beginning starting or for's".split()
)
_NAME_TOO = frozenset({"may", "march"})
_NOT_YEAR_AFTER = frozenset(
    "people percent troops soldiers dollars miles kilometers kilometres km meters metres feet tons tonnes men women "
    "points pounds shares jobs seats homes houses houses' employees workers students members votes calories barrels "
    "guests refugees deaths cases civilians police officers fighters prisoners times words francs marks yen euros "
    "rubles cents acres hectares square".split()
)
_CARDINAL_BEFORE = frozenset(
    {"$", "no", "number", "about", "some", "nearly", "flight", "room", "page", "over", "than", "least", "rs", "us"}
)


def _mod(match: Match) -> str | None:
    return load().words["edge"].get(match.get("edge") or "")


def month(match: Match, story: Story) -> list[Sense]:
    """A month: of its year, of last, this or next year, before or after a time, else the nearest in the direction of the verb."""
    name = match.get("month")
    number = load().words["month"][name] if name else int(match.slots["m"])
    bare = not any(slot in match.slots for slot in ("year", "which", "beside", "edge"))
    if bare and name in _NAME_TOO and story.before(match.start) not in _IN_TIME:
        return []
    if (
        bare
        and name is not None
        and len(name) <= 4
        and name != "may"
        and name not in ("june", "july")
        and "." not in name
    ):
        return []  # "Jan", "Dec" alone are names as often as months
    if "year" in match.slots:
        return [Sense("DATE", f"{match.slots['year']}-{number:02}", _mod(match), confidence=0.97)]
    year = _year_of_month(match, story, number)
    if year is None:
        return [Sense("DATE", None, _mod(match), confidence=0.8)]
    return [Sense("DATE", f"{year:04}-{number:02}", _mod(match), confidence=0.9)]


def _year_of_month(match: Match, story: Story, number: int) -> int | None:
    base = story.published
    beside = load().words["beside"].get(match.get("beside") or "")
    if beside:
        told = story.last_told("day", "month", "quarter", "season", "year")
        base = interval(told)[0] if told else base
        if base is None:
            return None
        if "unit" in match.slots:
            return base.year + {"last": -1, "next": 1}.get(beside, 0)
        return (
            base.year
            - (number > base.month if beside != "next" else 0)
            + (number <= base.month if beside == "next" else 0)
        )
    if base is None:
        return None
    which = load().words["which"].get(match.get("which") or "")
    if "unit" in match.slots:
        return base.year + {"last": -1, "next": 1}.get(which or "", 0)
    if which == "last":
        return base.year - (number >= base.month)
    if which == "next":
        return base.year + (number <= base.month)
    if which == "this" or number == base.month:
        return base.year
    if story.direction(match.start, match.end) == "future":
        return base.year + (number < base.month)
    return base.year - (number > base.month)


def year(match: Match, story: Story) -> list[Sense]:
    """A year in figures, where nothing says that the figures count something else."""
    words = match.get("year", "year2") or ""
    if match.end - match.start == 4 and not _stands_as_year(match, story):
        return []
    mod = _mod(match)
    if match.get("open"):
        mod = "ON_OR_BEFORE" if re.search("earlier|before", match.slots["open"]) else "ON_OR_AFTER"
    if match.get("side"):
        mod = "AFTER" if match.slots["side"] == "post" else "BEFORE"
    return [Sense("DATE", words, mod, confidence=0.93)]


def _stands_as_year(match: Match, story: Story) -> bool:
    lowered, start, end = story.lowered, match.start, match.end
    left, right = lowered[max(0, start - 2) : start], lowered[end : end + 2]
    if (
        left[-1:] in ("$", "#", "£", "€", ",", ".", "-", "/", ":", "–", "&", "_")
        or right[:1] in ("%", "/", ":", "$")
        or right[:1] == "-"
    ):
        return False
    if left[-1:] == " " and story.text[: start - 1].rstrip()[-1:].isalpha() and _is_name(story, start):
        return False
    if right[:1] in (",", ".") and right[1:2].isdigit():
        return False
    before, after = story.before(start), story.after(end)
    if before in _CARDINAL_BEFORE and not story.before(start, 2).startswith("in "):
        return before in ("about", "over", "than") and after not in _NOT_YEAR_AFTER
    if after in _NOT_YEAR_AFTER:
        return False
    return not (before and before[-1].isdigit())


def _is_name(story: Story, start: int) -> bool:
    """Whether the word before is a name in mid sentence ("Orion 1980"), so that the figures belong to it."""
    before = story.before(start)
    at = story.lowered.rfind(before, 0, start)
    named = story.text[at : at + 1].isupper() and not story.text[at : at + len(before)].isupper()
    inside = story.text[max(0, at - 2) : at].strip().isalpha() or story.text[max(0, at - 2) : at - 1].isalnum()
    return named and inside and before not in _IN_TIME and before not in load().words["season"]


def year_in_words(match: Match, story: Story) -> list[Sense]:
    """A year in words, as broadcasters say it."""
    value = read_year(match.slots["words"])
    if value is None:
        return []
    counts = match.slots["words"] == "two thousand" and story.before(match.start) not in (
        "in",
        "by",
        "since",
        "year",
        "the",
    )
    if counts and "the year" not in story.lowered[match.start : match.end]:
        return []
    if "month" in match.slots:
        return [Sense("DATE", f"{value}-{load().words['month'][match.slots['month']]:02}")]
    return [Sense("DATE", f"{value}")]


def year_range(match: Match, story: Story) -> list[Sense]:
    """Two years: "1985-87"."""
    first, short = match.slots["year"], match.slots["year2"]
    second = short if len(short) == 4 else first[:2] + short
    if int(second) <= int(first) or story.lowered[max(0, match.start - 1) : match.start] in ("$", "#", "-", "/"):
        return []
    return [
        Sense("DATE", first, end=match.spans["year"][1], confidence=0.8),
        Sense("DATE", second, start=match.spans["year2"][0], confidence=0.8),
    ]


def season(match: Match, story: Story) -> list[Sense]:
    """A season: of its year; the last one that was over; this year's; else the nearest in the direction of the verb."""
    name = match.slots["season"]
    code = load().words["season"][name]
    bare = not any(slot in match.slots for slot in ("year", "which", "beside"))
    lowered = story.lowered
    if bare:
        the = "the " in lowered[match.start : match.end]
        preceded = story.before(match.start) in (
            "in",
            "by",
            "since",
            "until",
            "this",
            "during",
            "over",
            "through",
            "last",
            "next",
        )
        if not the and not (preceded or match.get("edge")):
            return []
        if name in ("fall", "spring") and (
            lowered[match.end : match.end + 4] in (" of ", " in ") or not (the or preceded)
        ):
            return []
    if "year" in match.slots:
        return [Sense("DATE", f"{match.slots['year']}-{code}", _mod(match))]
    base = (
        interval(story.last_told("day", "month", "season", "year") or "")[0]
        if "beside" in match.slots
        else story.published
    )
    if base is None:
        return [Sense("DATE", None, _mod(match), confidence=0.75)]
    first = dt.date(base.year, SEASON_MONTHS[code], 1)
    after = shift(first, "month", 3) or first
    word = load().words["beside"].get(match.get("beside") or "") or load().words["which"].get(match.get("which") or "")
    ahead = word == "next" or (word is None and story.direction(match.start, match.end) == "future" and base >= after)
    steps = 0
    if (word == "last" and after > base) or (
        word is None and not ahead and first > base and story.direction(match.start, match.end) != "future"
    ):
        steps = -1
    elif (ahead and base >= first) and not (word == "next" and first > base):
        steps = 1
    if code == "WI" and word in (None, "this") and base.month <= 2:
        steps = -1
    return [Sense("DATE", f"{base.year + steps}-{code}", _mod(match), confidence=0.85)]


def period(match: Match, story: Story) -> list[Sense]:
    """ "last week", "this year", "earlier this month": counted from the day of publication."""
    which, unit = match.slots["which"], match.slots["unit"]
    steps = {"last": -1, "this past": -1, "the past": -1, "next": 1, "this coming": 1, "the coming": 1}.get(which, 0)
    within = match.get("within")
    if which in ("the past", "the coming") and unit != "weekend":
        return []
    start = match.start
    if within in ("earlier", "later", "sometime") and unit in ("week", "weekend"):
        start = match.spans["which"][0]
    mod = {"earlier": "START", "early": "START", "later": "END", "late": "END"}.get(within or "")
    day = shift(story.published, unit, steps) if story.published else None
    value = value_at(day, unit) if day else None
    if match.get("orso"):
        mod = "APPROX"
    first, last = interval(value)
    if day and story.published and steps == 0 and first and last:
        first, last = _cut_at(story.published, within, first, last)
        return [Sense("DATE", value, mod, start, earliest=first, latest=last)]
    return [Sense("DATE", value, mod, start, confidence=0.93)]


def _cut_at(day: dt.date, within: str | None, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    if within == "earlier":
        return first, day
    if within == "later":
        return day, last
    return first, last


def earlier_in(match: Match, story: Story) -> list[Sense]:
    """ "earlier in the year": of the day of publication."""
    unit, within = match.slots["unit"], match.slots["within"]
    mod = "START" if within.startswith("ear") else "END"
    return [Sense("DATE", value_at(story.published, unit) if story.published else None, mod, confidence=0.8)]


def period_beside(match: Match, story: Story) -> list[Sense]:
    """ "the following year", "that week", "the previous day": counted from the time told before."""
    word, unit = load().words["beside"][match.slots["beside"]], match.slots["unit"]
    finer = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
    fitting = finer[: finer.index(unit if unit != "weekend" else "week") + 1]
    told = story.last_told(*fitting)
    base = interval(told)[0] if told else None
    if base is None and word != "same":
        base = story.published
    steps = {"last": -1, "next": 1}.get(word, 0)
    if base is None:
        return []
    moved = shift(base, unit, steps)
    value = value_at(moved, unit) if moved else None
    within = {"earlier": "START", "early": "START", "later": "END", "late": "END"}.get(match.get("within") or "")
    return [Sense("DATE", value, within, confidence=0.75 if told else 0.5)]


def the_period(match: Match, story: Story) -> list[Sense]:
    """ "the weekend", "the quarter", "the latest period", "the year": the one told before, else that of the publication."""
    unit, words = match.slots["unit"], story.lowered[match.start : match.end]
    its = match.slots["which"] == "its"
    if its and unit != "quarter":
        return []
    start = match.spans["unit"][0] if its else match.start
    latest = re.search("latest|recent|current", words) is not None
    if unit == "weekend":
        base = story.published
        back = story.direction(match.start, match.end) != "future"
        if base and back and base.isoweekday() < 6:
            base = base - dt.timedelta(days=7)
        return [Sense("DATE", value_at(base, "weekend") if base else None, confidence=0.8)]
    if unit in ("quarter", "period"):
        told = story.reporting_quarter()
        if unit == "period" and not (latest or (told and story.trusted)):
            return []
        if told is None and not (latest or story.trusted) and story.after(match.end) not in ("ended", "ending"):
            return []
        if told is None and story.published:
            before = shift(story.published, "quarter", -1)
            told = value_at(before, "quarter") if before else None
        return [Sense("DATE", told, start=start, confidence=0.8)]
    if unit == "week":
        return (
            [Sense("DATE", value_at(story.published, "week") if story.published else None, confidence=0.5)]
            if latest or story.trusted
            else []
        )
    if story.after(match.end) in ("ended", "ending"):
        return [Sense("DURATION", "P1Y", confidence=0.8)]
    base = story.published
    if base and re.search("latest", words):
        base = shift(base, "year", -1)
    full = re.search("full|entire|whole|fiscal|latest|recent|current", words) is not None
    if not (full or story.trusted) and story.before(match.start) not in (
        "for",
        "of",
        "in",
        "during",
        "through",
        "throughout",
        "than",
        "by",
        "over",
        "from",
    ):
        return []
    return [Sense("DATE", value_at(base, "year") if base else None, confidence=0.7)]


def before_last(match: Match, story: Story) -> list[Sense]:
    """ "the week before last", "the year after next"."""
    steps = -2 if "last" in match.slots["side"] else 2
    day = shift(story.published, match.slots["unit"], steps) if story.published else None
    return [Sense("DATE", value_at(day, match.slots["unit"]) if day else None)]


def that_day(match: Match, story: Story) -> list[Sense]:
    """ "that day", "the same day": the day told before."""
    told = story.last_told("day")
    if told is None:
        return []
    return [Sense("DATE", told[:10], confidence=0.7)]


SENSES: dict[str, SenseFunction] = {
    "month": month,
    "year": year,
    "year_in_words": year_in_words,
    "year_range": year_range,
    "season": season,
    "period": period,
    "earlier_in": earlier_in,
    "period_beside": period_beside,
    "the_period": the_period,
    "before_last": before_last,
    "that_day": that_day,
}
