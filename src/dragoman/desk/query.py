"""What is asked of the events: filters on every field, and the rows that fit, streamed in one order.

Invariant: all that fits comes out unless a limit is given; the order is that of the days, newest first, events without a day
last, then that of storing. What is asked is always a parameter, never part of the SQL.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, exists, func, select

from dragoman.desk import entities, words
from dragoman.desk.database import Database
from dragoman.desk.index import actors, events, participants, places, stories
from dragoman.desk.index import entities as who
from dragoman.desk.schema import documents
from dragoman.errors import SettingError

if TYPE_CHECKING:
    import polars

COLUMNS = (
    "day date event modes standing actors recipients place country dead_low dead_high score confidence sentence "
    "document outlet title url published ref snippet counts"
).split()


@dataclass(frozen=True, slots=True)
class Filter:
    """What an event and its document must be; what is not given is not asked.

    `actor`, `recipient`, `party` (either): a code, or an actor's name or key. `since`, `until`: days that the event may fall
    on. `place`: a name; `country`: where the place is. `words`: in the document.
    """

    words: str | None = None
    since: dt.date | str | None = None
    until: dt.date | str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    sector: str | None = None
    event: str | None = None
    mode: str | None = None
    context: str | None = None
    quad: str | None = None
    standing: str | None = None
    place: str | None = None
    country: str | None = None
    outlet: str | None = None
    document: str | None = None
    confidence: float | None = None
    dead: int | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Events:
    """The events that fit a filter: nothing is fetched before they are asked for, and then one by one."""

    database: Database
    filter: Filter
    limit: int | None = None

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Rows with the names of COLUMNS."""
        statement = self._statement().limit(self.limit).execution_options(yield_per=200)
        with self.database.reading() as connection:
            for batch in connection.execute(statement).partitions():
                ids = [row.id for row in batch if row.id is not None]
                parties: dict[tuple[int, str], list[str]] = {}
                wanted = participants.select().where(participants.c.event_id.in_(ids)).order_by(participants.c.id)
                for one in connection.execute(wanted) if ids else ():
                    shown = f"{one.name} ({one.code})" if one.code else one.name
                    parties.setdefault((one.event_id, one.role), []).append(shown)
                for row in batch:
                    yield _shown(row._asdict(), parties)

    def count(self) -> int:
        """How many rows there are, limit or no limit."""
        with self.database.reading() as connection:
            inner = self._statement(ordered=False, snippet=False).subquery()
            return connection.scalar(select(func.count()).select_from(inner)) or 0

    def episodes(self) -> Select[Any]:
        """Ids of the asserted happenings that fit."""
        found = replace(self, filter=replace(self.filter, counted=True))._statement(ordered=False, snippet=False)
        return found.with_only_columns(events.c.episode_id)

    def first(self, limit: int) -> Events:
        """The same, cut after so many."""
        return replace(self, limit=limit)

    def to_polars(self) -> polars.DataFrame:
        """The rows as a data frame."""
        import polars

        return polars.DataFrame(list(self), schema_overrides={"day": polars.Date}, infer_schema_length=None)

    def _statement(self, ordered: bool = True, snippet: bool = True) -> Select[Any]:
        asked, sqlite = self.filter, self.database.sqlite
        shown = "date event modes standing place dead_low dead_high score confidence sentence ref day id".split()
        columns: list[ColumnElement[Any]] = [events.c[name] for name in shown]
        columns += [documents.c[name] for name in ("outlet", "title", "url", "published")]
        columns += [documents.c.name.label("document"), places.c.country, stories.c.replaced_by]
        if asked.words and snippet:
            columns.append(words.snippet(asked.words, sqlite).label("snippet"))
        whole = select(*columns).select_from(
            documents.outerjoin(events, events.c.document_id == documents.c.id)
            .outerjoin(places, places.c.id == events.c.place_id)
            .join(stories, stories.c.document_id == documents.c.id)
        )
        conditions = list(_conditions(asked, sqlite))
        if not asked.words or conditions:
            conditions.append(events.c.id.is_not(None))
        whole = whole.where(*conditions, *_of_document(asked))
        if asked.words:
            whole = words.wanted(whole, asked.words, sqlite)
        if ordered:
            whole = whole.order_by(events.c.day.is_(None), events.c.day.desc(), documents.c.id, events.c.id)
        return whole


def ask(database: Database, limit: int | None = None, **asked: Any) -> Events:
    """The events that fit. Raises SettingError for a filter that there is not, or a day that is none."""
    names = {field.name for field in fields(Filter)}
    if wrong := sorted(asked.keys() - names):
        raise SettingError(f"there is no filter {wrong[0]}", do=f"Choose from {', '.join(sorted(names))}")
    for name in ("since", "until"):
        if asked.get(name) is not None:
            asked[name] = _day(asked[name], name)
    return Events(database, Filter(**asked), limit)


def _conditions(asked: Filter, sqlite: bool) -> Iterator[ColumnElement[bool]]:
    for name in ("event", "standing", "quad"):
        if value := getattr(asked, name):
            yield events.c[name] == (value.upper() if name == "event" else value)
    for name, column in (("mode", events.c.modes), ("context", events.c.contexts)):
        if value := getattr(asked, name):
            yield column.contains(json.dumps(value), autoescape=True)
    if asked.since:
        yield events.c.day >= asked.since
    if asked.until:
        yield func.coalesce(events.c.earliest, events.c.day) <= asked.until
    for party, role in ((asked.actor, "actor"), (asked.recipient, "recipient"), (asked.party, None)):
        if party:
            yield events.c.id.in_(_taking_part(party, role))
    if asked.sector:
        sector = participants.c.sectors.contains(json.dumps(asked.sector.upper()), autoescape=True)
        yield exists().where(participants.c.event_id == events.c.id, sector)
    if asked.place:
        yield func.lower(events.c.place) == asked.place.lower()
    if asked.country:
        yield places.c.country == asked.country.upper()
    if asked.confidence is not None:
        yield events.c.confidence >= asked.confidence
    if asked.dead is not None:
        yield func.coalesce(events.c.dead_high, events.c.dead_low) >= asked.dead
    if asked.counted:
        yield stories.c.replaced_by.is_(None) & (events.c.standing == "asserted")


def _of_document(asked: Filter) -> Iterator[ColumnElement[bool]]:
    if asked.outlet:
        yield documents.c.outlet == asked.outlet
    if asked.document:
        yield documents.c.name == asked.document


def _taking_part(party: str, role: str | None) -> Select[Any]:
    """Ids of events with this party: by code ("RUS", "rus"), else by the actor's name or key."""
    wanted = select(participants.c.event_id)
    if role:
        wanted = wanted.where(participants.c.role == role)
    if len(party) == 3 and party.isalpha() and party.isascii():
        return wanted.where(participants.c.code == party.upper())
    return wanted.join(actors, actors.c.id == participants.c.actor_id).where(actors.c.entity_id.in_(those(party)))


def those(name: str) -> Select[Any]:
    """Ids of all entities that are one with those of this name, key or spelling."""
    firsts = select(who.c.same_as).where(entities.asked(name))
    return select(who.c.id).where(who.c.same_as.in_(firsts))


def _day(value: dt.date | str, name: str) -> dt.date:
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise SettingError(f"{value} is no day", source=name, do="Write it as YYYY-MM-DD") from error


def _shown(row: dict[str, Any], parties: dict[tuple[int, str], list[str]]) -> dict[str, Any]:
    for name in ("modes", "contexts"):
        if name in row:
            row[name] = json.loads(row[name]) if row[name] else []
    for role in ("actor", "recipient"):
        row[f"{role}s"] = parties.get((row["id"], role), [])
    row["counts"] = row["replaced_by"] is None
    row.setdefault("snippet", None)
    return {name: row[name] for name in COLUMNS}
