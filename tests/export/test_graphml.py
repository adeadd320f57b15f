"""GraphML as networkx reads it: actors linked by events and ties, named ones joined across reports."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import HealthCheck, given, settings

from dragoman.export import format_of
from dragoman.export.graphml import FORMAT, text
from dragoman.report import Report
from tests.report.strategies import reports
from tests.show.reports import make_report


def graph(folder: Path, *of: Report) -> Any:
    format_of("graphml").save(of, folder / "g.graphml")
    return nx.read_graphml(folder / "g.graphml", force_multigraph=True)


def links(made: Any) -> list[tuple[str, str, str]]:
    return [(made.nodes[a]["label"], made.nodes[b]["label"], told["label"]) for a, b, told in made.edges(data=True)]


def test_parties_are_linked_by_events_and_ties(tmp_path: Path) -> None:
    made = graph(tmp_path, make_report())
    assert links(made) == [
        ("Davit Melikyan", "Nino Gelashvili", "CONSULT visit"),
        ("Davit Melikyan", "Azerbaijan", "part of"),
    ]
    met = next(told for *_, told in made.edges(data=True))
    assert (met["score"], met["confidence"], met["mutual"], met["start"]) == (4.0, 0.88, False, "2025-03-17")
    assert (met["document"], met["id"], met["standing"]) == ("visit", "e1", "asserted")
    fields = {f"node.{name}" for *_, told in made.nodes(data=True) for name in told}
    fields |= {f"edge.{name}" for *_, told in made.edges(data=True) for name in told}
    assert fields == {field.name for field in FORMAT.fields}


def test_an_event_of_actors_alone_is_mutual(tmp_path: Path) -> None:
    report = make_report()
    report.events[0].actors, report.events[0].recipients = [*report.events[0].actors, *report.events[0].recipients], []
    assert next(told["mutual"] for *_, told in graph(tmp_path, report).edges(data=True)) is True


def test_a_named_actor_is_one_node_in_all_reports_and_any_other_one_for_each(tmp_path: Path) -> None:
    one, other = make_report(), make_report()
    other.document.id = "other"
    assert sorted(told["label"] for _, told in graph(tmp_path, one, other).nodes(data=True)) == [
        "Azerbaijan",
        "Davit Melikyan",
        "Nino Gelashvili",
    ]
    for report in (one, other):
        report.actors[1].name, report.actors[1].kind = "two guards", "people"
    labels = [told["label"] for _, told in graph(tmp_path, one, other).nodes(data=True)]
    assert labels.count("two guards") == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=reports())
def test_any_report_is_a_graph_that_others_read(report: Report, tmp_path: Path) -> None:
    made = graph(tmp_path, report, report)
    assert made.number_of_edges() == "".join(text([report, report])).count("<edge ")
