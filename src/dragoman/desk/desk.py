"""Desk: the file kept over time. Opens it, stores readings, hands out reports and what can be asked of them.

Invariant: reports are the truth and tables an index: `rebuild` gives the tables that storing gave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import func, select

from dragoman.desk import adding, entities, inputs, query, store, views
from dragoman.desk.adding import Added, Failure, Reads
from dragoman.desk.changes import Change, changes
from dragoman.desk.database import Database
from dragoman.desk.inputs import Input
from dragoman.desk.query import Events
from dragoman.desk.schema import documents, readings
from dragoman.desk.store import Stored
from dragoman.errors import SettingError
from dragoman.report import Document, Report
from dragoman.sources import LineError


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a desk holds, to be cited: the hash covers every document with its current reading, in no order."""

    documents: int
    readings: int
    programs: tuple[str, ...]
    content: str


class Desk:
    """A desk in an SQLite file, or in PostgreSQL (`postgresql://user@host/name`).

    The file is made where there is none, unless `create` is false. Raises SettingError, DataError.
    """

    def __init__(self, path_or_url: str | Path, *, create: bool = True) -> None:
        self.database = Database(path_or_url, create=create)
        try:
            self.database.upgrade(store.derive_all)
        except BaseException:
            self.database.close()
            raise

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file or connection."""
        self.database.close()

    def __len__(self) -> int:
        """How many documents it holds."""
        with self.database.reading() as connection:
            return connection.scalar(select(func.count()).select_from(documents)) or 0

    def __contains__(self, document: Document) -> bool:
        """Whether the document is there: one of the same address, outlet, title and text."""
        with self.database.reading() as connection:
            return store.find(connection, document) is not None

    def store(self, report: Report, *, raw_hash: str | None = None, source: Document | None = None) -> Stored:
        """Keep a report, whole, in one transaction. What is there already is not stored again.

        `raw_hash` is the SHA-256 of the bytes that it was read from; `source` the document as it came in, where the
        reading changed it.
        """
        with self.database.writing() as connection:
            return store.put(connection, report, raw_hash, source)

    def reports(self) -> Iterator[Report]:
        """The current reading of every document, in the order of storing, streamed."""
        last = select(func.max(readings.c.id)).group_by(readings.c.document_id)
        wanted = select(readings.c.report).where(readings.c.id.in_(last)).order_by(readings.c.document_id)
        with self.database.reading() as connection:
            for text in connection.scalars(wanted.execution_options(yield_per=100)):
                yield Report.from_json(text)

    def readings(self, name: str) -> list[Report]:
        """All readings of the document with this id, the oldest first. Raises SettingError where there is none."""
        wanted = (
            select(readings.c.report)
            .join(documents, documents.c.id == readings.c.document_id)
            .where(documents.c.name == name)
            .order_by(readings.c.document_id, readings.c.id)
        )
        with self.database.reading() as connection:
            found = [Report.from_json(text) for text in connection.scalars(wanted)]
        if not found:
            raise SettingError("no document has this id", source=name, do="See them: dragoman desk search")
        return found

    def revisions(self, name: str) -> list[Change]:
        """What the current reading of a document revised, added and withdrew against the one before."""
        found = self.readings(name)
        return list(changes(found[-2], found[-1])) if len(found) > 1 else []

    def rebuild(self, advance: Callable[[], None] = lambda: None) -> None:
        """Make every derived table anew from the readings; `advance` is called for each document."""
        with self.database.writing() as connection:
            self.database.clear(connection)
            store.derive_all(connection, advance)

    def version(self) -> Snapshot:
        """What the desk holds, to be cited."""
        last = select(func.max(readings.c.id)).group_by(readings.c.document_id)
        parts = (
            select(documents.c.identity, readings.c.report_hash)
            .join(readings, readings.c.document_id == documents.c.id)
            .where(readings.c.id.in_(last))
            .order_by(documents.c.identity)
        )
        made = select(readings.c.version, readings.c.model).where(readings.c.id.in_(last)).distinct()
        content = hashlib.sha256()
        count = 0
        with self.database.reading() as connection:
            for row in connection.execute(parts.execution_options(yield_per=1000)):
                content.update(f"{row.identity} {row.report_hash}\n".encode())
                count += 1
            programs = sorted(f"dragoman {row.version} (model {row.model})" for row in connection.execute(made))
            total = connection.scalar(select(func.count()).select_from(readings)) or 0
        return Snapshot(count, total, tuple(programs), content.hexdigest())

    def same(self, one: str, other: str) -> None:
        """Judge two actors, by name or key, to be one. Raises SettingError where a name is not clear."""
        with self.database.writing() as connection:
            entities.judge(connection, one, other, "same")

    def different(self, one: str, other: str) -> None:
        """Judge two actors to be two; stays so whatever the rules say."""
        with self.database.writing() as connection:
            entities.judge(connection, one, other, "different")

    def add(
        self, documents: Iterable[Document | LineError] | Iterable[Input], reader: Reads, *, again: bool = False
    ) -> Iterator[Added]:
        """Read and store documents, one transaction each; yields what came of each once that is on the disk.

        What is there is passed over, unless `again` (a newer model). What fails is kept in `failures`, and stops nothing.
        """
        wanted = (one if isinstance(one, Input) else next(inputs.given([one])) for one in documents)
        return adding.add(self.database, wanted, reader, again=again)

    def failures(self) -> list[Failure]:
        """What could not be stored, the oldest first."""
        return adding.failed(self.database)

    def retry(self) -> Iterator[Input]:
        """What failed, to be added once more; what does not fail again is then off the list."""
        before = self.failures()
        yield from (Input(one.source, one.document, path=one.path) for one in before if one.document)
        yield from inputs.inputs(dict.fromkeys(one.path for one in before if one.path and not one.document))
        after = {one.source: one.tries for one in self.failures()}
        for one in before:
            if one.path and not one.document and after.get(one.source) == one.tries:
                adding.forget(self.database, one.source)

    def events(self, *, limit: int | None = None, **asked: Any) -> Events:
        """The events that fit: `desk.events(actor="RUS", recipient="IRN", since="2005-12-01")`. Filters: see `Filter`.

        Lazy: iterating streams rows (dicts), `.to_polars()` gives a data frame. Raises SettingError.
        """
        return query.ask(self.database, limit, **asked)

    def actor(self, name: str, *, limit: int = 20) -> list[dict[str, Any]]:
        """What is known of everybody of this name: posts, events, statements, contacts; lists cut at `limit`."""
        return views.actor(self.database, name, limit)

    def pair(self, one: str, other: str, *, limit: int = 20) -> dict[str, Any]:
        """What is between two parties, by code or name: events by month, contacts, accusations, gaps."""
        return views.pair(self.database, one, other, limit)

    def gaps(self, *, limit: int | None = None) -> list[dict[str, Any]]:
        """What reports say is not known, disclosed or confirmed, the newest first."""
        return views.unsaid(self.database, limit)

    def timeline(self, **asked: Any) -> list[dict[str, Any]]:
        """The asserted happenings that fit the filters of `events`, each once, with its sources; the oldest first."""
        return views.timeline(self.database, query.ask(self.database, **asked))
