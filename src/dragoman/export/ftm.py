"""FollowTheMoney: entities for investigations (OpenAleph, nomenklatura, yente), as JSON Lines, an entity a line.

Invariant: every entity names its article as proof; only named actors are entities, and each document has its own: who is who
across documents is for nomenklatura to resolve. The same input gives the same ids.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman import sources
from dragoman.export.countries import country
from dragoman.export.facts import Facts, day, last_day, proper, unique
from dragoman.export.format import Field, TextFormat
from dragoman.report import Actor, Event, Participant, Post, Relation, Report

_STATE = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"}
"""Sectors that make an organization a public body."""
_STATUS = {"holds": "current", "appointed": "current", "held": "ended", "removed": "ended"}
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\d])")


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each entity."""
    for report in reports:
        for entity in entities(report):
            yield json.dumps(entity, ensure_ascii=False) + "\n"


def entities(report: Report) -> Iterator[dict[str, Any]]:
    """The entities of a report: its article, actors, mentions, posts and who holds them, ties, and what is told as a fact."""
    facts = Facts(report)
    article = _id("article", facts.document.id)
    yield _article(facts, article)
    actors = {actor.id: actor for actor in report.actors if proper(actor)}
    for actor in actors.values():
        yield _actor(facts, actor, article)
        yield _mention(facts, actor, article)
    seen: set[str] = set()
    for post in report.posts:
        if (holder := actors.get(post.holder)) and holder.kind == "person":
            position = _id("position", post.country, post.body, post.title)
            if position not in seen:
                seen.add(position)
                yield _position(facts, post, position, actors, article)
            yield _occupancy(facts, post, position, article)
    for tie in report.relations:
        if tie.subject in actors and tie.object in actors:
            yield _tie(facts, tie, actors, article)
    for event in facts.events():
        yield _event(facts, event, actors, article)


def _article(facts: Facts, id: str) -> dict[str, Any]:
    document = facts.document
    head = sources.headline(document.text)
    return _entity(
        id,
        "Article",
        title=document.title or (document.text[slice(*head)] if head else None),
        author=document.authors,
        publishedAt=document.published.value,
        language=document.language,
        publisher=document.outlet,
        sourceUrl=document.url,
        fileName=document.id,
        bodyText=document.text,
        processingAgent=f"dragoman {facts.report.made.version}",
    )


def _schema(actor: Actor) -> str:
    if actor.kind == "person":
        return "Person"
    return "PublicBody" if actor.kind == "state" or _STATE & set(actor.sectors) else "Organization"


def _actor(facts: Facts, actor: Actor, article: str) -> dict[str, Any]:
    if actor.kind == "person":
        own = {"position": unique(post.title for post in facts.report.posts if post.holder == actor.id)}
    else:
        own = {"classification": [actor.kind]}
    return _entity(
        _of(facts, actor.id),
        _schema(actor),
        name=actor.name,
        country=_country(actor.country),
        keywords=actor.sectors,
        proof=article,
        **own,
    )


def _mention(facts: Facts, actor: Actor, article: str) -> dict[str, Any]:
    """Mentions of a name; pronouns, which start with no capital, are none."""
    words = unique(facts.report.words(span) for span in actor.mentions)
    return _entity(
        _id("mention", facts.document.id, actor.id),
        "Mention",
        document=article,
        name=[word for word in words if word[:1].isupper()] or [actor.name],
        resolved=_of(facts, actor.id),
        detectedSchema=_schema(actor),
        contextCountry=_country(actor.country),
    )


def _position(facts: Facts, post: Post, id: str, actors: dict[str, Actor], article: str) -> dict[str, Any]:
    body = next((a for a in actors.values() if a.name == post.body and a.kind != "person"), None)
    return _entity(
        id,
        "Position",
        name=", ".join(filter(None, [post.title, post.body])),
        country=_country(post.country),
        organization=_of(facts, body.id) if body else None,
        proof=article,
    )


def _occupancy(facts: Facts, post: Post, position: str, article: str) -> dict[str, Any]:
    return _entity(
        _id("occupancy", facts.document.id, post.id),
        "Occupancy",
        holder=_of(facts, post.holder),
        post=position,
        startDate=_prefix(post.since),
        endDate=_prefix(post.until),
        status=_STATUS[post.status],
        summary=facts.report.words(post.span),
        proof=article,
    )


def _tie(facts: Facts, tie: Relation, actors: dict[str, Actor], article: str) -> dict[str, Any]:
    """A tie by the edge made for it, where the object is a body; else by a link of its kind."""
    schema, one, other = "UnknownLink", "subject", "object"
    if actors[tie.object].kind != "person" and tie.kind in ("leads", "part of"):
        schema, one = ("Directorship", "director") if tie.kind == "leads" else ("Membership", "member")
        other = "organization"
    return _entity(
        _id("tie", facts.document.id, tie.id),
        schema,
        **{one: _of(facts, tie.subject), other: _of(facts, tie.object)},
        role=tie.kind,
        startDate=_prefix(tie.since),
        endDate=_prefix(tie.until),
        summary=facts.report.words(tie.span),
        proof=article,
    )


def _event(facts: Facts, event: Event, actors: dict[str, Actor], article: str) -> dict[str, Any]:
    place = facts.place(event)
    return _entity(
        _id("event", facts.document.id, event.id),
        "Event",
        name=f"{' '.join([event.event, *event.modes])}: {_names(event.actors)}"
        + (f" → {_names(event.recipients)}" if event.recipients else ""),
        startDate=day(event),
        endDate=last_day(event),
        location=place.name if place else None,
        country=_country(place.country) if place else None,
        involved=[_of(facts, p.actor) for p in (*event.actors, *event.recipients) if p.actor in actors],
        keywords=[event.event, *event.modes, *event.contexts],
        summary=facts.report.words(event.sentence).strip(),
        recordId=event.id,
        proof=article,
    )


def _names(parties: list[Participant]) -> str:
    return ", ".join(party.name for party in parties) or "(unnamed)"


def _country(code: str | None) -> str | None:
    """The code as FollowTheMoney has it; of PLOVER's codes for bodies, only the European Union's has one."""
    return "eu" if code == "EUR" else code if country(code) else None


def _prefix(value: str | None) -> str | None:
    """A TIMEX3 value as a date of FollowTheMoney, which may end at the year or the month: 2015-SU is 2015."""
    found = _DAY.match(value or "")
    return found.group() if found else None


def _of(facts: Facts, actor: str | None) -> str:
    return _id("actor", facts.document.id, actor)


def _id(*parts: str | None) -> str:
    return "dragoman-" + hashlib.sha256("\0".join(part or "" for part in parts).encode()).hexdigest()[:20]


def _entity(id: str, schema: str, **properties: object) -> dict[str, Any]:
    """An entity as its own library makes it, values cleaned, each property's in order."""
    from followthemoney import model

    entity = model.make_entity(schema)
    entity.id = id
    for name, value in properties.items():
        entity.add(name, value)
    made: dict[str, Any] = entity.to_dict()
    return made | {"properties": {name: sorted(values) for name, values in sorted(made["properties"].items())}}


FORMAT = TextFormat(
    tells="FollowTheMoney entities as JSON Lines: persons, bodies, positions, occupancies, events, articles, mentions",
    text=lines,
    needs=("followthemoney", "ftm"),
    fields=(
        Field("Article", "the document: title, author, publishedAt, language, publisher, sourceUrl, fileName (its id), bodyText"),
        Field("Person", "a named person: name, country, position (titles of the posts), keywords (sectors)"),
        Field("PublicBody", "a state, or an organization of a state's sectors: name, country, classification, keywords"),
        Field("Organization", "any other named organization or armed group: name, country, classification, keywords"),
        Field("Mention", "the names by which the document calls an entity: document, resolved, name"),
        Field("Position", "a post: name (title, body), country, organization; the same in all documents"),
        Field("Occupancy", "who holds, held or lost a post: holder, post, startDate, endDate, status, summary (the words)"),
        Field("Directorship", "a tie of the kind leads: director, organization, startDate, endDate, summary"),
        Field("Membership", "a tie of the kind part of: member, organization, startDate, endDate, summary"),
        Field("UnknownLink", "any other tie: subject, object, role (its kind), startDate, endDate, summary"),
        Field("Event", "an event that is told as a fact: name, startDate, endDate, location, country, involved, keywords (event,"
              " modes, contexts), summary (the sentence), recordId"),
    ),
    loses="Who is not named ('two guards'); who acts and who is acted on, but for the event's name; events that are negated,"
    " future or hypothetical; dates finer than a day, or between year and month (a summer is a year); sizes, statements, gaps,"
    " reasons; confidence, rules, offsets.",
)  # fmt: skip
