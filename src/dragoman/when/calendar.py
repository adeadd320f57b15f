"""Which days does a TIMEX3 value cover, and which value names the period of a given kind that holds a day?

Pure arithmetic on days and values ("2016-06-22", "2016-W25", "2015-SU", "198" for the 1980s, "19" for a century).
Invariant: where `interval` answers, the first day is not after the last; where a value names no definite days, it says
(None, None).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

Interval = tuple[dt.date | None, dt.date | None]

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
KINDS = ("day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century")
"""Kinds of period, finest first."""

_SHAPES: list[tuple[str, re.Pattern[str]]] = [
    ("day", re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?$")),
    ("weekend", re.compile(r"\d{4}-W\d\d-WE$")),
    ("week", re.compile(r"\d{4}-W\d\d$")),
    ("month", re.compile(r"\d{4}-\d\d$")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]$")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)$")),
    ("half", re.compile(r"\d{4}-H[12]$")),
    ("year", re.compile(r"\d{4}$")),
    ("decade", re.compile(r"\d{3}$")),
    ("century", re.compile(r"\d{2}$")),
]


def kind_of(value: str) -> str | None:
    """The kind of period that a value names; none for durations, sets and references such as PRESENT_REF."""
    return next((kind for kind, shape in _SHAPES if shape.match(value)), None)


def value_at(day: dt.date, kind: str) -> str | None:
    """The value of the period of this kind that holds `day`; none where there is no such value (hours)."""
    iso = day.isocalendar()
    return {
        "day": day.isoformat(),
        "week": f"{iso.year:04}-W{iso.week:02}",
        "weekend": f"{iso.year:04}-W{iso.week:02}-WE",
        "fortnight": f"{iso.year:04}-W{iso.week:02}",
        "month": f"{day.year:04}-{day.month:02}",
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "half": f"{day.year:04}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04}",
        "decade": f"{day.year:04}"[:3],
        "century": f"{day.year:04}"[:2],
    }.get(kind)


def shift(day: dt.date, kind: str, steps: float) -> dt.date | None:
    """`day` moved by so many periods (half a year is six months); none where the calendar ends or the kind is not of days."""
    try:
        if kind in DAYS_IN:
            return day + dt.timedelta(days=round(DAYS_IN[kind] * steps))
        if kind not in MONTHS_IN:
            return None
        months = day.year * 12 + day.month - 1 + round(MONTHS_IN[kind] * steps)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return dt.date(year, month + 1, min(day.day, last))
    except (OverflowError, ValueError, calendar.IllegalMonthError):
        return None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or none where the calendar has no such day (30 February)."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def interval(value: str | None, mod: str | None = None) -> Interval:
    """First and last day of a value; START, MID and END take the first, middle or last third of what is longer than a day."""
    first, last = _whole(value or "")
    if first is None or last is None or mod not in ("START", "MID", "END"):
        return first, last
    third = (last - first).days // 3
    if mod == "START":
        return first, first + dt.timedelta(days=third)
    if mod == "END":
        return last - dt.timedelta(days=third), last
    return first + dt.timedelta(days=third), last - dt.timedelta(days=third)


def _whole(value: str) -> Interval:
    kind = kind_of(value)
    try:
        if kind == "day":
            day = dt.date.fromisoformat(value[:10])
            return day, day
        if kind in ("week", "weekend"):
            monday = dt.date.fromisocalendar(int(value[:4]), int(value[6:8]), 1)
            return monday + dt.timedelta(days=5 if kind == "weekend" else 0), monday + dt.timedelta(days=6)
        if kind in ("decade", "century"):
            years = 10 if kind == "decade" else 100
            return _months(int(value) * years, 1, years * 12)
        if kind is None:
            return None, None
        year = int(value[:4])
        if kind == "month":
            return _months(year, int(value[5:]), 1)
        if kind == "season":
            return _months(year, SEASON_MONTHS[value[5:]], 3)
        if kind in ("quarter", "half"):
            size = MONTHS_IN[kind]
            return _months(year, (int(value[6]) - 1) * size + 1, size)
        return _months(year, 1, 12)
    except (OverflowError, ValueError):
        return None, None


def _months(year: int, month: int, count: int) -> Interval:
    first = dt.date(year, month, 1)
    after = shift(first, "month", count)
    return first, (after - dt.timedelta(days=1)) if after else dt.date.max
