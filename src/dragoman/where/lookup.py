"""Which places may a name stand for? The index of cities and the editable lists, under one key.

Invariant: the entries of a key come in a fixed order (lists first, then cities by population); the lists win over the index
where both have the same place.
"""

from __future__ import annotations

import functools
from dataclasses import replace
from pathlib import Path

from dragoman.where import entries
from dragoman.where.entries import CAPITAL, CITY, COUNTRY, COUNTY, DIVISION, Entry, Listed
from dragoman.where.geonames import GeoNames
from dragoman.where.index import cities
from dragoman.where.keys import key_of

MANY = 40
"""Namesakes beyond this many are dropped, smallest first: no report means the fortieth San Juan."""


class Gazetteer:
    """Names to entries, demonyms to entries, first-level divisions by area."""

    def __init__(self, more: GeoNames | None = None) -> None:
        """The shipped gazetteer, and beside it the places of a user's own."""
        self.index = cities()
        self.more = more
        self._areas = {(country, code): number for number, (country, code) in enumerate(self.index.areas)}
        countries = entries.countries()
        self.alpha3 = {row.alpha2: row.entry.country or "" for row in countries}
        self.alpha2 = {alpha3: alpha2 for alpha2, alpha3 in self.alpha3.items()}
        self.countries = {row.entry.country or "": row.entry for row in countries}
        self._capitals = self._find_capitals(countries)
        self._listed: dict[str, list[Entry]] = {}
        self._demonyms: dict[str, Entry] = {}
        self._province: dict[int, str] = {}
        for row in countries + entries.divisions() + entries.regions() + entries.features():
            self._add(row)
        self._add_iso_divisions()
        self._exonyms: dict[str, list[tuple[str, str]]] = {}
        for _, line in entries.rows("exonyms.csv"):
            self._exonyms.setdefault(key_of(line["name"]), []).append((key_of(line["city"]), line["country"]))
        self._counties: dict[str, list[int]] = {}
        for name, area in self.index.counties:
            self._counties.setdefault(key_of(name), []).append(area)
        self._cache: dict[str, list[Entry]] = {}
        self._area_of: dict[tuple[str, float, float], int | None] = {}

    def find(self, key: str) -> list[Entry]:
        """All entries that the name with this key may stand for."""
        found = self._cache.get(key)
        if found is None:
            found = self._find(key) if key else []
            if len(self._cache) > 20_000:
                self._cache.clear()
            self._cache[key] = found
        return found

    def people_of(self, word: str) -> Entry | None:
        """The country, division or region whose people or things a word such as "Syrian" or "Syrians" names."""
        return self._demonyms.get(word) or (self._demonyms.get(word[:-1]) if word.endswith("s") else None)

    def listed(self, key: str) -> bool:
        """Whether the editable lists have the name."""
        return key in self._listed

    def area_of(self, entry: Entry) -> int | None:
        """The number of the first-level area that a place is or lies in; none for countries and larger regions."""
        if entry.area is not None or entry.country is None or entry.feature not in (DIVISION, COUNTY):
            return entry.area
        place = (entry.country, entry.lat, entry.lon)
        if place not in self._area_of:
            self._area_of[place] = self.index.areas_near(self.alpha2.get(entry.country, ""), entry.lat, entry.lon)
        return self._area_of[place]

    def radius(self, entry: Entry) -> float | None:
        """Kilometres around its point that an area covers; none for towns and landmarks.

        Of a region as its list says; of a country or division so that two thirds of its towns lie within.
        """
        if entry.feature in (COUNTRY, DIVISION):
            area = self.area_of(entry) if entry.feature == DIVISION else None
            country = self.alpha2.get(entry.country or "", "")
            return self.index.reach(country, area, entry.lat, entry.lon) or entry.radius or None
        return entry.radius or None

    def province(self, entry: Entry) -> str | None:
        """The name of the first-level division that a place lies in, where the gazetteer knows it."""
        if entry.feature == DIVISION:
            return entry.name
        if entry.area is None:
            return None
        return self._provinces().get(entry.area)

    def division_by_code(self, country: str, code: str) -> Entry | None:
        """The division with a postal code such as US "MA" or CA "ON"."""
        if country == "US":
            return next((e for e in self._us_states().get(code, [])), None)
        return None

    def _find_capitals(self, countries: list[Listed]) -> frozenset[int]:
        """The numbers of capitals: of the cities of a country that bear its capital's name, the largest."""
        capitals = set()
        for row in countries:
            here = [n for n, _ in self.index.find(key_of(row.capital)) if self._country(n) == row.entry.country]
            if here:
                capitals.add(max(here, key=lambda n: int(self.index.people[n])))
        return frozenset(capitals)

    def _add(self, row: Listed) -> None:
        for key in dict.fromkeys(key_of(name) for name in row.names):
            own = key == key_of(row.entry.name)
            self._listed.setdefault(key, []).append(row.entry if own else replace(row.entry, own=False))
        for word in row.demonyms:
            self._demonyms.setdefault(word, row.entry)

    def _add_iso_divisions(self) -> None:
        self._iso: dict[str, list[tuple[str, int, float, float]]] = {}
        for division in self.index.divisions:
            self._iso.setdefault(key_of(division[0]), []).append(division)

    def _find(self, key: str) -> list[Entry]:
        found = list(self._listed.get(key, []))
        for name, area, lat, lon in self._iso.get(key, []):
            country = self.alpha3.get(self.index.areas[area][0])
            if country != "USA" and not any(e.feature == DIVISION and e.country == country for e in found):
                found.append(Entry(name, lat, lon, DIVISION, country, people=5, area=area, radius=100))
        found += [self._county(key, area) for area in self._counties.get(key, [])]
        numbers, wanted = dict(self.index.find(key)), set()
        for city, country in self._exonyms.get(key, []):
            here = [n for n, _ in self.index.find(city) if self._country(n) == country]
            if here:
                number = max(here, key=lambda n: int(self.index.people[n]))
                numbers[number] = True
                wanted.add(int(self.index.geonames[number]))
        towns = [self._city(number, own) for number, own in numbers.items()]
        if key in self._listed:  # an exonym is listed beside a country or division of its name in order to win
            towns = [replace(e, people=e.people + 1) if e.geonames in wanted else e for e in towns]
        if self.more:
            known = {e.geonames for e in towns}
            divided = {e.country for e in found if e.feature == DIVISION}
            others = [e for e in self.more.find(key, self.alpha3, self._areas) if e.geonames not in known]
            found += [e for e in others if not e.is_city and not (e.feature == DIVISION and e.country in divided)]
            towns += [e for e in others if e.is_city]
        towns.sort(key=lambda e: (-e.people, e.geonames or 0))
        return found + towns[:MANY]

    def _country(self, number: int) -> str | None:
        return self.alpha3.get(self.index.areas[int(self.index.area[number])][0])

    def _city(self, number: int, own: bool) -> Entry:
        area = int(self.index.area[number])
        alpha2 = self.index.areas[area][0]
        return Entry(
            name=self.index.name(number),
            lat=round(float(self.index.lat[number]), 4),
            lon=round(float(self.index.lon[number]), 4),
            feature=CAPITAL if number in self._capitals else CITY,
            country=self.alpha3.get(alpha2),
            geonames=int(self.index.geonames[number]),
            people=float(self.index.people[number]) / 20,
            area=area,
            own=own,
        )

    def _county(self, key: str, area: int) -> Entry:
        """A county has no point of its own in the sources: its namesake town in the state stands in, else the state's middle."""
        bare = key.rsplit(" ", 1)[0]
        state = self._us_states()[self.index.areas[area][1]][0]
        towns = [self._city(n, own) for n, own in self.index.find(bare) if int(self.index.area[n]) == area]
        town = max(towns, key=lambda e: e.people, default=None)
        point = town or state
        return Entry(key.title(), point.lat, point.lon, COUNTY, "USA", area=area, radius=40, rough=True)

    @functools.cache  # noqa: B019  (one gazetteer a process)
    def _us_states(self) -> dict[str, list[Entry]]:
        states: dict[str, list[Entry]] = {}
        for name, area, lat, lon in self.index.divisions:
            country, code = self.index.areas[area]
            if country != "US":
                continue
            listed = [e for e in self._listed.get(key_of(name), []) if e.country == "USA" and e.feature == DIVISION]
            states[code] = [
                replace(listed[0], area=area) if listed else Entry(name, lat, lon, DIVISION, "USA", area=area)
            ]
        return states

    @functools.cache  # noqa: B019  (one gazetteer a process)
    def _provinces(self) -> dict[int, str]:
        names: dict[int, str] = {}
        for row in entries.divisions():
            if (area := self.area_of(row.entry)) is not None:
                names.setdefault(area, row.entry.name)
        for name, area, _, _ in self.index.divisions:
            names.setdefault(area, name)
        return names


@functools.cache
def gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer, alone or with the compiled dump at `path`, read at the first call. Raises DataError."""
    return Gazetteer(GeoNames(path) if path else None)


def made_of(path: Path | None) -> str:
    """What the gazetteer at `path` was made of, with its hash; empty for none. Raises DataError where it is no gazetteer."""
    more = gazetteer(path).more if path else None
    return more.made_of if more else ""
