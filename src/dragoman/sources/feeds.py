"""RSS and Atom feeds: which articles does a feed tell of, and what does it say of each?

Invariant: a feed is parsed from bytes; nothing that it names is opened or fetched here, and no entity that it declares
is expanded. An entry's date is one that the feed states (basis "feed"); one in the future counts as none.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.errors import FetchError, SettingError, SourceError
from dragoman.report import Document, Published
from dragoman.sources.dates import published_on
from dragoman.sources.fragments import fragment_text
from dragoman.sources.limits import MAX_ENTRIES, MAX_FEED
from dragoman.sources.text import from_text
from dragoman.sources.urls import web_address

_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a feed tells of it. `text` is what the feed has of it: all, a summary, or nothing."""

    url: str | None
    title: str | None
    text: str
    outlet: str | None
    authors: tuple[str, ...]
    published: Published
    key: str
    """Stays the same while the feed says that the article is the same: 16 hex digits over its id, title and dates."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its entries in its order, and the seconds between two requests that it asks for."""

    title: str | None
    entries: tuple[Entry, ...]
    seconds: float | None


def read_feed(raw: bytes, *, source: str, url: str | None = None, content_type: str | None = None) -> Feed:
    """The feed in `raw`, of which its `url` and the server's `content_type` may be known. Raises SourceError."""
    import feedparser

    if len(raw) > MAX_FEED:
        raise SourceError(
            f"a feed of more than {MAX_FEED / 1e6:.0f} MB is not read", source=source, do="Give its articles one by one"
        )
    known = {"content-location": url, "content-type": content_type}
    found: Any = feedparser.parse(
        io.BytesIO(raw),  # bytes themselves would be taken for a file name
        response_headers={name: value for name, value in known.items() if value},
    )
    if not found.get("entries") and not found.get("version"):
        raise SourceError("this is no RSS or Atom feed", source=source, do="Give the address of the feed itself")
    title = _plain(found.feed, "title")
    return Feed(title, tuple(_entry(one, title) for one in found.entries[:MAX_ENTRIES]), _seconds(found.feed))


def entry_document(entry: Entry, *, source: str, language: str | None = None, allow_future: bool = False) -> Document:
    """The Document of what a feed itself has of an article; of its title, where it has no more. Raises as `from_text`."""
    return from_text(
        entry.text or entry.title or "",
        title=entry.title if entry.text else None,
        url=entry.url,
        outlet=entry.outlet,
        authors=entry.authors,
        published=entry.published,
        language=language,
        source=source,
        allow_future=allow_future,
    )


def _entry(one: Any, outlet: str | None) -> Entry:
    texts = [_text(part) for part in one.get("content") or ()] + [_text(one.get("summary_detail") or {})]
    title = _plain(one, "title")
    url = _link(one.get("link"))
    dates: Sequence[str] = (one.get("published") or "", dict.get(one, "updated") or "")  # its own get warns
    said = "\0".join(
        (one.get("id") or url or "", title or "", *dates, "" if one.get("id") or url else max(texts, key=len))
    )
    return Entry(
        url=url,
        title=title,
        text=max(texts, key=len),
        outlet=_plain(one.get("source") or {}, "title") or outlet,
        authors=tuple(filter(None, (author.get("name") for author in one.get("authors") or ()))),
        published=_published(*dates),
        key=hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16],
    )


def _text(part: Any) -> str:
    value = str(part.get("value") or "")
    return fragment_text(value) if "html" in (part.get("type") or "html") else value.strip()


def _plain(of: Any, name: str) -> str | None:
    """A title: its words in one line."""
    return " ".join(_text(of.get(f"{name}_detail") or {"value": of.get(name)}).split()) or None


def _link(link: str | None) -> str | None:
    """The address of an article, if it is one of the web."""
    try:
        return str(web_address(link.strip())) if link else None
    except FetchError:
        return None


def _published(*dates: str) -> Published:
    """The first of the dates that can be read: the day as it is written, whatever its time zone."""
    for text in dates:
        for read in (email.utils.parsedate_to_datetime, dt.datetime.fromisoformat):
            try:
                return published_on(read(text.strip()), basis="feed")
            except (ValueError, TypeError, IndexError, OverflowError, SettingError):
                continue
    return Published()


def _seconds(of: Any) -> float | None:
    """The `ttl` in minutes, or the period of the syndication module, by the times that it happens in it."""
    if (ttl := str(of.get("ttl") or "")).isdecimal():
        return 60.0 * int(ttl[:6])
    period = _PERIODS.get(str(of.get("sy_updateperiod") or "").strip().lower())
    often = str(of.get("sy_updatefrequency") or "1").strip()
    return period / max(1, int(often[:4])) if period and often.isdecimal() else None
