"""One run of `dragoman read`: what goes in, in order, and where the reports go.

Invariant: an input that is bad is named and counted, and stops nothing where it is one of several.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from dragoman.errors import DragomanError, SettingError

if TYPE_CHECKING:
    from dragoman.reader import Reader
    from dragoman.report import Document, Report
    from dragoman.show.progress import Bar
    from dragoman.sources import LineError


class Job:
    """One run of `read`: gives the documents in order, says what it had to skip, and knows how to write reports."""

    def __init__(self, paths: tuple[str, ...], options: dict[str, Any]) -> None:
        self.paths, self.options = paths, options
        self.bar: Bar | None = None
        self.seen = self.skipped = self.done = self.written = 0
        self.last: str | None = None

    def total(self) -> int | None:
        """How many inputs there are, the lines of JSON Lines counted; none where one must be read to know."""
        from dragoman.sources import is_url, kind_of, opened

        count = 0
        for path in self.paths:
            kind = self.options["kind"] or kind_of(path)
            if path == "-" or is_url(path) or Path(path).is_dir() or kind not in ("text", "html", "jsonl"):
                return None
            with suppress(DragomanError), opened(path) as file:
                count += sum(1 for line in file if line.strip()) if kind == "jsonl" else 1
        return count

    def documents(self) -> Iterator[Document]:
        """The documents of all inputs but for those that are `done`; what is bad is said and counted."""
        from dragoman.sources import LineError

        left = self.done
        for one in self._inputs():
            self.seen += 1
            if isinstance(one, LineError):
                self.skip(one.error)
            elif left:
                left -= 1
                if not left and one.id != self.last:
                    raise SettingError(
                        f"document {self.done} of this input is {one.id}, but the output's is {self.last}",
                        source="--resume",
                        do="Resume with the input that the output was made from, or start anew without --resume",
                    )
            else:
                yield one
        if left:
            raise SettingError(
                f"the output holds {left} reports more than the input has documents", source="--resume", do="Start anew"
            )

    def explain(self, reader: Reader, event: str) -> None:
        """Print why an event of the only document was coded as it was. Raises SettingError where there are more, or none such."""
        from dragoman.show import print_explained
        from dragoman.what import explain

        documents = list(self.documents())
        if len(documents) != 1:
            found = "more than one" if documents else "no"
            raise SettingError(f"{found} report to explain", source="--explain", do="Give one report")
        reading = reader.reading(documents[0])
        reader.ask(reading)
        print_explained(explain(reading, event), stdout())

    def skip(self, error: DragomanError) -> None:
        self.skipped += 1
        if self.bar:
            self.bar.say(f"dragoman: {error}")
            self.bar.advance()
        else:
            click.echo(f"dragoman: {error}", err=True)

    def writer(self, stack: ExitStack, form: str, output: Path | None, resume: bool) -> Any:
        """A function that writes one report in the given form to where it belongs."""
        from dragoman.export import JsonLines, replaced

        if form == "jsonl" and output:
            file = stack.enter_context(JsonLines(output, resume=resume))
            self.done, self.last = file.done, file.last
            return file.write
        text = stack.enter_context(replaced(output)) if output else stdout()
        if form == "html":  # get ready to draw while the report is read
            from concurrent.futures import ThreadPoolExecutor

            from dragoman.show import prepare

            stack.enter_context(ThreadPoolExecutor(max_workers=1)).submit(prepare)
        return lambda report: self._write(report, form, text)

    def _write(self, report: Report, form: str, file: Any) -> None:
        self.written += 1
        if form == "html" and self.written > 1:
            raise SettingError(
                "html is for one report, and the input holds more", source="--format", do="Give one document at a time"
            )
        write(report, form, file)

    def _inputs(self) -> Iterator[Document | LineError]:
        from dragoman import sources

        for path in self.paths:
            try:
                if path == "-":
                    yield from sources.documents(sys.stdin.buffer, **self.options)
                else:
                    yield from sources.documents_at(path, **self.options)
            except DragomanError as error:
                if len(self.paths) == 1:
                    raise
                yield sources.LineError(0, error)


def stdout() -> IO[str]:
    """Standard output, in UTF-8 wherever it can be told to be."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    return sys.stdout


def write(report: Report, form: str, file: Any) -> None:
    from dragoman import show, sources

    headline = None if report.document.title else sources.headline(report.document.text)
    if form == "terminal":
        show.print_dossier(report, headline=headline, file=file)
    elif form == "markdown":
        file.write(show.to_markdown(report, headline=headline))
    elif form == "html":
        file.write(show.to_html(report, headline=headline))
    else:
        file.write(report.to_json(indent=2 if form == "json" else None) + "\n")
    file.flush()
