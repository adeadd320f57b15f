"""How a report is put down: document, reading and everything that follows from them, within one transaction.

Invariant: a document of one identity is stored once, a reading of one program, model and settings once for it; tables that follow
hold the current reading of each document and nothing else.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, literal_column, select, union_all

from dragoman.desk import duplicates, entities, episodes, names, words
from dragoman.desk.identity import content_hash, identity
from dragoman.desk.index import FINDINGS, events
from dragoman.desk.rows import rows
from dragoman.desk.schema import documents, readings
from dragoman.report import Document, Report


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of putting a report down: its document's row id, and whether document and reading are new."""

    document: int
    new_document: bool
    new_reading: bool


def find(connection: Connection, document: Document) -> int | None:
    """The row id of a document that is there, else none."""
    return connection.scalar(select(documents.c.id).where(documents.c.identity == identity(document)))


def put(connection: Connection, report: Report, raw_hash: str | None = None, source: Document | None = None) -> Stored:
    """Store a report. `source` is the document as it came in, where the reading changed it (inferred its date, say)."""
    document = source or report.document
    row = find(connection, document)
    new = row is None
    if row is None:
        row = _next(connection, documents)
        date, basis = report.document.published.value, report.document.published.basis
        connection.execute(
            documents.insert().values(
                id=row,
                name=document.id,
                url=document.url,
                title=document.title,
                outlet=document.outlet,
                language=document.language,
                published=date,
                published_basis=basis,
                text=document.text,
                identity=identity(document),
                content_hash=content_hash(document),
                raw_hash=raw_hash,
                added=_now(),
            )
        )
        words.add(connection, row, document.title, document.text)
        duplicates.link(connection, row, document.title, document.text, date)
    made = {"version": report.made.version, "model": report.made.model}
    made["settings"] = json.dumps(report.made.settings, sort_keys=True)
    where = [readings.c[name] == value for name, value in made.items()]
    if not new and connection.scalar(select(readings.c.id).where(readings.c.document_id == row, *where)):
        return Stored(row, False, False)
    text = report.to_json()
    connection.execute(
        readings.insert().values(
            id=_next(connection, readings),
            document_id=row,
            report=text,
            report_hash=hashlib.sha256(text.encode()).hexdigest(),
            made=_now(),
            **made,
        )
    )
    if not new:
        _forget(connection, row)
    _derive(connection, row, report)
    return Stored(row, new, True)


def derive_all(connection: Connection, advance: Callable[[], None] = lambda: None) -> None:
    """Fill the derived tables, which are empty, from the current reading of every document, in the order of storing."""
    last = select(func.max(readings.c.id)).group_by(readings.c.document_id)
    current = (
        select(documents.c.id, documents.c.title, documents.c.text, documents.c.published, readings.c.report)
        .join(readings, readings.c.document_id == documents.c.id)
        .where(readings.c.id.in_(last))
        .order_by(documents.c.id)
    )
    at = 0
    while batch := connection.execute(current.where(documents.c.id > at).limit(100)).all():
        for row in batch:
            duplicates.link(connection, row.id, row.title, row.text, row.published)
            _derive(connection, row.id, Report.from_json(row.report))
            advance()
        at = batch[-1].id


def _derive(connection: Connection, id: int, report: Report) -> None:
    made = rows(report, id, _free(connection))
    filed = {
        actor["id"]: named for actor, a in zip(made["actors"], report.actors, strict=True) if (named := names.file(a))
    }
    found = entities.enter(connection, filed.values()) if filed else {}
    for actor in made["actors"]:
        actor["entity_id"] = found[filed[actor["id"]].key] if actor["id"] in filed else None
    episodes.assign(connection, id, made)
    for table in FINDINGS:
        if made[table.name]:
            connection.execute(table.insert(), made[table.name])


def _forget(connection: Connection, id: int) -> None:
    """Take away what followed from the reading before; episodes that it opened pass to their next report."""
    mine = select(events.c.id).where(events.c.document_id == id)
    left = events.c.episode_id.in_(mine) & (events.c.document_id != id)
    firsts = select(events.c.episode_id, func.min(events.c.id).label("first")).where(left).group_by(events.c.episode_id)
    for episode, first in connection.execute(firsts).all():
        theirs = (events.c.episode_id == episode) & (events.c.document_id != id)
        connection.execute(events.update().where(theirs).values(episode_id=first))
    for table in reversed(FINDINGS):
        connection.execute(table.delete().where(table.c.document_id == id))


def _free(connection: Connection) -> dict[str, int]:
    tops = [
        select(literal_column(f"'{t.name}'"), func.coalesce(func.max(t.c.id), 0) + 1).select_from(t) for t in FINDINGS
    ]
    return {row[0]: row[1] for row in connection.execute(union_all(*tops))}


def _next(connection: Connection, table: Any) -> int:
    return (connection.scalar(select(func.max(table.c.id))) or 0) + 1


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)
