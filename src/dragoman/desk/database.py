"""The desk's database: how it is opened, brought up to date, read and written. SQLite in one file, or PostgreSQL by URL.

Invariant: one transaction writes at a time (SQLite's write lock is taken at its start, PostgreSQL's advisory lock likewise), so
that two writers never deadlock; readers are never kept waiting. A transaction is stored whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event, inspect, select, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dragoman.desk import words
from dragoman.desk.index import form, index
from dragoman.desk.schema import settings
from dragoman.errors import DataError, SettingError

WAIT = 60
"""Seconds that a writer waits for its turn."""
_LOCK = 0x64726167  # "drag": the advisory lock that writers take
_HEAD = "0001"
_FORM = select(settings.c.value).where(settings.c.name == "index")


class Database:
    """An open database. `url` is a path (SQLite) or a PostgreSQL URL; `create` makes the file where there is none.

    Raises SettingError where it cannot be opened, DataError where it is no desk.
    """

    def __init__(self, url: str | Path, *, create: bool = True) -> None:
        self.url = _url(url)
        self.name = str(url) if self.url.get_backend_name() == "sqlite" else self.url.render_as_string()
        self.sqlite = self.url.get_backend_name() == "sqlite"
        if self.sqlite and not create and not Path(self.url.database or "").is_file():
            raise SettingError("there is no such desk", source=self.name, do="Make one: dragoman desk add PATH")
        try:
            self._engine = create_engine(self.url)
        except ImportError as error:
            raise SettingError(
                "PostgreSQL needs a driver", source=self.name, do="pip install 'dragoman[postgres]'"
            ) from error
        if self.sqlite:
            event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", self._begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the desk, whatever is written meanwhile."""
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: committed at the end, undone where anything fails."""
        opened = self._engine.execution_options(dragoman_writes=True)
        with self._told(), opened.begin() as connection:
            yield connection

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def state(self) -> tuple[str | None, str | None]:
        """The revision of the tables of truth and the form of the derived ones; none for what is not there yet."""
        with self.reading() as connection:
            if not inspect(connection).has_table("alembic_version"):
                if self.sqlite and inspect(connection).get_table_names():
                    raise DataError("this database is no desk", source=self.name, do="Name another file")
                return None, None
            version = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return version, connection.scalar(_FORM)

    def upgrade(self, fill: Callable[[Connection], None]) -> None:
        """Bring the tables up to date; `fill` fills the derived ones where they had to be made anew. All of it or nothing."""
        if self.state() == (_HEAD, form()):
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", "dragoman.desk:migrations")
        with self.writing() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, _HEAD)
            if connection.scalar(_FORM) != form():  # another program may have been quicker
                self.clear(connection)
                fill(connection)

    def clear(self, connection: Connection) -> None:
        """Make the derived tables anew, empty."""
        words.drop(connection)
        for name in reversed([t.name for t in index.sorted_tables]):
            connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
        index.create_all(connection)
        words.create(connection)
        connection.execute(settings.delete())
        connection.execute(settings.insert().values(name="index", value=form()))

    def _begin(self, connection: Connection) -> None:
        writes = connection.get_execution_options().get("dragoman_writes")
        if self.sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        elif writes:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database as Dragoman's own."""
        try:
            yield
        except DBAPIError as error:
            what = str(error.orig).strip().splitlines()[0]
            raise DataError(
                f"the database says: {what}", source=self.name, do="Nothing was half stored; mend this and run again"
            ) from error


def _url(url: str | Path) -> URL:
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite":
            return parsed
    except (ArgumentError, NoSuchModuleError):
        pass
    raise SettingError("this is no address of a desk", source=url, do="Give a path, or postgresql://user@host/name")


def _prepare(connection: Any, _: Any) -> None:
    """SQLite as a desk wants it: transactions are ours to begin; readers and a writer at once; commits reach the disk."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={WAIT * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
