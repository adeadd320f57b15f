"""The command line: parses arguments and calls the rest of the house.

Invariant: results go to standard output and all else to standard error; `dragoman --help` imports neither the model nor
pydantic; every expected failure is one line on standard error and a documented exit code (docs/cli.md), no traceback.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

import click

from dragoman import __version__
from dragoman.cli.codes import BROKEN_PIPE, EXIT_CODES, INTERRUPTED
from dragoman.cli.desk import desk
from dragoman.cli.export import export
from dragoman.cli.gazetteer import gazetteer
from dragoman.cli.lexicon import lexicon
from dragoman.cli.plot import plot
from dragoman.cli.read import read
from dragoman.errors import DragomanError


class _Quiet(click.Group):
    """A command group whose expected failures are one line on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except DragomanError as error:
            click.echo(f"dragoman: {error}", err=True)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("dragoman: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            with suppress(OSError, ValueError):  # so that closing standard output at exit does not fail once more
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        return result


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from dragoman.language.encoder import model_hash

        click.echo(f"dragoman {__version__} (model {model_hash()})")
        ctx.exit()


@click.group(name="dragoman", cls=_Quiet, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Version and model."
)
def main() -> None:
    """Read news reporting: who did what to whom, when, where, who says so, what is left unsaid, and why."""


@main.command()
def schema() -> None:
    """Print the JSON Schema of reports."""
    import json

    from dragoman.report import Report

    click.echo(json.dumps(Report.published_schema(), indent=2))


for command in (desk, export, gazetteer, lexicon, plot, read):
    main.add_command(command)
