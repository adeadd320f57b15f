"""What is a place that a name may stand for, and how are the editable lists of them read?

Invariant: every row of the lists is an Entry with a point on the globe, or a DataError that names the file and the row.
"""

from __future__ import annotations

import csv
import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import DataError

FOLDER = Path(__file__).parent / "gazetteer"
KNOWN = 5.5
"""Population (decimal logarithm) that a listed landmark or town is given, so that it stands its ground among namesakes."""
COUNTRY, DIVISION, COUNTY, CITY, CAPITAL = "PCLI", "ADM1", "ADM2", "PPL", "PPLC"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place. `people` is the decimal logarithm of its population, `area` the index's number of its first-level division.

    `own`: the name looked up is the place's own name. `rough`: the point is a stand-in (a county's namesake town).
    """

    name: str
    lat: float
    lon: float
    feature: str
    country: str | None = None
    geonames: int | None = None
    people: float = 0.0
    area: int | None = None
    radius: float = 0.0
    own: bool = True
    rough: bool = False

    @property
    def is_city(self) -> bool:
        """Whether it is a city, town or village of the index."""
        return self.feature.startswith("PPL")

    @property
    def is_area(self) -> bool:
        """Whether other places can lie in it: a country, division, county, region or continent."""
        return self.feature in (COUNTRY, DIVISION, COUNTY, "REGION", "CONTINENT")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of an editable list: the entry, all its names, the words for its people, and (countries) alpha-2 code and capital."""

    entry: Entry
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    alpha2: str = ""
    capital: str = ""


def rows(file: str, folder: Path = FOLDER) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV list with their line numbers, comment lines skipped. Raises DataError where a row is malformed."""
    path = folder / file
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            kept = [(number, line) for number, line in enumerate(lines, 1) if not line.startswith("#") and line.strip()]
    except OSError as error:
        raise DataError(f"the list cannot be read ({error})", source=str(path), do="Install Dragoman again") from error
    reader = csv.DictReader([line for _, line in kept])
    for (number, _), row in zip(kept[1:], reader, strict=True):
        if None in row or None in row.values():
            raise DataError(
                "wrong number of columns", source=f"{path}:{number}", do="Give each column of the head line a field"
            )
        yield number, row


def countries(folder: Path = FOLDER) -> list[Listed]:
    """The rows of countries.csv."""
    found = []
    for number, row in rows("countries.csv", folder):
        people = round(math.log10(int(row["population"]) + 1), 2)
        entry = _entry("countries.csv", number, row, feature=COUNTRY, country=row["alpha3"], radius=500, people=people)
        aliases = _split(row["aliases"])
        found.append(Listed(entry, (row["name"], *aliases), _split(row["demonyms"]), row["alpha2"], row["capital"]))
    return found


def divisions(folder: Path = FOLDER) -> list[Listed]:
    """The rows of divisions.csv."""
    return [
        Listed(
            _entry("divisions.csv", number, row, feature=DIVISION, country=row["country"], radius=200, people=KNOWN),
            (row["name"], *_split(row["aliases"])),
            _split(row["demonyms"]),
        )
        for number, row in rows("divisions.csv", folder)
    ]


def features(folder: Path = FOLDER) -> list[Listed]:
    """The rows of features.csv: seas, rivers, mountains, landmarks; a town listed there counts as large."""
    return [
        Listed(
            _entry("features.csv", number, row, feature=row["feature"], country=row["country"] or None, people=KNOWN),
            (row["name"], *_split(row["aliases"])),
        )
        for number, row in rows("features.csv", folder)
    ]


def regions(folder: Path = FOLDER) -> list[Listed]:
    """The tables of regions.toml. Raises DataError where one lacks a name, a point or a radius."""
    path = folder / "regions.toml"
    found = []
    try:
        with path.open("rb") as file:
            for table in tomllib.load(file)["region"]:
                name = table["name"].split(" (")[0]
                entry = Entry(
                    name=name,
                    lat=float(table["point"][0]),
                    lon=float(table["point"][1]),
                    feature=table.get("feature", "REGION"),
                    country=table.get("country"),
                    radius=float(table["radius"]),
                )
                found.append(Listed(entry, (name, *table.get("aliases", ())), tuple(table.get("demonyms", ()))))
    except (OSError, tomllib.TOMLDecodeError, KeyError, IndexError, ValueError) as error:
        raise DataError(
            f"malformed list of regions ({error!r})",
            source=str(path),
            do="Each [[region]] needs name, point and radius",
        ) from error
    return found


def _split(field: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in field.split(";") if part.strip())


def _entry(
    file: str,
    number: int,
    row: dict[str, str],
    *,
    feature: str,
    country: str | None,
    radius: float = 0,
    people: float = 0,
) -> Entry:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
        geonames = int(row["geonames_id"]) if row.get("geonames_id") else None
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError("no point on the globe")
    except ValueError as error:
        raise DataError(f"bad number ({error})", source=f"{file}:{number}", do="Write degrees as decimals") from error
    return Entry(row["name"], lat, lon, feature, country, geonames, people, radius=radius)
