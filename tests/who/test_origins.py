"""Countries of parties whose own words give none, and the rule that is recorded."""

from __future__ import annotations

from tests.who.reports import actor, read


def test_a_report_is_about_the_state_whose_officials_act_in_it() -> None:
    text = (
        "A senior Kenyan official warned Uganda on Friday. A Kenyan minister told Uganda to keep out of the lake. "
        "The government will decide next week."
    )
    assert actor(read(text), "The government").country == "KEN"


def test_foreign_troops_do_not_make_a_report_their_states() -> None:
    text = (
        "French troops patrolled Bamako. French soldiers stopped a car in Gao, Mali. French troops left Kidal. "
        "Malian lawmakers thanked them, and Malian officials waved. The cabinet met."
    )
    assert actor(read(text), "The cabinet").country == "MLI"


def test_many_governments_are_not_the_reports() -> None:
    text = "Officials in Oslo, Norway, opened the talks. Norway invited the heads of state. Leaders from African nations came."
    reading = read(text)
    assert actor(reading, "the heads of state").country is None
    assert actor(reading, "Leaders").country is None


def test_a_delegation_is_of_its_leaders_country() -> None:
    found = actor(read("A delegation headed by Chilean Senator Ana Soto arrived in Cairo, Egypt."), "A delegation")
    assert found.country == "CHL"
    assert "country:leader" in found.by


def test_a_public_body_that_no_table_knows_is_the_reports() -> None:
    text = "Ghana cut its forecast. Ghana exports cocoa, the National Harbour Authority said in Accra."
    found = actor(read(text), "National Harbour Authority")
    assert found.country == "GHA"
    assert "country:" in found.by


def test_government_forces_are_not_of_the_state_that_backs_them() -> None:
    text = "Somalia sent a unit to Baidoa. Somalia praised it. Kenyan soldiers watched as the government forces took the town."
    assert actor(read(text), "government forces").country == "SOM"


def test_a_body_with_a_union_in_its_name_is_the_unions() -> None:
    assert (
        actor(read("The United Nations Harbour Council praised Ghana."), "United Nations Harbour Council").country
        == "UNO"
    )


def test_the_government_is_the_reports_and_not_of_a_country_that_it_trades_with() -> None:
    text = (
        "The government fined officers over imports from Malaysia. Nepalese officials said they would appeal. "
        "Nepal has 90 such officers. Nepalese police held two."
    )
    assert actor(read(text), "The government").country == "NPL"
