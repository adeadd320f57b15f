"""FollowTheMoney entities, by their own library: valid, nothing dropped, linked to one another, occupancies with dates."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from followthemoney import model
from hypothesis import given, settings

from dragoman.export.ftm import FORMAT, entities
from dragoman.report import Report
from tests.report.strategies import reports
from tests.show.reports import make_report


def by_schema(report: Report) -> dict[str, list[dict[str, Any]]]:
    made: dict[str, list[dict[str, Any]]] = {}
    for entity in entities(report):
        made.setdefault(entity["schema"], []).append({"id": entity["id"]} | entity["properties"])
    return made


@given(reports())
@settings(max_examples=40, deadline=None)
def test_every_entity_is_valid_and_refers_to_those_that_are_there(report: Report) -> None:
    made = list(entities(report))
    schema_of = {entity["id"]: model.get(entity["schema"]) for entity in made}
    assert max(Counter(entity["id"] for entity in made).values()) == 1
    assert {entity["schema"] for entity in made} <= {field.name for field in FORMAT.fields}
    for entity in made:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == entity["properties"]
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert schema_of[value].is_a(prop.range), f"{prop.qname} may not be a {schema_of[value]}"


def test_who_holds_which_post_since_when() -> None:
    made = by_schema(make_report())
    (occupancy,), (position,) = made["Occupancy"], made["Position"]
    holder = next(person for person in made["Person"] if person["id"] == occupancy["holder"][0])
    assert holder["name"] == ["Davit Melikyan"]
    assert holder["country"] == ["am"]
    assert occupancy["post"] == [position["id"]]
    assert (position["name"], position["country"]) == (["Secretary, National Security Council"], ["am"])
    assert (occupancy["startDate"], occupancy["status"]) == (["2025-03"], ["current"])
    assert occupancy["summary"] == ["the Secretary of the National Security Council"]


@pytest.mark.parametrize(
    ("since", "date"),
    [("2015-SU", "2015"), ("2025-03", "2025-03"), ("2025-03-18TMO", "2025-03-18"), ("2025-W10", "2025")],
)
def test_a_date_keeps_what_followthemoney_can_say_of_it(since: str, date: str) -> None:
    report = make_report()
    report.posts[0].since = since
    assert by_schema(report)["Occupancy"][0]["startDate"] == [date]


def test_a_position_is_the_same_in_all_documents_and_its_holder_is_not() -> None:
    one, other = make_report(), make_report()
    other.document.id = "other"
    assert by_schema(one)["Position"][0]["id"] == by_schema(other)["Position"][0]["id"]
    assert by_schema(one)["Person"][0]["id"] != by_schema(other)["Person"][0]["id"]


def test_what_is_told_as_a_fact_is_an_event_with_those_involved() -> None:
    made = by_schema(make_report())
    assert [event["recordId"] for event in made["Event"]] == [["e1"], ["e2"]]
    met = made["Event"][0]
    assert met["name"] == ["CONSULT visit: Davit Melikyan → Nino Gelashvili"]
    assert (met["startDate"], len(met["involved"])) == (["2025-03-17"], 2)
    assert made["Article"][0]["title"] == ["Why the hurried flight to Tbilisi?"]
    assert all(entity["proof"] == [made["Article"][0]["id"]] for entity in made["Event"] + made["Person"])


def test_who_is_not_named_is_no_entity() -> None:
    report = make_report()
    report.actors[0].name = "At least 31 fighters"
    report.actors[1].kind = "people"
    assert "Person" not in by_schema(report)


def test_mentions_are_names() -> None:
    report = make_report()
    mentions = by_schema(report)["Mention"]
    assert sorted(name for mention in mentions for name in mention["name"]) == [
        "Azerbaijani forces",
        "Baku",
        "Davit Melikyan",
        "Nino Gelashvili",
    ]


def test_ties_have_the_schema_that_their_ends_allow() -> None:
    report = make_report()
    report.relations += [
        report.relations[0].model_copy(update={"id": "r2", "kind": "leads"}),
        report.relations[0].model_copy(update={"id": "r3", "kind": "supports"}),
        report.relations[0].model_copy(update={"id": "r4", "object": "a2"}),
    ]
    made = by_schema(report)
    assert len(made["Membership"]) == len(made["Directorship"]) == 1
    assert sorted(link["role"][0] for link in made["UnknownLink"]) == ["part of", "supports"]
