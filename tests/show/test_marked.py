"""Which findings cover which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report import Document, Made, Place, Report, Span
from dragoman.show import segments
from dragoman.show.marked import LAYERS
from tests.show.reports import make_report

spans = st.tuples(st.integers(0, 30), st.integers(0, 34)).map(lambda pair: Span(start=min(pair), end=max(pair)))


@given(st.text(min_size=1, max_size=30), st.lists(spans, max_size=8))
def test_the_segments_are_the_text_and_each_lies_under_all_of_its_findings(text: str, found: list[Span]) -> None:
    places = [Place(id=f"l{at}", span=span, name="x") for at, span in enumerate(found)]
    report = Report(document=Document(id="d", text=text), places=places, made=Made(version="0", model="0"))
    cut = segments(report)
    assert "".join(one.text for one in cut) == text
    for one in cut:
        end = one.start + len(one.text)
        over = {place.id for place in places if place.span.start <= one.start and end <= place.span.end <= len(text)}
        assert {mark.id for mark in one.marks} == over
        assert text[one.start : end] == one.text


def test_every_kind_of_finding_has_its_layer() -> None:
    marks = {mark.layer for one in segments(make_report()) for mark in one.marks}
    assert marks == set(LAYERS) - {"when"}, "the fixture has no times of its own"


def test_marks_come_from_the_widest_layer_to_the_narrowest() -> None:
    for one in segments(make_report()):
        order = [LAYERS.index(mark.layer) for mark in one.marks]
        assert order == sorted(order)


def test_the_words_of_a_statement_say_which_part_they_are() -> None:
    roles = {one.text: mark.role for one in segments(make_report()) for mark in one.marks if mark.id == "s1"}
    assert roles["Pavel Orlov"] == "source"
    assert roles["told"] == "cue"


def test_the_title_is_a_part_and_a_part_that_is_not_there_is_an_error() -> None:
    report = make_report()
    report.document.title = "Talks"
    assert [one.text for one in segments(report, "title")] == ["Talks"]
    with pytest.raises(IndexError):
        segments(report, "caption:7")
