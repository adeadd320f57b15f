"""What is to be added: every document of the paths, with the bytes' hash and the name under which a failure is kept.

Invariant: one input for every document or line, in order; a path that cannot be read is one input with its error.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from dragoman import sources
from dragoman.errors import DragomanError
from dragoman.report import Document


@dataclass(frozen=True, slots=True)
class Input:
    """A document, or the error in its place. `source` names it for people, `path` can be opened again for another try."""

    source: str
    document: Document | None
    error: DragomanError | None = None
    path: str | None = None
    raw_hash: str | None = None


def inputs(paths: Iterable[str], **options: Any) -> Iterator[Input]:
    """The documents of files, of folders (their files in order of name), and of standard input ("-")."""
    for path in paths:
        if path == "-":
            yield from _given(sources.documents(sys.stdin.buffer, **options), "standard input", None, None)
        elif Path(path).is_dir():
            for file in sorted(one for one in Path(path).rglob("*") if one.is_file() and not one.name.startswith(".")):
                yield from _file(str(file), options)
        else:
            yield from _file(path, options)


def given(documents: Iterable[Document | sources.LineError]) -> Iterator[Input]:
    """The documents that a program gives."""
    return _given(documents, "document", None, None)


def _file(path: str, options: dict[str, Any]) -> Iterator[Input]:
    try:
        with sources.opened(path) as file:
            raw = _hash_of(file) if sources.kind_of(path) != "jsonl" else None
            yield from _given(sources.documents(file, path, **options), path, path, raw)
    except DragomanError as error:
        yield Input(path, None, error, path)


def _given(
    found: Iterable[Document | sources.LineError], name: str, path: str | None, raw: str | None
) -> Iterator[Input]:
    for one in found:
        if isinstance(one, Document):
            yield Input(f"{name}: {one.id}", one, None, path, raw)
        else:
            yield Input(one.error.source or f"{name}, line {one.number}", None, one.error, path)


def _hash_of(file: IO[bytes]) -> str:
    whole = hashlib.sha256()
    while chunk := file.read(1 << 20):
        whole.update(chunk)
    file.seek(0)
    return whole.hexdigest()
