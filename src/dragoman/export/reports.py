"""Reports from the files that `dragoman read` wrote: JSON Lines (a report a line) or JSON (one report), also packed (.gz).

Invariant: one report is held at a time; a line that is no report ends the reading with an error that names file and line.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from dragoman import sources
from dragoman.errors import DataError, SourceError
from dragoman.report import Report


def read_reports(paths: Iterable[str | Path]) -> Iterator[Report]:
    """The reports in some files, in order; "-" is standard input.

    Raises SourceError for a file that cannot be read or holds none, DataError for a line that is no report or is cut off.
    """
    for path in paths:
        if path == "-":
            yield from _reports(sys.stdin.buffer, "standard input")
        else:
            name = str(path)
            with sources.opened(name) as file:
                yield from _reports(file, name)


def _reports(file: IO[bytes], name: str) -> Iterator[Report]:
    found = False
    for number, line in enumerate(file, 1):
        if line in (b"{\n", b"{\r\n"):  # JSON that was laid out for people
            line, where = line + file.read(), name
        else:
            where = f"{name}, line {number}"
        if line.strip():
            found = True
            yield _report(line, where, last=not line.endswith(b"\n"))
    if not found:
        raise SourceError("there is no report in it", source=name, do="Give what `dragoman read --format jsonl` wrote")


def _report(line: bytes, where: str, *, last: bool) -> Report:
    try:
        return Report.from_json(line, source=where)
    except DataError as error:
        try:
            record = json.loads(line)
        except ValueError:
            what = "this is no JSON" if not last else "this is cut off: the file ends in the middle of a report"
            do = "Finish it with `dragoman read … --resume`, or take the line out" if last else "Take the line out"
            raise DataError(what, source=where, do=do) from error
        if isinstance(record, dict) and "text" in record and "document" not in record:
            do = "Read it first: dragoman read FILE --format jsonl -o reports.jsonl"
            raise DataError("this is a document that has not been read", source=where, do=do) from error
        raise
