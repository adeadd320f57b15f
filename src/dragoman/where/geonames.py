"""A user's own gazetteer: a GeoNames dump (allCountries.zip, or one country's), compiled into one SQLite file and asked by name.

Source of the columns: GeoNames' readme.txt ("The main 'geoname' table has the following fields"). Countries are left to the
shipped list, which knows their demonyms and capitals.

Invariant: a file is whole or not there; the same dump gives the same answers in the same order.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import sqlite3
import zipfile
from collections.abc import Callable, Generator
from contextlib import ExitStack, closing
from pathlib import Path

from dragoman.errors import DataError, SourceError
from dragoman.where.entries import COUNTY, DIVISION, Entry
from dragoman.where.keys import key_of

FORMAT = 1
"""Version of the file's tables; a file of another one is refused."""
COLUMNS = 19
MANY = 40
"""Namesakes of a name that are asked for at most, the largest first."""
LONGEST = 200
"""Characters beyond which an alternate name is noise."""
_COUNTRIES = frozenset({"PCLI", "PCLD", "PCLF", "PCLS", "PCLIX", "PCL", "PCLH", "TERR"})
_LATIN = re.compile(r"^[\u0000-\u024F\u1E00-\u1EFF\u0300-\u036F’ʼ‘ʻ\s]+$")
_BATCH = 20_000
_TABLES = """
CREATE TABLE place (
  geonames_id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, country TEXT, admin1 TEXT, people REAL
);
CREATE TABLE name (key TEXT, geonames_id INTEGER, own INTEGER);
CREATE TABLE made (format INTEGER, source TEXT, sha256 TEXT, places INTEGER);
"""
_Row = tuple[int, str, float, float, str, str, str, float]


def build(dump: Path, target: Path, advance: Callable[[int], None] = lambda _: None) -> int:
    """Compile a dump (.zip or .txt) into `target`, and say how many places it has; `advance` is told the rows as they pass.

    Raises SourceError where the dump cannot be read, or where a line is no row of GeoNames (named), or where none is.
    """
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)
    digest, count = hashlib.sha256(), 0
    try:
        with closing(sqlite3.connect(part)) as file, closing(_batches(dump, digest.update)) as batches:
            file.execute("PRAGMA journal_mode = OFF")
            file.execute("PRAGMA synchronous = OFF")
            file.executescript(_TABLES)
            for lines in batches:
                rows = [row for number, line in lines if (row := _row(line, f"{dump}:{number}"))]
                file.executemany("INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?)", [row for row, _ in rows])
                names = [(key, row[0], own) for row, keys in rows for key, own in keys.items()]
                file.executemany("INSERT INTO name VALUES (?,?,?)", names)
                count += len(rows)
                advance(len(lines))
            if not count:
                raise SourceError("no place in it", source=str(dump), do="Give GeoNames' allCountries.zip or XX.zip")
            file.execute("CREATE INDEX by_key ON name (key, geonames_id, own)")
            file.execute("INSERT INTO made VALUES (?,?,?,?)", (FORMAT, dump.name, digest.hexdigest(), count))
            file.commit()
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise SourceError(
            f"the gazetteer cannot be written ({error})", source=str(target), do="Check the disk"
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _batches(dump: Path, seen: Callable[[bytes], None]) -> Generator[list[tuple[int, str]], None, None]:
    """The dump's numbered lines, so many at a time."""
    try:
        with ExitStack() as stack:
            if zipfile.is_zipfile(dump):
                packed = stack.enter_context(zipfile.ZipFile(dump))
                tables = [n for n in packed.namelist() if n.endswith(".txt") and not n.lower().startswith("readme")]
                if len(tables) != 1:
                    raise SourceError(
                        f"{len(tables)} tables in the archive", source=str(dump), do="Give a dump with one .txt in it"
                    )
                raw = stack.enter_context(packed.open(tables[0]))
            else:
                raw = stack.enter_context(dump.open("rb"))
            batch: list[tuple[int, str]] = []
            lines = stack.enter_context(io.TextIOWrapper(raw, "utf-8", newline="\n"))
            for number, line in enumerate(lines, 1):
                seen(line.encode())
                batch.append((number, line.rstrip("\r\n")))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
            if batch:
                yield batch
    except (OSError, zipfile.BadZipFile, EOFError, UnicodeDecodeError) as error:
        raise SourceError(
            f"this is no dump of GeoNames ({error})",
            source=str(dump),
            do="Fetch it again from download.geonames.org/export/dump",
        ) from error


def _row(line: str, source: str) -> tuple[_Row, dict[str, bool]] | None:
    """A place and its keys, each with whether it is its own name; none for a country or a name in no Latin letters."""
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        raise SourceError(
            f"{len(cells)} columns, not {COLUMNS}", source=source, do="Give a dump of GeoNames' main table"
        )
    try:
        number, lat, lon, people = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        raise SourceError(f"bad number ({error})", source=source, do="Fetch the dump again") from error
    feature = cells[7]
    if feature in _COUNTRIES:
        return None
    keys = {key_of(cells[1]): True, key_of(cells[2]): True}
    for name in cells[3].split(","):
        code = name.isupper() and len(name) <= 4
        if 3 <= len(name) <= LONGEST and _LATIN.match(name) and not code and len(key := key_of(name)) >= 3:
            keys.setdefault(key, False)
    keys.pop("", None)
    if not keys:
        return None
    size = round(math.log10(people + 1), 2)
    return (number, cells[1], round(lat, 4), round(lon, 4), feature, cells[8], cells[10], size), keys


class GeoNames:
    """A compiled dump. `made_of` names its source with the start of the SHA-256 of its rows."""

    def __init__(self, path: Path) -> None:
        """Open `path`, which `dragoman gazetteer build` has made. Raises DataError where it is none."""
        do = "Make it with: dragoman gazetteer build allCountries.zip"
        try:
            self._file = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True, check_same_thread=False)
            version, source, digest = self._file.execute("SELECT format, source, sha256 FROM made").fetchone()
        except (sqlite3.Error, TypeError) as error:
            raise DataError(f"this is no gazetteer ({error})", source=str(path), do=do) from error
        if version != FORMAT:
            raise DataError(f"a gazetteer of format {version}, not {FORMAT}", source=str(path), do=do)
        self.made_of = f"{source} sha256:{digest[:12]}"

    def find(self, key: str, alpha3: dict[str, str], areas: dict[tuple[str, str], int]) -> list[Entry]:
        """The places that bear the name with this key, the largest first. `areas` numbers the first-level divisions."""
        found = self._file.execute(
            "SELECT p.name, lat, lon, feature, country, p.geonames_id, people, admin1, max(own) FROM name JOIN place p USING"
            " (geonames_id) WHERE key = ? GROUP BY p.geonames_id ORDER BY people DESC, p.geonames_id LIMIT ?",
            (key, MANY),
        )
        return [
            Entry(
                name,
                lat,
                lon,
                feature,
                alpha3.get(country),
                number,
                people,
                area=areas.get((country, admin1)),
                radius={DIVISION: 100.0, COUNTY: 40.0}.get(feature, 0.0),
                own=bool(own),
            )
            for name, lat, lon, feature, country, number, people, admin1, own in found
        ]
