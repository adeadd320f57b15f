"""Actors: who is named or described, of what country and sectors."""

from __future__ import annotations

import pytest

from tests.who.reports import actor, read


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Rebels attacked a convoy near Aleppo on Monday.", "Rebels", "armed group", "SYR", "REB"),
        ("Norwegian officials met the delegation in Oslo.", "Norwegian officials", "people", "NOR", "GOV"),
        ("Police arrested forty protesters in Athens.", "protesters", "people", "GRC", "CVL"),
        ("The Portuguese army withdrew its soldiers.", "Portuguese army", "organization", "PRT", "MIL"),
        ("Hundreds of Kenyan students marched.", "Kenyan students", "people", "KEN", "EDU"),
        ("Iranian-led forces shelled the village.", "Iranian-led forces", "organization", "IRN", "MIL"),
    ],
)
def test_a_description_has_kind_country_and_sector(text: str, words: str, kind: str, country: str, sector: str) -> None:
    found = actor(read(text), words)
    assert (found.kind, found.country) == (kind, country)
    assert sector in found.sectors


def test_a_capital_that_acts_is_its_government() -> None:
    reading = read("Paris accused Ankara of arming the militia. The minister flew to Paris.")
    france = actor(reading, "Paris")
    assert (france.kind, france.country, france.sectors) == ("state", "FRA", ["GOV"])
    assert actor(reading, "Ankara").country == "TUR"
    forms = [m.form for m in reading.mentions if m.actor == france.id]
    assert forms == ["metonym"]


def test_a_capital_after_in_is_a_place() -> None:
    reading = read("The delegates met in Vienna on Friday.")
    assert all(found.country != "AUT" or found.kind != "state" for found in reading.actors)


def test_a_seat_of_power_is_its_government() -> None:
    found = actor(read("The Kremlin rejected the proposal."), "Kremlin")
    assert found.country == "RUS"
    assert "GOV" in found.sectors


def test_a_state_its_government_and_its_adjective_are_one_actor() -> None:
    reading = read("Chile protested. The Chilean government recalled its envoy. Chilean air support was cut.")
    assert actor(reading, "Chile").id == actor(reading, "Chilean government").id == actor(reading, "Chilean air").id


def test_two_adjectives_of_one_noun_are_two_actors() -> None:
    reading = read("Danish and Swedish officials agreed on the bridge.")
    assert {found.country for found in reading.actors} == {"DNK", "SWE"}
    assert any((m.link or "").startswith("shared noun") for m in reading.mentions)


def test_letters_in_brackets_are_the_same_body() -> None:
    reading = read("The World Health Organization (WHO) sent doctors. The WHO said the outbreak was over.")
    assert len([found for found in reading.actors if "Health" in found.name or found.name == "WHO"]) == 1


def test_actors_count_in_the_order_of_first_mention() -> None:
    reading = read("Peru accused Bolivia. Chilean soldiers crossed the border.")
    assert [found.id for found in reading.actors] == [f"a{n + 1}" for n in range(len(reading.actors))]
    assert [found.country for found in reading.actors][:2] == ["PER", "BOL"]


@pytest.mark.parametrize("text", ["Hm.", "🙂 …", "5 + 5 = 10", "the the the of of"])
def test_text_without_actors_has_none(text: str) -> None:
    reading = read(text)
    assert reading.actors == []
    assert reading.posts == []


def test_every_mention_holds_its_head_and_its_actor_is_known() -> None:
    reading = read(
        "Foreign Minister Ann Borg of Sweden and her Finnish counterpart, Pekka Laine, criticised the rebels."
    )
    known = {found.id for found in reading.actors}
    for mention in reading.mentions:
        assert mention.start <= mention.head < mention.end
        assert mention.actor in known
    for found in reading.actors:
        assert found.mentions
        assert found.by.startswith("who:")
