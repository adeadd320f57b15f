"""Writes docs/schema.md from the tables themselves: python docs/fill_schema.py. A test checks that the page is up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite

from dragoman.desk.index import index
from dragoman.desk.schema import truth

PAGE = Path(__file__).with_name("schema.md")
HEAD = """# The desk's tables

A desk is one SQLite file (or a PostgreSQL database of the same tables). It opens as it is in Datasette (`datasette desk.db`: full
text search included) and in DuckDB (`ATTACH 'desk.db' (TYPE sqlite)`), `sqlite3`, or anything else that reads SQLite.

    SELECT e.day, e.event, a.name, r.name, e.sentence
    FROM events e
    JOIN participants a ON a.event_id = e.id AND a.role = 'actor' AND a.code = 'RUS'
    JOIN participants r ON r.event_id = e.id AND r.role = 'recipient' AND r.code = 'IRN'
    JOIN stories s ON s.document_id = e.document_id AND s.replaced_by IS NULL
    WHERE e.standing = 'asserted' ORDER BY e.day;

Count over `stories.replaced_by IS NULL`, and over distinct `episode_id`: then copies, older versions and further reports of one
happening add no events.

Reports are kept as plain JSON, not packed: `json_extract(report, '$.events')` works in every one of these programs, now and in
twenty years, and `report_hash` is the hash of what `dragoman read --format jsonl` writes. It costs about 15 kB a report.
"""
PARTS = (
    ("What is true", "Rows are only ever added. Alembic migrates these tables when a desk is opened.", truth),
    (
        "What follows",
        "Derived from the current readings in the transaction that stores them; `dragoman desk rebuild` makes them anew, and so "
        "does opening a desk whose tables have another form. `documents_words` (FTS5 over title and text; on PostgreSQL a GIN "
        "index) belongs to them.",
        index,
    ),
)


def page() -> str:
    """The page, whole."""
    parts = [HEAD]
    for title, words, metadata in PARTS:
        parts.append(f"## {title}\n\n{words}\n")
        parts += [_described(table) for table in metadata.tables.values()]
    return "\n".join(parts)


def _described(table: Table) -> str:
    lines = [f"### `{table.name}`\n", f"{table.comment}\n", "| column | type | meaning |", "|---|---|---|"]
    for column in table.columns:
        keys = [f"→ `{key.target_fullname}`" for key in column.foreign_keys]
        note = "row id" if column.name == "id" and column.primary_key else column.comment or ""
        kind = column.type.compile(dialect=sqlite.dialect())
        lines.append(f"| `{column.name}` | {kind} | {' '.join([*([note] if note else []), *keys]).replace('|', ',')} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
