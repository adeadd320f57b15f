"""The network of actors."""

from __future__ import annotations

from dragoman.report import Relation
from dragoman.show import network, svg
from dragoman.show.network_rows import MOST, network_rows
from dragoman.show.palette import LIGHT
from tests.show.events import WORDS, actor, event, party, report
from tests.show.reports import make_report

ANI, LEVAN, BAKU = actor("a1", "Ani"), actor("a2", "Levan"), actor("a3", "Baku", "state", "AZE")
PARTIES = {one.id: party(one.name, one.country, one.id) for one in (ANI, LEVAN, BAKU)}


def test_only_actors_that_take_part_in_events_or_have_ties_are_nodes() -> None:
    found = report(actors=[ANI, LEVAN, BAKU], events=[event("e1", "CONSULT", [PARTIES["a1"]], [PARTIES["a2"]])])
    assert {node.name for node in network_rows([found]).nodes} == {"Ani", "Levan"}


def test_a_link_has_the_mean_of_its_events_and_their_number() -> None:
    events = [
        event("e1", "CONSULT", [PARTIES["a1"]], [PARTIES["a3"]]),
        event("e2", "ASSAULT", [PARTIES["a3"]], [PARTIES["a1"]]),
    ]
    (bond,) = network_rows([report(actors=[ANI, BAKU], events=events)]).bonds
    assert bond.mean == -3.2
    assert bond.told.total() == 2
    assert bond.href == "#e1"


def test_what_is_no_fact_does_not_weigh() -> None:
    denied = event("e1", "ASSAULT", [PARTIES["a3"]], [PARTIES["a1"]], standing="negated")
    found = report(actors=[ANI, BAKU], events=[denied])
    (bond,) = network_rows([found]).bonds
    assert bond.scores == []
    assert "not told as a fact" in svg(network(found))


def test_a_standing_tie_is_a_link_of_its_own_kind() -> None:
    tie = Relation(id="r1", subject="a1", kind="ally of", object="a2", span=WORDS)
    found = report(actors=[ANI, LEVAN], relations=[tie])
    (bond,) = network_rows([found]).bonds
    assert bond.ties == ["Ani ally of Levan"]
    assert "standing tie" in svg(network(found))


def test_a_state_of_two_reports_is_one_node_whatever_it_is_called() -> None:
    here = report(actors=[BAKU], events=[event("e1", "ACCUSE", [PARTIES["a3"]])])
    there = report(
        actors=[actor("a9", "Azerbaijan", "state", "AZE")],
        events=[event("e1", "ACCUSE", [party("Azerbaijan", "AZE", "a9")])],
    )
    (node,) = network_rows([here, there]).nodes
    assert (node.name, node.events) == ("Baku", 2)


def test_of_many_actors_those_who_deal_most_with_others_are_drawn() -> None:
    actors = [actor(f"a{n}", f"Actor {n}") for n in range(MOST + 10)]
    parties = [party(one.name, None, one.id) for one in actors]
    events = [event(f"e{n}", "CONSULT", [one]) for n, one in enumerate(parties)]
    events.append(event("last", "ACCUSE", [parties[-1]], [parties[-2]]))
    rows = network_rows([report(actors=actors, events=events)])
    assert (len(rows.nodes), rows.left_out) == (MOST, 10)
    assert {node.name for node in rows.nodes[:2]} == {f"Actor {MOST + 9}", f"Actor {MOST + 8}"}
    assert "10 more are not drawn" in svg(network(report(actors=actors, events=events)))


def test_links_are_coloured_from_cooperation_to_conflict_and_marks_link_to_findings() -> None:
    drawn = svg(network(make_report()))
    assert LIGHT["verbal_cooperation"] in drawn
    assert {'href="#a1"', 'href="#e1"'} <= set(drawn.replace(">", " ").split())
    assert "href=" not in svg(network([make_report(), make_report()]))


def test_no_actor_gives_a_chart_that_says_so() -> None:
    assert "No actor that the report names" in svg(network(report(actors=[ANI])))
