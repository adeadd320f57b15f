"""How far along is it? A bar on standard error for long runs; off where that is no terminal.

Invariant: nothing of it ever goes to standard output, and messages never tear the bar.
"""

from __future__ import annotations

import sys
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class Bar:
    """Counts documents and words. `total` is how many documents there are, if that is known."""

    def __init__(self, total: int | None, *, done: int = 0, show: bool = True, doing: str = "reading") -> None:
        self._console = Console(stderr=True, highlight=False)
        self._bar = Progress(
            TextColumn(doing),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
            console=self._console,
            disable=not (show and self._console.is_terminal),
            transient=True,
        )
        self._words = 0
        self._task = self._bar.add_task("", total=total, completed=done, words="")

    def __enter__(self) -> Bar:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def advance(self, words: int = 0) -> None:
        """One document more is done, of so many words."""
        self._words += words
        spent = self._bar.tasks[0].elapsed or 0
        pace = f"{self._words / spent:,.0f} words/s" if spent else ""
        self._bar.update(self._task, advance=1, words=pace)

    def leap(self, steps: int) -> None:
        """So many more are done."""
        self._bar.update(self._task, advance=steps)

    def say(self, message: str) -> None:
        """Print a message on standard error, above the bar."""
        if self._bar.disable:
            sys.stderr.write(message + "\n")
            sys.stderr.flush()
        else:
            self._console.print(message, markup=False, soft_wrap=True)
