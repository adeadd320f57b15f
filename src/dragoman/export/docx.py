"""DOCX: the dossier of each report as a Word document, a report a page.

Invariant: the same lines as on the terminal and in Markdown; the same reports give the same bytes, so no clock goes in. A Word
document is built whole: of all formats, only this one's memory grows with the number of reports.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

from dragoman import sources
from dragoman.export.facts import for_xml
from dragoman.export.format import BytesFormat, Field
from dragoman.report import Report

if TYPE_CHECKING:
    from docx.document import Document

    from dragoman.show.dossier import Dossier
    from dragoman.show.lines import Line
    from dragoman.show.words import Quote

_STAMP = (1980, 1, 1, 0, 0, 0)
"""What the files in the document are dated: the earliest that ZIP knows."""
_WIDTHS = (48, 80, 24, 18)
"""Of the columns of the table of posts, in millimetres."""


def write(reports: Iterable[Report], file: IO[bytes]) -> None:
    """Write the document to `file`."""
    import docx

    from dragoman.show.dossier import make_dossier

    document = docx.Document()
    _prepare(document)
    for number, report in enumerate(reports):
        if number:
            document.add_page_break()
        headline = None if report.document.title else sources.headline(report.document.text)
        _dossier(document, make_dossier(report, headline=headline))
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)


def _prepare(document: Document) -> None:
    """A4, margins that leave room for a table, and neither author nor comment of the template's."""
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    document.core_properties.author = document.core_properties.comments = ""
    document.core_properties.title = "Dossier"


def _dossier(document: Document, dossier: Dossier) -> None:
    from dragoman.show.words import LEGEND

    document.add_heading(for_xml(dossier.title), 1)
    document.add_paragraph(for_xml(" · ".join(filter(None, [dossier.published, dossier.source]))))
    document.add_paragraph(" · ".join(dossier.counts))
    if dossier.posts or dossier.actors or dossier.ties:
        document.add_heading("Who", 2)
        _table(document, ("person", "post", "certainty", "where"), dossier.posts)
        for kind, names in dossier.actors:
            _bullet(document, kind, f": {' · '.join(names)}")
        _items(document, dossier.ties)
    if dossier.events:
        document.add_heading("What", 2)
        _events(document, dossier.events)
    for title, lines in (
        ("Where", dossier.places),
        ("Said", dossier.statements),
        ("Unsaid", dossier.gaps),
        ("Images", dossier.images),
    ):
        if lines:
            document.add_heading(title, 2)
            _items(document, lines)
    for number, (question, reasons) in enumerate(dossier.reasons):
        if not number:
            document.add_heading("Why", 2)
        if question:
            document.add_paragraph(for_xml(f"The report asks: {question}"))
        _items(document, reasons)
    document.add_paragraph(for_xml(f"{LEGEND}\n{dossier.made}"))


def _items(document: Document, lines: Iterable[Line]) -> None:
    for line in lines:
        facts = " · ".join(filter(None, [line.label, line.date, *line.notes]))
        _bullet(document, line.lead, f" {facts}  {line.sure} {line.where}", line.quote)


def _events(document: Document, lines: Iterable[Line]) -> None:
    for line in lines:
        who = " ".join(filter(None, [line.lead, line.flag and f"[{line.flag}]"]))
        facts = " · ".join(filter(None, [who, *line.notes]))
        _bullet(document, line.label, f" {facts}  {line.sure} {line.where}", line.quote, before=f"{line.date}: ")


def _bullet(document: Document, bold: str, rest: str, quote: Quote | None = None, before: str = "") -> None:
    """A bullet, and under it its words in italics, those that make the finding in bold."""
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(for_xml(before))
    paragraph.add_run(for_xml(bold)).bold = True
    paragraph.add_run(for_xml(rest))
    if quote:
        opening, closing = ("", "") if quote.in_marks else ("“", "”")
        paragraph.add_run().add_break()
        for words, strong in ((opening + quote.before, False), (quote.marked, True), (quote.after + closing, False)):
            run = paragraph.add_run(for_xml(words))
            run.italic, run.bold = True, strong


def _table(document: Document, heads: tuple[str, ...], lines: Sequence[Line]) -> None:
    if not lines:
        return
    from docx.shared import Mm

    table = document.add_table(1, len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)  # Word goes by the cells' widths, LibreOffice by the columns'
    rows = [heads, *((line.lead, " · ".join([line.label, *line.notes]), line.sure, line.where) for line in lines)]
    for number, row in enumerate(rows):
        cells = (table.add_row() if number else table.rows[0]).cells
        for cell, word, width in zip(cells, row, _WIDTHS, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].add_run(for_xml(word)).bold = not number
    document.add_paragraph()


FORMAT = BytesFormat(
    tells="the dossier of each report as a Word document",
    write=write,
    needs=("docx", "docx"),
    fields=(
        Field("heading", "title, publication date and how that is known, outlet, authors, address, counts"),
        Field("Who", "a table of persons with their posts; all other actors by kind; ties"),
        Field("What", "events in time order, each with its sentence"),
        Field("Where", "places with coordinates, and names that stand for a government"),
        Field("Said", "statements: who, stance, verbatim or not, the words"),
        Field("Unsaid", "what the text says is not known, disclosed, confirmed or commented on"),
        Field("Images", "captions, and whether what they show is vouched for"),
        Field("Why", "the question that the report asks, and the reasons"),
    ),
    loses="The text itself, exact numbers for confidence (four dots stand for them), rules, offsets (paragraphs stand for them).",
)
