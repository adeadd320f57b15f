"""What is to be added: every document of the paths, with the bytes' hash and the name under which a failure is kept.

Invariant: one input for every document or line, in order; a path that cannot be read is one input with its error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

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
    """The documents of whatever `dragoman read` takes: files, folders, archives, feeds, addresses, standard input ("-")."""
    for path in paths:
        notes = sources.Notes()
        if path == "-":
            yield from _given(
                sources.documents(sys.stdin.buffer, notes=notes, **options), "standard input", None, notes
            )
            continue
        try:
            yield from _given(sources.documents_at(path, notes=notes, **options), path, path, notes)
        except DragomanError as error:
            yield Input(path, None, error, path)


def given(documents: Iterable[Document | sources.LineError]) -> Iterator[Input]:
    """The documents that a program gives."""
    return _given(documents, "document", None, sources.Notes())


def _given(
    found: Iterable[Document | sources.LineError], name: str, path: str | None, notes: sources.Notes
) -> Iterator[Input]:
    for one in found:
        if isinstance(one, Document):
            yield Input(f"{name}: {one.id}", one, None, path, notes.sha256)
        else:
            yield Input(one.error.source or f"{name}, line {one.number}", None, one.error, path)
