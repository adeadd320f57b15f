"""How many events were there, and when? Many events counted by day, week, month, quarter or year: cooperation up, conflict down.

Invariant: an event counts as one, shared out evenly over the days that it may have been on, so that a summer is spread over
its months; all bars together with what the notes say is left out are all events with a date.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.report import QUADS
from dragoman.show.charts import WIDTH, across, coloured, down, empty, finished, inline
from dragoman.show.key import key_height, keys, quads
from dragoman.show.lettering import width
from dragoman.show.palette import LIGHT, QUAD_COLOURS
from dragoman.show.parties import is_fact
from dragoman.show.timescale import timescale
from dragoman.show.words import day

if TYPE_CHECKING:
    import altair as alt

    from dragoman.show.timeline import Dated

TITLE = "Timeline"
MOST = 60
"""So many periods are drawn at most; the shortest kind of period is taken that keeps to it."""
BULK = 0.9
"""The line reaches over the middle so much of the events; what lies farther off is counted in a note."""
TOP, HIGH = 30, 240
LEFT, RIGHT = 34.0, float(WIDTH - 6)
_STEPS = (
    ("day", 0.033),
    ("week", 0.23),
    ("month", 1),
    ("quarter", 3),
    ("year", 12),
    ("ten years", 120),
    ("century", 1200),
)
"""The kinds of periods, with their length in months."""


@dataclass(frozen=True, slots=True)
class Stack:
    """The events of one quad in one period (days as ordinals): from `low` to `high` of a pile, conflict below 0."""

    first: int
    end: int
    quad: str
    low: float
    high: float


def counted(events: Sequence[Dated]) -> tuple[str, list[Stack], int, int]:
    """The name of the period, its piles in time order, and how many events lie before the first and after the last."""
    kind, edges = _edges(events)
    counts: dict[tuple[int, str], float] = defaultdict(float)
    before = after = 0
    for one in events:
        before += one.end <= edges[0]
        after += one.first >= edges[-1]
        for at, (first, end) in enumerate(itertools.pairwise(edges)):
            days = min(end, one.end) - max(first, one.first)
            if days > 0:
                counts[at, one.event.quad] += days / (one.end - one.first)
    stacks = []
    for at, (first, end) in enumerate(itertools.pairwise(edges)):
        for sign, kinds in ((1, QUADS[1::-1]), (-1, QUADS[:1:-1])):
            low = 0.0
            for quad in kinds:
                if count := round(counts[at, quad], 2):
                    stacks.append(Stack(first, end, quad, round(low, 2), round(low + sign * count, 2)))
                    low += sign * count
    return kind, stacks, before, after


def periods(events: Sequence[Dated], left_out: str) -> alt.LayerChart:
    """The chart of many events with a date; `left_out` says what has none."""
    facts = [one for one in events if is_fact(one.event)]
    if not facts:
        return empty(TITLE, "No event with a date is told as a fact.")
    kind, stacks, before, after = counted(facts)
    first, last = stacks[0].first, max(stack.end for stack in stacks)
    most, least = max(max(one.high for one in stacks), 1.0), min(*(one.high for one in stacks), 0.0)
    key = quads(stack.quad for stack in stacks)
    height = TOP + HIGH + key_height(key)
    layers = [*_ground(first, last, most, least, height), *_bars(stacks, first, last, most, least, height)]
    layers += keys(key, TOP + HIGH, height)
    unsure = len(events) - len(facts)
    away = [
        f"{count} {word}"
        for count, word in ((before, f"before {_date(first)}"), (after, f"after {_date(last)}"))
        if count
    ]
    notes = [
        f"Events a {kind}, cooperation above the line, conflict under it; one with a vague date is spread over its days",
        " · ".join(filter(None, [left_out, f"{unsure} not told as facts" * bool(unsure), *away])),
    ]
    return finished(layers, TITLE, notes, height)


def _bars(stacks: list[Stack], first: int, last: int, most: float, least: float, height: int) -> Iterator[alt.Chart]:
    import altair as alt

    scale = timescale([(first, last)], None, LEFT, RIGHT)
    rows = [
        {
            "x": scale.x(one.first) + 0.5,
            "x2": scale.x(one.end) - 0.5,
            "y": _y(one.low, most, least),
            "y2": _y(one.high, most, least),
            "colour": QUAD_COLOURS[one.quad],
            "quad": one.quad,
            "events": round(abs(one.high - one.low), 1),
            "period": f"{_date(one.first)} to {_date(one.end - 1)}",
        }
        for one in stacks
    ]
    tooltip = [alt.Tooltip("period:N"), alt.Tooltip("quad:N"), alt.Tooltip("events:Q")]
    bars = alt.Chart(inline(rows)).mark_rect(strokeOpacity=0)
    yield bars.encode(
        x=across("x"), x2="x2:Q", y=down("y", height), y2="y2:Q", color=coloured("colour"), tooltip=tooltip
    )
    line = alt.Chart(inline([{"x": LEFT, "x2": RIGHT, "y": _y(0, most, least)}])).mark_rule(color=LIGHT["ink"])
    yield line.encode(x=across("x"), x2="x2:Q", y=down("y", height))


def _ground(first: int, last: int, most: float, least: float, height: int) -> Iterator[alt.Chart]:
    import altair as alt

    ticks = timescale([(first, last)], None, LEFT, RIGHT).ticks()
    fitting = [tick for tick in ticks if tick.x + width(tick.text, 11) <= WIDTH]
    base = alt.Chart(inline({"x": tick.x, "y": 20, "y2": TOP + HIGH, "text": tick.text} for tick in fitting))
    yield base.mark_rule(color=LIGHT["rule"]).encode(x=across("x"), y=down("y", height), y2="y2:Q")
    words = base.mark_text(color=LIGHT["quiet"], fontSize=11, baseline="bottom", align="left")
    yield words.encode(x=across("x"), y=down("y", height), text="text:N")
    step = _round(max(most, -least) / 3)
    counts = [count * step for count in range(math.ceil(least / step), math.floor(most / step) + 1)]
    rows = [{"x": LEFT, "x2": RIGHT, "y": _y(count, most, least), "text": f"{abs(count)}"} for count in counts]
    lines = alt.Chart(inline(rows)).encode(y=down("y", height))
    yield lines.mark_rule(color=LIGHT["rule"], strokeDash=[2, 3]).encode(x=across("x"), x2="x2:Q")
    yield lines.mark_text(color=LIGHT["quiet"], fontSize=11, align="right", dx=-6).encode(x=across("x"), text="text:N")


def _edges(events: Sequence[Dated]) -> tuple[str, list[int]]:
    """The kind of period, and the first days of all of them with the day after the last."""
    middles = sorted((one.first + one.end) // 2 for one in events)
    cut = int(len(middles) * (1 - BULK) / 2)
    low, high = middles[cut], middles[-1 - cut]
    months = (high - low) / 30.4
    kind = next((kind for kind, length in _STEPS if months / length <= MOST - 2), _STEPS[-1][0])
    days = {"day": 1, "week": 7}.get(kind)
    if days:
        start = low - (low - 1) % 7 if days == 7 else low  # day 1 was a Monday
        return kind, list(range(start, high + days + 1, days))
    step = int(dict(_STEPS)[kind])
    first, last = (dt.date.fromordinal(day) for day in (low, high))
    start, end = ((date.year * 12 + date.month - 1) // step * step for date in (first, last))
    return kind, [_month(number) for number in range(start, end + step + 1, step)]


def _month(number: int) -> int:
    """The first day of a month that is counted from the year 0, as an ordinal; within what a calendar holds."""
    year, month = divmod(number, 12)
    return dt.date(min(max(year, dt.MINYEAR), dt.MAXYEAR), month + 1, 1).toordinal()


def _y(count: float, most: float, least: float) -> float:
    return round(TOP + (most - count) / (most - least) * HIGH, 1)


def _round(step: float) -> int:
    """A round number of at least 1, near `step`."""
    scale = 10 ** math.floor(math.log10(max(step, 1)))
    return int(next(scale * factor for factor in (1, 2, 5, 10) if scale * factor >= max(step, 1)))


def _date(number: int) -> str:
    return day(dt.date.fromordinal(number).isoformat())
