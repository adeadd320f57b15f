"""What is true: documents, readings, judgements. The tables that nothing else can be made of (Alembic migrates them).

Invariant: rows of `documents` and `readings` are only ever added. Whatever the tables of `index.py` hold follows from these
and can be dropped and derived again. Comments are the words of docs/schema.md.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, DateTime, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
truth = MetaData(naming_convention=NAMING)

documents = Table(
    "documents",
    truth,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, comment="the document's own id, as its source gives it"),
    Column("url", Text, comment="address as given"),
    Column("title", Text),
    Column("outlet", Text),
    Column("language", Text, nullable=False),
    Column("published", Date, comment="day of publication, as the first reading knew it"),
    Column("published_basis", Text, nullable=False, comment="given, page, feed, inferred or unknown"),
    Column("text", Text, nullable=False, comment="the report as it came in, line ends unified"),
    Column("identity", Text, nullable=False, comment="SHA-256 over canonical address, outlet, title and text"),
    Column("content_hash", Text, nullable=False, comment="SHA-256 over title, NUL and text"),
    Column("raw_hash", Text, comment="SHA-256 of the bytes that it was read from, where the source knows them"),
    Column("added", DateTime, nullable=False, comment="when it was stored, UTC"),
    UniqueConstraint("identity"),
    Index("ix_documents_name", "name"),
    Index("ix_documents_published", "published"),
    Index("ix_documents_content_hash", "content_hash"),
    comment="A document, stored once.",
)

readings = Table(
    "readings",
    truth,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("document_id", ForeignKey(documents.c.id), nullable=False),
    Column("version", Text, nullable=False, comment="of the program that read it"),
    Column("model", Text, nullable=False, comment="first 12 hex digits of the SHA-256 of the weights"),
    Column("settings", Text, nullable=False, comment="JSON: what differed from the shipped settings"),
    Column("report", Text, nullable=False, comment="the whole report as JSON (docs/report.schema.json)"),
    Column("report_hash", Text, nullable=False, comment="SHA-256 of `report`"),
    Column("made", DateTime, nullable=False, comment="when it was stored, UTC"),
    UniqueConstraint("document_id", "version", "model", "settings"),
    comment="A reading of a document, whole. The one with the highest id is current: the other tables follow from it.",
)

failures = Table(
    "failures",
    truth,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False, comment="what failed: a path, a line of it, or a document's name"),
    Column("path", Text, comment="the file to open again for another try"),
    Column("document", Text, comment="JSON: the document, where it was one before its reading failed"),
    Column("error", Text, nullable=False, comment="what was wrong"),
    Column("tries", Integer, nullable=False),
    Column("last", DateTime, nullable=False, comment="when it failed last, UTC"),
    UniqueConstraint("source"),
    comment="What could not be stored, with its error.",
)

judgements = Table(
    "judgements",
    truth,
    Column("id", Integer, primary_key=True),
    Column("one", Text, nullable=False, comment="key of an actor (`entities.key`)"),
    Column("other", Text, nullable=False, comment="key of another; `one` < `other`"),
    Column("verdict", Text, nullable=False, comment="same or different"),
    Column("made", DateTime, nullable=False, comment="when it was given, UTC"),
    UniqueConstraint("one", "other"),
    comment="What a person decided of two actors: it goes before every rule.",
)

settings = Table(
    "settings",
    truth,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    comment="Facts on the desk itself: `index` names the form in which the derived tables were made.",
)
