"""The facts on top of the page: one line each, and only what the report tells as having happened."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dragoman.report import EVENTS, Event, Participant, Report
from dragoman.show.lines import Lines
from dragoman.show.page_facts import MOST, facts, told, verb
from tests.show.reports import make_report


def test_every_event_has_a_verb_and_every_verb_is_of_a_mode_of_the_codebook() -> None:
    verbs = tomllib.loads((files("dragoman.show") / "verbs.toml").read_text("utf-8"))
    assert set(verbs) == set(EVENTS)
    for event, words in verbs.items():
        assert {"to", "alone"} <= set(words)
        for mode in set(words) - {"to", "alone"}:
            assert mode in EVENTS[event][2]
            assert set(words[mode]) == {"to", "alone"}


def test_the_verb_is_that_of_the_first_mode_that_has_one() -> None:
    visit, shelling, _ = make_report().events
    assert verb(visit, alone=False) == "visited"
    assert verb(shelling, alone=True) == "fired heavy weapons"
    assert verb(visit.model_copy(update={"modes": ["multilateral"]}), alone=True) == "held talks"


def test_facts_stand_in_time_order_and_only_what_happened_is_one() -> None:
    report = make_report()
    found = facts(report, Lines(report))
    assert [(fact.who, fact.did, fact.whom, fact.where) for fact in found] == [
        ("Azerbaijan", "fired heavy weapons", "", "north of Ijevan"),
        ("Davit Melikyan", "visited", "Nino Gelashvili", ""),
    ]


@pytest.mark.parametrize(
    "change",
    [{"standing": "negated"}, {"standing": "future"}, {"confidence": 0.6}, {"actors": []}],
    ids=["negated", "planned", "unsure", "nobody"],
)
def test_what_is_unsure_unreal_or_nobodys_is_no_fact(change: dict[str, object]) -> None:
    report = make_report()
    report.events = [report.events[0].model_copy(update=change)]
    assert facts(report, Lines(report)) == []


def test_there_are_no_more_than_fit_and_what_a_reason_explains_is_among_them() -> None:
    report = make_report()
    event = report.events[1]
    report.events += [event.model_copy(update={"id": f"e{number}", "confidence": 0.99}) for number in range(10, 30)]
    found = facts(report, Lines(report))
    assert len(found) == MOST
    assert "e1" in [fact.event.id for fact in found]


def test_an_event_is_told_in_words_and_by_its_code_where_it_did_not_happen() -> None:
    report = make_report()
    assert told(report.events[0], Lines(report)) == "Davit Melikyan visited Nino Gelashvili"
    assert told(_with(report, standing="negated"), Lines(report)) == "CONSULT, Davit Melikyan → Nino Gelashvili"
    party = report.events[0].actors[0]
    three = [party, Participant(name="Baku", span=party.span), Participant(name="Kars", span=party.span)]
    assert told(_with(report, actors=three), Lines(report)).startswith("Davit Melikyan, Baku and Kars visited")


def _with(report: Report, **change: object) -> Event:
    return report.events[0].model_copy(update=change)
