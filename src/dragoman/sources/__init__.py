"""Sources: where documents come from. Text, pages, JSON Lines, feeds, web archives, zip files, folders, the web → Document.

Every function takes raw input and what the caller knows of it, and gives a `Document` or raises a `DragomanError` that
names the input and says what to do. `documents_at` takes a place (a path, a folder, a web address), `documents` an open
stream, whatever they hold. Only what is given as a web address, or in a list of feeds, is fetched: by `fetch.Fetcher`.
Feeds are polled by `poll`, and fetched pages kept by `warc_file`; both are imported only where they are used.

Invariant: `document.text` is the input itself. Only line ends are unified to "\\n" and a byte order mark is left out;
headlines, kickers, bylines, datelines and captions are recognised where they stand and never removed (`layout`).
"""

from dragoman.sources.dates import published_on
from dragoman.sources.jsonl import LineError, from_jsonl, whole_lines
from dragoman.sources.kinds import KINDS, Kind, kind_of
from dragoman.sources.languages import identify, settle
from dragoman.sources.layout import Layout, headline, layout
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.notes import Notes
from dragoman.sources.page import Page, from_html, read_page
from dragoman.sources.paths import from_path, from_stream, opened
from dragoman.sources.places import documents, documents_at, is_url
from dragoman.sources.text import content_id, decode, from_text

__all__ = [
    "KINDS",
    "MAX_BYTES",
    "Kind",
    "Layout",
    "LineError",
    "Notes",
    "Page",
    "content_id",
    "decode",
    "documents",
    "documents_at",
    "from_html",
    "from_jsonl",
    "from_path",
    "from_stream",
    "from_text",
    "headline",
    "identify",
    "is_url",
    "kind_of",
    "layout",
    "opened",
    "published_on",
    "read_page",
    "settle",
    "whole_lines",
]
