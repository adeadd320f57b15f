"""`dragoman read`: reports in, findings out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from dragoman.cli.codes import EXIT_CODES, SKIPPED
from dragoman.cli.job import Job
from dragoman.errors import SettingError

FORMATS = ("terminal", "json", "jsonl", "markdown", "html")
KINDS = ("text", "html", "jsonl", "feed", "opml", "warc", "zip")  # sources.KINDS, which would take its time to import
_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
_FOR_ONE = ("json", "html")


@click.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|URL...|-")
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
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the input is, if its name misleads.")
@click.option("--language", metavar="CODE", help="Take the input for this language (en), whatever it looks like.")
@click.option("--resume", is_flag=True, help="Go on with the JSON Lines in -o that a killed run left.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Documents read side by side."
)
@click.option("--allow-future", is_flag=True, help="Accept publication dates in the future.")
@click.option(
    "--lexicon", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help="Entries of your own; repeatable."
)
@click.option(
    "--gazetteer",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="More places: made by `dragoman gazetteer build`.",
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
    gazetteer: Path | None,
    explain: str | None,
) -> None:
    """Read reports and say what is in them.

    PATH is a text, Markdown or HTML file, JSON Lines with a document a line ({"id", "text", "published", ...}), an RSS or
    Atom feed, a web archive (WARC, WACZ), a zip file, or a folder of these; also packed (.gz). URL is an http or https
    address of the public internet. - is standard input.
    """
    form = form or (_SUFFIXES.get(output.suffix.lower()) if output else None) or "terminal"
    if explain is not None and (output or form != "terminal"):
        raise SettingError("an explanation is for the terminal", source="--explain", do="Leave out --format and -o")
    given = _check(paths, published, form, output, language, resume, allow_future)
    options = {"published": given, "language": language, "kind": kind, "allow_future": allow_future}
    from dragoman.reader import Reader

    reader = Reader(processes=processes, lexicon=lexicon, gazetteer=gazetteer)
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
    if form in _FOR_ONE and len(paths) > 1:
        raise SettingError(f"{form} is for one report", source="--format", do="Use --format jsonl for several")
    if output and any(
        path != "-" and output.exists() and Path(path).exists() and output.samefile(path) for path in paths
    ):
        raise SettingError("the output would overwrite the input", source=str(output), do="Name another file with -o")
    if language is not None:
        sources.settle("", said=language, source="--language")
    return sources.published_on(published, source="--published", allow_future=allow_future) if published else None
