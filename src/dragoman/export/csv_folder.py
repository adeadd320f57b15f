"""CSV: every table of a report in a file of its own, for spreadsheets.

Invariant: no cell of text is taken for a formula. Text that a spreadsheet would compute has an apostrophe before it, and taking
that one away gives the text back; numbers are numbers.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from dragoman.export.format import Field, FolderFormat
from dragoman.report import TABLES, Report

_FORMULA = re.compile(r"'*[\s\x00-\x1f]*[=+\-@＝＋－＠]|'*[\t\r\n]")
"""What a spreadsheet takes for a formula (OWASP, "CSV injection"), also behind white space, and behind our own apostrophe."""
BETWEEN = "; "


def write(reports: Iterable[Report], folder: Path) -> None:
    """Fill `folder` with a file for each table: UTF-8 with a byte order mark, for Excel asks for one; RFC 4180."""
    with ExitStack() as stack:
        writers = []
        for table in TABLES.values():
            file = stack.enter_context((folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline=""))
            writer = csv.writer(file)
            writer.writerow(column.name for column in table.columns)
            writers.append((table, writer))
        for report in reports:
            for table, writer in writers:
                for row in table.rows(report):
                    writer.writerow(cell(value) for value in row)


def cell(value: object) -> object:
    """A value as its cell: lists joined by "; ", text made safe."""
    if isinstance(value, list):
        value = BETWEEN.join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


FORMAT = FolderFormat(
    tells="a folder with a CSV file for each table, safe to open in a spreadsheet",
    write=write,
    fields=tuple(Field(f"{table.name}.csv", f"a row: {table.tells}") for table in TABLES.values()),
    loses="Where a list ends, if what is in it has a semicolon of its own; what tells an empty text from none. All columns of all"
    " tables (tables.md) are there.",
)
