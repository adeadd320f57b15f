"""Posts: title, body, country, status and dates, from titles, appositions and clauses."""

from __future__ import annotations

import pytest

from tests.who.reports import actor, post, read


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


@pytest.mark.parametrize(
    ("text", "holder", "title", "body", "country"),
    [
        ("Interior Ministry spokesman Karl Lind spoke in Oslo.", "Karl Lind", "spokesman", "Interior Ministry", "NOR"),
        ("Chile's army chief, Gen. Ana Soto, spoke.", "Ana Soto", "chief", "army", "CHL"),
        ("Hamas spokesman Karim Nasser spoke.", "Karim Nasser", "spokesman", "Hamas", "PSE"),
        ("The UN envoy to Chad, Karl Lind, spoke.", "Karl Lind", "envoy to Chad", "UN", "UNO"),
        ("The World Bank's president, Olga Berg, spoke.", "Olga Berg", "president", "World Bank", "IGO"),
        (
            "Olga Berg, a spokeswoman for Kenya's Health Ministry, spoke.",
            "Olga Berg",
            "spokeswoman",
            "Health Ministry",
            "KEN",
        ),
        ("Norway's Liberal Party leader Karl Lind spoke.", "Karl Lind", "leader", "Liberal Party", "NOR"),
        ("Olga Berg, the mayor of the Polish city of Lublin, spoke.", "Olga Berg", "mayor", "Lublin", "POL"),
        (
            "Canada's minister of public safety, Olga Berg, spoke.",
            "Olga Berg",
            "minister of public safety",
            None,
            "CAN",
        ),
        ("White House press secretary Karl Lind spoke.", "Karl Lind", "press secretary", "White House", "USA"),
    ],
)
def test_the_body_is_not_in_the_title(text: str, holder: str, title: str, body: str | None, country: str) -> None:
    found = post(read(text), holder)
    assert (found.title, found.body, found.country) == (title, body, country)


def test_a_chain_of_appositions_is_a_post_each() -> None:
    reading = read("Karl Lind, the minister of defence and a former mayor of Lublin, spoke in Warsaw.")
    assert [(p.title, p.body, p.status) for p in reading.posts] == [
        ("minister of defence", None, "holds"),
        ("mayor", "Lublin", "held"),
    ]


def test_two_titles_before_a_comma_are_one_persons() -> None:
    reading = read("Chad's deputy prime minister and finance minister, Adam Issa, spoke.")
    assert [(p.title, p.country) for p in reading.posts] == [
        ("deputy prime minister", "TCD"),
        ("finance minister", "TCD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Economist Karl Lind spoke.",
        "Mullah Karim spoke.",
        "A lawyer, Karl Lind, spoke.",
        "Ann Borg, a doctor at a clinic in Oslo, spoke.",
        "Karl Lind, a farmer from Lublin, spoke.",
    ],
)
def test_an_occupation_is_no_post(text: str) -> None:
    assert read(text).posts == []


@pytest.mark.parametrize(
    "text",
    [
        "Deposed Swedish premier Karl Lind spoke.",
        "The former Swedish premier Karl Lind spoke.",
        "Karl Lind, formerly the Swedish premier, spoke.",
    ],
)
def test_a_word_of_the_past_before_the_country_ends_the_post(text: str) -> None:
    assert post(read(text), "Karl Lind").status in ("held", "removed")


def test_a_possessor_tells_country_and_body() -> None:
    reading = read("Kenyan President Peter Otieno and his defence minister, Ann Juma, met.")
    found = post(reading, "Ann Juma")
    assert found.country == "KEN"
    assert "country:possessor" in found.by
    reading = read("Spain's Liberal Party sacked its leader, Ana Soto.")
    found = post(reading, "Ana Soto")
    assert (found.body, found.country) == ("Liberal Party", "ESP")


def test_its_may_be_the_only_body_named_before() -> None:
    found = post(read("Stocks of the carmaker Velmar fell after its chief executive, Ann Borg, quit."), "Ann Borg")
    assert (found.title, found.body) == ("chief executive", "Velmar")


def test_where_somebody_was_born_is_not_his_posts_country() -> None:
    found = post(read("The Yemeni-born head of the charity Clear Water, Salma Hadi, spoke."), "Salma Hadi")
    assert (found.body, found.country) == ("Clear Water", None)


def test_the_only_state_named_is_the_posts_and_said_to_be_a_guess() -> None:
    found = post(read("President Karl Lind dissolved the Swedish parliament."), "Karl Lind")
    assert found.country == "SWE"
    assert "country:only state named" in found.by
    assert found.confidence < 0.7


def test_the_state_that_is_dealt_with_is_not_the_holders() -> None:
    assert post(read("President Karl Lind called for sanctions against Chile."), "Karl Lind").country is None
    assert post(read("President Karl Lind criticised Chile."), "Karl Lind").country is None


def test_congress_is_of_the_country_that_the_report_is_about() -> None:
    text = "Peru's president fled to Lima. Congress speaker Ana Soto said Peru would vote. A US senator called her."
    assert post(read(text), "Ana Soto").country == "PER"


def test_a_title_is_taken_from_a_counterpart() -> None:
    reading = read("Iran's defence minister, Reza Amiri, met his Russian counterpart Shoigu.")
    found = post(reading, "Shoigu")
    assert (found.title, found.country) == ("defence minister", "RUS")


@pytest.mark.parametrize(
    ("title", "country"), [("the pontiff", "VAT"), ("the papal nuncio", "VAT"), ("the taoiseach", "IRL")]
)
def test_a_post_that_only_one_state_has_gives_its_country(title: str, country: str) -> None:
    reading = read(f"Crowds in Manila cheered {title} on Sunday.")
    assert actor(reading, title).country == country


def test_hosts_abroad_are_of_the_place_that_the_guest_goes_to() -> None:
    text = (
        "Danish Prime Minister Karl Lind will leave for Malta on Monday, the Danish foreign ministry said. "
        "Denmark hopes for trade. During his visit to Malta, Lind will meet President Pauli Vella."
    )
    found = post(read(text), "Pauli Vella")
    assert found.country == "MLT"
    assert "country:hosts" in found.by


def test_a_chief_executive_without_a_country_is_no_states() -> None:
    reading = read("Velmar will open a plant in Peru, chief executive Ana Soto said. Peru welcomed the plan.")
    assert actor(reading, "Ana Soto").country is None
    assert actor(reading, "Ana Soto").sectors == ["BUS"]
