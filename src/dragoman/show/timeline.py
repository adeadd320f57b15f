"""When did it happen? Events on a line of time, each as wide as its date is vague."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.report import Report, Unknown
from dragoman.show.charts import across, down, empty, finished, given, inline
from dragoman.show.lines import Lines
from dragoman.show.palette import LIGHT, QUAD_COLOURS
from dragoman.show.words import day, shorten

if TYPE_CHECKING:
    import altair as alt

_ROW = 22


def timeline(reports: Report | Iterable[Report]) -> alt.LayerChart:
    """The events of one or more reports in time order."""
    import altair as alt

    listed = given(reports)
    rows, undated = [], 0
    for report in listed:
        lines = Lines(report)
        for event in report.events:
            if isinstance(event.date, Unknown) or event.date.latest is None:
                undated += 1
                continue
            first, last = event.date.earliest or event.date.latest, event.date.latest
            rows.append(
                {
                    "href": f"#{event.id}",
                    "first": first.toordinal(),
                    "last": last.toordinal() + 1,
                    "when": day(event.date.value),
                    "label": f"{event.event} {shorten(lines.parties(event, codes=False), 50)}",
                    "colour": QUAD_COLOURS[event.quad],
                    "fill": LIGHT["paper"]
                    if event.standing in ("negated", "hypothetical")
                    else QUAD_COLOURS[event.quad],
                    "standing": event.standing,
                }
            )
    if not rows:
        return empty("Timeline", "No event has a date.")
    rows.sort(key=lambda row: (row["first"], row["last"]))
    low, high = min(row["first"] for row in rows), max(row["last"] for row in rows)
    for at, row in enumerate(rows):
        row["y"] = at * _ROW + 24
        row["x"] = round((row["first"] - low) / (high - low) * 400, 1)
        row["x2"] = round(max((row["last"] - low) / (high - low) * 400, row["x"] + 4), 1)
        row["at"] = row["x2"] + 5
    height = len(rows) * _ROW + 24
    base = alt.Chart(inline(rows)).encode(
        y=down("y", height), href="href:N", tooltip=[alt.Tooltip("label:N", title="event"), alt.Tooltip("when:N")]
    )
    bars = base.mark_rect(height=8).encode(
        x=across("x"), x2="x2:Q", fill=alt.Fill("fill:N", scale=None), stroke=alt.Stroke("colour:N", scale=None)
    )
    words = base.mark_text(align="left", baseline="middle", color=LIGHT["ink"]).encode(x=across("at"), text="label:N")
    ends = inline(
        [
            {"x": 0, "y": 8, "t": dt.date.fromordinal(low).isoformat()},
            {"x": 400, "y": 8, "t": dt.date.fromordinal(high - 1).isoformat()},
        ]
    )
    axis = (
        alt.Chart(ends)
        .mark_text(align="left", color=LIGHT["quiet"])
        .encode(x=across("x"), y=down("y", height), text="t:N")
    )
    return finished([axis, bars, words], "Timeline", [f"{undated} without a date" if undated else ""], height)
