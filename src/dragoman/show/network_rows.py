"""Who deals with whom? Actors that take part in events, and what is between each two, from one report or many.

Invariant: an actor of several reports is one node (a state by its country, others by name and country); the mean of a link is
that of the events that are told as facts, and a link that rests on none of them says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.report import Actor, Event, Report
from dragoman.show.parties import is_fact, pairs_of
from dragoman.show.words import clean

MOST = 40
"""So many actors are drawn: those with the most events with others, then the most events."""


@dataclass(slots=True)
class Node:
    """An actor: its permalink (of its first report), name, country or PLOVER code, and in how many events it takes part."""

    key: str
    href: str
    name: str
    kind: str
    code: str
    events: int = 0


@dataclass(slots=True)
class Bond:
    """What is between two actors: events, told in words, and standing ties ("ally of")."""

    source: str
    target: str
    href: str
    scores: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    ties: list[str] = field(default_factory=list)
    fact: bool = False

    @property
    def mean(self) -> float:
        """Mean score, -10 (conflict) to +10 (cooperation); 0 where there is no event."""
        return round(sum(self.scores) / len(self.scores), 1) if self.scores else 0.0


@dataclass(slots=True)
class Network:
    """Nodes in order of their events with others, bonds in order of first mention, and how many actors are left out."""

    nodes: list[Node]
    bonds: list[Bond]
    left_out: int


def network_rows(reports: Iterable[Report]) -> Network:
    """The network of one or more reports, cut to the MOST actors with the most events."""
    nodes: dict[str, Node] = {}
    bonds: dict[tuple[str, str], Bond] = {}
    for report in reports:
        actors = {actor.id: actor for actor in report.actors}
        for event in report.events:
            _add_event(event, actors, nodes, bonds)
        for tie in report.relations:
            if tie.subject in actors and tie.object in actors:
                one, other = (_node(actors[actor], nodes).key for actor in (tie.subject, tie.object))
                if one != other:
                    bond = _bond(one, other, f"#{tie.id}", bonds)
                    bond.ties.append(f"{nodes[one].name} {tie.kind} {nodes[other].name}")
    shared = Counter(key for bond in bonds.values() for key in (bond.source, bond.target) for _ in bond.told.elements())
    ranked = sorted(nodes.values(), key=lambda node: (-shared[node.key], -node.events))
    kept = {node.key for node in ranked[:MOST]}
    inside = [bond for bond in bonds.values() if bond.source in kept and bond.target in kept]
    return Network(ranked[:MOST], inside, len(ranked[MOST:]))


def _add_event(
    event: Event, actors: dict[str, Actor], nodes: dict[str, Node], bonds: dict[tuple[str, str], Bond]
) -> None:
    parties = [party for party in (*event.actors, *event.recipients) if party.actor in actors]
    for key in dict.fromkeys(_node(actors[party.actor or ""], nodes).key for party in parties):
        nodes[key].events += 1
    for source, target, _ in pairs_of(event):
        if source.actor in actors and target.actor in actors:
            one, other = (_node(actors[party.actor or ""], nodes).key for party in (source, target))
            if one != other:
                bond = _bond(one, other, f"#{event.id}", bonds)
                bond.told[" ".join([event.event, *event.modes])] += 1
                if is_fact(event):
                    bond.scores.append(event.score)


def _node(actor: Actor, nodes: dict[str, Node]) -> Node:
    code = actor.country or ""
    key = code if actor.kind == "state" and code else f"{clean(actor.name).casefold()}|{code}"
    return nodes.setdefault(key, Node(key, f"#{actor.id}", clean(actor.name), actor.kind, code))


def _bond(one: str, other: str, href: str, bonds: dict[tuple[str, str], Bond]) -> Bond:
    return bonds.setdefault((min(one, other), max(one, other)), Bond(one, other, href))
