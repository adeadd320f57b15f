"""Why an event was coded as it was, for a terminal.

Invariant: every number that went into the confidence is shown, and without colour every word is still there.
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.report import Participant
from dragoman.show.terminal import PLAIN_WIDTH
from dragoman.show.words import clean

if TYPE_CHECKING:
    from dragoman.what.explaining import Explanation


def print_explained(explained: Explanation, file: IO[str]) -> None:
    """Print an explanation of an event."""
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        console.width = PLAIN_WIDTH
    event = explained.event
    title = f"{event.id}  {event.event}" + "".join(f" · {mode}" for mode in event.modes)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    table.add_row("sentence", Text(clean(explained.sentence)))
    table.add_row("trigger", Text(" … ".join(explained.words), "bold"))
    table.add_row("pattern", Text(event.by + (f"  ({explained.source})" if explained.source else "")))
    for party in explained.parties:
        table.add_row(party.side, Text(_named(party.party) + (f"\n{party.path}" if party.path else "")))
    cues = ", ".join(f"“{clean(cue)}”" for cue in explained.cues)
    table.add_row("standing", Text(event.standing + (f", by {cues}" if cues else "")))
    if explained.hedge:
        table.add_row("hedge", Text(f"“{clean(explained.hedge)}”"))
    factors = " × ".join(f"{name} {value:g}" for name, value in explained.factors.items())
    table.add_row("rules", f"{factors} = {_product(explained.factors):.3f}")
    for name, (value, weight) in explained.weighed.items():
        table.add_row(
            "weighed" if name == "intercept" else "",
            f"{name:<13} {value:>7.2f} × {weight:>6.3f} = {value * weight:>7.3f}",
        )
    table.add_row("confidence", Text(f"{event.confidence:.3f}", "bold"))
    with console.capture() as captured:
        console.print(Text(title, "bold"), table, sep="\n")
    file.write("\n".join(line.rstrip() for line in captured.get().split("\n")))


def _named(party: Participant) -> str:
    codes = " ".join([party.code or "no country", *party.sectors])
    return f"{clean(party.name)} [{codes}]" + (f", {party.link}" if party.link else "")


def _product(factors: dict[str, float]) -> float:
    product = 1.0
    for value in factors.values():
        product *= value
    return product
