"""Parquet: every table of a report in a file of its own, for data frames and databases.

Invariant: so many reports are held as go into a row group, and no more, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from dragoman.export.format import Field, FolderFormat
from dragoman.report import TABLES, Report

GROUP = 100
"""Reports in a row group."""


def write(reports: Iterable[Report], folder: Path) -> None:
    """Fill `folder` with a file for each table, compressed with zstd; a column's description is in its metadata."""
    from pyarrow.parquet import ParquetWriter

    with ExitStack() as stack:
        writers = [
            (
                table,
                stack.enter_context(
                    ParquetWriter(folder / f"{table.name}.parquet", table.schema(), compression="zstd")
                ),
            )
            for table in TABLES.values()
        ]
        coming = iter(reports)
        while group := list(islice(coming, GROUP)):
            for table, writer in writers:
                writer.write_table(table.to_arrow(group))
            group.clear()  # before the next ones come


FORMAT = FolderFormat(
    tells="a folder with a Parquet file for each table",
    write=write,
    fields=tuple(Field(f"{table.name}.parquet", f"a row: {table.tells}") for table in TABLES.values()),
    loses="Nothing: all columns are in tables.md, and lists stay lists.",
)
