"""Which day? Weekdays, dates, today and yesterday, holidays.

Invariant: without a day of publication, only a day with its year has a value.
"""

from __future__ import annotations

import datetime as dt

from dragoman.when.calendar import day_of, interval, value_at
from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.numbers import number
from dragoman.when.story import Story

_CENTURY_TURN = 50
_SOON = 7


def with_part(day: str | None, part: str | None) -> tuple[str | None, bool]:
    """The value of a part of a day, and whether there is a part: ("2016-06-21TEV", True)."""
    if part is None:
        return day, False
    code = load().words["part"][part.removesuffix("s")]
    return (f"{day}T{code}" if day else None), True


def _day_sense(day: dt.date | None, match: Match, confidence: float = 0.9) -> Sense:
    value, timed = with_part(day.isoformat() if day else None, match.get("part"))
    edge = load().words["edge"].get(match.get("edge") or "")
    start = match.start
    if edge and timed:  # "early Friday morning": the part of the day is the time
        start, edge = match.spans["weekday"][0], None
    return Sense("TIME" if timed else "DATE", value, edge, start=start, confidence=confidence)


def weekday(match: Match, story: Story) -> list[Sense]:
    """A weekday: by its word (last, next), by its place after the time told, else by the direction of its verb."""
    told = match.get("beside", "which") is not None
    day = day_of_weekday(match, story, match.slots["weekday"])
    return [_day_sense(day, match, 0.9 if told or day is None else 0.85)]


def day_of_weekday(match: Match, story: Story, name: str) -> dt.date | None:
    """The day that the weekday of this name is in a match; none where there is no day to count from."""
    target = load().words["weekday"][name]
    which, beside = match.get("which"), match.get("beside")
    base = story.last_day() if beside else story.published
    if base is None:
        return None
    gap = (base.isoweekday() - target) % 7
    back, ahead = base - dt.timedelta(days=gap), base + dt.timedelta(days=(-gap) % 7)
    word = load().words["beside"].get(beside) if beside else load().words["which"].get(which or "")
    if which in ("this past", "past"):
        word = "last"
    if word == "last":
        return back if gap else base - dt.timedelta(days=7)
    if word == "next":
        return ahead if gap else base + dt.timedelta(days=7)
    if word == "this":
        return ahead
    if word == "same":
        return back
    return ahead if story.direction(match.start, match.end) == "future" else back


def weekday_of_week(match: Match, story: Story) -> list[Sense]:
    """ "Tuesday last week", "Monday next week"."""
    if story.published is None:
        return [_day_sense(None, match)]
    target = load().words["weekday"][match.slots["weekday"]]
    steps = {"last": -1, "next": 1}.get(load().words["which"].get(match.slots["which"], "this"), 0)
    monday = story.published - dt.timedelta(days=story.published.weekday())
    return [_day_sense(monday + dt.timedelta(days=7 * steps + target - 1), match)]


def week_from_weekday(match: Match, story: Story) -> list[Sense]:
    """ "a week from Tuesday"."""
    if story.published is None:
        return [_day_sense(None, match)]
    target = load().words["weekday"][match.slots["weekday"]]
    day = story.published + dt.timedelta(days=(target - story.published.isoweekday()) % 7 + 7)
    return [_day_sense(day, match)]


def weekdays(match: Match, story: Story) -> list[Sense]:
    """Weekdays that come again: "Mondays", "every Friday", "Tuesday nights"."""
    part = match.get("part")
    if not (match.get("every", "weekdays") or (part and part.endswith("s"))):
        return []
    code = load().words["part"][part.removesuffix("s")] if part else ""
    words = load().words
    target = (
        words["weekdays"][match.slots["weekdays"]]
        if "weekdays" in match.slots
        else words["weekday"][match.slots["weekday"]]
    )
    return [Sense("SET", f"XXXX-WXX-{target}" + (f"T{code}" if code else ""), confidence=0.8)]


def nearest(story: Story, match: Match, month: int, day: int) -> dt.date | None:
    """The day of this month that lies in the direction of the verb; where that is far off, the nearer one."""
    base = story.published
    if base is None:
        return None
    days = [found for year in (base.year - 1, base.year, base.year + 1) if (found := day_of(year, month, day))]
    if not days:
        return None
    ahead = [found for found in days if found >= base]
    back = [found for found in days if found <= base]
    closest = min(days, key=lambda found: abs((found - base).days))
    if story.direction(match.start, match.end) == "future":
        return ahead[0] if ahead and (ahead[0] - base).days <= 300 else closest
    return back[-1] if back and (base - back[-1]).days <= 300 else closest


def year_of(words: str) -> int:
    """The year in figures: two of them are of the century that is nearest to our time."""
    year = int(words)
    if len(words) > 2:
        return year
    return year + (1900 if year >= _CENTURY_TURN else 2000)


def date(match: Match, story: Story) -> list[Sense]:
    """A day of a month, with or without its year."""
    month = load().words["month"][match.slots["month"]] if "month" in match.slots else int(match.slots["m"])
    figures = (match.get("day") or "").rstrip("stndrh")
    day = int(figures) if figures else int(number(match.get("ordinal")) or 0)
    if "year" in match.slots:
        found = day_of(year_of(match.slots["year"]), month, day)
        return [_day_sense(found, match, 0.97)] if found else []
    if day_of(2000, month, day) is None:
        return []
    return [_day_sense(nearest(story, match, month, day), match)]


def day_range(match: Match, story: Story) -> list[Sense]:
    """Two days of one month: "April 24 and 25", "3-5 June"."""
    month = load().words["month"][match.slots["month"]]
    first, second = (int(match.slots[slot].rstrip("stndrh")) for slot in ("day", "day2"))
    if second <= first:
        return []
    year = match.get("year")
    start = day_of(int(year), month, first) if year else nearest(story, match, month, first)
    end = day_of(start.year, month, second) if start else None
    if start and end is None:
        return []
    cut = match.spans["day2"][0] if match.spans["month"][0] < match.spans["day"][0] else match.spans["day"][1]
    ends = (match.spans["day"][1], match.end)
    starts = (match.start, match.spans["day2"][0] if cut else match.start)
    return [
        Sense("DATE", day.isoformat() if day else None, start=first_char, end=last_char)
        for day, first_char, last_char in zip((start, end), starts, ends, strict=True)
    ]


def today(match: Match, story: Story) -> list[Sense]:
    """Today, tomorrow, yesterday, tonight. "Today" set against the past means these days, which only a reader can tell."""
    word = match.slots["word"]
    if word == "today" and story.before(match.start, 2) in ("as of", "until even"):
        return []
    day = day_beside_today(word, story)
    if word == "tonight":
        return [Sense("TIME", f"{day}TNI" if day else None)]
    sense = _day_sense(day, match)
    mod = {"earlier": "START", "later": "END"}.get(match.get("within") or "") or load().words["edge"].get(
        match.get("edge") or ""
    )
    return [Sense(sense.type, sense.value, mod, confidence=0.93)]


def day_beside_today(word: str, story: Story) -> dt.date | None:
    """The day that today, tomorrow or yesterday is; none where the day of publication is not known."""
    steps = {"tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "the day before yesterday": -2}.get(word, 0)
    return story.published + dt.timedelta(days=steps) if story.published else None


def day_beside_weekday(match: Match, story: Story) -> list[Sense]:
    """ "the day before Tuesday"."""
    found = day_of_weekday(match, story, match.slots["weekday"])
    step = 1 if match.slots["side"] == "after" else -1
    day = found + dt.timedelta(days=step) if found else None
    return [Sense("DATE", day.isoformat() if day else None, confidence=0.8)]


def week_of(match: Match, story: Story) -> list[Sense]:
    """ "the week of March 6"."""
    value = next((sense.value for sense in date(match, story)), None)
    day = interval(value)[0]
    return [Sense("DATE", value_at(day, "week") if day else None)]


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def holiday_on(rule: str, year: int) -> dt.date | None:
    """The day of a holiday in a year, by the rule in holidays.toml."""
    if rule.startswith("easter"):
        return easter(year) + dt.timedelta(days=int(rule.removeprefix("easter")))
    rule, _, plus = rule.partition("+")
    month, day, *nth = rule.split("-", 2)
    if not nth:
        return day_of(year, int(month), int(day))
    first = dt.date(year, int(month), 1)
    days = [first + dt.timedelta(days=step) for step in range(31)]
    fitting = [found for found in days if found.month == first.month and found.isoweekday() == int(day)]
    count = int(nth[0])
    return fitting[count - 1 if count > 0 else count] + dt.timedelta(days=int(plus or 0))


def holiday(match: Match, story: Story) -> list[Sense]:
    """A holiday: of its year, else the nearest in the direction of the verb."""
    rule = load().holidays[match.slots["holiday"].replace("’", "'")]
    if "year" in match.slots:
        found = holiday_on(rule, int(match.slots["year"]))
        return [Sense("DATE", found.isoformat() if found else None)]
    base = story.published
    if base is None:
        return [Sense("DATE", None, confidence=0.8)]
    days = [found for year in (base.year - 1, base.year, base.year + 1) if (found := holiday_on(rule, year))]
    ahead, back = [day for day in days if day >= base], [day for day in days if day <= base]
    word = match.get("which")
    future = word in ("next", "this") or (word is None and story.direction(match.start, match.end) == "future")
    if word != "last" and not future and ahead and (ahead[0] - base).days <= _SOON:
        future = True
    found = ahead[0] if future and ahead else back[-1] if back else None
    return [Sense("DATE", found.isoformat() if found else None, confidence=0.8)]


SENSES: dict[str, SenseFunction] = {
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "week_from_weekday": week_from_weekday,
    "weekdays": weekdays,
    "date": date,
    "day_range": day_range,
    "today": today,
    "day_beside_weekday": day_beside_weekday,
    "week_of": week_of,
    "holiday": holiday,
}
