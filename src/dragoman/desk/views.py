"""What does the desk know of an actor, of two states, of the unsaid? Counts and lists over the events of all reports.

Invariant: counts are of episodes that are asserted, told by a document that speaks for its story: copies, older versions and
further reports of one happening add sources, never events. Lists are cut at `limit`, and their whole number stands beside them.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, case, cast, func, literal, or_, select

from dragoman.desk import entities
from dragoman.desk.database import Database
from dragoman.desk.index import actors, events, gaps, participants, posts, statements, stories
from dragoman.desk.query import Events, ask, those
from dragoman.desk.schema import documents
from dragoman.errors import SettingError

Found = dict[str, Any]
_SPEAKS = and_(stories.c.replaced_by.is_(None), events.c.standing == "asserted")


def actor(database: Database, name: str, limit: int) -> list[Found]:
    """Everybody of this name, each with posts, events by kind, last events, statements and contacts. Raises SettingError."""
    with database.reading() as connection:
        groups = entities.named(connection, name)
    if not groups:
        raise SettingError("no report names this actor", source=name, do="Search for it: dragoman desk search NAME")
    return [_one(database, [row._asdict() for row in group], limit) for group in groups]


def _one(database: Database, group: list[Found], limit: int) -> Found:
    ids = [row["id"] for row in group]
    mine = select(actors.c.id).where(actors.c.entity_id.in_(ids))
    taking = select(participants.c.event_id).where(participants.c.actor_id.in_(mine))
    found = ask(database, limit, party=group[0]["key"])
    other = participants.alias()
    contacts = (
        select(other.c.name, other.c.code, func.count(events.c.episode_id.distinct()).label("events"))
        .join(events, events.c.id == other.c.event_id)
        .join(stories, stories.c.document_id == events.c.document_id)
        .where(events.c.id.in_(taking), _SPEAKS, or_(other.c.actor_id.is_(None), other.c.actor_id.not_in(mine)))
        .group_by(other.c.name, other.c.code)
        .order_by(func.count(events.c.episode_id.distinct()).desc(), other.c.name, other.c.code)
    )
    said = (
        select(statements.c.stance, statements.c.content, documents.c.published, documents.c.name.label("document"))
        .join(documents, documents.c.id == statements.c.document_id)
        .where(statements.c.speaker_id.in_(mine))
        .order_by(documents.c.published.desc(), statements.c.id)
    )
    return {
        "key": group[0]["key"],
        "name": group[0]["name"],
        "country": next((row["country"] for row in group if row["country"]), None),
        "names": sorted({row["name"] for row in group}),
        "keys": sorted(row["key"] for row in group),
        "posts": _posts(database, mine),
        "by_event": _rows(database, _tally(events.c.event, events.c.id.in_(taking))),
        "events": list(found),
        "events_total": found.count(),
        "statements": _rows(database, said.limit(limit)),
        "statements_total": _count(database, said),
        "contacts": _rows(database, contacts.limit(limit)),
        "contacts_total": _count(database, contacts),
    }


def _posts(database: Database, mine: Select[Any]) -> list[Found]:
    """One line for each post: since and until as reports say, first and last report, how many, and if they contradict."""
    ended = func.sum(case((posts.c.status.in_(("held", "removed")), 1), else_=0))
    ledger = (
        select(
            posts.c.title,
            posts.c.body,
            posts.c.country,
            func.min(posts.c.since).label("since"),
            func.max(posts.c.until).label("until"),
            func.min(documents.c.published).label("first_report"),
            func.max(documents.c.published).label("last_report"),
            func.count().label("reports"),
            ended.label("ended_reports"),
            func.min(posts.c.words).label("words"),
        )
        .join(documents, documents.c.id == posts.c.document_id)
        .join(stories, stories.c.document_id == documents.c.id)
        .where(posts.c.holder_id.in_(mine), stories.c.replaced_by.is_(None))
        .group_by(posts.c.title, posts.c.body, posts.c.country)
        .order_by(func.max(documents.c.published).desc(), posts.c.title, posts.c.body, posts.c.country)
    )
    return _rows(database, ledger)


def pair(database: Database, one: str, other: str, limit: int) -> Found:
    """Between two parties (codes or names): events by month with mean score, last contacts, accusations, open gaps."""
    ways = ((one, other), (other, one))
    month = func.substr(cast(events.c.day, Text), 1, 7)
    between = or_(*(events.c.id.in_(_between(*way)) for way in ways))
    contacts = _listed(database, limit, between & events.c.event.in_(("CONSULT", "AGREE", "COOPERATE", "AID")))
    about = (
        select(gaps.c.kind, gaps.c.silent, gaps.c.words, documents.c.published, documents.c.name.label("document"))
        .join(events, events.c.id == gaps.c.event_id)
        .join(documents, documents.c.id == gaps.c.document_id)
        .where(between)
        .order_by(documents.c.published.desc(), gaps.c.id)
    )
    accusing = [ask(database, limit, actor=by, recipient=of, event="ACCUSE") for by, of in ways]
    return {
        "one": one,
        "other": other,
        "months": _rows(database, _tally(month, between & events.c.day.is_not(None), "month")),
        "contacts": contacts[0],
        "contacts_total": contacts[1],
        "accusations": [
            {"by": e.filter.actor, "of": e.filter.recipient, "events": list(e), "events_total": e.count()}
            for e in accusing
        ],
        "gaps": _rows(database, about.limit(limit)),
        "gaps_total": _count(database, about),
    }


def unsaid(database: Database, limit: int | None) -> list[Found]:
    """Every gap of a document that speaks for its story, the newest first."""
    wanted = (
        select(
            documents.c.published,
            gaps.c.kind,
            gaps.c.silent,
            gaps.c.words,
            events.c.event,
            documents.c.name.label("document"),
            documents.c.title,
            documents.c.outlet,
        )
        .join(documents, documents.c.id == gaps.c.document_id)
        .join(stories, stories.c.document_id == documents.c.id)
        .outerjoin(events, events.c.id == gaps.c.event_id)
        .where(stories.c.replaced_by.is_(None))
        .order_by(documents.c.published.is_(None), documents.c.published.desc(), gaps.c.id)
    )
    return _rows(database, wanted.limit(limit))


def timeline(database: Database, found: Events) -> list[Found]:
    """The asserted happenings that fit, oldest first: each once, with its sources, and every death toll that they give."""
    every = (
        select(events, documents.c.name.label("document"), stories.c.story_id)
        .join(documents, documents.c.id == events.c.document_id)
        .join(stories, stories.c.document_id == documents.c.id)
        .where(_SPEAKS, events.c.episode_id.in_(found.episodes()))
        .order_by(events.c.day.is_(None), events.c.day, events.c.id)
    )
    shown = ("day", "date", "event", "place", "sentence", "document", "ref")
    firsts: dict[int, Found] = {}
    sources: dict[int, set[int]] = {}
    with database.reading() as connection:
        for row in connection.execute(every):
            first = firsts.setdefault(row.episode_id, {name: getattr(row, name) for name in shown} | {"dead": []})
            sources.setdefault(row.episode_id, set()).add(row.story_id)
            toll = _toll(row.dead_low, row.dead_high)
            if toll and toll not in first["dead"]:
                first["dead"].append(toll)
    return [first | {"sources": len(sources[episode])} for episode, first in firsts.items()]


def _toll(low: int | None, high: int | None) -> str | None:
    if low is None and high is None:
        return None
    return str(low) if low == high else f"{low if low is not None else ''}-{high if high is not None else ''}"


def _party(party: str) -> ColumnElement[bool]:
    if len(party) == 3 and party.isalpha() and party.isascii():
        return participants.c.code == party.upper()
    return participants.c.actor_id.in_(select(actors.c.id).where(actors.c.entity_id.in_(those(party))))


def _between(one: str, other: str) -> Select[Any]:
    first = select(participants.c.event_id).where(_party(one), participants.c.role == "actor")
    second = select(participants.c.event_id).where(_party(other), participants.c.role == "recipient")
    return first.where(participants.c.event_id.in_(second))


def _listed(database: Database, limit: int, condition: ColumnElement[bool]) -> tuple[list[Found], int]:
    """Asserted episodes that fit, the newest first, each by its first report, and how many there are."""
    wanted = (
        select(
            func.max(events.c.day).label("day"),
            events.c.event,
            func.min(events.c.sentence).label("sentence"),
            func.min(documents.c.name).label("document"),
            func.count(stories.c.story_id.distinct()).label("sources"),
        )
        .join(documents, documents.c.id == events.c.document_id)
        .join(stories, stories.c.document_id == documents.c.id)
        .where(_SPEAKS, condition)
        .group_by(events.c.episode_id, events.c.event)
        .order_by(func.max(events.c.day).desc(), events.c.episode_id)
    )
    return _rows(database, wanted.limit(limit)), _count(database, wanted)


def _tally(by: ColumnElement[Any], condition: ColumnElement[bool], name: str = "event") -> Select[Any]:
    """Episodes and their mean score by something."""
    once = (
        select(by.label(name), events.c.episode_id, func.avg(events.c.score).label("score"))
        .join(stories, stories.c.document_id == events.c.document_id)
        .where(_SPEAKS, condition)
        .group_by(by, events.c.episode_id)
        .subquery()
    )
    mean = func.avg(once.c.score).label("mean_score")
    return (
        select(once.c[name], func.count(literal(1)).label("events"), mean).group_by(once.c[name]).order_by(once.c[name])
    )


def _rows(database: Database, statement: Select[Any]) -> list[Found]:
    with database.reading() as connection:
        return [row._asdict() for row in connection.execute(statement)]


def _count(database: Database, statement: Select[Any]) -> int:
    with database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(statement.order_by(None).subquery())) or 0
