"""Who deals with whom? Actors as nodes, the events between them as links, from cooperation to conflict."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from dragoman.report import Report
from dragoman.show.charts import WIDTH, across, coloured, down, empty, finished, given, inline, permalinks
from dragoman.show.key import Key, key_height, keys
from dragoman.show.layout import ABOVE, UNDER, layout
from dragoman.show.lettering import width
from dragoman.show.network_rows import Bond, Network, network_rows
from dragoman.show.palette import LIGHT
from dragoman.show.parties import CLASSES, colour_of
from dragoman.show.words import shorten

if TYPE_CHECKING:
    import altair as alt

TITLE = "Actors"
SIZE, LONGEST = 11.0, 26


def network(reports: Report | Iterable[Report]) -> alt.LayerChart:
    """The actors that take part in events of one or more reports, linked by them and by standing ties.

    Raises SettingError for what is no report.
    """
    listed = given(reports)
    rows = network_rows(listed)
    if not rows.nodes:
        return empty(TITLE, "No actor that the report names takes part in an event.")
    names = {node.key: shorten(node.name, LONGEST) for node in rows.nodes}
    places, high = layout(
        {key: width(name, SIZE) for key, name in names.items()},
        [(bond.source, bond.target) for bond in rows.bonds],
        WIDTH,
    )
    key = list(_key(rows.bonds))
    height = high + key_height(key)
    linked = len(listed) == 1
    layers = [*_links(rows.bonds, places, height, linked), *_nodes(rows, names, places, height, linked)]
    layers += keys(key, high, height)
    more = (
        f"The {len(rows.nodes)} actors that deal most with others; {rows.left_out} more are not drawn"
        if rows.left_out
        else ""
    )
    return finished(layers, TITLE, [more], height)


def _links(bonds: list[Bond], places: dict[str, tuple[int, int]], height: int, linked: bool) -> Iterator[alt.Chart]:
    import altair as alt

    rows = []
    for bond in bonds:
        (x, y), (x2, y2) = places[bond.source], places[bond.target]
        events = bond.told.total()
        rows.append(
            {
                "href": bond.href,
                "told": "; ".join([*(f"{what} ×{count}" for what, count in bond.told.most_common()), *bond.ties]),
                "mean": bond.mean if bond.scores else None,
                "events": events,
                "form": "event" if bond.scores else "unsure" if events else "tie",
                "colour": colour_of(bond.mean) if bond.scores else LIGHT["quiet"],
                "thick": round(min(1.2 + 1.1 * events, 8), 1),
                **{"x": x, "y": y, "x2": x2, "y2": y2},
            }
        )
    tooltip = [
        alt.Tooltip("told:N", title="between them"),
        alt.Tooltip("events:Q"),
        alt.Tooltip("mean:Q", title="mean score"),
    ]
    for form, dash in (("tie", [1, 3]), ("unsure", [4, 3]), ("event", [])):
        part = [row for row in rows if row["form"] == form]
        if part:
            yield (
                alt.Chart(inline(part))
                .mark_rule(strokeDash=dash, strokeCap="round")
                .encode(
                    x=across("x"),
                    x2="x2:Q",
                    y=down("y", height),
                    y2="y2:Q",
                    color=coloured("colour"),
                    strokeWidth=alt.StrokeWidth("thick:Q", scale=None),
                    tooltip=tooltip,
                    **permalinks(linked),
                )
            )


def _nodes(
    rows: Network, names: dict[str, str], places: dict[str, tuple[int, int]], height: int, linked: bool
) -> Iterator[alt.Chart]:
    import altair as alt

    nodes = []
    for node in rows.nodes:
        x, y = places[node.key]
        radius = min(4 + math.sqrt(node.events), ABOVE - 2)
        said = {
            "name": node.name,
            "short": names[node.key],
            "kind": node.kind,
            "code": node.code,
            "events": node.events,
        }
        nodes.append(
            {"href": node.href, **said, "x": x, "y": y, "under": y + UNDER, "size": round(math.pi * radius**2, 1)}
        )
    tooltip = [alt.Tooltip(f"{field}:N") for field in ("name", "kind", "code")] + [alt.Tooltip("events:Q")]
    base = alt.Chart(inline(nodes)).encode(x=across("x"), tooltip=tooltip, **permalinks(linked))
    dots = base.mark_point(
        shape="circle", filled=True, color=LIGHT["who"], stroke=LIGHT["paper"], strokeWidth=1.5, opacity=1
    )
    halo = alt.Chart(inline(nodes)).mark_text(
        fontSize=SIZE, color=LIGHT["paper"], stroke=LIGHT["paper"], strokeWidth=4, strokeJoin="round"
    )
    yield halo.encode(x=across("x"), y=down("under", height), text="short:N")
    yield dots.encode(y=down("y", height), size=alt.Size("size:Q", scale=None))
    yield base.mark_text(fontSize=SIZE, color=LIGHT["ink"]).encode(y=down("under", height), text="short:N")


def _key(bonds: list[Bond]) -> Iterator[Key]:
    there = {colour_of(bond.mean) for bond in bonds if bond.scores}
    for _, name, words in CLASSES:
        if LIGHT[name] in there:
            yield Key(words, LIGHT[name], shape="stroke")
    if any(bond.told and not bond.scores for bond in bonds):
        yield Key("not told as a fact", LIGHT["quiet"], shape="stroke", dash=True)
    if any(not bond.told for bond in bonds):
        yield Key("standing tie", LIGHT["quiet"], shape="stroke", dash=True)
