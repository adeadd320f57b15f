"""Where does a day stand on a line of time? A scale from days to pixels, with its ticks.

Invariant: later is further right; every tick is at least GAP pixels from the next. The line is even where the days are spread
over it; where most crowd around one day and a few are far off, it is drawn closer the further from that day, and says so.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.show.words import day

GAP = 58.0
SPAN = 120
"""A line of at most so many days is even."""
CROWDED = 8
"""A line is uneven where the median day lies nearer to the day of publication than this part of the line."""
BEND = 3.0
"""An uneven line is nearly even for so many days around the day of publication."""
_AGES = ((1, "a day"), (7, "a week"), (30, "a month"), (365, "a year"), (3652, "10 years"), (36525, "100 years"))
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the line of time."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Timescale:
    """From `first` up to `last` (days as ordinals), on `left` to `right` pixels; uneven around `about` if that is given."""

    first: int
    last: int
    left: float
    right: float
    about: int | None = None

    def x(self, day: float) -> float:
        """Pixels from the left of the start of a day."""
        low, high = self._bent(self.first), self._bent(self.last)
        return round(self.left + (self._bent(day) - low) / (high - low) * (self.right - self.left), 1)

    def ticks(self) -> list[Tick]:
        """The marks of the line, from the left."""
        kept: list[Tick] = []
        for tick in self._ages() if self.about is not None else self._dates():
            if not kept or tick.x - kept[-1].x >= GAP:
                kept.append(tick)
        return kept

    def _bent(self, day: float) -> float:
        if self.about is None:
            return day
        away = day - self.about
        return math.copysign(math.log1p(abs(away) / BEND), away)

    def _ages(self) -> Iterator[Tick]:
        about = self.about or 0
        before = [(about - days, f"{age} before") for days, age in reversed(_AGES)]
        for number, text in (*before, *((about + days, f"{age} after") for days, age in _AGES)):
            if self.first <= number <= self.last:
                yield Tick(self.x(number), text)

    def _dates(self) -> Iterator[Tick]:
        days, room = self.last - self.first, (self.right - self.left) / GAP
        step = next((step for step in (1, 2, 7, 14) if days / step <= room), None)
        if step:
            for number in range(self.first, min(self.last, dt.date.max.toordinal()) + 1, step):
                date = dt.date.fromordinal(number)
                yield Tick(self.x(number), day(date.isoformat()) if number == self.first else day_and_month(date))
        else:
            months = next((step for step in _MONTHS if days / 30.4 / step <= room), _MONTHS[-1])
            start = dt.date.fromordinal(self.first).replace(day=1)
            for number in itertools.count(-(-(start.year * 12 + start.month - 1) // months) * months, months):
                year, month = divmod(number, 12)
                if year > dt.MAXYEAR or (date := dt.date(max(year, 1), month + 1, 1)).toordinal() > self.last:
                    break
                if date.toordinal() >= self.first:
                    yield Tick(self.x(date.toordinal()), str(year) if months >= 12 else day(date.isoformat()[:7]))


def day_and_month(date: dt.date) -> str:
    """ "17 Mar"."""
    return day(date.isoformat()).rpartition(" ")[0]


def timescale(spans: Sequence[tuple[int, int]], published: int | None, left: float, right: float) -> Timescale:
    """The scale for spans of days (first, end), `published` among them; end is the day after the last."""
    days = [day for span in spans for day in span] + ([published, published + 1] if published else [])
    first, last = min(days), max(days)
    middles = sorted((start + end) / 2 for start, end in spans)
    about = published + 1 if published else None
    if about and last - first > SPAN:
        away = sorted(abs(middle - about) for middle in middles)[len(middles) // 2]
        if away < (last - first) / CROWDED:
            return Timescale(first, last, left, right, about)
    return Timescale(first, last, left, right)
