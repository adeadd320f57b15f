"""The dossier as Markdown: the same lines as on the terminal, for a note, a wiki or a pull request.

Invariant: words of the report never turn into markup; what Markdown would obey is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.report import Report
from dragoman.show.dossier import make_dossier
from dragoman.show.lines import Line
from dragoman.show.words import LEGEND, Quote

_OBEYED = re.compile(r"([\\`*_\[\]<>#|~&])")


def to_markdown(report: Report, *, headline: tuple[int, int] | None = None) -> str:
    """The dossier of a report as Markdown, ending in a line end."""
    dossier = make_dossier(report, headline=headline)
    parts = [
        f"# {_plain(dossier.title)}",
        _plain(" · ".join(filter(None, [dossier.published, dossier.source]))),
        _plain(" · ".join(dossier.counts)),
    ]
    parts += _section("Who", _table(("person", "post", "", ""), dossier.posts))
    parts += [f"- **{kind}**: {_plain(' · '.join(names))}" for kind, names in dossier.actors]
    parts += _section("Ties", _items(dossier.ties))
    parts += _section("What", _events(dossier.events))
    parts += _section("Where", _places(dossier.places))
    parts += _section("Said", _items(dossier.statements))
    parts += _section("Unsaid", _items(dossier.gaps))
    parts += _section("Images", _items(dossier.images))
    for number, (question, reasons) in enumerate(dossier.reasons):
        asked = [f"The report asks: *{_plain(question)}*"] if question else []
        lines = [*asked, "\n".join(_items(reasons, bullet="1."))]
        parts += _section("Why", lines, apart=True) if number == 0 else lines
    parts += ["---", f"{_plain(LEGEND)}  \n{_plain(dossier.made)}"]
    return _join(parts)


def _join(parts: Iterable[str]) -> str:
    """Parts set apart by blank lines; the items of one list follow each other."""
    text, last = "", ""
    for part in parts:
        gap = "\n" if last[:2] in ("- ", "| ") and part[:2] == last[:2] else "\n\n"
        text, last = text + (gap if text else "") + part, part
    return text + "\n"


def _section(title: str, lines: Iterable[str], *, apart: bool = False) -> list[str]:
    lines = list(lines)
    return [f"## {title}", *lines] if lines or apart else []


def _table(heads: tuple[str, ...], lines: Iterable[Line]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"| {' | '.join(heads)} |"
            yield "| " + " | ".join("---" for _ in heads) + " |"
        cells = (line.lead, line.label + _tail(line), line.sure, line.where)
        yield f"| {' | '.join(map(_plain, cells))} |"


def _places(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        facts = " · ".join(filter(None, [line.label, line.date, *line.notes]))
        yield f"- **{_plain(line.lead)}** {_plain(facts)} {line.sure} {line.where}"


def _events(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        facts = _plain(line.lead) + f" *{line.flag}*" * bool(line.flag) + _plain(_tail(line))
        head = f"- {_plain(line.date)}: **{_plain(line.label)}** {facts} {line.sure} {line.where}"
        yield head + (f"\n  > {_quotation(line.quote)}" if line.quote else "")


def _items(lines: Iterable[Line], bullet: str = "-") -> Iterator[str]:
    for line in lines:
        facts = _plain(f" {line.label}" * bool(line.label) + _tail(line))
        words = f": {_quotation(line.quote)}" if line.quote else ""
        yield f"{bullet} **{_plain(line.lead)}**{facts}{words} {line.sure} {line.where}".replace("  ", " ")


def _tail(line: Line) -> str:
    return "".join(f" · {note}" for note in line.notes)


def _quotation(quote: Quote) -> str:
    marked = f"**{_plain(quote.marked)}**" if quote.marked.strip() else ""
    words = f"{_plain(quote.before)}{marked}{_plain(quote.after)}"
    return words if quote.in_marks else f"“{words}”"


def _plain(text: str) -> str:
    return _OBEYED.sub(r"\\\1", text)
