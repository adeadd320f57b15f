"""Sources: where documents come from. Plain text and Markdown, HTML pages, JSON Lines, standard input → Document.

Every function takes raw input and what the caller knows of it, and gives a `Document` or raises a `DragomanError` that
names the input and says what to do. Nothing is downloaded.

Invariant: `document.text` is the input itself. Only line ends are unified to "\\n" and a byte order mark is left out;
headlines, kickers, bylines, datelines and captions are recognised where they stand and never removed (`layout`).
"""

from dragoman.sources.dates import published_on
from dragoman.sources.jsonl import LineError, from_jsonl, whole_lines
from dragoman.sources.languages import identify, settle
from dragoman.sources.layout import Layout, headline, layout
from dragoman.sources.page import Page, from_html, read_page
from dragoman.sources.paths import documents, from_path, from_stream, kind_of, opened
from dragoman.sources.text import MAX_BYTES, content_id, decode, from_text

__all__ = [
    "MAX_BYTES",
    "Layout",
    "LineError",
    "Page",
    "content_id",
    "decode",
    "documents",
    "from_html",
    "from_jsonl",
    "from_path",
    "from_stream",
    "from_text",
    "headline",
    "identify",
    "kind_of",
    "layout",
    "opened",
    "published_on",
    "read_page",
    "settle",
    "whole_lines",
]
