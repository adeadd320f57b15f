"""Where did it happen? Places meant literally, on a map."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.report import Report
from dragoman.show.charts import WIDTH, across, down, empty, finished, given, inline
from dragoman.show.palette import LIGHT
from dragoman.show.words import shorten

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 420


def map(reports: Report | Iterable[Report]) -> alt.LayerChart:  # noqa: A001  the name that its users look for
    """The literal places of one or more reports, sized by mentions."""
    import altair as alt

    marks: dict[tuple[float, float], dict[str, object]] = {}
    for report in given(reports):
        for place in report.places:
            if place.literal and place.lat is not None and place.lon is not None:
                mark = marks.setdefault(
                    (place.lat, place.lon), {"href": f"#{place.id}", "name": shorten(place.name, 30), "count": 0}
                )
                mark["count"] += 1
    if not marks:
        return empty("Places", "No place is named where something is or happens.")
    lats, lons = zip(*marks, strict=True)
    wide, high = max(max(lons) - min(lons), 4), max(max(lats) - min(lats), 4)
    for (lat, lon), mark in marks.items():
        mark["x"] = round((lon - min(lons)) / wide * (WIDTH - 140) + 50, 1)
        mark["y"] = round((max(lats) - lat) / high * (_HEIGHT - 60) + 30, 1)
    base = alt.Chart(inline(marks.values())).encode(
        x=across("x"), y=down("y", _HEIGHT), href="href:N", tooltip=["name:N", "count:Q"]
    )
    dots = base.mark_circle(color=LIGHT["where"], opacity=0.8).encode(size=alt.Size("count:Q", legend=None))
    words = base.mark_text(align="left", dx=9, color=LIGHT["ink"]).encode(text="name:N")
    return finished([dots, words], "Places", [], _HEIGHT)
