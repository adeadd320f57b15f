"""STIX 2.1: one bundle of reports, identities, locations, incidents, notes and what relates them, for threat intelligence.

Invariant: every object passes the stix2 library's own checks, without custom properties, and has the same id whenever it is made
from the same document.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import sources
from dragoman.export.countries import country
from dragoman.export.facts import Facts, day, last_day
from dragoman.export.format import Field, TextFormat
from dragoman.report import Actor, Event, Place, Relation, Report, Statement

SPACE = uuid.UUID("8a2ee1d5-6cf1-5f0b-9a0d-1f3f1c1b2b7a")
"""The name space of our ids: STIX keeps its own for other objects."""
_CLASSES = {"person": "individual", "people": "group"}
_UNKNOWN = "1970-01-01T00:00:00Z"
"""STIX demands a time; a document without a date has this one, and its report the label "published:unknown"."""

Object = dict[str, Any]


def text(reports: Iterable[Report]) -> Iterator[str]:
    """One bundle, an object a line; its id follows from the documents in it."""
    digest = hashlib.sha256()
    yield '{"type": "bundle", "objects": [\n' + _checked(_producer())
    for report in reports:
        digest.update(report.document.id.encode() + b"\0")
        for thing in objects(report):
            yield ",\n" + _checked(thing)
    yield f'\n], "id": "bundle--{uuid.uuid5(SPACE, digest.hexdigest())}"}}\n'


def objects(report: Report) -> Iterator[Object]:
    """The objects of a report; the report itself, which refers to all others, comes last."""
    facts = Facts(report)
    ids = []
    for thing in _found(facts):
        ids.append(thing["id"])
        yield thing
    document = facts.document
    head = sources.headline(document.text)
    yield _new(
        facts,
        "report",
        "",
        name=document.title or (document.text[slice(*head)] if head else document.id),
        description=document.text,
        published=_published(facts),
        lang=document.language,
        external_references=[{"source_name": document.outlet or "document", "external_id": document.id}
                             | ({"url": document.url} if document.url else {})],
        labels=[] if document.published.value else ["published:unknown"],
        object_refs=ids or [_producer()["id"]],
    )  # fmt: skip


def _found(facts: Facts) -> Iterator[Object]:
    """Identities, locations, incidents, notes, and what relates them."""
    report = facts.report
    identities = {actor.id: _identity(facts, actor) for actor in report.actors}
    yield from identities.values()
    locations: dict[str, Object] = {}
    for place in report.places:
        if place.literal and (made := _location(facts, place)):
            if made["id"] not in {one["id"] for one in locations.values()}:
                yield made
            locations[place.id] = made
    for event in facts.events():
        incident = _incident(facts, event)
        yield incident
        for kind, parties in (("attributed-to", event.actors), ("targets", event.recipients)):
            for actor in dict.fromkeys(party.actor for party in parties if party.actor in identities):
                yield _link(
                    facts, f"{event.id}/{kind}/{actor}", kind, incident, identities[actor or ""], event.confidence
                )
        where = facts.place(event)
        if where and where.id in locations:
            yield _link(facts, f"{event.id}/at", "located-at", incident, locations[where.id], event.confidence)
    for tie in report.relations:
        if tie.subject in identities and tie.object in identities:
            yield _tie(facts, tie, identities)
    for statement in report.statements:
        yield _note(facts, statement, identities)


def _identity(facts: Facts, actor: Actor) -> Object:
    return _new(
        facts,
        "identity",
        actor.id,
        name=actor.name,
        identity_class=_CLASSES.get(actor.kind, "organization"),
        roles=facts.offices(actor.id),
        labels=[f"kind:{actor.kind}", *([f"country:{actor.country}"] if actor.country else []),
                *(f"sector:{sector}" for sector in actor.sectors)],
        confidence=_per_cent(actor.confidence),
    )  # fmt: skip


def _location(facts: Facts, place: Place) -> Object | None:
    """A place by its name and point; none for one of which neither point nor country is known."""
    nation = country(place.country)
    if place.lat is None and nation is None:
        return None
    return _new(
        facts,
        "location",
        f"{place.name}/{place.lat}/{place.lon}",
        name=place.name,
        latitude=place.lat,
        longitude=place.lon,
        country=nation and nation.alpha2,
        administrative_area=place.province,
    )


def _incident(facts: Facts, event: Event) -> Object:
    parties = [" and ".join(party.name for party in side) for side in (event.actors, event.recipients)]
    first, last = day(event), last_day(event)
    return _new(
        facts,
        "incident",
        event.id,
        name=f"{' '.join([event.event, *event.modes])}: {' → '.join(filter(None, parties)) or '(unnamed)'}",
        description=facts.report.words(event.sentence).strip(),
        labels=[
            f"event:{event.event}",
            *(f"mode:{mode}" for mode in event.modes),
            *(f"context:{context}" for context in event.contexts),
            *([f"from:{first}"] if first else []),
            *([f"until:{last}"] if last and last != first else []),
        ],
        confidence=_per_cent(event.confidence),
    )


def _tie(facts: Facts, tie: Relation, identities: dict[str, Object]) -> Object:
    link = _link(
        facts, tie.id, tie.kind.replace(" ", "-"), identities[tie.subject], identities[tie.object], tie.confidence
    )
    return link | {"description": facts.report.words(tie.span)}


def _note(facts: Facts, statement: Statement, identities: dict[str, Object]) -> Object:
    about = [identities[who]["id"] for who in (statement.speaker, statement.target) if who in identities]
    said = " … ".join(facts.report.words(span) for span in statement.content)
    speaker = identities[statement.speaker]["name"] if statement.speaker in identities else None
    return _new(
        facts,
        "note",
        statement.id,
        abstract=f"{speaker or 'somebody'}: {statement.stance}",
        content=said,
        authors=[speaker] if speaker else [],
        labels=["verbatim"] if statement.verbatim else [],
        object_refs=list(dict.fromkeys(about)) or [_name(facts, "report", "")],
        confidence=_per_cent(statement.confidence),
    )


def _link(facts: Facts, key: str, kind: str, source: Object, target: Object, confidence: float) -> Object:
    ends = {"source_ref": source["id"], "target_ref": target["id"], "confidence": _per_cent(confidence)}
    return _new(facts, "relationship", key, relationship_type=kind, **ends)


def _new(facts: Facts, kind: str, key: str, **properties: Any) -> Object:
    """An object of this kind; its time is the document's, for that is when it was said. What is empty is left out."""
    time = _published(facts)
    head = {"type": kind, "spec_version": "2.1", "id": _name(facts, kind, key), "created_by_ref": _producer()["id"]}
    told = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return head | {"created": time, "modified": time} | told


def _name(facts: Facts, kind: str, key: str) -> str:
    return f"{kind}--{uuid.uuid5(SPACE, f'{facts.document.id}/{kind}/{key}')}"


def _producer() -> Object:
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": f"identity--{uuid.uuid5(SPACE, 'dragoman')}",
        "created": _UNKNOWN,
        "modified": _UNKNOWN,
        "name": "Dragoman",
        "identity_class": "system",
    }


def _published(facts: Facts) -> str:
    published: dt.date | None = facts.document.published.value
    return f"{published}T00:00:00Z" if published else _UNKNOWN


def _per_cent(confidence: float) -> int:
    return round(100 * confidence)


def _checked(thing: Object) -> str:
    """An object as JSON, once the library has found no fault with it."""
    import stix2

    stix2.parse(thing, allow_custom=False)
    return json.dumps(thing, ensure_ascii=False)


FORMAT = TextFormat(
    tells="a STIX 2.1 bundle: reports, identities, locations, incidents, relationships, notes",
    text=text,
    needs=("stix2", "stix"),
    fields=(
        Field("report", "the document: name (title or headline), description (its text), published, external_references (outlet,"
              " id, address), object_refs (all that was found in it)"),
        Field("identity", "an actor: name, identity_class, roles (posts), labels kind:, country:, sector:, confidence (per cent)."
              " One more is Dragoman, which all others name as created_by_ref"),
        Field("location", "a place that is meant literally: name, latitude, longitude, country (alpha-2), administrative_area"),
        Field("incident", "an event that is told as a fact: name, description (the sentence), labels event:, mode:, context:,"
              " from:, until:, confidence"),
        Field("relationship", "attributed-to (incident to actor), targets (incident to recipient), located-at (incident to"
              " location), and ties: ally-of, supports, opposes, leads, part-of"),
        Field("note", "a statement: content, authors (the speaker), abstract (speaker and stance), object_refs (speaker, target),"
              " label verbatim"),
    ),
    loses="Events that are negated, future or hypothetical; parties that are no actors; since and until of posts and ties; sizes,"
    " gaps, reasons, images; rules and offsets. created and modified are the publication date; 1970-01-01 and the label"
    " published:unknown where there is none, for STIX demands one.",
)  # fmt: skip
