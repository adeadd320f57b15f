"""PLOVER records: the codebook's fields, every event, and what did not happen marked as such."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings

from dragoman.export.facts import Facts
from dragoman.export.plover import FORMAT, lines
from dragoman.reading import Reading
from dragoman.report import EVENTS, Report
from tests.report.strategies import reports
from tests.show.reports import TEXT, make_report

# The record of the PLOVER codebook (draft 0.8), its entities and its locations.
RECORD = (
    "id date enddate actor recipient event mode context quad_code event_scale event_loc event_text text text_info cite_info size"
    " coder coded_date"
).split()
ENTITY = "code sector entity_text identifier_id identifier_text office".split()
LOCATION = (
    "extracted_place resolved_place geonameid lat lon city district province country country_code feature_class feature_code"
).split()
AUXILIARY = {"historical", "future", "hypothetical", "negation"}


def records(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines([report])]


def test_the_fields_are_the_codebook_s_and_ours_beside_them() -> None:
    assert [field.name for field in FORMAT.fields] == [*RECORD, "dragoman"]
    for record in records(make_report()):
        assert list(record) == [*RECORD, "dragoman"]


@given(reports())
@settings(max_examples=40, deadline=None)
def test_every_event_is_a_record_that_the_codebook_allows(report: Report) -> None:
    made = records(report)
    assert [record["id"] for record in made] == [f"{report.document.id}#{event.id}" for event in report.events]
    for record in made:
        assert all(list(entity) == ENTITY for entity in record["actor"] + record["recipient"])
        assert record["event_loc"] is None or list(record["event_loc"]) == LOCATION
        (event,) = record["event"]
        modes = [mode for mode in record["mode"] if mode not in AUXILIARY]
        assert set(modes) <= EVENTS[event][2].keys()
        assert len(record["mode"]) - len(modes) <= 1
        assert record["quad_code"] in (1, 2, 3, 4)
        assert -10 <= record["event_scale"] <= 10
        assert set(record["size"] or ()) <= {"dead", "injured", "arrested"}


def test_a_record_says_what_the_report_says() -> None:
    met, shelled, strikes = records(make_report())
    assert (met["date"], met["enddate"], met["mode"], met["quad_code"]) == ("2025-03-17", None, ["visit"], 1)
    assert met["actor"][0]["office"] == ["Secretary, National Security Council"]
    assert met["recipient"][0]["code"] == "GEO"
    assert met["event_loc"] is None
    assert met["dragoman"]["place"] == {"unknown": "no place in its clause"}
    assert (shelled["event_loc"]["resolved_place"], shelled["event_loc"]["country"]) == ("Ijevan", "Armenia")
    assert shelled["size"] == {"dead": 2}
    assert shelled["actor"][0]["entity_text"] == "Azerbaijani forces"
    assert (strikes["date"], strikes["mode"]) == (None, ["strike", "hypothetical"])


def test_text_info_says_where_the_sentence_stands() -> None:
    for record in records(make_report()):
        info = record["text_info"]
        assert TEXT[info["start"] : info["end"]] == record["text"]
        assert record["event_text"] in record["text"]
    assert [record["text_info"]["sequence"] for record in records(make_report())] == [2, 3, 8]


def test_sentences_are_numbered_as_they_were_read(parsed: Callable[..., Reading]) -> None:
    text = 'Envoys meet\n\nBy Ana Sol\n\nMr. Ali met Gen. Kone in the U.S. on Monday. They left. "We won," he said.'
    reading = parsed(text)
    facts = Facts(make_report().model_copy(update={"document": reading.document}))
    for number, sentence in enumerate(reading.doc.sents, 1):
        assert facts.sentence(reading.span(sentence)) == number
