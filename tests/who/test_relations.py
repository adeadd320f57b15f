"""Relations: standing ties, from nouns, verbs and words joined by a hyphen."""

from __future__ import annotations

import pytest

from tests.who.reports import read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Iranian-led forces shelled the village.", "leads"),
        ("Russia backs Syria.", "supports"),
        ("Karl Lind is the leader of Hezbollah.", "leads"),
        ("Turkey opposes Syria.", "opposes"),
    ],
)
def test_a_tie_is_found(text: str, kind: str) -> None:
    found = [relation.kind for relation in read(text).relations]
    assert found == [kind]


def test_denied_support_is_no_tie() -> None:
    assert read("Russia does not support Turkey.").relations == []


def test_both_sides_are_actors_of_the_report() -> None:
    reading = read("Russia backs Syria, and pro-Syrian forces attacked the rebels.")
    known = {found.id for found in reading.actors}
    assert all(r.subject in known and r.object in known and r.subject != r.object for r in reading.relations)


def test_media_that_take_a_side_get_its_country_and_say_so() -> None:
    reading = read("Pro-Russian outlets blamed Turkey for the losses.")
    outlets = next(found for found in reading.actors if "JRN" in found.sectors)
    assert outlets.country == "RUS"
    assert "country:side taken" in outlets.by
    assert outlets.confidence <= 0.5


def test_nobody_leads_a_person() -> None:
    assert all(relation.kind != "leads" for relation in read("Karl Lind is the leader of Ana Soto.").relations)
