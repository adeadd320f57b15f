"""`dragoman gazetteer`: places beyond the shipped ones."""

from __future__ import annotations

from pathlib import Path

import click


@click.group()
def gazetteer() -> None:
    """Know more places than the shipped gazetteer, which has the towns of 500 inhabitants and more."""


@gazetteer.command()
@click.argument("dump", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("geonames.sqlite"),
    show_default=True,
    help="The gazetteer to make, for `read --gazetteer`.",
)
def build(dump: Path, output: Path) -> None:
    """Compile DUMP, GeoNames' allCountries.zip or one country's (download.geonames.org/export/dump), into one file."""
    from dragoman.show.progress import Bar
    from dragoman.where.geonames import build

    with Bar(None, doing="rows") as bar:
        count = build(dump, output, bar.leap)
    click.echo(f"{output}: {count:,} places", err=True)
