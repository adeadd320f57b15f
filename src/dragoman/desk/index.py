"""What follows from the readings: flat tables to search in.

Invariant: every row is derived from the current reading of its document (`rows.py`), in the transaction that stores the
reading, and can be dropped and made again. `form()` names this shape; a desk of another form is derived anew when opened.
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, ForeignKey, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from dragoman.desk.schema import NAMING, documents

LOGIC = 1
"""Raised by hand when the derivation changes but not the tables."""

index = MetaData(naming_convention=NAMING)


def _table(name: str, *columns: Any, comment: str, finding: bool = True) -> Table:
    """A table of findings of one kind: row id, document, the finding's own id, its columns, its words, how sure."""
    behind = (
        Column("start_char", Integer, comment="where its words start in `part` (code points)"),
        Column("end_char", Integer, comment="where they end"),
        Column("part", Text, comment="text, title or caption:N"),
        Column("confidence", Float, comment="0 to 1: of what says 0.8, four in five are right"),
        Column("made_by", Text, comment="the rule or head that found it"),
    )
    return Table(
        name,
        index,
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("document_id", ForeignKey(documents.c.id), nullable=False, index=True),
        *((Column("ref", Text, nullable=False, comment="its id in the report, such as e7"),) if finding else ()),
        *columns,
        *(behind if finding else ()),
        comment=comment,
    )


def _to(name: str, target: str, comment: str = "") -> Column[int]:
    return Column(name, ForeignKey(f"{target}.id"), index=True, comment=comment or None)


_COUNTRY = "ISO 3166-1 alpha-3 or a PLOVER code"
_TIMEX = "TIMEX3 value, with its precision"

stories = Table(
    "stories",
    index,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column("story_id", ForeignKey(documents.c.id), nullable=False, index=True, comment="its first document"),
    Column("replaced_by", ForeignKey(documents.c.id), index=True, comment="who speaks for it in counts; none: itself"),
    comment="Which documents tell one story, and which of them counts.",
)
links = Table(
    "links",
    index,
    Column("document_id", ForeignKey(documents.c.id), primary_key=True),
    Column(
        "of_id", ForeignKey(documents.c.id), nullable=False, index=True, comment="the document that was there before"
    ),
    Column("kind", Text, nullable=False, comment="copy, version or replaces"),
    Column("similarity", Float, nullable=False, comment="Jaccard similarity of their runs of three words"),
    Column("containment", Float, nullable=False, comment="share of the shorter one's runs that the longer one has"),
    Column("mark", Text, comment="the words that mark a corrected dispatch, such as ADDS"),
    comment="Near-duplicates: what a document copies, tells again or replaces.",
)
bands = Table(
    "bands",
    index,
    Column("hash", BigInteger, primary_key=True, autoincrement=False, comment="of one band of the MinHash signature"),
    Column("document_id", ForeignKey(documents.c.id), primary_key=True, autoincrement=False),
    comment="Where near-duplicates are looked up: documents that share a hash are compared.",
    sqlite_with_rowid=False,
)
entities = Table(
    "entities",
    index,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True, comment="kind, folded name, country and sphere"),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False, comment="as first written"),
    Column("country", Text, comment=_COUNTRY),
    Column("sphere", Text, comment="public or private, by the sectors; none: not known"),
    Column("block", Text, nullable=False, index=True, comment="the name with its spellings made one"),
    Column("same_as", ForeignKey("entities.id"), nullable=False, index=True, comment="the first of those that are one"),
    comment="Who is who across reports.",
)
actors = _table(
    "actors",
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="person, organization, state, armed group or people"),
    Column("country", Text, comment=_COUNTRY),
    Column("sectors", Text, nullable=False, comment="JSON list of PLOVER sectors"),
    _to("entity_id", "entities", "who it is across reports; none for what has no name of its own"),
    comment="Who is named in a report.",
)
posts = _table(
    "posts",
    _to("holder_id", "actors"),
    Column("holder", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text),
    Column("country", Text, comment=_COUNTRY),
    Column("since", Text, comment=_TIMEX),
    Column("until", Text, comment=_TIMEX),
    Column("status", Text, nullable=False, comment="holds, held, appointed or removed"),
    Column("words", Text, nullable=False),
    comment="Who holds, held, was given or lost which post.",
)
times = _table(
    "times",
    Column("words", Text, nullable=False),
    Column("type", Text, nullable=False, comment="DATE, TIME, DURATION or SET"),
    Column("value", Text, comment=_TIMEX),
    Column("mod", Text, comment="TIMEX3 mod"),
    Column("earliest", Date),
    Column("latest", Date),
    comment="Time expressions.",
)
places = _table(
    "places",
    Column("name", Text, nullable=False, index=True),
    Column("lat", Float),
    Column("lon", Float),
    Column("country", Text),
    Column("province", Text),
    Column("geonames_id", Integer),
    Column("feature", Text, comment="GeoNames feature code"),
    Column("relation", Text, comment="to the point: south of, near ..."),
    Column("literal", Boolean, nullable=False, comment="false where the name stands for who governs there"),
    comment="Place names with their points.",
)
statements = _table(
    "statements",
    _to("speaker_id", "actors"),
    Column("speaker", Text),
    _to("target_id", "actors"),
    Column("target", Text),
    Column("source", Text, comment="who is quoted, in the report's words"),
    Column("cue", Text),
    Column("content", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("verbatim", Boolean, nullable=False),
    Column("hedge", Text),
    comment="Who says what.",
)
events = _table(
    "events",
    Column("event", Text, nullable=False, comment="PLOVER event"),
    Column("modes", Text, nullable=False, comment="JSON list"),
    Column("contexts", Text, nullable=False, comment="JSON list"),
    Column("quad", Text, nullable=False),
    Column("score", Float, nullable=False, comment="-10 (conflict) to +10 (cooperation)"),
    Column("standing", Text, nullable=False, comment="asserted, negated, future, hypothetical or historical"),
    Column("date", Text, comment=_TIMEX),
    Column("earliest", Date),
    Column("latest", Date),
    Column("day", Date, index=True, comment="the day it is filed under: `latest`, else `earliest`"),
    Column("date_rule", Text, comment="how the date was found, or why there is none"),
    _to("place_id", "places"),
    Column("place", Text),
    Column("place_rule", Text, comment="how the place was found, or why there is none"),
    *(Column(f"{what}_{bound}", Integer) for what in ("dead", "injured", "arrested") for bound in ("low", "high")),
    _to("statement_id", "statements", "whose words it rests on; none: the report's own voice"),
    Column("parties", Text, comment="codes of actors > codes of recipients; none where a side is not known"),
    _to("episode_id", "events", "the first report of the same happening"),
    Column("trigger_words", Text, nullable=False),
    Column("sentence", Text, nullable=False),
    comment="PLOVER events: who did what to whom, when and where.",
)
Index("ix_events_event_day", events.c.event, events.c.day)
Index("ix_events_parties_event_day", events.c.parties, events.c.event, events.c.day)
participants = _table(
    "participants",
    Column("event_id", ForeignKey("events.id"), nullable=False, index=True),
    Column("role", Text, nullable=False, comment="actor or recipient"),
    _to("actor_id", "actors", "none for a party that is not among the report's actors"),
    Column("name", Text, nullable=False),
    Column("code", Text, comment=_COUNTRY),
    Column("sectors", Text, nullable=False, comment="JSON list of PLOVER sectors"),
    Column("words", Text, nullable=False),
    Column("link", Text, comment="how it was found where not in the event's own clause"),
    comment="Who took which part in an event.",
    finding=False,
)
Index("ix_participants_code_role", participants.c.code, participants.c.role, participants.c.event_id)
gaps = _table(
    "gaps",
    Column("kind", Text, nullable=False, comment="not disclosed, not known, not confirmed ..."),
    Column("silent", Text, comment="who keeps silent, in the report's words"),
    Column("words", Text, nullable=False),
    _to("event_id", "events", "the event that it is about"),
    comment="What a report says is not known, not disclosed, not confirmed.",
)
relations = _table(
    "relations",
    _to("subject_id", "actors"),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False, comment="ally of, supports, opposes, leads or part of"),
    _to("object_id", "actors"),
    Column("object", Text, nullable=False),
    Column("since", Text, comment=_TIMEX),
    Column("until", Text, comment=_TIMEX),
    Column("words", Text, nullable=False),
    comment="Standing ties between actors.",
)
reasons = _table(
    "reasons",
    Column("kind", Text, nullable=False, comment="cause, purpose, context, tension, trigger or precedent"),
    Column("question", Text),
    Column("words", Text, nullable=False),
    _to("event_id", "events", "the event that it explains"),
    Column("strength", Float, nullable=False),
    comment="Answers to why.",
)

FINDINGS = (actors, posts, times, places, statements, events, participants, gaps, relations, reasons)
"""In the order in which rows may be inserted; deleted in the reverse."""


def form() -> str:
    """What the derived tables look like, as 16 hex digits: of another form, they are derived anew."""
    dialect = sqlite.dialect()
    made = [str(CreateTable(table).compile(dialect=dialect)) for table in index.sorted_tables]
    made += sorted(str(CreateIndex(i).compile(dialect=dialect)) for t in index.sorted_tables for i in t.indexes)
    return hashlib.sha256("\n".join([str(LOGIC), *made]).encode()).hexdigest()[:16]
