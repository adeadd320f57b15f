"""JSON Lines: a document a line → Documents, streamed.

Invariant: every line that is not blank gives exactly one Document or one LineError, in order; a bad line never stops
the stream, and at most one line is held in memory.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from dragoman.errors import DragomanError, SourceError
from dragoman.report import Document
from dragoman.sources.dates import Given
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.text import decode, from_text

_STRINGS = ("title", "url", "outlet", "language", "published")
_DO = 'Write it as {"id": ..., "text": ..., "published": "YYYY-MM-DD"}'


@dataclass(frozen=True, slots=True)
class LineError:
    """A part of an input (a line, a record, an entry, a file) that gives no document: its number (from 1; 0 for the
    input itself) and what is wrong with it, which names the part as its source.
    """

    number: int
    error: DragomanError

    def __str__(self) -> str:
        return str(self.error)


def from_jsonl(
    lines: Iterable[str | bytes],
    *,
    source: str = "JSON Lines",
    published: Given = None,
    language: str | None = None,
    allow_future: bool = False,
) -> Iterator[Document | LineError]:
    """The documents of JSON Lines `{"id", "text", "title"?, "published"?, "url"?, "outlet"?, "authors"?, "language"?}`.

    Fields beyond these are left aside; blank lines are passed over. `published` serves records that have no date of
    their own, `language` overrides what they say and what they look like. Unreadable lines come out as LineError.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{source}, line {number}"
        try:
            yield _document(line, where, published, language, allow_future)
        except DragomanError as error:
            yield LineError(number, error)


def whole_lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a binary file; a line longer than a document may be is cut just past the limit, so that it is
    refused.
    """
    limit = 2 * MAX_BYTES  # JSON writes some characters as six
    while line := file.readline(limit):
        yield line
        while line and not line.endswith(b"\n"):  # pass over what is left of a line that was cut
            line = file.readline(limit)


def _document(line: str | bytes, where: str, published: Given, language: str | None, allow_future: bool) -> Document:
    if isinstance(line, bytes) and len(line) >= 2 * MAX_BYTES:
        raise SourceError("the line is too long for one report", source=where, do="Split it into its reports")
    text = line if isinstance(line, str) else decode(line, source=where)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise SourceError(f"this is not JSON: {what}", source=where, do=_DO) from error
    _check(record, where)
    return from_text(
        record["text"],
        published=record.get("published") or published,
        language=language or record.get("language"),
        title=record.get("title"),
        id=None if record.get("id") is None else str(record["id"]),
        url=record.get("url"),
        outlet=record.get("outlet"),
        authors=record.get("authors") or (),
        source=where,
        allow_future=allow_future,
    )


def _check(record: Any, where: str) -> None:
    if not isinstance(record, dict):
        raise SourceError(f"this is a JSON {type(record).__name__}, not an object", source=where, do=_DO)
    if "text" not in record:
        raise SourceError('there is no "text" in it', source=where, do=_DO)
    wrong = [name for name in _STRINGS if not isinstance(record.get(name), str | None)]
    if not isinstance(record["text"], str):
        wrong.insert(0, "text")
    if isinstance(record.get("id"), bool) or not isinstance(record.get("id"), str | int | None):
        wrong.append("id")
    authors = record.get("authors")
    if authors is not None and not (isinstance(authors, list) and all(isinstance(name, str) for name in authors)):
        wrong.append("authors")
    if wrong:
        raise SourceError(f'"{wrong[0]}" is not of the right kind', source=where, do=_DO)
