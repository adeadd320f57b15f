"""`dragoman lexicon`: looks into what is coded as an event."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dragoman.cli.codes import FAULTY
from dragoman.cli.job import stdout


@click.group()
def lexicon() -> None:
    """Look into the lexicon, which says what is coded as an event."""


@lexicon.command(name="check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE...]")
def check_lexicon(files: tuple[Path, ...]) -> None:
    """Check every entry: its form, whether it can ever win, and its own example. Exit code 1 where one is wrong.

    FILE holds entries of your own, as for `read --lexicon`; they are checked over the shipped ones.
    """
    from dragoman.reader import Reader
    from dragoman.show import print_checked
    from dragoman.what.checking import check

    checked = check(Reader(), files)
    print_checked(checked, stdout())
    sys.exit(FAULTY if checked.faults else 0)
