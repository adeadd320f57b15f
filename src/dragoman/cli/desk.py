"""`dragoman desk`: keeps reports, and says what is kept."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dragoman.cli.codes import EXIT_CODES, SKIPPED
from dragoman.cli.desk_find import COMMANDS
from dragoman.cli.job import stdout
from dragoman.cli.read import KINDS

if TYPE_CHECKING:
    from dragoman.desk import Desk
    from dragoman.desk.adding import Reads
    from dragoman.desk.inputs import Input
    from dragoman.report import Document, Report


@click.group()
@click.option(
    "--desk",
    "address",
    default="desk.db",
    show_default=True,
    envvar="DRAGOMAN_DESK",
    metavar="FILE|URL",
    help="The desk: an SQLite file, or postgresql://user@host/name.  [env: DRAGOMAN_DESK]",
)
@click.pass_context
def desk(context: click.Context, address: str) -> None:
    """Keep reports in one file, and find a month later who met whom."""
    context.obj = address


@desk.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...|-")
@click.option("--published", metavar="DATE", help="Publication date of input that has none of its own.")
@click.option("--as", "kind", type=click.Choice(KINDS), help="What the input is, if its name misleads.")
@click.option("--language", metavar="CODE", help="Take the input for this language (en), whatever it looks like.")
@click.option("--allow-future", is_flag=True, help="Accept publication dates in the future.")
@click.option("--again", is_flag=True, help="Read what is there once more, with this version and model.")
@click.option(
    "--processes", type=click.IntRange(min=1), default=1, show_default=True, help="Documents read side by side."
)
@click.option(
    "--lexicon", type=click.Path(path_type=Path), multiple=True, metavar="FILE", help="Entries of your own; repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="A JSON line for each input once it is stored, and the totals.")
@click.pass_obj
def add(
    address: str,
    paths: tuple[str, ...],
    published: str | None,
    kind: str | None,
    language: str | None,
    allow_future: bool,
    again: bool,
    processes: int,
    lexicon: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Read documents and keep them, each once. A killed run goes on where it stopped when it is run again.

    PATH is what `dragoman read` takes: a file, a folder, an archive, a feed or an address; - is standard input.
    """
    from dragoman import sources
    from dragoman.desk import Desk
    from dragoman.desk.inputs import inputs

    given = sources.published_on(published, source="--published", allow_future=allow_future) if published else None
    options = {"published": given, "language": language, "kind": kind, "allow_future": allow_future}
    with Desk(address) as one:
        failed = run(one, inputs(paths, **options), _Later(processes, lexicon), again, as_json)
    sys.exit(SKIPPED if failed else 0)


class _Later:
    """A reader that is made when there is something to read, so that a run that finds all known costs no model."""

    def __init__(self, processes: int = 1, lexicon: tuple[Path, ...] = ()) -> None:
        self._options: dict[str, Any] = {"processes": processes, "lexicon": lexicon}
        self._reader: Reads | None = (
            self._make() if lexicon else None
        )  # a wrong lexicon is told before anything is done

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """As Reader.pipe."""
        left = iter(documents)
        for first in left:
            self._reader = self._reader or self._make()
            yield from self._reader.pipe(chain([first], left))

    def _make(self) -> Reads:
        from dragoman.reader import Reader

        return Reader(**self._options)


def run(one: Desk, inputs: Iterable[Input], reader: Reads, again: bool, as_json: bool) -> int:
    """Add the inputs, telling what came of each; returns how many failed."""
    from dragoman.show.progress import Bar

    counts = Counter(stored=0, known=0, failed=0)
    with Bar(None, show=not as_json) as bar:
        for added in one.add(inputs, reader, again=again):
            counts[added.outcome] += 1
            bar.advance(added.words)
            if as_json:
                record = {"source": added.source, "outcome": added.outcome, "document": added.document}
                click.echo(json.dumps(record | ({"error": added.error} if added.error else {})))
            elif added.error:
                bar.say(f"dragoman: {added.error}")
    if as_json:
        click.echo(json.dumps({"total": dict(counts)}))
    else:
        click.echo(f"{counts['stored']} stored, {counts['known']} known, {counts['failed']} failed", file=stdout())
    return counts["failed"]


@desk.command()
@click.option("--retry", is_flag=True, help="Try them once more.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_obj
def failures(address: str, retry: bool, as_json: bool) -> None:
    """What could not be stored, and why."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as one:
        if retry:
            failed = run(one, one.retry(), _Later(), False, as_json)
            sys.exit(SKIPPED if failed else 0)
        for failure in one.failures():
            record = {"source": failure.source, "error": failure.error, "tries": failure.tries}
            line = f"{failure.source}: {failure.error} ({failure.tries} tries)"
            click.echo(json.dumps(record) if as_json else line, file=stdout())


@desk.command()
@click.pass_obj
def rebuild(address: str) -> None:
    """Make the tables anew from the readings that are kept."""
    from dragoman.desk import Desk
    from dragoman.show.progress import Bar

    with Desk(address, create=False) as one, Bar(len(one)) as bar:
        one.rebuild(bar.advance)


@desk.command()
@click.option("--json", "as_json", is_flag=True, help="JSON.")
@click.pass_obj
def version(address: str, as_json: bool) -> None:
    """What the desk holds, to be cited: programs, models, and a hash of the content."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as one:
        held = one.version()
    record: dict[str, Any] = {
        "documents": held.documents,
        "readings": held.readings,
        "programs": list(held.programs),
        "content": f"sha256:{held.content}",
    }
    text = f"{held.documents} documents, {held.readings} readings\n{chr(10).join(held.programs)}\ncontent sha256:{held.content}"
    click.echo(json.dumps(record) if as_json else text, file=stdout())


@desk.command()
@click.argument("document")
@click.option("--json", "as_json", is_flag=True, help="JSON lines.")
@click.pass_obj
def revisions(address: str, document: str, as_json: bool) -> None:
    """What the last reading of DOCUMENT revised, added and withdrew."""
    from dataclasses import asdict

    from dragoman.desk import Desk
    from dragoman.show.words import shorten

    with Desk(address, create=False) as one:
        for change in one.revisions(document):
            line = f"{change.change:9} {change.kind:10} {change.ref:4} {shorten(change.words, 80)}"
            click.echo(json.dumps(asdict(change)) if as_json else line, file=stdout())


@desk.command()
@click.argument("one")
@click.argument("other")
@click.pass_obj
def same(address: str, one: str, other: str) -> None:
    """Judge two actors (names or keys) to be one."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as kept:
        kept.same(one, other)


@desk.command()
@click.argument("one")
@click.argument("other")
@click.pass_obj
def different(address: str, one: str, other: str) -> None:
    """Judge two actors (names or keys) to be two; they stay so."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as kept:
        kept.different(one, other)


for command in COMMANDS:
    desk.add_command(command)
