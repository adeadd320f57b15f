"""The report goes to JSON and back whole; its schema is the published one; a bad file is a clear error."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dragoman.errors import DataError
from dragoman.report import EVENTS, QUADS, Document, Made, Report, Span, score_of

SCHEMA = Path(__file__).parents[2] / "docs" / "report.schema.json"


@pytest.fixture
def empty() -> Report:
    return Report(document=Document(id="1", text="Iran denied it."), made=Made(version="0", model="0"))


def test_the_published_schema_is_the_model_s() -> None:
    assert json.loads(SCHEMA.read_text("utf-8")) == Report.published_schema(), (
        "run: dragoman schema > docs/report.schema.json"
    )


def test_a_report_fits_the_schema(empty: Report) -> None:
    jsonschema.validate(json.loads(empty.to_json()), Report.published_schema())


def test_json_round_trip_is_exact(empty: Report) -> None:
    assert Report.from_json(empty.to_json()).to_json() == empty.to_json()


def test_words_are_those_under_the_span(empty: Report) -> None:
    assert empty.words(Span(start=0, end=4)) == "Iran"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"document": {}}', '{"docment": 1}'])
def test_what_is_no_report_is_a_clear_error(text: str) -> None:
    with pytest.raises(DataError, match="not a report"):
        Report.from_json(text)


def test_every_event_has_its_quad_and_its_modes_a_score() -> None:
    assert len(EVENTS) == 16
    for event, (quad, score, modes) in EVENTS.items():
        assert quad in QUADS
        assert score_of(event, []) == score
        for mode in modes:
            assert -10 <= score_of(event, [mode]) <= 10
