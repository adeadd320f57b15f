"""The command line: parses arguments and calls the rest of the house.

Invariant: results go to standard output and all else to standard error; `dragoman --help` imports neither the model nor
pydantic; every expected failure is one line on standard error and a documented exit code (docs/cli.md), no traceback.
"""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError, SettingError
from dragoman.job import Job, stdout

FAULTY = 1
SKIPPED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141
FORMATS = ("terminal", "json", "jsonl", "markdown")
_SUFFIXES = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".md": "markdown", ".markdown": "markdown"}
_EPILOG = """\b
Exit codes:
  0    done
  2    an option is wrong (a date that is none, a date in the future, ...)
  3    some of several inputs were skipped; each is named on standard error
  4    the input cannot be read (missing, empty, binary, no article, ...)
  5    the input is in a language that the model does not read
  6    a data file of Dragoman, a lexicon, or a file to resume, is damaged
  7    the model is missing or does not fit
  130  interrupted
  141  the program that the output went to has ended
"""


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


@click.group(name="dragoman", cls=_Quiet, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
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


@main.group(name="lexicon")
def lexicon_group() -> None:
    """Look into the lexicon, which says what is coded as an event."""


@lexicon_group.command(name="check")
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


@main.command(epilog=_EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@click.option("--published", metavar="DATE", help="Publication date, YYYY-MM-DD; for input that has none of its own.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="How to write reports.  [default: by the suffix of -o, else terminal]",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there, not to standard output."
)
@click.option(
    "--as", "kind", type=click.Choice(["text", "html", "jsonl"]), help="What the input is, if its name misleads."
)
@click.option("--language", metavar="CODE", help="Take the input for this language (en), whatever it looks like.")
@click.option("--resume", is_flag=True, help="Go on with the JSON Lines in -o that a killed run left.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Documents read side by side."
)
@click.option("--allow-future", is_flag=True, help="Accept publication dates in the future.")
@click.option(
    "--lexicon", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help="Entries of your own; repeatable."
)
@click.option("--explain", metavar="EVENT", help="Say why an event was coded as it was: its id, such as e7.")
def read(
    paths: tuple[str, ...],
    published: str | None,
    form: str | None,
    output: Path | None,
    kind: str | None,
    language: str | None,
    resume: bool,
    processes: int,
    allow_future: bool,
    lexicon: tuple[Path, ...],
    explain: str | None,
) -> None:
    """Read reports and say what is in them.

    PATH is a text, Markdown or HTML file, or JSON Lines with a document a line ({"id", "text", "published", ...}), also
    packed (.gz); - is standard input.
    """
    form = form or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "terminal"
    if explain is not None and (output or form != "terminal"):
        raise SettingError("an explanation is for the terminal", source="--explain", do="Leave out --format and -o")
    given = _check(paths, published, form, output, language, resume, allow_future)
    options = {"published": given, "language": language, "kind": kind, "allow_future": allow_future}
    from dragoman.reader import Reader

    reader = Reader(processes=processes, lexicon=lexicon)
    with ExitStack() as stack:
        job = Job(paths, options)
        if explain is None:
            write = job.writer(stack, form, output, resume)
            from dragoman.show.progress import Bar

            bulk = form == "jsonl" and output is not None
            job.bar = stack.enter_context(Bar(job.total() if bulk else None, done=job.done, show=bulk))
            for report in reader.pipe(job.documents()):
                write(report)
                job.bar.advance(len(report.document.text.split()))
        else:
            job.explain(reader, explain)
    if job.skipped:
        click.echo(f"dragoman: {job.skipped} of {job.seen} inputs skipped", err=True)
        sys.exit(SKIPPED)


def _check(
    paths: tuple[str, ...],
    published: str | None,
    form: str,
    output: Path | None,
    language: str | None,
    resume: bool,
    allow_future: bool,
) -> Any:
    """Refuse wrong options before any work is done; returns the publication date."""
    from dragoman import sources

    if resume and (output is None or form != "jsonl"):
        raise SettingError(
            "only JSON Lines in a file can be resumed", source="--resume", do="Add: --format jsonl -o FILE"
        )
    if form == "json" and len(paths) > 1:
        raise SettingError("json is for one report", source="--format", do="Use --format jsonl for several")
    if output and any(
        path != "-" and output.exists() and Path(path).exists() and output.samefile(path) for path in paths
    ):
        raise SettingError("the output would overwrite the input", source=str(output), do="Name another file with -o")
    if language is not None:
        sources.settle("", said=language, source="--language")
    return sources.published_on(published, source="--published", allow_future=allow_future) if published else None
