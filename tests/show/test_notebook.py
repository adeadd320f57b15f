"""A report in a notebook."""

from __future__ import annotations

import html
import re

from dragoman.report import Document, Made, Report
from dragoman.show.palette import LIGHT
from tests.show.reports import TEXT, make_report


def shown(report: Report) -> str:
    return report._repr_html_()


def test_the_whole_text_is_there_with_its_findings_marked() -> None:
    found = shown(make_report())
    assert TEXT in html.unescape(re.sub(r"<[^>]*>", "", found))
    assert 'title="what · CONSULT visit · ' in found


def test_words_under_two_layers_carry_two_lines() -> None:
    found = shown(make_report())
    over = re.search(r'<span title="([^"]*)" style="([^"]*)">Baku</span>', found)
    assert over
    assert "where" in over[1]
    assert "who" in over[1]
    assert over[2].count("linear-gradient") == 2


def test_it_stands_by_itself_in_the_colours_of_the_palette() -> None:
    found = shown(make_report())
    assert not re.search(r"<script|<style|<link|https?://|url\(", found)
    assert set(re.findall(r"#[0-9a-f]{6}", found)) <= set(LIGHT.values())


def test_nothing_in_a_report_turns_into_markup() -> None:
    document = Document(id="d", text='<b onclick="x">A & B</b>\x1b[31m', title="<i>", outlet="</div>")
    report = Report(document=document, made=Made(version="0", model="0"))
    found = shown(report)
    assert "&lt;b onclick=&quot;x&quot;&gt;A &amp; B&lt;/b&gt;�[31m" in found
    assert "<i>" not in found
    assert found.count("</div>") == 4
    report = make_report()
    report.actors[0].name = '"><img src=x>'
    assert "<img" not in shown(report)


def test_the_same_report_looks_the_same() -> None:
    assert shown(make_report()) == shown(make_report())
