"""Places of texts written for the project: found, resolved, related to a point, and told from metonyms."""

from collections.abc import Callable

import pytest

from dragoman.reader import Reader
from dragoman.reading import Reading
from dragoman.report import Place
from dragoman.where import find

Ask = Callable[[str], list[tuple[str, Place]]]


@pytest.fixture(scope="module")
def reading_of(reader: Reader) -> Callable[[str], Reading]:
    def ask(text: str) -> Reading:
        reading = reader.reading(text)
        find(reading)
        return reading

    return ask


@pytest.fixture(scope="module")
def places_of(reading_of: Callable[[str], Reading]) -> Ask:
    def ask(text: str) -> list[tuple[str, Place]]:
        return [(text[p.span.start : p.span.end], p) for p in reading_of(text).places]

    return ask


def place(found: list[tuple[str, Place]], words: str) -> Place:
    return next(p for name, p in found if name == words)


def test_places_are_in_text_order_and_their_tokens_lead_to_them(reading_of: Callable[[str], Reading]) -> None:
    reading = reading_of("Shells fell on Homs on Monday. Convoys left Damascus for Aleppo, and trucks reached Latakia.")
    starts = [p.span.start for p in reading.places]
    assert starts == sorted(starts)
    assert [p.id for p in reading.places] == [f"l{n}" for n in range(1, len(starts) + 1)]
    for n, found in reading.place_at.items():
        assert reading.span(reading.doc[n]).start >= found.span.start


@pytest.mark.parametrize(
    ("text", "words", "country", "province"),
    [
        ("Gunmen attacked a market in Tripoli, Lebanon, on Friday.", "Tripoli", "LBN", None),
        ("Gunmen attacked a market in Tripoli, Libya, on Friday.", "Tripoli", "LBY", None),
        ("A court in Springfield, Illinois, heard the case.", "Springfield", "USA", "Illinois"),
        ("A court in Springfield, Massachusetts, heard the case.", "Springfield", "USA", "Massachusetts"),
        ("Protesters filled the streets of Kiev on Sunday.", "Kiev", "UKR", "Kyiv"),
    ],
)
def test_what_stands_beside_a_name_chooses_its_sense(
    places_of: Ask, text: str, words: str, country: str, province: str | None
) -> None:
    found = place(places_of(text), words)
    assert found.country == country
    assert province is None or found.province == province


def test_one_name_has_one_sense_in_a_report(places_of: Ask) -> None:
    found = places_of(
        "The mayor of Paris, Texas, resigned. Voters in Paris were surprised. Crowds gathered in Paris again."
    )
    assert {p.province for words, p in found if words == "Paris"} == {"Texas"}


def test_a_province_is_not_its_city(places_of: Ask) -> None:
    found = places_of("The army entered Raqqa Province. It has not reached the city of Raqqa.")
    assert place(found, "Raqqa Province").feature == "ADM1"
    assert place(found, "Raqqa").feature == "PPL"


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("Rebels hold villages south of Aleppo.", "Aleppo", "south of"),
        ("The convoy was hit 20 km north of Homs.", "Homs", "20 km north of"),
        ("The convoy was hit 12 miles from Damascus.", "Damascus", "12 miles from"),
        ("Fighting went on in northern Syria.", "Syria", "north part of"),
        ("Shells fell near Kharkiv.", "Kharkiv", "near"),
        ("Tanks reached the outskirts of Mosul.", "Mosul", "outskirts of"),
        ("Tanks reached Mosul.", "Mosul", None),
    ],
)
def test_the_words_before_a_name_say_where_from_it(places_of: Ask, text: str, words: str, relation: str | None) -> None:
    assert place(places_of(text), words).relation == relation


@pytest.mark.parametrize(
    ("text", "words", "bearing", "distance"),
    [
        ("Rebels hold villages south of Aleppo city.", "Aleppo", 180, None),
        ("The convoy was hit 20 km north-west of Homs.", "Homs", 315, 20),
        ("The convoy was hit some ten miles from Damascus.", "Damascus", None, 16.1),
        ("A camp was set up 1,500 meters outside Rafah.", "Rafah", None, 1.5),
        ("Tanks reached the outskirts of Mosul.", "Mosul", None, None),
    ],
)
def test_a_place_beside_a_name_has_a_bearing_and_a_distance(
    places_of: Ask, text: str, words: str, bearing: float | None, distance: float | None
) -> None:
    found = place(places_of(text), words)
    assert (found.bearing, found.distance, found.radius) == (bearing, distance, None)


def test_an_area_has_a_radius_and_its_part_lies_half_way_out(places_of: Ask) -> None:
    whole = place(places_of("Fighting went on in Syria."), "Syria")
    part = place(places_of("Fighting went on in northwest Syria."), "Syria")
    assert whole.radius is not None
    assert 100 < whole.radius < 400
    assert (part.bearing, part.distance, part.radius) == (315, round(whole.radius / 2), round(whole.radius / 2))


@pytest.mark.parametrize(
    ("text", "words", "literal"),
    [
        ("Moscow said it would send more troops.", "Moscow", False),
        ("Russia's decision angered its neighbours.", "Russia", False),
        ("The minister flew to Moscow on Monday.", "Moscow", True),
        ("Floods hit villages in Pakistan.", "Pakistan", True),
        ("Syrian officials rejected the offer.", "Syrian", False),
        ("Syria's largest city lay in ruins.", "Syria", True),
        ("The Venice Commission backed the reform.", "Venice", False),
        ("The Development Bank of Mauritius lent the money.", "Mauritius", False),
        ("Germany is prepared to send planes to Mali.", "Germany", False),
        ("The pressure on Georgia is growing.", "Georgia", False),
        ("Flights between Oslo and Harare start on Monday.", "Harare", True),
        ("Floods hit the Albanians of southern Serbia.", "Serbia", True),
    ],
)
def test_a_place_is_told_from_those_who_govern_it(places_of: Ask, text: str, words: str, literal: bool) -> None:
    assert place(places_of(text), words).literal is literal


def test_a_persons_name_is_no_place(places_of: Ask) -> None:
    assert not places_of("Governor Jackson Hamilton met Senator Houston Clinton.")


@pytest.mark.parametrize("text", ["x", "😀‏ 12", "us and them, an eu of my own"])
def test_text_without_places_has_none(places_of: Ask, text: str) -> None:
    assert places_of(text) == []


def test_an_answer_names_what_decided(places_of: Ask) -> None:
    found = places_of("Shells fell on Homs, Syria.")
    assert all(p.by.startswith("where:") and p.by.count("/") >= 1 for _, p in found)
    assert all(0 < p.confidence < 1 for _, p in found)


def test_the_same_text_gives_the_same_places(reading_of: Callable[[str], Reading]) -> None:
    text = "Iranian and Russian envoys met in Geneva before talks in Vienna with Turkey."
    assert reading_of(text).places == reading_of(text).places


def test_an_unlisted_name_lies_in_what_the_words_after_it_name(places_of: Ask) -> None:
    found = places_of(
        "A bomb went off in the Kaloranu district of neighbouring Temanggung. Shops closed in Pekalongan."
    )
    outer, inner = place(found, "Temanggung"), place(found, "Kaloranu")
    assert (inner.lat, inner.lon, inner.relation) == (outer.lat, outer.lon, "part of")
