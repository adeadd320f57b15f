"""A folder → the files in it that are read.

Invariant: sorted by name at every level, so that the same folder always gives the same order; hidden files and what is
of no known kind are left aside, no link to a folder is followed, and no list of feeds (OPML) is.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.sources.kinds import SUFFIXES, suffix_of
from dragoman.sources.notes import Notes

_READ = SUFFIXES.keys() - {".opml"}


def files_in(folder: str | os.PathLike[str], notes: Notes) -> Iterator[str | SourceError]:
    """The paths of the files under `folder`, of whatever depth, or what cannot be opened; others are counted in `notes`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield SourceError(
            f"this folder cannot be read ({error.strerror})", source=os.fspath(folder), do="Check its permissions"
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files_in(entry.path, notes)
        elif not entry.is_dir() and suffix_of(entry.name) in _READ and Path(entry.path).is_file():
            yield entry.path
        else:
            notes.passed_over["not of a kind that is read"] += 1
