"""What a check of the lexicon found, for a terminal: how much there is of each event, then every fault with its place.

Invariant: no fault is cut; without colour every word is still there.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.show.terminal import PLAIN_WIDTH

if TYPE_CHECKING:
    from dragoman.what.checking import Checked


def print_checked(checked: Checked, file: IO[str]) -> None:
    """Print the tallies and faults of a check."""
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, pad_edge=False)
    table.add_column("", "together")
    for title, numbers in (
        ("entries", [tally.entries for tally in checked.tallies]),
        ("patterns", [tally.patterns for tally in checked.tallies]),
    ):
        table.add_column(title, f"{sum(numbers):,}", justify="right")
    for tally in checked.tallies:
        table.add_row(tally.name, f"{tally.entries:,}", f"{tally.patterns:,}")
    console.print(table)
    for fault in checked.faults:
        console.print(Text.assemble((fault.source, "bold red"), f": {fault.what}"), soft_wrap=True)
    count = len(checked.faults)
    console.print(f"{count} fault{'' if count == 1 else 's'} found" if count else "No fault found")
