"""A gazetteer of the user's own: compiled from a dump, asked beside the shipped one, refused where it is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dragoman import Reader
from dragoman.errors import DataError, SourceError
from dragoman.report import Report
from dragoman.where.geonames import GeoNames, build


def row(
    number: int, name: str, others: str, lat: float, lon: float, feature: str, country: str, people: int = 0
) -> str:
    """A line of GeoNames' main table."""
    kind = "P" if feature.startswith("PPL") else "S"
    cells = [
        str(number),
        name,
        name,
        others,
        str(lat),
        str(lon),
        kind,
        feature,
        country,
        "",
        "01",
        "",
        "",
        "",
        str(people),
    ]
    return "\t".join([*cells, "", "", "Asia/Damascus", "2020-01-01"])


ROWS = [
    row(1, "Kafr Nowhere", "Nowhere Village,كفر", 35.5, 36.5, "PPL", "SY", 120),
    row(2, "Zubaydah Airfield", "", 35.25, 40.0, "AIRF", "SY"),
    row(3, "Syria", "Sham", 35.0, 38.0, "PCLI", "SY", 20_000_000),
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("readme.txt", "about the dump")
        packed.writestr("SY.txt", "\n".join(ROWS) + "\n")
    return path


def point(report: Report, words: str) -> tuple[float | None, float | None, int | None]:
    place = next(p for p in report.places if report.words(p.span) == words)
    return place.lat, place.lon, place.geonames_id


def test_places_of_a_dump_are_known_beside_the_shipped_ones(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "syria.sqlite"
    assert build(dump, target) == 2  # the country stays that of the shipped list
    text = "Shells fell on the village of Kafr Nowhere in Syria on Monday. Troops left Homs for Zubaydah Airfield."
    report = Reader(gazetteer=target).read(text)
    assert point(report, "Kafr Nowhere") == (35.5, 36.5, 1)
    assert point(report, "Homs")[2] is not None
    assert report.made.settings["gazetteer"].startswith("SY.zip sha256:")
    assert point(Reader().read(text), "Kafr Nowhere")[2] is None


def test_other_names_lead_to_the_same_place(dump: Path, tmp_path: Path) -> None:
    build(dump, tmp_path / "g")
    (entry,) = GeoNames(tmp_path / "g").find("nowhere village", {"SY": "SYR"}, {("SY", "01"): 7})
    assert (entry.name, entry.country, entry.area, entry.own) == ("Kafr Nowhere", "SYR", 7, False)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("one\ttwo", "2 columns"),
        (ROWS[0].replace("35.5", "north"), "bad number"),
        ("", "no place in it"),
        (ROWS[2], "no place"),
    ],
)
def test_a_dump_that_is_none_is_named_and_leaves_no_file(tmp_path: Path, lines: str, what: str) -> None:
    source = tmp_path / "dump.txt"
    source.write_text(lines, encoding="utf-8")
    with pytest.raises(SourceError, match=what):
        build(source, tmp_path / "out.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["dump.txt"]


def test_a_dump_that_is_missing_or_has_no_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no dump of GeoNames"):
        build(tmp_path / "none.zip", tmp_path / "out.sqlite")
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as packed:
        packed.writestr("readme.txt", "")
    with pytest.raises(SourceError, match="0 tables"):
        build(tmp_path / "empty.zip", tmp_path / "out.sqlite")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    other.write_text("not a database, only words that are long enough to be read as one" * 20)
    with pytest.raises(DataError, match="no gazetteer"):
        Reader(gazetteer=other)
    with pytest.raises(DataError, match="no gazetteer"):
        Reader(gazetteer=tmp_path / "missing.sqlite")
