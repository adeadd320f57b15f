"""When did it happen? Events on a line of time, each as wide as its date is vague.

Invariant: every event is drawn or counted in a note; no label lies on another; what is no fact (planned, hypothetical, said not
to have happened) is hollow and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.report import Event, Report, Unknown
from dragoman.show.charts import FAINT, WIDTH, across, coloured, down, empty, finished, given, inline, permalinks
from dragoman.show.key import Key, key_height, keys, quads
from dragoman.show.lettering import lanes, width
from dragoman.show.lines import STANDINGS
from dragoman.show.palette import LIGHT, QUAD_COLOURS
from dragoman.show.parties import between, is_fact
from dragoman.show.timescale import Timescale, day_and_month, timescale
from dragoman.show.words import day

if TYPE_CHECKING:
    import altair as alt

TITLE = "Timeline"
MANY = 60
"""So many events are shown one by one; more are counted."""
ROW, TOP, SIZE = 20, 30, 11.5
LEFT, RIGHT, ASIDE = 34.0, 420.0, 7
"""The line of time in pixels; labels stand so far right of their bars."""


_LETTERS: dict[str, Any] = {"align": "left", "baseline": "middle", "dx": ASIDE, "fontSize": SIZE}


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with a date: its first day and the day after its last, as ordinals; `open` where only the last is known."""

    event: Event
    first: int
    end: int
    open: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One event as it is drawn, in pixels; see `timeline`."""

    href: str
    label: str
    date: str
    rule: str
    standing: str
    quad: str
    fact: bool
    open: bool
    x: float
    x2: float
    y: float
    colour: str
    strength: float


def dated(reports: Iterable[Report]) -> tuple[list[Dated], int]:
    """The events with a date, in time order, and how many have none."""
    found, undated = [], 0
    for report in reports:
        for event in report.events:
            date = event.date
            earliest, latest = (None, None) if isinstance(date, Unknown) else (date.earliest, date.latest)
            first, last = earliest or latest, latest or earliest
            if first and last:
                found.append(Dated(event, first.toordinal(), last.toordinal() + 1, open=earliest is None))
            else:
                undated += 1
    return sorted(found, key=lambda one: (one.first, one.end)), undated


def bars(events: Sequence[Dated], scale: Timescale, year: int | None) -> list[Bar]:
    """The events as bars in rows, no bar or label on another. `year` goes without saying in labels."""
    drawn = []
    for one in events:
        x = scale.x(one.first)
        x2 = max(scale.x(one.end), x + 5)
        drawn.append((one, x, x2, _label(one, year, WIDTH - x2 - ASIDE)))
    rows = lanes([(x - 14, x2 + width(label, SIZE) + 22) for _, x, x2, label in drawn])
    return [
        _bar(one, x, x2, TOP + (row + 0.5) * ROW, label) for (one, x, x2, label), row in zip(drawn, rows, strict=True)
    ]


def timeline(reports: Report | Iterable[Report]) -> alt.LayerChart:
    """The events of one or more reports in time order; more than MANY are counted by period instead.

    Raises SettingError for what is no report.
    """
    listed = given(reports)
    events, undated = dated(listed)
    left_out = f"{undated} event{'' if undated == 1 else 's'} without a date not drawn" if undated else ""
    if not events:
        return empty(TITLE, f"No event has a date. {left_out}".strip())
    if len(events) > MANY:
        from dragoman.show.periods import periods

        return periods(events, left_out)
    return _one_by_one(events, listed, left_out)


def _one_by_one(events: list[Dated], reports: list[Report], left_out: str) -> alt.LayerChart:
    published = {report.document.published.value for report in reports}
    date = published.pop() if len(published) == 1 else None
    scale = timescale([(one.first, one.end) for one in events], date.toordinal() if date else None, LEFT, RIGHT)
    drawn = bars(events, scale, date.year if date else None)
    bottom, key = int(max(bar.y for bar in drawn) + ROW), list(_key(drawn))
    height = bottom + key_height(key)
    layers = [*_ground(scale, date, bottom, height), *_marks(drawn, height, linked=len(reports) == 1)]
    layers += keys(key, bottom, height)
    uneven = "Time is drawn closer the further it is from the day of publication" if scale.about else ""
    return finished(layers, TITLE, [left_out, uneven], height)


def _key(drawn: list[Bar]) -> Iterator[Key]:
    yield from quads(bar.quad for bar in drawn)
    if any(0 < bar.strength < 1 for bar in drawn):
        yield Key("earlier, as background", LIGHT["quiet"], faint=True)
    if not all(bar.fact for bar in drawn):
        yield Key("not told as a fact", LIGHT["quiet"], hollow=True)
    if any(bar.open for bar in drawn):
        yield Key("that day at the latest", LIGHT["quiet"], shape="stroke", dash=True)


def _ground(scale: Timescale, published: dt.date | None, bottom: int, height: int) -> Iterator[alt.Chart]:
    import altair as alt

    ticks, line, said = scale.ticks(), 0.0, ""
    if published:
        line, said = scale.x(published.toordinal() + 1), f"published {day(str(published))}"
        ticks = [tick for tick in ticks if abs(tick.x - line) > (width(said, 11) + width(tick.text, 11)) / 2 + 10]
    rows = [{"x": tick.x, "y": 20, "y2": bottom, "text": tick.text} for tick in ticks]
    base = alt.Chart(inline(rows)).encode(x=across("x"))
    yield base.mark_rule(color=LIGHT["rule"]).encode(y=down("y", height), y2="y2:Q")
    yield base.mark_text(color=LIGHT["quiet"], fontSize=11, baseline="bottom").encode(
        y=down("y", height), text="text:N"
    )
    if published:
        mark = alt.Chart(inline([{"x": line, "y": 20, "y2": bottom, "text": said}])).encode(x=across("x"))
        yield mark.mark_rule(color=LIGHT["ink"]).encode(y=down("y", height), y2="y2:Q")
        yield mark.mark_text(color=LIGHT["ink"], fontSize=11, baseline="bottom").encode(
            y=down("y", height), text="text:N"
        )


def _marks(drawn: list[Bar], height: int, *, linked: bool) -> Iterator[alt.Chart]:
    import altair as alt

    tooltip = [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in (("label", "event"), ("date", "when"), ("rule", "dated by"), ("standing", "standing"))
    ]
    halo = alt.Chart(inline(drawn)).mark_text(
        **_LETTERS, color=LIGHT["paper"], stroke=LIGHT["paper"], strokeWidth=4, strokeJoin="round"
    )
    yield halo.encode(x=across("x2"), y=down("y", height), text="label:N")
    for fact in (True, False):
        rows = [bar for bar in drawn if bar.fact == fact]
        if rows:
            base = alt.Chart(inline(rows)).encode(y=down("y", height), tooltip=tooltip, **permalinks(linked))
            rect = base.mark_rect(height=9, cornerRadius=2, strokeWidth=1.5, strokeDash=[] if fact else [3, 2])
            yield rect.encode(
                x=across("x"),
                x2="x2:Q",
                fill=alt.Fill("colour:N", scale=None),
                stroke=alt.Stroke("colour:N", scale=None),
                fillOpacity=alt.FillOpacity("strength:Q", scale=None),
            )
            yield base.mark_text(**_LETTERS, color=LIGHT["ink"]).encode(x=across("x2"), text="label:N")
    tails = [{"x": bar.x - 13, "x2": bar.x - 1, "y": bar.y, "colour": bar.colour} for bar in drawn if bar.open]
    tail = alt.Chart(inline(tails)).mark_rule(strokeDash=[2, 2], strokeWidth=2)
    yield tail.encode(x=across("x"), x2="x2:Q", y=down("y", height), color=coloured("colour"))


def _bar(one: Dated, x: float, x2: float, y: float, label: str) -> Bar:
    event, date = one.event, one.event.date
    when, rule = ("", "") if isinstance(date, Unknown) else (day(date.value), date.rule)
    colour, fact = QUAD_COLOURS[event.quad], is_fact(event)
    strength = (FAINT if event.standing == "historical" else 1.0) if fact else 0.0
    return Bar(
        href=f"#{event.id}",
        label=label,
        date=when + " at the latest" * one.open,
        rule=rule,
        standing=STANDINGS[event.standing] or "happened",
        quad=event.quad,
        fact=fact,
        open=one.open,
        x=x,
        x2=x2,
        y=y,
        colour=colour,
        strength=strength,
    )


def _label(one: Dated, year: int | None, room: float) -> str:
    """What stands right of a bar: the event, its parties, its standing and its date.

    To make it fit, parties are cut, and at last the date is left out, which the line of time shows.
    """
    standing, when = STANDINGS[one.event.standing], "" if one.open else _when(one, year)
    for limit, date in ((30, when), (22, when), (16, when), (22, ""), (16, ""), (10, ""), (6, "")):
        label = " · ".join(filter(None, [f"{one.event.event} {between(one.event, limit)}", standing, date]))
        if width(label, SIZE) <= room:
            break
    return label


def _when(one: Dated, year: int | None) -> str:
    """The date in short: "17 Mar", "3–9 Mar 2025", "summer 2015"."""
    first, last = dt.date.fromordinal(one.first), dt.date.fromordinal(one.end - 1)
    if one.end - one.first > 14:
        return "" if isinstance(one.event.date, Unknown) else day(one.event.date.value.partition("T")[0])
    end = day(last.isoformat()).removesuffix(f" {year}")
    if first == last:
        return end
    return f"{first.day}–{end}" if first.month == last.month else f"{day_and_month(first)} – {end}"
