"""`dragoman export`: reports in the formats of other programs."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.codes import EXIT_CODES
from dragoman.cli.job import stdout
from dragoman.errors import SettingError


def _list(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from dragoman.export import format_of, names

        for name in names():
            click.echo(f"{name:16} {format_of(name).tells}")
        ctx.exit()


@click.command(epilog=EXIT_CODES)
@click.argument("name", metavar="FORMAT")
@click.argument("paths", nargs=-1, required=True, metavar="REPORTS...|-")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="PATH", help="Write there, not to standard output."
)
@click.option(
    "--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="List the formats, a line each."
)
def export(name: str, paths: tuple[str, ...], output: Path | None) -> None:
    """Write reports in the format of another program; --list names the formats.

    REPORTS is JSON Lines or JSON that `dragoman read` wrote, also packed (.gz); - is standard input. The output takes its name
    only when it is whole.
    """
    from dragoman.export import format_of, read_reports

    form = format_of(name)
    for path in paths:
        if path != "-" and output and output.exists() and Path(path).exists() and output.samefile(path):
            raise SettingError("the output would overwrite the input", source=str(output), do="Name another with -o")
    stdout()
    form.save(read_reports(paths), output)
