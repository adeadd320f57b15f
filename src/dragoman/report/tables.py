"""All tables of a report, by name, in the order in which exports write them (docs/tables.md)."""

from __future__ import annotations

from typing import Any

from dragoman.report.event_tables import EVENTS, PARTICIPANTS
from dragoman.report.party_tables import ACTORS, POSTS, RELATIONS
from dragoman.report.span_table import SPANS
from dragoman.report.table import Table
from dragoman.report.text_tables import DOCUMENTS, GAPS, IMAGES, PLACES, REASONS, STATEMENTS, TIMES

_ALL: tuple[Table[Any], ...] = (
    DOCUMENTS,
    IMAGES,
    ACTORS,
    POSTS,
    RELATIONS,
    TIMES,
    PLACES,
    EVENTS,
    PARTICIPANTS,
    STATEMENTS,
    GAPS,
    REASONS,
    SPANS,
)
TABLES: dict[str, Table[Any]] = {table.name: table for table in _ALL}
