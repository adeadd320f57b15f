"""GraphML: the network of actors; its edges are events and ties.

Invariant: an actor with a proper name and a country is one node in all reports; any other is a node of its own document. Only the
names of nodes are kept while the reports stream by.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple
from xml.sax.saxutils import escape

from dragoman.export.facts import Facts, day, for_xml, last_day, proper
from dragoman.export.format import Field, TextFormat
from dragoman.report import Actor, Event, Participant, Relation, Report

_NODE = (
    Field("label", "name"),
    Field("kind", "person, organization, state, armed group, people; none for a party that is no actor of the report"),
    Field("country", "ISO 3166-1 alpha-3, or a PLOVER code"),
    Field("sectors", 'PLOVER sectors, joined by "; "'),
)
_EDGE = (
    Field("document", "document id"),
    Field("id", "id of the event or tie in its report"),
    Field("label", "PLOVER event and modes, or the kind of tie"),
    Field("quad", "verbal or material, cooperation or conflict; none for a tie"),
    Field("score", "-10 (conflict) to +10 (cooperation); none for a tie"),
    Field("mutual", "true where neither party is the one that acts"),
    Field("standing", "asserted, negated, future, hypothetical, historical; none for a tie"),
    Field("start", "first day that it may have been; of a tie, since when (TIMEX3)"),
    Field("end", "last day that it may have been; of a tie, until when (TIMEX3)"),
    Field("confidence", "0 to 1"),
    Field("words", "the sentence, or the words of the tie"),
)

_TYPES = {"score": "double", "confidence": "double", "mutual": "boolean"}


class _End(NamedTuple):
    """An end of an edge: what tells it from other nodes, and what is told of it."""

    key: Hashable
    told: Mapping[str, object]


def text(reports: Iterable[Report]) -> Iterator[str]:
    """One graph, directed; nodes stand before their first edge."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, fields in (("node", _NODE), ("edge", _EDGE)):
        for field in fields:
            kind = _TYPES.get(field.name, "string")
            key = f'id="{domain}_{field.name}" for="{domain}" attr.name="{field.name}" attr.type="{kind}"'
            yield f"  <key {key}/>\n"
    yield '  <graph edgedefault="directed">\n'
    nodes: dict[Hashable, str] = {}
    for report in reports:
        for *ends, told in _links(Facts(report)):
            for end in ends:
                if end.key not in nodes:
                    nodes[end.key] = f"n{len(nodes)}"
                    yield _element("node", f'id="{nodes[end.key]}"', end.told)
            yield _element("edge", f'source="{nodes[ends[0].key]}" target="{nodes[ends[1].key]}"', told)
    yield "  </graph>\n</graphml>\n"


def _links(facts: Facts) -> Iterator[tuple[_End, _End, dict[str, object]]]:
    """The edges of a report: its events, a pair of parties each, then its ties."""
    actors = {actor.id: actor for actor in facts.report.actors}
    for event in facts.report.events:
        mutual = not event.recipients
        for one, other in combinations(event.actors, 2) if mutual else product(event.actors, event.recipients):
            yield _party(facts, one, actors), _party(facts, other, actors), _event(facts, event, mutual)
    for tie in facts.report.relations:
        if tie.subject in actors and tie.object in actors:
            yield _actor(facts, actors[tie.subject]), _actor(facts, actors[tie.object]), _tie(facts, tie)


def _party(facts: Facts, party: Participant, actors: dict[str, Actor]) -> _End:
    """The node of a party: that of its actor, if it is one of the report's."""
    if party.actor in actors:
        return _actor(facts, actors[party.actor])
    told = {"label": party.name, "country": party.code, "sectors": "; ".join(party.sectors)}
    return _End((facts.document.id, party.name, party.code), told)


def _actor(facts: Facts, actor: Actor) -> _End:
    told = {"label": actor.name, "kind": actor.kind, "country": actor.country, "sectors": "; ".join(actor.sectors)}
    known = proper(actor) and actor.country
    return _End((actor.kind, actor.name, actor.country) if known else (facts.document.id, actor.id), told)


def _event(facts: Facts, event: Event, mutual: bool) -> dict[str, object]:
    return {
        "document": facts.document.id,
        "id": event.id,
        "label": " ".join([event.event, *event.modes]),
        "quad": event.quad,
        "score": event.score,
        "mutual": str(mutual).lower(),
        "standing": event.standing,
        "start": day(event),
        "end": last_day(event),
        "confidence": event.confidence,
        "words": facts.report.words(event.sentence).strip(),
    }


def _tie(facts: Facts, tie: Relation) -> dict[str, object]:
    return {
        "document": facts.document.id,
        "id": tie.id,
        "label": tie.kind,
        "mutual": "false",
        "start": tie.since,
        "end": tie.until,
        "confidence": tie.confidence,
        "words": facts.report.words(tie.span),
    }


def _element(kind: str, attributes: str, told: Mapping[str, object]) -> str:
    """A node or an edge with its data; what is not known is left out, and what XML cannot hold becomes "\ufffd"."""
    data = "".join(
        f'<data key="{kind}_{name}">{escape(for_xml(str(value)))}</data>'
        for name, value in told.items()
        if value not in (None, "")
    )
    return f"    <{kind} {attributes}>{data}</{kind}>\n"


FORMAT = TextFormat(
    tells="the network of actors, linked by events and ties, as GraphML (Gephi, networkx, igraph)",
    text=text,
    fields=(
        *(Field(f"node.{name}", tells) for name, tells in _NODE),
        *(Field(f"edge.{name}", tells) for name, tells in _EDGE),
    ),
    loses="Actors that take part in nothing; events of fewer than two parties; of events, contexts, sizes, places and rules; all"
    " but events and ties. Who is who is told by exact name, kind and country alone.",
)
