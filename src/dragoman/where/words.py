"""Which words around a name say what kind of place it is, and where from it? The lists of words.toml and literal.toml.

Invariant: lists are read once and never changed by a reading.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass

from dragoman.errors import DataError
from dragoman.where.entries import FOLDER


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of words.toml."""

    types: dict[str, str]
    sites: frozenset[str]
    heads: frozenset[str]
    directions: dict[str, str]
    relations: dict[str, str]
    units: dict[str, float]
    """Units of distance, each with its kilometres."""
    amounts: dict[str, float]
    cues: frozenset[str]
    doubtful: frozenset[str]


def table(file: str) -> dict[str, dict[str, object]]:
    """The tables of a TOML list. Raises DataError where it cannot be read."""
    path = FOLDER / file
    try:
        with path.open("rb") as lines:
            return tomllib.load(lines)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(
            f"malformed list ({error})", source=str(path), do="Mend the line, or install Dragoman again"
        ) from error


def texts(value: object) -> list[str]:
    """The strings of a TOML list."""
    return [str(item) for item in value] if isinstance(value, list) else []


@functools.cache
def words() -> Words:
    """The word lists, read at the first call."""
    lists = table("words.toml")
    return Words(
        types={word: str(kind) for word, kind in lists["types"].items()},
        sites=frozenset(texts(lists["sites"]["words"])),
        heads=frozenset(texts(lists["heads"]["words"])),
        directions={word: str(kind) for word, kind in lists["directions"].items()},
        relations={word: str(kind) for word, kind in lists["relations"].items()},
        units=_numbers(lists["units"]),
        amounts=_numbers(lists["amounts"]),
        cues=frozenset(texts(lists["cues"]["words"])),
        doubtful=frozenset(texts(lists["doubtful"]["words"])),
    )


def _numbers(listed: dict[str, object]) -> dict[str, float]:
    return {word: float(str(value)) for word, value in listed.items()}
