"""Who deals with whom? Actors as nodes, events between them as links."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dragoman.report import Report
from dragoman.show.charts import WIDTH, across, coloured, down, empty, finished, given, inline
from dragoman.show.palette import LIGHT
from dragoman.show.words import shorten

if TYPE_CHECKING:
    import altair as alt

_HEIGHT = 480


def network(reports: Report | Iterable[Report]) -> alt.LayerChart:
    """The actors of one or more reports, linked by the events between them."""
    import altair as alt
    import networkx as nx

    graph = nx.Graph()
    for report in given(reports):
        names = {actor.id: actor.name for actor in report.actors}
        for event in report.events:
            left = [party.actor for party in event.actors if party.actor in names]
            right = [party.actor for party in event.recipients if party.actor in names]
            pairs = [(a, b) for a in left for b in right] or list(itertools.pairwise(left))
            for node in (*left, *right):
                graph.add_node(node, name=names[node])
            for a, b in pairs:
                if a != b:
                    scores = graph.get_edge_data(a, b, {}).get("scores", [])
                    graph.add_edge(a, b, scores=[*scores, event.score])
    if not graph:
        return empty("Actors", "No actor takes part in an event.")
    places = nx.spring_layout(graph, seed=1)
    at = {
        node: (round((x + 1) / 2 * (WIDTH - 120) + 40, 1), round((y + 1) / 2 * (_HEIGHT - 40) + 20, 1))
        for node, (x, y) in places.items()
    }
    nodes = [
        {"href": f"#{node}", "name": shorten(graph.nodes[node]["name"], 30), "x": at[node][0], "y": at[node][1]}
        for node in graph
    ]
    links = []
    for a, b, tie in graph.edges(data=True):
        mean = sum(tie["scores"]) / len(tie["scores"])
        links.append(
            {
                "x": at[a][0],
                "y": at[a][1],
                "x2": at[b][0],
                "y2": at[b][1],
                "width": 1 + len(tie["scores"]),
                "colour": _colour(mean),
                "mean": round(mean, 1),
            }
        )
    place = {"x": across("x"), "y": down("y", _HEIGHT)}
    lines = (
        alt.Chart(inline(links))
        .mark_rule()
        .encode(
            **place, x2="x2:Q", y2="y2:Q", color=coloured("colour"), strokeWidth=alt.StrokeWidth("width:Q", scale=None)
        )
    )
    base = alt.Chart(inline(nodes)).encode(**place, href="href:N", tooltip="name:N")
    dots = base.mark_circle(size=90, color=LIGHT["ink"], opacity=1)
    words = base.mark_text(align="left", dx=8, color=LIGHT["ink"]).encode(text="name:N")
    return finished([lines, dots, words], "Actors", [], _HEIGHT)


def _colour(score: float) -> str:
    for least, name in (
        (5.5, "material_cooperation"),
        (0.5, "verbal_cooperation"),
        (-0.5, "quiet"),
        (-4.25, "verbal_conflict"),
    ):
        if score >= least:
            return LIGHT[name]
    return LIGHT["material_conflict"]
