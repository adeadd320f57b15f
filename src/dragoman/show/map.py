"""Where did it happen? Places that are meant literally, and events between states, on a map of what the report is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from dragoman.report import Report
from dragoman.show.charts import WIDTH, coloured, empty, finished, given, inline, permalinks, placed
from dragoman.show.key import Key, key_height, keys, quads
from dragoman.show.map_rows import QUIET, STATE, TOWN, MapRows, map_rows
from dragoman.show.palette import LIGHT
from dragoman.show.places import links, spots

if TYPE_CHECKING:
    import altair as alt

TITLE = "Places"
HIGH = 440
"""Pixels for the map; less for one of the world."""
SOURCE = "Base map: Natural Earth, de facto borders"


def map(reports: Report | Iterable[Report]) -> alt.LayerChart:  # noqa: A001  the name that its users look for
    """The literal places of one or more reports, sized by mentions, and the events between states.

    Raises SettingError for what is no report.
    """
    listed = given(reports)
    rows = map_rows(spots(listed), links(listed), WIDTH, HIGH)
    if rows is None:
        return empty(TITLE, "No place is named where something is or happens, and no event is between two states.")
    linked = len(listed) == 1
    key = list(_key(rows))
    height = rows.window.height + key_height(key)
    layers = [*_ground(rows, height), *_ties(rows, height, linked), *_dots(rows, height, linked)]
    layers += [*_names(rows, height), *_frame(rows, height), *keys(key, rows.window.height, height)]
    return finished(layers, TITLE, rows.notes, height)


def _ground(rows: MapRows, height: int) -> Iterator[alt.Chart]:
    """Water, land, the land of the states that are linked, coasts and borders."""
    yield _box(rows, height, fill=LIGHT["panel"])
    parties = [land for land in rows.land if land.code in rows.parties]
    others = [land for land in rows.land if land.code not in rows.parties]
    for lands, colour in ((others, LIGHT["land"]), (parties, LIGHT["rule"])):
        if lands:
            shapes = [_feature("MultiPolygon", land.polygons, name=land.name) for land in lands]
            yield _geometry(shapes, fill=colour, stroke=colour, strokeWidth=0.6)
    for lines, width in ((rows.view.coasts(), 0.6), (rows.view.borders(), 0.9)):
        yield _geometry([_feature("MultiLineString", lines)], filled=False, stroke=LIGHT["border"], strokeWidth=width)


def _ties(rows: MapRows, height: int, linked: bool) -> Iterator[alt.Chart]:
    import altair as alt

    tooltip = [alt.Tooltip("label:N", title="states"), alt.Tooltip("told:N", title="events"), alt.Tooltip("quad:N")]
    for number, tie in enumerate(rows.ties):
        said = {"label": tie.label, "told": tie.told, "quad": tie.quad, "href": tie.href, "n": number}
        points = [{"x": x, "y": y, "at": at, **said} for at, (x, y) in enumerate(tie.bow.line)]
        line = alt.Chart(inline(points)).mark_line(
            color=tie.colour, strokeWidth=tie.thick, strokeDash=[] if tie.fact else [4, 3]
        )
        yield line.encode(**placed("x", "y", height), order="at:Q", tooltip=tooltip, **permalinks(linked))
    heads = [
        {
            "x": tie.bow.line[-1][0],
            "y": tie.bow.line[-1][1],
            "turn": tie.bow.turn,
            "colour": tie.colour,
            "size": 40 + 18 * tie.thick,
        }
        for tie in rows.ties
        if tie.head
    ]
    head = alt.Chart(inline(heads)).mark_point(shape="triangle-up", filled=True, opacity=1)
    yield head.encode(
        **placed("x", "y", height),
        angle=alt.Angle("turn:Q", scale=None),
        size=alt.Size("size:Q", scale=None),
        color=coloured("colour"),
    )


def _dots(rows: MapRows, height: int, linked: bool) -> Iterator[alt.Chart]:
    import altair as alt

    ends = alt.Chart(inline({"x": x, "y": y} for x, y in rows.ends)).mark_point(
        shape="circle", filled=True, size=18, color=LIGHT["ink"], opacity=1
    )
    yield ends.encode(**placed("x", "y", height))
    tooltip = [alt.Tooltip("names:N", title="place"), alt.Tooltip("mentions:Q")]
    for wide in (True, False):
        dots = [dot for dot in rows.dots if dot.wide == wide]
        if dots:
            mark = alt.Chart(inline(dots)).mark_point(
                shape="circle",
                filled=True,
                color=LIGHT["where"],
                fillOpacity=0.15 if wide else 0.85,
                strokeWidth=1.2,
                stroke=LIGHT["where"] if wide else LIGHT["panel"],
                strokeDash=[2, 2] if wide else [],
                opacity=1,
            )
            yield mark.encode(
                **placed("x", "y", height),
                size=alt.Size("size:Q", scale=None),
                tooltip=tooltip,
                **permalinks(linked),
            )


def _names(rows: MapRows, height: int) -> Iterator[alt.Chart]:
    styles: dict[str, dict[str, Any]] = {
        "country": {"fontSize": QUIET, "color": LIGHT["quiet"]},
        "beyond": {"fontSize": STATE, "color": LIGHT["quiet"], "fontStyle": "italic"},
        "state": {"fontSize": STATE, "color": LIGHT["ink"], "fontWeight": "bold"},
        "place": {"fontSize": TOWN, "color": LIGHT["ink"]},
    }
    import altair as alt

    for rank, style in styles.items():
        names = [name for name in rows.names if name.rank == rank]
        if names:
            base = alt.Chart(inline(names)).encode(**placed("x", "y", height), text="text:N")
            yield base.mark_text(**style | {"stroke": LIGHT["panel"], "strokeWidth": 3, "strokeJoin": "round"})
            yield base.mark_text(**style)


def _frame(rows: MapRows, height: int) -> Iterator[alt.Chart]:
    import altair as alt

    yield _box(rows, height, filled=False, stroke=LIGHT["border"], strokeWidth=1)
    source = alt.Chart(inline([{"x": WIDTH - 5, "y": rows.window.height - 7, "text": SOURCE}]))
    mark = source.mark_text(align="right", fontSize=9, color=LIGHT["quiet"])
    yield mark.encode(**placed("x", "y", height), text="text:N")


def _key(rows: MapRows) -> Iterator[Key]:
    yield from quads(tie.quad for tie in rows.ties)
    if not all(dot.wide for dot in rows.dots):
        yield Key("place, by mentions", LIGHT["where"], shape="circle")
    if any(dot.wide for dot in rows.dots):
        yield Key("country or region, by mentions", LIGHT["where"], shape="circle", hollow=True)
    if not all(tie.fact for tie in rows.ties):
        yield Key("not told as a fact", LIGHT["quiet"], shape="stroke", dash=True)


def _box(rows: MapRows, height: int, **style: Any) -> alt.Chart:
    import altair as alt

    corners = {"x": 0, "y": 0, "x2": WIDTH, "y2": rows.window.height}
    box: alt.Chart = alt.Chart(inline([corners])).mark_rect(**style)
    return box.encode(**placed("x", "y", height), x2="x2:Q", y2="y2:Q")


def _feature(kind: str, coordinates: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def _geometry(features: list[dict[str, Any]], **style: Any) -> alt.Chart:
    import altair as alt

    text = json.dumps(
        features, separators=(",", ":"), ensure_ascii=False
    )  # as text: Altair copies lists point by point
    data = alt.InlineData(values=text, format=alt.JsonDataFormat(type="json"))
    shapes: alt.Chart = alt.Chart(data).mark_geoshape(clip=False, **style)
    drawn: alt.Chart = shapes.project(type="identity", scale=1, translate=[0, 0])
    return drawn
