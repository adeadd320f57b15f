"""The index and the lists hold what they must, and say where they are broken."""

from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import DataError
from dragoman.where import entries
from dragoman.where.compile import compile_cities, keys_of_city
from dragoman.where.index import Cities
from dragoman.where.keys import key_of
from dragoman.where.lookup import gazetteer
from dragoman.where.names import sense_of


@pytest.mark.parametrize(
    ("name", "geonames"),
    [("Raqqa", 172955), ("Rakka", 172955), ("Ar Raqqah", 172955), ("Kiev", 703448), ("Kyiv", 703448), ("NYC", 5128581)],
)
def test_other_spellings_reach_the_city(name: str, geonames: int) -> None:
    assert geonames in [entry.geonames for entry in gazetteer().find(key_of(name))]


@pytest.mark.parametrize(
    ("word", "country"),
    [("Syrian", "SYR"), ("Syrians", "SYR"), ("South Africans", "ZAF"), ("Dutch", "NLD"), ("North Korean", "PRK")],
)
def test_words_for_people_reach_their_country(word: str, country: str) -> None:
    people = gazetteer().people_of(word)
    assert people is not None
    assert people.country == country


def test_there_are_at_least_150_regions_each_on_the_globe() -> None:
    regions = entries.regions()
    assert len(regions) >= 150
    assert all(-90 <= row.entry.lat <= 90 and -180 <= row.entry.lon <= 180 and row.entry.radius > 0 for row in regions)


def test_every_division_belongs_to_a_listed_country() -> None:
    countries = {row.entry.country for row in entries.countries()}
    assert {row.entry.country for row in entries.divisions()} <= countries
    assert len(countries) == 250


def test_every_exonym_reaches_a_city_of_its_country() -> None:
    known = gazetteer()
    for line, row in entries.rows("exonyms.csv"):
        found = known.find(key_of(row["name"]))
        assert any(entry.is_city and entry.country == row["country"] for entry in found), f"line {line}: {row}"


def test_a_city_knows_its_province() -> None:
    known = gazetteer()
    homs = next(entry for entry in known.find("homs") if entry.is_city)
    assert known.province(homs) == "Homs"


def test_only_the_largest_namesake_is_a_capital() -> None:
    capitals = [entry for entry in gazetteer().find("washington") if entry.feature == "PPLC"]
    assert len(capitals) == 1


def test_a_type_word_says_what_is_wanted() -> None:
    assert sense_of("Raqqa Province", gazetteer()).wanted == "division"
    assert sense_of("Homs", gazetteer(), after="province").wanted == "division"


def test_a_place_inside_an_unlisted_name_is_its_part() -> None:
    sense = sense_of("Seoul City Hall", gazetteer())
    assert sense.inner
    assert any(entry.name == "Seoul" for entry in sense.entries)


@pytest.mark.parametrize("content", [b"", b"not an archive"])
def test_a_broken_index_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "cities.npz"
    path.write_bytes(content)
    with pytest.raises(DataError, match="Install Dragoman again"):
        Cities(path)


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.npz"):
        Cities(tmp_path / "none.npz")


HEAD = "country,name,lat,lon,aliases,demonyms\n"


@pytest.mark.parametrize(
    "row", ["SYR,Nowhere,91,0,,", "SYR,Nowhere,x,0,,", "SYR,Nowhere,1,2", "SYR,Nowhere,1,2,,,surplus"]
)
def test_a_broken_row_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "divisions.csv").write_text("# comment\n" + HEAD + row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"divisions\.csv:3"):
        entries.divisions(tmp_path)


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"features\.csv"):
        entries.features(tmp_path)


def test_a_region_without_a_point_is_refused(tmp_path: Path) -> None:
    (tmp_path / "regions.toml").write_text('[[region]]\nname = "Nowhere"\nradius = 5\n', encoding="utf-8")
    with pytest.raises(DataError, match="point"):
        entries.regions(tmp_path)


CITIES = [
    {"geonameid": 2, "name": "Bel Air", "latitude": 1.5, "longitude": 2.5, "countrycode": "US", "population": 5000,
     "admin1code": "MD", "alternatenames": ["Belair", "Бель", "BEL"]},
    {"geonameid": 1, "name": "Al Qarya", "latitude": 30.0, "longitude": 40.0, "countrycode": "SY", "population": 600,
     "admin1code": "04", "alternatenames": ["The Village"]},
]  # fmt: skip


def test_the_index_compiles_the_same_twice_and_is_sorted() -> None:
    one, two = compile_cities(CITIES, []), compile_cities(CITIES[::-1], [])
    assert list(one) == list(two)
    assert all(np.array_equal(one[name], two[name]) for name in one)
    assert one["geonames"].tolist() == [1, 2]


def test_a_city_has_latin_names_and_a_hamlet_only_its_own() -> None:
    assert keys_of_city(CITIES[0]) == {"bel air": True, "belair": False}
    assert keys_of_city(CITIES[1]) == {"qarya": True}
