"""Reports back from the files that `dragoman read` wrote: JSON, or JSON Lines with a report a line, also packed (.gz).

Invariant: one report is held at a time; what is no report is an error that names file and line.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import IO

from dragoman import sources
from dragoman.errors import DataError, SourceError
from dragoman.report import Report


def read_reports(paths: Iterable[str]) -> Iterator[Report]:
    """The reports in some files, in order; "-" is standard input. Raises SourceError, DataError."""
    for path in paths:
        if path == "-":
            yield from _reports(sys.stdin.buffer, "standard input")
        else:
            with sources.opened(path) as file:
                yield from _reports(file, path)


def _reports(file: IO[bytes], name: str) -> Iterator[Report]:
    found = False
    for number, line in enumerate(file, start=1):
        where = f"{name}, line {number}"
        if line.strip() == b"{":  # JSON laid out for people
            line, where = line + file.read(), name
        if line.strip():
            found = True
            try:
                yield Report.from_json(line)
            except DataError as error:
                raise DataError(
                    error.what, source=where, do="Give what `dragoman read --format jsonl` wrote"
                ) from error
    if not found:
        raise SourceError("there is no report in it", source=name, do="Give what `dragoman read --format jsonl` wrote")
