"""`dragoman plot`: reports in, a chart out."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from dragoman.cli.codes import EXIT_CODES
from dragoman.errors import SettingError

CHARTS = ("timeline", "map", "network", "pairs")


@click.command(epilog=EXIT_CODES)
@click.argument("chart", type=click.Choice(CHARTS))
@click.argument("paths", nargs=-1, required=True, metavar="REPORTS...|-")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write there, as its suffix says: .png, .svg or .pdf.  [default: SVG on standard output]",
)
@click.option(
    "--by",
    type=click.Choice(["country", "name"]),
    help="For pairs: parties of a country together, or each by its name.  [default: name for one report, else country]",
)
def plot(chart: str, paths: tuple[str, ...], output: Path | None, by: Literal["country", "name"] | None) -> None:
    """Draw a chart of what reports say: when, where, who with whom, and how each two stand to each other.

    REPORTS are what `dragoman read` wrote as JSON or JSON Lines, also packed (.gz); - is standard input.
    """
    from dragoman import show
    from dragoman.export.reports import read_reports

    if by is not None and chart != "pairs":
        raise SettingError(f"a {chart} is not drawn by {by}", source="--by", do="Leave it out, or plot pairs")
    if output is not None:
        show.check_suffix(output)
    reports = list(read_reports(paths))
    drawn = show.pairs(reports, by) if chart == "pairs" else getattr(show, chart)(reports)
    if output is not None:
        show.save(drawn, output)
    else:
        click.echo(show.svg(drawn))
