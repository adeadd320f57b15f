"""Posts that begin and end: appointments, removals, successions, and verbs of leading, each a dated fact."""

from __future__ import annotations

import pytest

from tests.who.reports import post, read


@pytest.mark.parametrize(
    ("text", "holder", "title", "status", "since", "until"),
    [
        (
            "Ana Soto was named foreign minister in March 2015.",
            "Ana Soto",
            "foreign minister",
            "appointed",
            "2015-03",
            None,
        ),
        ("Karl Lind was sacked as governor on 3 March 2015.", "Karl Lind", "governor", "removed", None, "2015-03-03"),
        ("Ana Soto stepped down as chairwoman on Friday.", "Ana Soto", "chairwoman", "removed", None, "2016-06-17"),
        ("Olga Berg took over as mayor in June 2014.", "Olga Berg", "mayor", "appointed", "2014-06", None),
        (
            "Finance Minister Karl Lind resigned on Friday.",
            "Karl Lind",
            "Finance Minister",
            "removed",
            None,
            "2016-06-17",
        ),
        ("Karl Lind was re-elected chairman on Friday.", "Karl Lind", "chairman", "appointed", "2016-06-17", None),
        (
            "Parliament confirmed Olga Berg as ambassador to Chile.",
            "Olga Berg",
            "ambassador to Chile",
            "appointed",
            None,
            None,
        ),
    ],
)
def test_a_verb_of_change_dates_the_post(
    text: str, holder: str, title: str, status: str, since: str | None, until: str | None
) -> None:
    found = post(read(text), holder)
    assert (found.title, found.status, found.since, found.until) == (title, status, since, until)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Soto succeeded Karl Lind as chair of the Peace Council.",
        "Karl Lind, the chair of the Peace Council, was replaced by Ana Soto.",
        "The Peace Council named Ana Soto its chair, replacing Karl Lind.",
        "Ana Soto took over from Karl Lind as chair of the Peace Council.",
        "Members sacked Karl Lind, the chair of the Peace Council, and chose Ana Soto in his place.",
    ],
)
def test_a_succession_ends_one_post_and_begins_another(text: str) -> None:
    reading = read(text)
    old, new = post(reading, "Karl Lind"), post(reading, "Ana Soto")
    assert (old.title, old.body, old.status) == ("chair", "Peace Council", "removed")
    assert (new.title, new.body, new.status) == ("chair", "Peace Council", "appointed")


def test_the_name_between_verb_and_title_is_who_is_named() -> None:
    found = post(
        read("The queen named Olga Berg justice minister on Monday, the palace in Copenhagen said."), "Olga Berg"
    )
    assert (found.title, found.status) == ("justice minister", "appointed")


@pytest.mark.parametrize(
    "text",
    [
        "Rebels demanded that President Karl Lind resign.",
        "President Karl Lind refused to quit.",
        "President Karl Lind will resign next week.",
        "President Karl Lind left for Lima.",
        "Unions called for the resignation of President Karl Lind.",
    ],
)
def test_what_is_only_wished_or_planned_ends_no_post(text: str) -> None:
    assert post(read(text), "Karl Lind").status == "holds"


def test_an_accepted_resignation_ends_a_post() -> None:
    reading = read("Swedish Prime Minister Olga Berg accepted the resignation of Health Minister Karl Lind.")
    assert post(reading, "Karl Lind").status == "removed"
    assert post(reading, "Olga Berg").status == "holds"


@pytest.mark.parametrize(
    ("text", "title", "body", "status", "since"),
    [
        ("Ana Soto, who has led Chile's Farmers' Party since 2009, left.", "leader", "Farmers' Party", "holds", "2009"),
        ("Chile chose Ana Soto to head the Copper Commission.", "head", "Copper Commission", "appointed", None),
    ],
)
def test_a_verb_of_leading_tells_a_post(text: str, title: str, body: str, status: str, since: str | None) -> None:
    found = post(read(text), "Ana Soto")
    assert (found.title, found.body, found.status, found.since) == (title, body, status, since)
    assert found.country == "CHL"


def test_leading_an_attack_is_no_post() -> None:
    assert read("Ana Soto led the attack on the village. Karl Lind headed the ball.").posts == []


def test_a_new_role_has_the_bare_title_and_all_its_words_under_it() -> None:
    reading = read("The regime declared Ana Soto the primary official responsible for the archives.")
    found = post(reading, "Ana Soto")
    assert found.title == "primary official"
    words = reading.tokens(found.span)
    assert words is not None
    assert "responsible for the archives" in words.text
