"""How do documents get into the desk? Each is looked up, read where it is new, and stored, one transaction a document.

Invariant: what was yielded as stored is on the disk; a run that is killed anywhere leaves every document whole or not there at
all, and the same command goes on where it stopped. A document that fails is kept in `failures`, and stops nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from sqlalchemy import Connection

from dragoman.desk import store
from dragoman.desk.database import Database
from dragoman.desk.identity import identity
from dragoman.desk.inputs import Input
from dragoman.desk.schema import failures
from dragoman.errors import DragomanError
from dragoman.report import Document, Report


class Reads(Protocol):
    """What a Reader does: reports in the order of the documents."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]: ...


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one input: stored, known (it was there before), or failed with an error. `words` were read."""

    source: str
    outcome: Literal["stored", "known", "failed"]
    document: str | None = None
    error: str | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be stored."""

    source: str
    error: str
    tries: int
    path: str | None
    document: Document | None


def add(database: Database, inputs: Iterable[Input], reader: Reads, *, again: bool = False) -> Iterator[Added]:
    """Store the documents of `inputs`; yields what came of each, in the order in which that is known.

    `again` reads what is there once more, for a newer model. Errors of the reader end one document, those of the
    database the run (DataError).
    """
    return _Run(database, iter(inputs), reader, again).go()


class _Run:
    def __init__(self, database: Database, inputs: Iterator[Input], reader: Reads, again: bool) -> None:
        self.database, self.inputs, self.reader, self.again = database, inputs, reader, again
        self.waiting: deque[Input] = deque()  # handed to the reader, not yet stored
        self.passed: deque[Added] = deque()  # known or failed without being read
        self.taken: set[str] = set()  # identities that wait

    def go(self) -> Iterator[Added]:
        """Read and store until nothing is left; a reader that fails on one document is started again with the rest."""
        while True:
            left = list(self.waiting)
            self.waiting.clear()
            try:
                for report in self.reader.pipe(self._wanted(left)):
                    yield from self._pass()
                    yield self._store(report)
                yield from self._pass()
                return
            except Exception as error:  # whatever reading a document raises is that document's failure
                if not self.waiting or (isinstance(error, DragomanError) and error.source == self.database.name):
                    raise
                yield self._fail(self.waiting.popleft(), error)

    def _wanted(self, left: list[Input]) -> Iterator[Document]:
        """The documents to read: those of a run before that failed, then new ones."""
        for one in left:
            self.waiting.append(one)
            if one.document is not None:
                yield one.document
        for one in self.inputs:
            if one.document is None:
                self.passed.append(self._fail(one, one.error))
                continue
            mark = identity(one.document)
            with self.database.reading() as connection:
                known = mark in self.taken or (not self.again and store.find(connection, one.document) is not None)
            if known:
                self.passed.append(Added(one.source, "known", one.document.id))
                continue
            self.taken.add(mark)
            self.waiting.append(one)
            yield one.document

    def _pass(self) -> Iterator[Added]:
        while self.passed:
            yield self.passed.popleft()

    def _store(self, report: Report) -> Added:
        one = self.waiting[0]
        with self.database.writing() as connection:
            stored = store.put(connection, report, one.raw_hash, one.document)
            connection.execute(failures.delete().where(failures.c.source == one.source))
        self.waiting.popleft()
        self.taken.discard(identity(one.document) if one.document else "")
        words = len(report.document.text.split())
        return Added(one.source, "stored" if stored.new_reading else "known", report.document.id, None, words)

    def _fail(self, one: Input, error: BaseException | None) -> Added:
        what = str(error) if isinstance(error, DragomanError) else f"{type(error).__name__}: {error}"
        document = one.document.model_dump_json() if one.document else None
        with self.database.writing() as connection:
            _note(connection, one, what, document)
        return Added(one.source, "failed", one.document.id if one.document else None, what)


def _note(connection: Connection, one: Input, error: str, document: str | None) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    values = {"path": one.path, "document": document, "error": error, "last": now}
    where = failures.c.source == one.source
    if not connection.execute(failures.update().where(where).values(tries=failures.c.tries + 1, **values)).rowcount:
        connection.execute(failures.insert().values(source=one.source, tries=1, **values))


def failed(database: Database) -> list[Failure]:
    """What could not be stored, the oldest first."""
    with database.reading() as connection:
        rows = connection.execute(failures.select().order_by(failures.c.id)).all()
    return [
        Failure(r.source, r.error, r.tries, r.path, Document.model_validate_json(r.document) if r.document else None)
        for r in rows
    ]


def forget(database: Database, source: str) -> None:
    """Take a failure off the list."""
    with database.writing() as connection:
        connection.execute(failures.delete().where(failures.c.source == source))
