"""A place (path, folder, web address) or an open stream, whatever it holds → Documents.

Invariant: what holds several documents never stops at one that is bad: that one comes out as a LineError, in its place.
What is on this machine is read without the network, but for an OPML file, which holds nothing but addresses.
"""

from __future__ import annotations

import functools
import io
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from dragoman.errors import DragomanError, SourceError
from dragoman.report import Document
from dragoman.sources.articles import articles
from dragoman.sources.dates import Given, dated
from dragoman.sources.feeds import read_feed
from dragoman.sources.fetched import fetched_kind, page_document
from dragoman.sources.folders import files_in
from dragoman.sources.jsonl import LineError, from_jsonl, whole_lines
from dragoman.sources.kinds import SUFFIXES, Kind, kind_of
from dragoman.sources.limits import MAX_BYTES, MAX_FEED
from dragoman.sources.notes import Notes
from dragoman.sources.opml import feeds_in
from dragoman.sources.paths import from_stream, opened
from dragoman.sources.warc import from_warc
from dragoman.sources.zips import DAMAGE, members

if TYPE_CHECKING:
    from dragoman.sources.fetch import Fetcher

Found = Iterator[Document | LineError]
_READ = f"What is read by its name ends in: {' '.join(SUFFIXES)}"
_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Way:
    """How to read: what the caller said, and what goes with it from place to place."""

    published: Given
    language: str | None
    kind: Kind | None
    allow_future: bool
    fetcher: Fetcher | None
    notes: Notes
    within: bool = False  # a member of a zip file


def is_url(place: str) -> bool:
    """Whether a place is an address of the kind "https://…", of whatever scheme, rather than a path."""
    return _URL.match(place) is not None


def documents_at(
    place: str | os.PathLike[str],
    *,
    published: Given = None,
    language: str | None = None,
    kind: Kind | None = None,
    allow_future: bool = False,
    fetcher: Fetcher | None = None,
    notes: Notes | None = None,
) -> Found:
    """The documents at a web address, in a folder (sorted, with all below it), or in a file, as `documents`.

    Addresses are fetched by `fetcher`, else by one that all such calls share. Raises SourceError where there is nothing to read,
    FetchError where an address cannot be fetched.
    """
    name = os.fspath(place)
    way = _Way(published, language, kind, allow_future, fetcher, notes or Notes())
    if is_url(name):
        yield from _at_url(name, replace(way, fetcher=fetcher or _shared_fetcher()))
    elif Path(name).is_dir():
        yield from _in_folder(name, way)
    else:
        yield from _in_file(name, way)


def documents(
    file: IO[bytes],
    name: str = "standard input",
    *,
    published: Given = None,
    language: str | None = None,
    kind: Kind | None = None,
    allow_future: bool = False,
    fetcher: Fetcher | None = None,
    notes: Notes | None = None,
) -> Found:
    """The documents of an open binary file of whatever `kind`; told by its `name`, else by how it starts.

    `published` goes before the date of a text or page, and serves where each of many documents may state its own. With a
    `fetcher`, a feed gives its articles and OPML its feeds; without, a feed gives what it has of them and OPML an error.
    What is bad among many comes out as LineError; what makes one document raises SourceError, LanguageError, SettingError.
    """
    yield from _in_stream(file, name, _Way(published, language, kind, allow_future, fetcher, notes or Notes()))


def _in_stream(file: IO[bytes], name: str, way: _Way) -> Found:
    if not hasattr(file, "peek"):
        file = io.BufferedReader(cast(io.RawIOBase, file))  # any binary stream serves it
    kind = way.kind or kind_of(name, cast(io.BufferedReader, file).peek(4096))
    if kind == "jsonl":
        yield from from_jsonl(
            _noted(whole_lines(file), way.notes),
            source=name,
            published=way.published,
            language=way.language,
            allow_future=way.allow_future,
        )
    elif kind == "warc":
        yield from from_warc(
            file,
            source=name,
            published=way.published,
            language=way.language,
            allow_future=way.allow_future,
            notes=way.notes,
        )
    elif kind == "zip":
        yield from _in_zip(file, name, way)
    elif kind == "feed":
        yield from _in_feed(file.read(MAX_FEED + 1), name, way)
    elif kind == "opml":
        yield from _in_opml(file.read(MAX_FEED + 1), name, way)
    else:
        raw = file.read(MAX_BYTES + 1)
        way.notes.of(raw)
        yield from_stream(
            io.BytesIO(raw),
            name,
            published=way.published,
            language=way.language,
            kind=kind,
            allow_future=way.allow_future,
        )


def _in_file(name: str, way: _Way) -> Found:
    kind = way.kind or kind_of(name)
    if kind == "opml" and not way.fetcher:
        way = replace(way, fetcher=_shared_fetcher())
    with opened(name, packed=kind == "warc") as file:
        yield from _in_stream(file, name, way)


def _in_folder(name: str, way: _Way) -> Found:
    number = 0
    for number, path in enumerate(files_in(name, way.notes), start=1):
        if isinstance(path, SourceError):
            yield LineError(number, path)
        else:
            yield from _each(number, _in_file(path, way))
    if not number:
        raise SourceError("there is nothing to read in this folder", source=name, do=_READ)


def _in_zip(file: IO[bytes], name: str, way: _Way) -> Found:
    if way.within:
        raise SourceError("this is a zip file within a zip file", source=name, do="Unpack the outer one")
    inner = replace(way, within=True, kind=None, fetcher=None)
    number = 0
    for number, (member, opened_member) in enumerate(members(file, source=name, notes=way.notes), start=1):
        where = f"{name}/{member}"
        if isinstance(opened_member, SourceError):
            yield LineError(number, SourceError(opened_member.what, source=where, do=opened_member.do))
        else:
            yield from _each(number, _in_member(opened_member, where, inner))
    if not number:
        raise SourceError("there is nothing to read in it", source=name, do=_READ)


def _in_member(file: IO[bytes], where: str, way: _Way) -> Found:
    try:
        yield from _in_stream(file, where, way)
    except DAMAGE as error:
        raise SourceError(f"the zip file is damaged here ({error})", source=where, do="Get it anew") from error


def _in_feed(raw: bytes, name: str, way: _Way, *, url: str | None = None, content_type: str | None = None) -> Found:
    feed = read_feed(raw, source=name, url=url, content_type=content_type)
    for number, entry in enumerate(feed.entries, start=1):
        for one in articles(
            number,
            entry,
            way.fetcher,
            source=name,
            notes=way.notes,
            language=way.language,
            allow_future=way.allow_future,
        ):
            yield one if isinstance(one, LineError) else dated(one, way.published)


def _in_opml(raw: bytes, name: str, way: _Way) -> Found:
    if not way.fetcher:
        raise SourceError(
            "this is a list of feeds, and none is fetched from here", source=name, do="Give it by its path"
        )
    for number, url in enumerate(feeds_in(raw, source=name), start=1):
        yield from _each(number, _at_url(url, replace(way, kind="feed")))


def _at_url(url: str, way: _Way) -> Found:
    answer = cast("Fetcher", way.fetcher).get(url)
    kind = way.kind or fetched_kind(answer)
    if kind == "feed":
        yield from _in_feed(answer.body, answer.url, way, url=answer.url, content_type=answer.header("Content-Type"))
    elif kind in ("html", "text"):
        yield page_document(
            answer,
            kind=kind,
            published=way.published,
            language=way.language,
            allow_future=way.allow_future,
            notes=way.notes,
        )
    else:
        yield from _in_stream(io.BytesIO(answer.body), answer.url, replace(way, kind=kind))


def _each(number: int, found: Found) -> Found:
    """What is found in one of several places; where that fails, a LineError with the number of the place."""
    try:
        yield from found
    except DragomanError as error:
        yield LineError(number, error)


def _noted(lines: Iterator[bytes], notes: Notes) -> Iterator[bytes]:
    for line in lines:
        notes.of(line)
        yield line


@functools.cache
def _shared_fetcher() -> Fetcher:
    """One for all calls that bring none, so that each host has its turns whichever call asks."""
    from dragoman.sources.fetch import Fetcher

    return Fetcher()
