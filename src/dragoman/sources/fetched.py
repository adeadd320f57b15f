"""What did a server send: a page, a feed, an archive? And the Document of a page.

Invariant: a feed or an archive is told by how it starts, whatever the server calls it; everything else by the server's
word, then by its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources.charsets import charset_in, page_text
from dragoman.sources.dates import Given
from dragoman.sources.kinds import SUFFIXES, Kind, sniffed, suffix_of
from dragoman.sources.notes import Notes
from dragoman.sources.page import from_html
from dragoman.sources.text import check_bytes, from_text

if TYPE_CHECKING:
    from dragoman.sources.exchange import Answer

_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/x-opml": "opml",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/warc": "warc",
    "application/zip": "zip",
}


def fetched_kind(answer: Answer) -> Kind:
    """What kind of input a server sent. Raises SourceError for a kind that is not read, such as a picture."""
    start = answer.body[:4096]
    told = sniffed(start)
    if told and told not in ("html", "jsonl"):
        return told
    stated = (answer.header("Content-Type") or "").split(";")[0].strip().lower()
    by_name = SUFFIXES.get(suffix_of(answer.url.split("?")[0]))
    if stated == "text/plain" and by_name:  # what servers call every file that they do not know
        return by_name
    kind = _TYPES.get(stated) or told or by_name
    if kind:
        return kind
    check_bytes(answer.body, source=answer.url)
    raise SourceError(
        f'this is "{stated or "of no stated type"}", and no text, page, feed or archive',
        source=answer.url,
        do="Save its text",
    )


def page_document(
    answer: Answer,
    *,
    kind: Kind | None = None,
    published: Given = None,
    language: str | None = None,
    allow_future: bool = False,
    notes: Notes,
) -> Document:
    """The Document of a page or text that a server sent. Raises SourceError where it is neither, and as `from_html`."""
    kind = kind or fetched_kind(answer)
    if kind not in ("html", "text"):
        raise SourceError(f"this is no article ({kind})", source=answer.url, do="Give the address of the article")
    notes.of(answer.body)
    text = page_text(answer.body, charset_in(answer.header("Content-Type")))
    read = from_html if kind == "html" else from_text
    return read(
        text,
        published=published,
        language=language,
        url=answer.url,
        source=answer.url,
        allow_future=allow_future,
    )
