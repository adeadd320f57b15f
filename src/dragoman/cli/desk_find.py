"""`dragoman desk search`, `actor`, `pair`, `gaps` and `timeline`: asks the desk."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from typing import Any

import click

from dragoman.cli.job import stdout

FORMATS = ("table", "jsonl", "csv")
_TABLE = ("day", "event", "actors", "recipients", "place", "standing", "sentence", "document")

_FILTERS = (
    click.option("--from", "since", metavar="DAY", help="Not before this day (YYYY-MM-DD)."),
    click.option("--to", "until", metavar="DAY", help="Not after this day."),
    click.option("--actor", metavar="CODE|NAME", help="Who acts: a code (RUS), or an actor's name or key."),
    click.option("--recipient", metavar="CODE|NAME", help="Whom it is done to."),
    click.option("--party", metavar="CODE|NAME", help="Who takes part, in either role."),
    click.option("--sector", metavar="SECTOR", help="PLOVER sector of a party, such as MIL."),
    click.option("--event", metavar="EVENT", help="PLOVER event, such as CONSULT."),
    click.option("--mode", metavar="MODE", help="PLOVER mode, such as visit."),
    click.option("--context", metavar="CONTEXT", help="PLOVER context, such as diplomatic."),
    click.option("--quad", metavar="QUAD", help='Quad class, such as "verbal conflict".'),
    click.option("--standing", metavar="STANDING", help="asserted, negated, future, hypothetical or historical."),
    click.option("--place", metavar="NAME", help="Name of the place."),
    click.option("--country", metavar="CODE", help="Country of the place."),
    click.option("--outlet", metavar="NAME", help="Who published it."),
    click.option("--document", metavar="ID", help="One document."),
    click.option("--confidence", type=float, metavar="P", help="At least so sure (0 to 1)."),
    click.option("--dead", type=int, metavar="N", help="At least so many dead, by the highest number given."),
    click.option("--counted", is_flag=True, help="Asserted events of documents that speak for their story only."),
)
_LIMIT = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows.  [default: all]")
_SHOWN = click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Rows of each list.")
_FORMAT = click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
_JSON = click.option("--json", "as_json", is_flag=True, help="JSON.")


def _filtered(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FILTERS):
        command = option(command)
    return command


@click.command()
@click.argument("words", required=False)
@_filtered
@_LIMIT
@_FORMAT
@click.pass_obj
def search(address: str, /, words: str | None, limit: int | None, form: str, **asked: Any) -> None:
    """Find events by the words of their report and by any of their fields; documents without events by words alone.

    All WORDS are wanted, in any form; words in double quotes stand side by side.
    """
    from dragoman.desk import Desk

    with Desk(address, create=False) as desk:
        found = desk.events(limit=limit, words=words, **asked)
        print_rows(found, form, (*_TABLE, "snippet") if words else _TABLE)
        total = found.count() if limit else 0
    _cut(limit, total)


@click.command()
@_filtered
@_FORMAT
@click.pass_obj
def timeline(address: str, /, form: str, **asked: Any) -> None:
    """Happenings that reports assert, oldest first: each once, with how many stories tell it and every death toll."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as desk:
        rows = desk.timeline(**asked)
        print_rows(rows, form, ("day", "event", "place", "sources", "dead", "sentence", "document"))


@click.command()
@_LIMIT
@_FORMAT
@click.pass_obj
def gaps(address: str, limit: int | None, form: str) -> None:
    """What reports say is not known, not disclosed, not confirmed, or not commented on."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as desk:
        rows = desk.gaps()
    print_rows(rows[:limit], form, ("published", "kind", "silent", "event", "words", "document"))
    _cut(limit, len(rows))


@click.command()
@click.argument("name")
@_SHOWN
@_JSON
@click.pass_obj
def actor(address: str, name: str, limit: int, as_json: bool) -> None:
    """What is known of NAME: posts over time, events, statements, contacts; everybody of the name, apart."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as desk:
        found = desk.actor(name, limit=limit)
    if as_json:
        click.echo(json.dumps(found, default=str, ensure_ascii=False), file=stdout())
        return
    for one in found:
        click.echo(f"\n{one['name']}  {one['country'] or ''}  written {', '.join(one['names'])}", file=stdout())
        click.echo(f"keys  {'  '.join(one['keys'])}", file=stdout())
        _part(one, "posts", ("title", "body", "country", "since", "until", "first_report", "last_report", "reports"))
        _part(one, "by_event", ("event", "events", "mean_score"))
        _part(one, "events", _TABLE)
        _part(one, "statements", ("published", "stance", "content", "document"))
        _part(one, "contacts", ("name", "code", "events"))


@click.command()
@click.argument("one")
@click.argument("other")
@_SHOWN
@_JSON
@click.pass_obj
def pair(address: str, one: str, other: str, limit: int, as_json: bool) -> None:
    """What is between ONE and OTHER (codes or names): events by month, contacts, accusations each way, open gaps."""
    from dragoman.desk import Desk

    with Desk(address, create=False) as desk:
        found = desk.pair(one, other, limit=limit)
    if as_json:
        click.echo(json.dumps(found, default=str, ensure_ascii=False), file=stdout())
        return
    _part(found, "months", ("month", "events", "mean_score"))
    _part(found, "contacts", ("day", "event", "sources", "sentence", "document"))
    for side in found["accusations"]:
        name = f"accusations by {side['by']} of {side['of']}"
        _part({name: side["events"], f"{name}_total": side["events_total"]}, name, _TABLE)
    _part(found, "gaps", ("published", "kind", "silent", "words", "document"))


def print_rows(rows: Iterable[dict[str, Any]], form: str, columns: tuple[str, ...]) -> None:
    """Rows as JSON Lines or CSV, whole and one by one, or as a table of some columns."""
    file = stdout()
    if form == "table":
        from dragoman.show.rows import print_table

        print_table(rows, columns, file)
    elif form == "jsonl":
        for row in rows:
            file.write(json.dumps(row, default=str, ensure_ascii=False) + "\n")
    else:
        writer = csv.writer(file, lineterminator="\n")
        for number, row in enumerate(rows):
            if number == 0:
                writer.writerow(row)
            writer.writerow("; ".join(map(str, v)) if isinstance(v, list) else v for v in row.values())


def _part(found: dict[str, Any], name: str, columns: tuple[str, ...]) -> None:
    rows = found[name]
    total = found.get(f"{name}_total", len(rows))
    cut = f" ({len(rows)} of {total} shown; --limit N shows more)" if total > len(rows) else ""
    click.echo(f"\n{name.replace('_', ' ')}{cut}", file=stdout())
    print_rows(rows, "table", columns)


def _cut(limit: int | None, total: int) -> None:
    if limit and total > limit:
        click.echo(f"dragoman: cut: {limit} of {total} rows shown (--limit)", err=True)


COMMANDS = (search, actor, pair, gaps, timeline)
