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


def _names(text: str) -> list[str]:
    return [found.name for found in read(text).actors]


def test_an_actor_is_a_noun_phrase_without_preposition() -> None:
    text = "He got 20 years over the killing of more than 200 prisoners. Up to 300 soldiers fled."
    names = _names(text)
    assert any(name.endswith("200 prisoners") for name in names)
    assert "Up to 300 soldiers" in names
    assert all(name.split()[0].lower() not in ("of", "over", "under", "to") for name in names)
    names = _names("The ministry under Justice Secretary rules and the office under Justice Minister Ana Soto closed.")
    assert all(not name.startswith("under") for name in names)


def test_a_conference_and_a_bare_source_are_nobody() -> None:
    assert _names("There was a press conference. The source of the river is dry.") == []
    assert _names("An army source denied it.") == ["army source"]


def test_modifiers_are_no_parties_of_their_own() -> None:
    reading = read("Chadian militiamen were killed. PEOPLE WATCH CHADIAN MILITIA FUNERALS")
    assert len([found for found in reading.actors if "PRM" in found.sectors]) <= 1
    assert _names("Some political, economic, and military efforts failed.") == []
    assert _names("The plan needs a regime without elections.") == []


def test_rebels_give_their_name_to_rebel_advances() -> None:
    names = _names("The army stopped rebel advances near Aleppo. Later rebels returned.")
    assert "rebels" in names
    assert "rebel" not in names


def test_a_unit_of_unknown_name_has_not_its_enemys_country() -> None:
    reading = read("Israeli soldiers withdrew. The Zoran battalions attacked Israeli soldiers.")
    assert actor(reading, "Zoran battalions").country is None
    reading = read("Israeli troops left. The Korrigan brigades, the armed wing of Fatah, claimed the attack.")
    found = actor(reading, "Korrigan brigades")
    assert found.country == "PSE"
    assert "country:part of" in found.by


@pytest.mark.parametrize(
    "name", ["al- Aqsa Martyrs Brigades", "al-\nAqsa Martyrs Brigades", "al-Aqsa Martyrs Brigades"]
)
def test_a_hyphen_at_a_lines_end_parts_no_known_name(name: str) -> None:
    found = actor(read(f"The {name} claimed the attack on Israeli forces."), name)
    assert (found.country, found.kind) == ("PSE", "armed group")


def test_people_of_two_nations_are_of_the_last() -> None:
    reading = read("Lebanese-Australians rallied in Sydney.")
    assert [(found.name, found.country) for found in reading.actors] == [("Lebanese-Australians", "AUS")]
    reading = read("The Iranian-American scholar Sara Amin was freed.")
    assert [(found.name, found.country) for found in reading.actors] == [("Sara Amin", "USA")]


def test_a_surname_long_out_of_office_is_another_holder() -> None:
    later = read("Prime Minister Blair spoke in Suva. Fiji was calm.", published="2016-03-01")
    assert actor(later, "Blair").country != "GBR"
    then = read("Prime Minister Blair spoke in Paris.", published="2003-03-01")
    assert actor(then, "Blair").country == "GBR"


def test_the_texts_own_post_wins_over_the_table() -> None:
    found = actor(read("French President Nicolas Sarkozy left.", published="2016-06-22"), "Nicolas Sarkozy")
    assert "ELI" not in found.sectors
    gone = actor(read("The army ousted Thai premier Thaksin Shinawatra.", published="2006-12-20"), "Thaksin Shinawatra")
    assert "ELI" in gone.sectors


def test_a_firm_among_firms_is_no_person() -> None:
    reading = read("Officials at Siemens, Velmar and Torvik said so. Velmar hired 300 workers.")
    found = actor(reading, "Velmar")
    assert (found.kind, found.sectors) == ("organization", ["BUS"])
    reading = read("Minister Velmar and Olga Berg met managers of Siemens.")
    assert actor(reading, "Velmar").kind == "person"


@pytest.mark.parametrize(
    "text",
    ["A militant, Karl Lind, was killed.", "The rebel Karl Lind fled.", "A guerrilla named Karl Lind was killed."],
)
def test_a_noun_beside_a_persons_name_is_the_person(text: str) -> None:
    assert [(found.name, found.sectors) for found in read(text).actors] == [("Karl Lind", ["REB"])]


def test_the_end_of_a_longer_name_is_not_a_known_one() -> None:
    reading = read("Davit Melikyan, the Secretary of Armenia's National Security Council, landed in Tbilisi.")
    assert [post.country for post in reading.posts] == ["ARM"]


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Protesters", "CVL"),
        ("Lawmakers", "LEG"),
        ("Police", "COP"),
        ("The opposition", "OPP"),
        ("Gunmen", "UAF"),
        ("Rebels", "REB"),
    ],
)
def test_agents_by_common_noun_have_their_sector(words: str, sector: str) -> None:
    assert actor(read(f"{words} blocked the road."), words).sectors == [sector]


@pytest.mark.parametrize(
    "name",
    ["Kasai Liberation Front", "Popular Army of Lunda", "Front for the Liberation of Lunda", "Acholi Resistance Army"],
)
def test_an_unknown_armed_group_is_known_by_the_pattern_of_its_name(name: str) -> None:
    reading = read(f"Fighters of the {name} attacked a mine.")
    found = actor(reading, name.split(" of ")[0] if "Front for" not in name else name)
    assert (found.kind, found.sectors) == ("armed group", ["REB"])


def test_bare_sources_are_nobody() -> None:
    assert _names("He left, sources said.") == []


def test_a_people_is_an_actor() -> None:
    found = actor(read("The Palestinians rejected the plan. Egypt agreed."), "Palestinians")
    assert (found.kind, found.country) == ("people", "PSE")


def test_a_group_that_another_leads_keeps_both() -> None:
    reading = read("Iranian-led forces shelled the village.")
    assert {(a.name, a.country) for a in reading.actors} == {("Iranian-led forces", "IRN"), ("Iran", "IRN")}
    assert [(r.kind, reading.actor(r.object).name) for r in reading.relations] == [("leads", "Iranian-led forces")]


@pytest.mark.parametrize(
    "text",
    [
        "Velmar reported a loss for the year.",
        "Velmar said its shares would be listed in Oslo.",
        "Olga Berg left the Swedish carmaker Velmar.",
    ],
)
def test_a_lone_firm_is_no_person(text: str) -> None:
    found = actor(read(text), "Velmar")
    assert (found.kind, found.sectors) == ("organization", ["BUS"])


def test_a_given_name_with_a_hyphen_is_whole() -> None:
    assert "Han Ji-won" in _names("South Korean Unification Minister Han Ji-won met reporters.")
    assert "Karl Lind" in _names("Troops backed the Karl Lind-led government.")


def test_a_person_of_a_country_has_it() -> None:
    assert actor(read("Slovenia's Janez Novak spoke."), "Janez Novak").country == "SVN"


def test_the_last_word_of_a_bodys_name_is_its_short_name() -> None:
    reading = read("The Tamil Tigers left the talks. Later the Tigers said they would return.")
    assert actor(reading, "the Tigers").name == "Tamil Tigers"
    assert "last word of the name" in {mention.link for mention in reading.mentions}


def test_a_surname_is_no_bodys_short_name() -> None:
    reading = read("The Tamil Tigers left the talks. Ann Tigers objected. Tigers said she would write.")
    assert actor(reading, "Tigers said").kind == "person"
