"""Reads the tables and lists of this folder, and refuses what is malformed with the file and the line.

Invariant: what comes out has only known columns, codes, sectors and dates.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import DataError
from dragoman.report.actors import Kind
from dragoman.who.knowledge.entries import SECTORS, SPECIAL_CODES

FOLDER = Path(__file__).parent
KINDS: tuple[Kind, ...] = get_args(Kind)
_CODE = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

Row = dict[str, str]


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, Row]]:
    """The rows of a CSV file with "#" comments: ("file:line", row). Raises DataError where it is not made of these columns."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"cannot be read: {error}", source=path.name, do="Restore the file") from error
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered or tuple(next(csv.reader([numbered[0][1]]))) != columns:
        raise DataError("has another header than expected", source=path.name, do=f"Write: {','.join(columns)}")
    for n, line in numbered[1:]:
        source = f"{path.name}:{n}"
        fields = [field.strip() for field in next(csv.reader([line]))]
        if len(fields) != len(columns):
            raise DataError(f"has {len(fields)} columns, not {len(columns)}", source=source, do="Count the commas")
        yield source, dict(zip(columns, fields, strict=True))


def tables(path: Path) -> dict[str, Any]:
    """A TOML file as a dict. Raises DataError where it is none (the message names the line)."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", source=path.name, do="Correct the file") from error


def listed(field: str) -> list[str]:
    """The parts of a field that ";" separates, without empty ones."""
    return [part for part in (raw.strip() for raw in field.split(";")) if part]


def sectors_in(field: str, source: str) -> tuple[str, ...]:
    """PLOVER sectors separated by blanks. Raises DataError for one that does not exist."""
    found = tuple(field.split())
    for sector in found:
        if sector not in SECTORS:
            raise DataError(f"has no PLOVER sector: {sector!r}", source=source, do=f"Use {' '.join(sorted(SECTORS))}")
    return found


def code_in(field: str, source: str) -> str:
    """A country code or PLOVER code. Raises DataError for one that does not exist."""
    if field in SPECIAL_CODES or (_CODE.fullmatch(field) and field in _state_codes()):
        return field
    raise DataError(
        f"has no such code: {field!r}", source=source, do="Use ISO 3166 alpha-3 or IGO UNO EUR NGO ISM IMG MNC"
    )


def kind_in(field: str, source: str) -> Kind:
    """A kind of actor. Raises DataError for one that does not exist."""
    for kind in KINDS:
        if kind == field:
            return kind
    raise DataError(f"has no such kind: {field!r}", source=source, do=f"Use {', '.join(KINDS)}")


def date_in(field: str, source: str, *, end: bool = False) -> dt.date | None:
    """A date of day, month or year precision; its last day with `end`, else its first; none for an empty field."""
    if not field:
        return None
    match = _DATE.fullmatch(field)
    try:
        if not match:
            raise ValueError(field)
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if day:
            return dt.date(year, month, day)
        if not end:
            return dt.date(year, month or 1, 1)
        after = dt.date(year + 1, 1, 1) if month in (0, 12) else dt.date(year, month + 1, 1)
        return after - dt.timedelta(days=1)
    except ValueError as error:
        raise DataError(f"has no date: {field!r}", source=source, do="Write YYYY, YYYY-MM or YYYY-MM-DD") from error


@functools.cache
def _state_codes() -> frozenset[str]:
    """Codes of states.csv: the one list of states, so that no other file names a state that it lacks."""
    path = FOLDER / "states.csv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return frozenset(line.split(",", 1)[0] for line in lines)
