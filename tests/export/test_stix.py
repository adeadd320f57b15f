"""STIX 2.1, by its own library: a strict bundle, whose references hold, with the same ids every time."""

from __future__ import annotations

import json
import uuid
from typing import Any

import stix2
from hypothesis import given, settings

from dragoman.export.stix import FORMAT, text
from dragoman.report import Published, Report
from tests.report.strategies import reports
from tests.show.reports import make_report


def bundle(*of: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(text(of)))
    return made


@given(reports())
@settings(max_examples=25, deadline=None)
def test_the_bundle_is_valid_and_its_references_hold(report: Report) -> None:
    made = bundle(report)
    stix2.parse(made, allow_custom=False)
    ids = [thing["id"] for thing in made["objects"]]
    assert len(set(ids)) == len(ids)
    for thing in made["objects"]:
        assert uuid.UUID(thing["id"].split("--")[1]).version == 5
        assert thing["type"] in {field.name for field in FORMAT.fields}
        for name, value in thing.items():
            if name.endswith("_ref"):
                assert value in ids
            if name.endswith("_refs"):
                assert set(value) <= set(ids)


def test_a_report_refers_to_all_that_was_found_in_it() -> None:
    *found, report = bundle(make_report())["objects"]
    assert report["name"] == "Why the hurried flight to Tbilisi?"
    assert (report["published"], "labels" in report) == ("2025-03-18T00:00:00Z", False)
    assert report["object_refs"] == [thing["id"] for thing in found[1:]], "all but Dragoman itself"


def test_an_event_is_an_incident_of_those_who_act_and_are_acted_on() -> None:
    objects = bundle(make_report())["objects"]
    by_id = {thing["id"]: thing for thing in objects}
    met, _ = [thing for thing in objects if thing["type"] == "incident"]
    assert met["name"] == "CONSULT visit: Davit Melikyan → Nino Gelashvili"
    assert met["labels"] == ["event:CONSULT", "mode:visit", "from:2025-03-17"]
    assert met["confidence"] == 88
    links = [
        (thing["relationship_type"], by_id[thing["target_ref"]]["name"])
        for thing in objects
        if thing["type"] == "relationship" and thing["source_ref"] == met["id"]
    ]
    assert links == [("attributed-to", "Davit Melikyan"), ("targets", "Nino Gelashvili")]


def test_actors_places_and_statements_are_there() -> None:
    objects = bundle(make_report())["objects"]
    melikyan = next(thing for thing in objects if thing.get("name") == "Davit Melikyan")
    assert (melikyan["identity_class"], melikyan["roles"]) == ("individual", ["Secretary, National Security Council"])
    assert melikyan["labels"] == ["kind:person", "country:ARM", "sector:GOV"]
    (place,) = [thing for thing in objects if thing["type"] == "location"]
    assert (place["name"], place["country"], place["latitude"]) == ("Ijevan", "AM", 40.8788)
    (note,) = [thing for thing in objects if thing["type"] == "note"]
    assert (note["content"], note["labels"]) == ("Nobody invited them,", ["verbatim"])


def test_an_unknown_publication_date_is_labelled() -> None:
    report = make_report()
    report.document.published = Published()
    made = bundle(report)["objects"][-1]
    assert made["published"] == "1970-01-01T00:00:00Z"
    assert made["labels"] == ["published:unknown"]
