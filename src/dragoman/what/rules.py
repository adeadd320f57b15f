"""The codebook's rules over standing, the confidence constants and the rules' lists of words, from rules.toml.

Invariant: every name in rules.toml is an event or mode of the codebook; a wrong one is an error when the file is read.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError
from dragoman.report import EVENTS


@dataclass(frozen=True, slots=True)
class Rules:
    """What a future event becomes, the mode of what is refused, threatened or asked for, constants, and lists of words."""

    future: dict[str, str]
    refused: dict[str, str]
    threat_modes: dict[str, str]
    request_modes: dict[str, str]
    confidence: dict[str, float]
    head: dict[str, float]
    required: frozenset[str]
    words: dict[str, frozenset[str]]


@cache
def rules() -> Rules:
    """The rules, read once. Raises DataError for an event that is none."""
    table = tomllib.loads(files("dragoman.what").joinpath("rules.toml").read_text(encoding="utf-8"))
    found = Rules(
        table["future"],
        table["refused"],
        table["threat_modes"],
        table["request_modes"],
        table["confidence"],
        table["head"],
        frozenset(table["required"]["events"]),
        {name: frozenset(listed) for name, listed in table["words"].items()},
    )
    used = [
        *found.future,
        *found.future.values(),
        *found.refused,
        *found.threat_modes,
        *found.request_modes,
        *found.required,
    ]
    unknown = sorted({event for event in used if event not in EVENTS})
    modes = {"REJECT": found.refused, "THREATEN": found.threat_modes, "REQUEST": found.request_modes}
    unknown += sorted(
        {mode for event, named in modes.items() for mode in named.values() if mode not in EVENTS[event][2]}
    )
    if unknown:
        raise DataError(
            f"no such event or mode: {', '.join(unknown)}", source="rules.toml", do="Use the codebook's names"
        )
    return found
