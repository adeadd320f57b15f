"""Full text: which documents have these words? FTS5 on SQLite, tsvector on PostgreSQL, asked in one way.

Invariant: words are all wanted, in any form of theirs ("visit" finds "visited"); words in double quotes stand side by side. What
a user types is never read as a query language beyond that.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, literal, literal_column, select, text

from dragoman.desk.schema import documents

OPEN, CLOSE = "[", "]"
_PARTS = re.compile(r'"([^"]*)"|(\S+)')
_FTS = text("documents_words MATCH :words")
_TS = "to_tsvector('english', coalesce(documents.title, '') || ' ' || documents.text)"


def create(connection: Connection) -> None:
    """Make the index and fill it from the documents."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE documents_words USING fts5(title, text, content='documents', content_rowid='id', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        connection.exec_driver_sql("INSERT INTO documents_words(documents_words) VALUES ('rebuild')")
    else:
        connection.exec_driver_sql(
            f"CREATE INDEX documents_words ON documents USING gin ({_TS.replace('documents.', '')})"
        )


def drop(connection: Connection) -> None:
    """Take the index away."""
    kind = "TABLE" if connection.dialect.name == "sqlite" else "INDEX"
    connection.exec_driver_sql(f"DROP {kind} IF EXISTS documents_words")


def add(connection: Connection, id: int, title: str | None, body: str) -> None:
    """Enter a new document; PostgreSQL does that by itself."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO documents_words(rowid, title, text) VALUES (:id, :title, :text)"),
            {"id": id, "title": title, "text": body},
        )


def wanted(statement: Select[Any], words: str, sqlite: bool) -> Select[Any]:
    """`statement` over documents, narrowed to those that have these words."""
    if sqlite:
        ids: Select[Any] = select(literal_column("rowid")).select_from(text("documents_words")).where(_FTS)
        return statement.where(documents.c.id.in_(ids)).params(words=_query(words))
    query = func.websearch_to_tsquery(literal_column("'english'"), _plain(words))
    return statement.where(literal_column(_TS).op("@@")(query))


def snippet(words: str, sqlite: bool) -> ColumnElement[str]:
    """The place in the document where the words stand, them in brackets."""
    if sqlite:
        found = (
            select(func.snippet(literal_column("documents_words"), -1, OPEN, CLOSE, "…", 16))
            .select_from(text("documents_words"))
            .where(_FTS, literal_column("rowid") == documents.c.id)
            .params(words=_query(words))
        )
        return found.scalar_subquery()
    query = func.websearch_to_tsquery(literal_column("'english'"), _plain(words))
    form = literal(f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords=20, MinWords=10, MaxFragments=1")
    body = func.coalesce(documents.c.title, "") + " " + documents.c.text
    return func.ts_headline(literal_column("'english'"), body, query, form)


def _terms(words: str) -> list[str]:
    return [term for pair in _PARTS.findall(words) if re.search(r"\w", term := pair[0] or pair[1].replace('"', ""))]


def _query(words: str) -> str:
    """FTS5: every term a string of its own, so that AND, NEAR, * and : are words like others."""
    return " ".join(f'"{term}"' for term in _terms(words)) or '""'


def _plain(words: str) -> ColumnElement[str]:
    """websearch_to_tsquery: likewise; "or" and a leading "-" mean nothing inside quotes."""
    return bindparam(None, " ".join(f'"{term}"' for term in _terms(words)), unique=True)
