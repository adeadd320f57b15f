"""Posts: title, body, country, status and dates, from titles, appositions and clauses."""

from __future__ import annotations

import pytest

from tests.who.reports import post, read


@pytest.mark.parametrize(
    ("text", "holder", "title", "body", "country", "status"),
    [
        ("Swedish Defense Minister Karl Lind resigned.", "Karl Lind", "Defense Minister", None, "SWE", "removed"),
        (
            "Karl Lind, the chairman of the Peace Council, spoke.",
            "Karl Lind",
            "chairman",
            "Peace Council",
            None,
            "holds",
        ),
        ("Chile's Foreign Minister Ana Soto flew to Lima.", "Ana Soto", "Foreign Minister", None, "CHL", "holds"),
        (
            "The Kenyan envoy for Sudan, Peter Otieno, met rebels.",
            "Peter Otieno",
            "envoy for Sudan",
            None,
            "KEN",
            "holds",
        ),
        ("Former Prime Minister Olga Berg of Norway was arrested.", "Olga Berg", "Prime Minister", None, "NOR", "held"),
    ],
)
def test_a_post_has_title_body_country_and_status(
    text: str, holder: str, title: str, body: str | None, country: str | None, status: str
) -> None:
    found = post(read(text), holder)
    assert (found.title, found.body, found.status) == (title, body, status)
    assert country is None or found.country == country


def test_an_appointment_is_dated_by_its_verb() -> None:
    found = post(read("Ana Soto was appointed foreign minister in March 2015."), "Ana Soto")
    assert (found.status, found.since) == ("appointed", "2015-03")


def test_since_in_a_relative_clause_dates_the_post() -> None:
    found = post(read("Ana Soto, who has been defence minister since 2010, left for Lima."), "Ana Soto")
    assert (found.status, found.since) == ("holds", "2010")


def test_a_counterpart_has_the_same_title_in_the_other_country() -> None:
    reading = read("Swedish Defense Minister Karl Lind met his Finnish counterpart Pekka Laine on Monday.")
    found = post(reading, "Pekka Laine")
    assert (found.title, found.country) == ("Defense Minister", "FIN")
    assert "counterpart" in found.by


def test_a_person_and_title_are_one_post() -> None:
    text = "Swedish Defense Minister Karl Lind spoke. Defense Minister Lind left. The Minister returned."
    assert post(read(text), "Karl Lind").country == "SWE"


def test_a_country_from_elsewhere_is_said() -> None:
    reading = read("Chile protested. Chile recalled its envoy. Foreign Minister Ana Soto spoke in Santiago.")
    found = post(reading, "Ana Soto")
    assert found.country == "CHL"
    assert "country:" in found.by
    assert found.confidence < 0.7


def test_a_denied_appointment_is_no_post() -> None:
    reading = read("Ana Soto was not appointed ambassador.")
    assert all(p.status != "appointed" for p in reading.posts)


def test_words_under_a_post_hold_its_title() -> None:
    reading = read("Karl Lind, the chairman of the Election Commission, spoke to Defense Minister Olga Berg.")
    for found in reading.posts:
        words = reading.tokens(found.span)
        assert words is not None
        assert found.title.split()[0] in words.text


@pytest.mark.parametrize(
    ("text", "holder", "title", "body", "country", "status"),
    [
        ("The head of engineering Olga Berg spoke.", "Olga Berg", "head", "engineering", None, "holds"),
        ("Former president of Chile Ana Ruiz spoke.", "Ana Ruiz", "president", None, "CHL", "held"),
        (
            "Peter Otieno, the chief of police in Nairobi, spoke.",
            "Peter Otieno",
            "chief of police",
            None,
            "KEN",
            "holds",
        ),
        ("Siemens boss Karl Lind spoke.", "Karl Lind", "boss", "Siemens", None, "holds"),
        ("Siemens chief executive Karl Borg spoke.", "Karl Borg", "chief executive", "Siemens", None, "holds"),
        ("The sacked governor of Bavaria, Karl Lind, spoke.", "Karl Lind", "governor", None, "DEU", "removed"),
    ],
)
def test_a_title_is_split_from_body_country_and_name(
    text: str, holder: str, title: str, body: str | None, country: str | None, status: str
) -> None:
    found = post(read(text), holder)
    assert (found.title, found.body, found.status) == (title, body, status)
    assert country is None or found.country == country


def test_a_post_in_a_firm_is_of_business() -> None:
    reading = read("Siemens chief executive Karl Borg spoke.")
    assert reading.actors[0].sectors == ["BUS"]
