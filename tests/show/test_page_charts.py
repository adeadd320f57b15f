"""Charts on the page: drawn in its colours, every link named and leading to a row."""

from __future__ import annotations

import re

from dragoman.report import Document, Made, Report
from dragoman.show.lines import Lines
from dragoman.show.page_charts import Drawing, charts
from dragoman.show.page_links import Links
from dragoman.show.palette import LIGHT
from tests.show.reports import make_report


def drawn(report: Report) -> dict[str, Drawing]:
    return {drawing.name: drawing for drawing in charts(report, Links(report), Lines(report))}


def test_timeline_map_and_network_are_drawn_in_the_colours_of_the_page() -> None:
    drawings = drawn(make_report())
    assert list(drawings) == ["Timeline", "Map", "Network"]
    for drawing in drawings.values():
        assert drawing.svg.startswith("<svg")
        assert not [colour for colour in LIGHT.values() if f'"{colour}"' in drawing.svg]
        assert 'fill="var(--ink)"' in drawing.svg
        assert not re.search(r"<script|https?://(?!www\.w3\.org)", drawing.svg)


def test_a_link_is_named_once_and_out_of_the_way_of_the_tab_key() -> None:
    links = re.findall(r"<a [^>]*>", drawn(make_report())["Timeline"].svg)
    assert links
    assert all('tabindex="-1"' in link for link in links)
    named = [link for link in links if "aria-label" in link]
    assert len(named) == len({re.findall(r'href="([^"]*)"', link)[0] for link in links})
    assert 'aria-label="CONSULT, Davit Melikyan → Nino Gelashvili"' in named[-1]


def test_parts_are_named_apart_and_alike_each_time() -> None:
    once, again = (drawn(make_report()) for _ in range(2))
    assert once == again
    ids = [found for drawing in once.values() for found in re.findall(r' id="([^"]+)"', drawing.svg)]
    assert len(ids) == len(set(ids))


def test_what_a_chart_leaves_out_stands_under_it() -> None:
    notes = drawn(make_report())["Timeline"].notes
    assert any("without a date" in note for note in notes)


def test_nothing_to_draw_is_said() -> None:
    empty = Report(document=Document(id="x", text="Nothing."), made=Made(version="0.1.0", model="0123456789ab"))
    assert all("No " in drawing.svg for drawing in drawn(empty).values())
