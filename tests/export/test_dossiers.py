"""The dossiers of several reports, as Markdown and as a Word document: what the screen shows."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from hypothesis import given, settings

from dragoman import show
from dragoman.export.docx import write
from dragoman.export.markdown import text
from dragoman.report import Report
from dragoman.show.dossier import make_dossier
from tests.report.strategies import reports
from tests.show.reports import HEADLINE, make_report


def word(*of: Report) -> Any:
    made = io.BytesIO()
    write(of, made)
    made.seek(0)
    return docx.Document(made)


def test_markdown_is_the_dossiers_one_under_the_other() -> None:
    one = show.to_markdown(make_report(), headline=HEADLINE)
    assert "".join(text([make_report(), make_report()])) == f"{one}\n{one}"


def test_a_title_that_stands_apart_leads() -> None:
    report = make_report()
    report.document.title = "Flight"
    assert "".join(text([report])).startswith("# Flight\n")
    assert word(report).paragraphs[0].text == "Flight"


def test_a_word_document_has_the_sections_of_the_dossier() -> None:
    made = word(make_report())
    heads = [p.text for p in made.paragraphs if p.style.name.startswith("Heading")]
    assert heads == ["Why the hurried flight to Tbilisi?", "Who", "What", "Where", "Said", "Unsaid", "Images", "Why"]
    (table,) = made.tables
    assert [cell.text for cell in table.rows[1].cells][:2] == [
        "Davit Melikyan",
        "Secretary · National Security Council · ARM · since Mar 2025",
    ]


@pytest.mark.parametrize("part", ["ties", "events", "places", "statements", "gaps", "images"])
def test_every_line_of_the_dossier_is_in_the_word_document(part: str) -> None:
    words = "\n".join(p.text for p in word(make_report()).paragraphs)
    for line in getattr(make_dossier(make_report(), headline=HEADLINE), part):
        assert all(told in words for told in (line.lead, line.label, line.sure, line.where, line.flag, *line.notes))
        assert line.quote is None or str(line.quote) in words


def test_the_words_that_make_an_event_are_bold() -> None:
    runs = [run for p in word(make_report()).paragraphs for run in p.runs if run.italic]
    assert "shelled" in [run.text for run in runs if run.bold]
    assert all(not run.bold for run in runs if "customs" in run.text)


def test_each_report_has_a_page() -> None:
    body = word(make_report(), make_report(), make_report()).element.xml
    assert body.count('w:type="page"') == 2


def test_no_clock_is_in_it() -> None:
    properties = word(make_report()).core_properties
    assert (properties.author, properties.title) == ("", "Dossier")
    assert properties.created.year == 2013, "the template's"


@given(reports())
@settings(max_examples=10, deadline=None)
def test_any_report_is_a_word_document_that_can_be_read(report: Report) -> None:
    assert word(report, report).paragraphs
