"""Titles beside names: whose they are, whichever way the parse hangs them."""

from __future__ import annotations

import pytest

from tests.who.reports import post, read


def told(text: str) -> list[tuple[str, str, str | None, str | None]]:
    """The posts of a report as (holder, title, body, country)."""
    reading = read(text)
    return [(reading.actor(p.holder).name, p.title, p.body, p.country) for p in reading.posts]


@pytest.mark.parametrize(
    ("text", "title", "body", "country"),
    [
        ("Malta's president-elect, Ann Borg, will fly to Rome.", "president-elect", None, "MLT"),
        ("The outgoing Danish foreign minister, Ann Borg, spoke.", "foreign minister", None, "DNK"),
        ("UNESCO's director-general, Ann Borg, left on Monday.", "director-general", "UNESCO", "UNO"),
    ],
)
def test_a_name_between_commas_is_whom_the_title_names(
    text: str, title: str, body: str | None, country: str | None
) -> None:
    assert told(text) == [("Ann Borg", title, body, country)]


def test_a_plural_title_is_a_post_each_with_a_country_each() -> None:
    text = "The talks drew trade ministers Karl Lind of Norway, Ana Soto of Chile and Olga Berg of Latvia."
    assert told(text) == [
        ("Karl Lind", "trade minister", None, "NOR"),
        ("Ana Soto", "trade minister", None, "CHL"),
        ("Olga Berg", "trade minister", None, "LVA"),
    ]


def test_a_deputy_has_the_title_of_the_whole_phrase() -> None:
    text = "Omar al-Sabti, Oman's deputy prime minister and oil minister, spoke."
    assert [(title, country) for _, title, _, country in told(text)] == [
        ("deputy prime minister", "OMN"),
        ("oil minister", "OMN"),
    ]


def test_a_vice_president_who_becomes_president_has_two_posts() -> None:
    text = "Ana Soto, Chile's vice president, was sworn in as president on Monday."
    assert [title for _, title, _, _ in told(text)] == ["vice president", "president"]


def test_a_body_may_stand_behind_the_holders_name() -> None:
    found = post(read("Judge Karl Lind of Norway's Supreme Court spoke."), "Karl Lind")
    assert (found.title, found.body, found.country) == ("Judge", "Supreme Court", "NOR")


def test_the_body_is_the_whole_name() -> None:
    found = post(read("The governor of the Bank of Latvia, Olga Berg-Liepa, spoke."), "Olga Berg-Liepa")
    assert (found.title, found.body, found.country) == ("governor", "Bank of Latvia", "LVA")
