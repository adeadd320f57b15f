"""Coreference: surnames, titles alone, pronouns and "the regime"; each linked mention says how."""

from __future__ import annotations

from tests.who.reports import actor, read


def _links(text: str, name: str) -> dict[str, str | None]:
    reading = read(text)
    found = next(a for a in reading.actors if a.name == name)
    return {
        reading.doc[m.start : m.end].text: m.link for m in reading.mentions if m.actor == found.id and m.form != "name"
    }


def test_a_surname_is_the_person_named_before() -> None:
    reading = read("Maria Lind arrived on Monday. Officials said Lind would stay for a week.")
    assert actor(reading, "Maria Lind").id == actor(reading, "Lind would").id
    assert len([a for a in reading.actors if a.kind == "person"]) == 1


def test_two_persons_of_one_surname_stay_apart() -> None:
    reading = read("John Carver met his rival Peter Carver on Monday.")
    assert {a.name for a in reading.actors if a.kind == "person"} >= {"John Carver", "Peter Carver"}


def test_a_pronoun_is_linked_and_says_so() -> None:
    links = _links("Maria Lind arrived in Cairo on Monday. She met the rebels.", "Maria Lind")
    assert links["She"] == "coreference: pronoun"


def test_a_pronoun_between_two_equal_persons_stays_open() -> None:
    reading = read("Maria Lind and Ann Borg spoke. She left.")
    she = next(token.i for token in reading.doc if token.text == "She")
    assert she not in reading.mention_at


def test_a_title_alone_is_who_holds_it() -> None:
    links = _links("Foreign Minister Ann Borg spoke on Monday. The foreign minister praised the truce.", "Ann Borg")
    assert links["foreign minister"] == "title alone"


def test_another_countrys_minister_is_somebody_else() -> None:
    reading = read("Swedish Foreign Minister Ann Borg spoke. The Finnish foreign minister disagreed.")
    assert actor(reading, "Ann Borg").id != actor(reading, "Finnish foreign minister").id


def test_the_regime_is_the_government_last_spoken_of() -> None:
    reading = read("The Syrian regime denied the claim. Later the regime released two prisoners.")
    assert actor(reading, "Later the regime").country == "SYR"


def test_it_in_what_a_state_says_is_the_state() -> None:
    reading = read("Chile said it would withdraw its troops.")
    it = next(token.i for token in reading.doc if token.text == "it")
    assert reading.actor(reading.mention_at[it].actor).country == "CHL"


def test_in_a_quotation_he_is_not_who_speaks() -> None:
    reading = read('Maria Lind met Olga Berg. "She must resign," Maria Lind said.')
    she = next(token.i for token in reading.doc if token.text == "She")
    assert reading.actor(reading.mention_at[she].actor).name == "Olga Berg"


def test_in_what_is_reported_the_nearer_subject_weighs_more() -> None:
    reading = read("Karl Lind said that Peter Otieno had left before he spoke.")
    he = next(token.i for token in reading.doc if token.text == "he")
    assert reading.actor(reading.mention_at[he].actor).name == "Peter Otieno"
