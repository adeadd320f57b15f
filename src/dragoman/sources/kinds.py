"""What is an input? By its name, else by how it starts.

Invariant: the answer comes from the name and the first bytes alone, in time that grows with them and no faster.
"""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Literal, get_args

Kind = Literal["text", "html", "jsonl", "feed", "opml", "warc", "zip"]
KINDS: tuple[Kind, ...] = get_args(Kind)

SUFFIXES: dict[str, Kind | None] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
    ".rss": "feed",
    ".atom": "feed",
    ".opml": "opml",
    ".warc": "warc",
    ".wacz": "zip",
    ".zip": "zip",
    ".xml": None,
}
"""The suffixes that are read; none where how the input starts decides."""

# What may stand before the first element of a page or feed; possessive, for the worst start would be tried 2**500 ways.
_BEFORE = rb"(?:\s++|<!--(?>.*?-->)|<\?(?>.*?\?>)|<!doctype(?!\s+html)(?>[^>\[]*(?:\[.*?\]\s*)?>))*+"
_FLAGS = re.IGNORECASE | re.DOTALL
_STARTS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(_BEFORE + rb"<(?:!doctype html|html|head|body|article)\b", _FLAGS), "html"),
    (re.compile(_BEFORE + rb"<opml\b", _FLAGS), "opml"),
    (re.compile(_BEFORE + rb"<(?:\w+:)?(?:rss|feed|rdf)\b", _FLAGS), "feed"),
)


def kind_of(name: str, start: bytes = b"") -> Kind:
    """What an input is: by the suffix of its `name` (".gz" set aside), else by its first bytes, else plain text."""
    return SUFFIXES.get(suffix_of(name)) or sniffed(start) or "text"


def suffix_of(name: str) -> str:
    """The suffix of a name in lower case, ".gz" set aside."""
    return PurePath(name.removesuffix(".gz")).suffix.lower()


def sniffed(start: bytes) -> Kind | None:
    """What an input is by its first bytes; none where they do not say."""
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if start.startswith(b"WARC/"):
        return "warc"
    start = start.removeprefix(b"\xef\xbb\xbf")
    for pattern, kind in _STARTS:
        if pattern.match(start):
            return kind
    return "jsonl" if _is_record(start.lstrip().split(b"\n", 1)[0]) else None


def _is_record(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(line)
    except (ValueError, RecursionError):
        return re.match(rb'\{\s*"(?:id|text|title|published|url|outlet|language)"\s*:', line) is not None
