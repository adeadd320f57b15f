"""Pairs of parties."""

from __future__ import annotations

import pytest

from dragoman.report import QUADS
from dragoman.report.plover import EVENTS
from dragoman.show import pairs, svg
from dragoman.show.pairs import MOST, pair_rows
from dragoman.show.palette import QUAD_COLOURS
from dragoman.show.parties import between, colour_of, pairs_of
from tests.show.events import event, party, report

ANI, LEVAN, BAKU = party("Ani", "ARM"), party("Levan", "GEO"), party("Azerbaijani forces", "AZE")
POST = party("a post", "ARM")


def test_a_pair_has_the_mean_and_the_number_of_its_events() -> None:
    events = [event("e1", "ASSAULT", [BAKU], [POST]), event("e2", "ACCUSE", [BAKU], [ANI])]
    rows, _ = pair_rows([report(events=events)], "country")
    assert [(row.label, row.mean, len(row.scores), row.href) for row in rows] == [
        ("Azerbaijan → Armenia", -6.0, 2, "#e1")
    ]
    names, _ = pair_rows([report(events=events)], "name")
    assert [row.label for row in names] == ["Azerbaijani forces → a post", "Azerbaijani forces → Ani"]


def test_an_event_counts_once_for_a_pair_however_many_take_part() -> None:
    met = event("e1", "CONSULT", [ANI, party("Tigran", "ARM"), LEVAN])
    rows, _ = pair_rows([report(events=[met])], "country")
    assert {row.label: len(row.scores) for row in rows} == {"Armenia ↔ Georgia": 1, "within Armenia": 1}


def test_by_country_who_has_no_code_is_left_aside_and_who_is_no_country_keeps_a_name() -> None:
    events = [
        event("e1", "ACCUSE", [party("rebels")], [ANI]),
        event("e2", "REQUEST", [party("Brussels", "EUR")], [ANI]),
    ]
    rows, _ = pair_rows([report(events=events)], "country")
    assert [row.label for row in rows] == ["Brussels → Armenia"]


def test_what_is_no_fact_is_counted_in_a_note() -> None:
    planned = event("e1", "AGREE", [ANI], [LEVAN], standing="future")
    rows, left_out = pair_rows([report(events=[planned])], "name")
    assert (rows, left_out) == ([], 1)
    assert "No event is between two parties. 1 event not told as a fact left out" in svg(
        pairs(report(events=[planned]))
    )


def test_one_report_is_shown_by_name_and_several_by_country() -> None:
    found = report(events=[event("e1", "ACCUSE", [BAKU], [ANI])])
    assert "Azerbaijani forces → Ani" in svg(pairs(found))
    assert "Azerbaijan → Armenia" in svg(pairs([found, found]))
    assert "Azerbaijan → Armenia" in svg(pairs(found, by="country"))
    assert 'href="#e1"' in svg(pairs(found))


def test_the_pairs_with_the_most_events_are_drawn() -> None:
    events = [event(f"e{n}", "ACCUSE", [party(f"party {n}")], [ANI]) for n in range(MOST + 3)]
    assert "3 more are not drawn" in svg(pairs(report(events=events)))


def test_parties_in_short() -> None:
    assert between(event("e", "CONSULT", [ANI, LEVAN])) == "Ani ↔ Levan"
    assert between(event("e", "CONSULT", [ANI, LEVAN, BAKU])) == "Ani ↔ +2"
    assert between(event("e", "AID", [ANI, LEVAN], [BAKU])) == "Ani +1 → Azerbaijani forces"
    assert between(event("e", "AID", [], [BAKU])) == "(unnamed) → Azerbaijani forces"
    assert between(event("e", "PROTEST", [ANI])) == "Ani"
    assert between(event("e", "PROTEST")) == "(unnamed)"


def test_a_party_is_never_paired_with_itself() -> None:
    assert list(pairs_of(event("e", "ACCUSE", [ANI], [ANI]))) == []


@pytest.mark.parametrize("quad", QUADS)
def test_a_mean_has_the_colour_of_the_quad_of_events_with_that_score(quad: str) -> None:
    scores = [score for code, (its, score, _) in EVENTS.items() if its == quad and code != "REQUEST"]
    assert {colour_of(score) for score in scores} == {QUAD_COLOURS[quad]}
