"""Rows of a search as a table for a terminal.

Invariant: every row is shown; a cell that is longer than its share is shortened with "…", and only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.show.words import shorten

_LONG = {"sentence": 160, "words": 160, "content": 160, "snippet": 120}


def print_table(rows: Iterable[Mapping[str, Any]], columns: tuple[str, ...], file: IO[str]) -> None:
    """Print some columns of the rows; "none" where there is no row."""
    console = Console(file=file, width=None if file.isatty() else 160, highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", ratio=4 if column in _LONG else None)
    for row in rows:
        table.add_row(*(Text(_cell(row[column], column)) for column in columns))
    if table.row_count:
        console.print(table)
    else:
        console.print("none")


def _cell(value: Any, column: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return shorten(f"{value:.2f}" if isinstance(value, float) else str(value), _LONG.get(column, 60))
