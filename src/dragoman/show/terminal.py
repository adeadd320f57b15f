"""The dossier on a terminal: laid out by rich, coloured by kind of event, plain text where the output is no terminal.

Invariant: nothing depends on colour alone; without colour (NO_COLOR, a pipe, a file) every word is still there.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dragoman.report import Report
from dragoman.show.dossier import Dossier, make_dossier
from dragoman.show.lines import Line
from dragoman.show.words import LEGEND, Quote

PLAIN_WIDTH = 100
MAX_WIDTH = 120
_QUADS = {
    "verbal cooperation": "bold cyan",
    "material cooperation": "bold green",
    "verbal conflict": "bold yellow",
    "material conflict": "bold red",
}
_SURE = {4: "green", 3: "green", 2: "yellow", 1: "red"}
_KINDS = {
    "state": "States",
    "organization": "Organizations",
    "armed group": "Armed groups",
    "people": "Peoples",
    "person": "Persons",
}


def print_dossier(report: Report, *, headline: tuple[int, int] | None = None, file: TextIO | None = None) -> None:
    """Print the dossier of a report to `file` (default: standard output), as wide as the terminal, at most 120."""
    file = file or sys.stdout
    console = Console(file=file, highlight=False)
    if not console.is_terminal:
        file.write(to_terminal(report, headline=headline))
        return
    console.width = min(console.width, MAX_WIDTH)
    console.print(_layout(make_dossier(report, headline=headline)))


def to_terminal(report: Report, *, headline: tuple[int, int] | None = None, width: int = PLAIN_WIDTH) -> str:
    """The dossier of a report as plain text, `width` columns wide, no line with space at its end."""
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False, highlight=False)
    with console.capture() as captured:
        console.print(_layout(make_dossier(report, headline=headline)))
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def _layout(dossier: Dossier) -> RenderableType:
    parts: list[RenderableType] = [_header(dossier)]
    if dossier.posts or dossier.actors:
        parts += [_section("WHO"), _people(dossier.posts), *_others(dossier)]
    if dossier.ties:
        parts += [Text(), _people(dossier.ties)]
    if dossier.events:
        parts += [_section("WHAT", "in time order"), _what(dossier.events)]
    if dossier.places:
        parts += [_section("WHERE"), _where(dossier.places)]
    if dossier.statements:
        parts += [_section("SAID"), _rows(dossier.statements)]
    if dossier.gaps:
        parts += [_section("UNSAID"), _rows(dossier.gaps)]
    if dossier.images:
        parts += [_section("IMAGES"), _rows(dossier.images)]
    if dossier.reasons:
        parts.append(_section("WHY"))
        for question, reasons in dossier.reasons:
            asked = (
                Text.assemble("The report asks: ", (question, "bold italic")) if question else Text("It gives reasons:")
            )
            parts += [asked, _rows(reasons, numbered=True)]
    if len(parts) == 1:
        parts.append(Text("\nNothing was found in this text: no actor, event, place, statement or reason."))
    return Group(*parts, Text(), Text(LEGEND, "dim"), Text(dossier.made, "dim"))


def _header(dossier: Dossier) -> RenderableType:
    lines = [Text(dossier.title, "bold"), Text(" · ".join(filter(None, [dossier.published, dossier.source])))]
    return Panel(
        Group(*lines, Text(" · ".join(dossier.counts), "dim")), box=box.HEAVY, border_style="dim", padding=(0, 1)
    )


def _section(title: str, note: str = "") -> RenderableType:
    heading = Text.assemble((title, "bold"), (f"  {note}" if note else "", "dim"))
    return Group(Text(), Rule(heading, align="left", style="dim", characters="─"))


def _people(lines: Iterable[Line]) -> RenderableType:
    table = _grid()
    last = ""
    for line in lines:
        words = Text.assemble(line.label, (_tail(line.notes), "dim"))
        table.add_row(Text("" if line.lead == last else line.lead, "bold"), words, _mark(line))
        last = line.lead
    return table


def _others(dossier: Dossier) -> Iterable[RenderableType]:
    if dossier.actors:
        table = _grid()
        for kind, names in dossier.actors:
            table.add_row(Text(_KINDS[kind], "dim"), Text(" · ".join(names)), Text())
        yield from ([Text()] if dossier.posts else [])
        yield table


def _what(lines: Iterable[Line]) -> RenderableType:
    table = _grid(first=13)
    last = ""
    for number, line in enumerate(lines):
        code, _, modes = line.label.partition(" ")
        head = Text.assemble((code, _QUADS[line.quad]), (f" {modes}" if modes else "", "italic"), "  ")
        head.append(line.lead, "bold").append(f"  [{line.flag}]" if line.flag else "", "bold magenta")
        notes = [Text(" · ".join(line.notes), "dim")] if line.notes else []
        body = Group(head, *notes, _quotation(line.quote))
        if number:
            table.add_row()
        table.add_row(Text("" if line.date == last else line.date), body, _mark(line))
        last = line.date
    return table


def _where(lines: list[Line]) -> RenderableType:
    """A row for each place where something is; the names that only stand for a government or a people in one row."""
    table = _grid()
    for line in lines:
        if line.quad:
            words = Text.assemble(line.label, (f"  {line.date}" if line.date else "", "dim"))
            table.add_row(Text(line.lead, "bold"), words.append(_tail(line.notes), "italic dim"), _mark(line))
    names = " · ".join(
        f"{line.lead}{f' ({line.label})' if line.label else ''}{f' ×{line.count}' if line.count > 1 else ''} {line.sure}"
        for line in lines
        if not line.quad
    )
    if names:
        table.add_row(Text("for who governs there", "dim"), Text(names), Text())
    return table


def _rows(lines: Iterable[Line], *, numbered: bool = False) -> RenderableType:
    table = _grid()
    for number, line in enumerate(lines, start=1):
        label = Text.assemble((line.label, ""), (_tail(line.notes) if line.label else " · ".join(line.notes), "dim"))
        body = Group(*([label] if label.plain else []), *([_quotation(line.quote)] if line.quote else []))
        table.add_row(Text(f"{number}. {line.lead}" if numbered else line.lead, "bold"), body, _mark(line))
    return table


def _grid(first: int = 24) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=first)
    table.add_column(ratio=1)
    table.add_column(width=8, justify="right", no_wrap=True)
    return table


def _tail(notes: Iterable[str]) -> str:
    return "".join(f" · {note}" for note in notes)


def _quotation(quote: Quote | None) -> Text:
    if quote is None:
        return Text()
    opening, closing = ("", "") if quote.in_marks else ("“", "”")
    return Text.assemble(
        (opening, "dim"), quote.before, (quote.marked, "bold underline"), quote.after, (closing, "dim")
    )


def _mark(line: Line) -> Text:
    return Text.assemble(
        (line.sure, _SURE.get(line.sure.count("●"), "")), " " if line.sure else "", (line.where, "dim")
    )
