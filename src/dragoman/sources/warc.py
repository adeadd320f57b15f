"""WARC → Documents: the pages of a web archive, such as Common Crawl's news.

Invariant: every record that holds an HTML page gives one Document or one LineError, in order; every broken stretch
gives one LineError; all other records are counted and passed over. Nothing in the file stops the reading of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from dragoman.errors import DragomanError, SourceError
from dragoman.report import Document
from dragoman.sources.charsets import charset_in, page_text
from dragoman.sources.dates import Given, dated
from dragoman.sources.jsonl import LineError
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.notes import Notes
from dragoman.sources.page import from_html
from dragoman.sources.records import Broken, records

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_HTML = ("text/html", "application/xhtml+xml")
_SKIP = "It was left out; the rest of the file is read"


def from_warc(
    file: IO[bytes],
    *,
    source: str = "WARC",
    published: Given = None,
    language: str | None = None,
    allow_future: bool = False,
    notes: Notes | None = None,
) -> Iterator[Document | LineError]:
    """The pages of a WARC file (1.0 or 1.1, packed or not): response records with status 200, and resource records.

    `published` serves pages that state no date; `language` as `from_text`. A LineError has the number of the record.
    """
    notes = notes or Notes()
    for number, record in enumerate(records(file), start=1):
        where = f"{source}, record {number}"
        try:
            document = _page(record, where, published, language, allow_future, notes)
        except DragomanError as error:
            yield LineError(number, error)
            continue
        if document:
            yield document


def _page(
    record: bytes | Broken, where: str, published: Given, language: str | None, allow_future: bool, notes: Notes
) -> Document | None:
    """The page in a record; none where it holds none, which is counted."""
    from fastwarc import WarcRecord

    if isinstance(record, Broken):
        raise SourceError(f"the record is broken: {record.why}", source=where, do=_SKIP)
    try:
        parsed = WarcRecord.from_bytes(record)
        kind = (parsed.headers.get("WARC-Type") or "nameless").lower()
        url = (parsed.headers.get("WARC-Target-URI") or "").strip("<> ")
        if kind not in ("response", "resource"):
            notes.passed_over[f"{kind} record"] += 1
            return None
        where = f"{where} ({url})" if url else where
        if kind == "response":
            parsed.parse_http(auto_decode="all")
            if parsed.http_headers.status_code != 200:
                notes.passed_over["not status 200"] += 1
                return None
            stated = parsed.http_headers.get("Content-Type")
        else:
            stated = parsed.headers.get("Content-Type")
        if (stated or "text/html").split(";")[0].strip().lower() not in _HTML:
            notes.passed_over["not HTML"] += 1
            return None
        raw = _whole(parsed.reader)
    except (OSError, ValueError) as error:  # what fastwarc says of a record or an encoding that is not as it claims
        raise SourceError(f"the record is broken: {error}", source=where, do=_SKIP) from error
    if len(raw) >= MAX_BYTES:
        raise SourceError(f"the page unpacks to {MAX_BYTES / 1e6:.0f} MB or more", source=where, do=_SKIP)
    if not raw.strip():
        raise SourceError("the page is empty", source=where, do=_SKIP)
    notes.of(raw)
    text = page_text(raw, charset_in(stated))
    document = from_html(text, language=language, url=url or None, source=where, allow_future=allow_future)
    return dated(document, published, source=where, allow_future=allow_future)


def _whole(reader: WarcReader) -> bytes:
    """The payload, of which a read gives only as much as is at hand; cut at MAX_BYTES."""
    raw = bytearray()
    while len(raw) < MAX_BYTES and (piece := reader.read(MAX_BYTES - len(raw))):
        raw += piece
    return bytes(raw)
