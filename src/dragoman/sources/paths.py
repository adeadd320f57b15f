"""A file or an open stream that holds one text or page → its Document.

Invariant: every failure to open or read is a SourceError that names the path.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources.dates import Given
from dragoman.sources.kinds import Kind, kind_of
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.page import from_html
from dragoman.sources.text import decode, from_text


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
def opened(name: str, *, packed: bool = False) -> Iterator[IO[bytes]]:
    """The file at `name`, open for reading, unpacked if its name ends in ".gz" (or not, if wanted `packed`).

    Raises SourceError where that fails.
    """
    try:
        unpack = name.endswith(".gz") and not packed
        with cast(IO[bytes], gzip.open(name) if unpack else Path(name).open("rb")) as file:
            yield file
    except (OSError, EOFError, zlib.error) as error:
        raise unreadable(error, name) from error


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
    if kind not in ("text", "html"):
        raise SourceError(
            f"this may hold many documents ({kind})",
            source=name,
            do="Read it with sources.documents or `dragoman read`",
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
