"""A path or an open stream → Documents. The kind of input follows from the file's name, else from how it starts.

Invariant: every failure to open or read is a SourceError that names the path.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal, cast

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources.dates import Given
from dragoman.sources.jsonl import LineError, from_jsonl, whole_lines
from dragoman.sources.page import from_html
from dragoman.sources.text import MAX_BYTES, decode, from_text

Kind = Literal["text", "html", "jsonl"]
_SUFFIXES: dict[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".txt": "text",
    ".md": "text",
    ".markdown": "text",
}
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)


def kind_of(name: str, start: bytes = b"") -> Kind:
    """What an input is: by the suffix of its `name` (".gz" set aside), else by its first bytes, else plain text."""
    suffix = Path(name.removesuffix(".gz")).suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    start = start.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(start):
        return "html"
    return "jsonl" if _is_record(start.lstrip().split(b"\n", 1)[0]) else "text"


def _is_record(line: bytes) -> bool:
    if not line.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(line)
    except ValueError:
        return re.match(rb'\{\s*"(?:id|text|title|published|url|outlet|language)"\s*:', line) is not None


def from_path(
    path: str | os.PathLike[str],
    *,
    published: Given = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    kind: Kind | None = None,
    allow_future: bool = False,
) -> Document:
    """The Document in a text, Markdown or HTML file.

    What the caller gives goes before what the file says. Raises SourceError where the file is missing, a directory,
    empty, binary, not UTF-8, too large or without an article; LanguageError and SettingError as `from_text`.
    """
    name = os.fspath(path)
    with opened(name) as file:
        return from_stream(
            file,
            name,
            published=published,
            language=language,
            title=title,
            outlet=outlet,
            id=id,
            kind=kind,
            allow_future=allow_future,
        )


@contextmanager
def opened(name: str) -> Iterator[IO[bytes]]:
    """The file at `name`, open for reading, unpacked if its name ends in ".gz". Raises SourceError where that fails."""
    try:
        with cast(IO[bytes], gzip.open(name) if name.endswith(".gz") else Path(name).open("rb")) as file:
            yield file
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(error, name) from error


def documents(
    file: IO[bytes],
    name: str = "standard input",
    *,
    published: Given = None,
    language: str | None = None,
    kind: Kind | None = None,
    allow_future: bool = False,
) -> Iterator[Document | LineError]:
    """Whatever an open binary file holds: the documents of JSON Lines, streamed, or the one document of text or HTML.

    Raises as `from_path` for the latter; bad lines of the former come out as LineError.
    """
    if not hasattr(file, "peek"):
        file = io.BufferedReader(cast(io.RawIOBase, file))  # any binary stream serves it
    kind = kind or kind_of(name, cast(io.BufferedReader, file).peek(4096))
    if kind == "jsonl":
        yield from from_jsonl(
            whole_lines(file), source=name, published=published, language=language, allow_future=allow_future
        )
    else:
        yield from_stream(file, name, published=published, language=language, kind=kind, allow_future=allow_future)


def from_stream(
    file: IO[bytes],
    name: str = "standard input",
    *,
    published: Given = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    kind: Kind | None = None,
    allow_future: bool = False,
) -> Document:
    """The Document in an open binary file, such as standard input; `name` stands for it in errors. As `from_path`."""
    raw = file.read(MAX_BYTES + 1)
    kind = kind or kind_of(name, raw[:4096])
    if kind == "jsonl":
        raise SourceError(
            "this holds many documents, a line each",
            source=name,
            do="Read it with sources.from_jsonl or `dragoman read`",
        )
    read = from_html if kind == "html" else _from_bytes
    return read(
        raw,
        published=published,
        language=language,
        title=title,
        outlet=outlet,
        id=id,
        source=name,
        allow_future=allow_future,
    )


def unreadable(error: Exception, name: str) -> SourceError:
    """The SourceError for a file that cannot be opened, read or unpacked."""
    if isinstance(error, FileNotFoundError):
        return SourceError("there is no such file", source=name, do="Check the path; - reads standard input")
    if isinstance(error, IsADirectoryError):
        return SourceError("this is a directory", source=name, do=f"Name its files: {name.rstrip('/')}/*.txt")
    if isinstance(error, PermissionError):
        return SourceError("this file may not be read", source=name, do="Check its permissions")
    return SourceError(
        f"this cannot be read ({getattr(error, 'strerror', None) or error})", source=name, do="Check the path"
    )


def _from_bytes(
    raw: bytes,
    *,
    published: Given,
    language: str | None,
    title: str | None,
    outlet: str | None,
    id: str | None,
    source: str,
    allow_future: bool,
) -> Document:
    return from_text(
        decode(raw, source=source),
        published=published,
        language=language,
        title=title,
        outlet=outlet,
        id=id,
        source=source,
        allow_future=allow_future,
    )
