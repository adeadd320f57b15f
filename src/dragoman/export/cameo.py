"""What is a PLOVER event, and a party to it, in CAMEO? The codes that GDELT's tables carry (cameo.csv, cameo.toml).

Invariant: every PLOVER event has a code; what CAMEO has no word for is coded at the level above it, never as something else.
"""

from __future__ import annotations

import csv
import functools
import tomllib
from importlib import resources
from typing import Any, NamedTuple

from dragoman.report import Event, Participant


class Code(NamedTuple):
    """A CAMEO code, with its leading zero, and its Goldstein scale."""

    code: str
    goldstein: float

    @property
    def base(self) -> str:
        """The code at the second level, of three digits."""
        return self.code[:3]

    @property
    def root(self) -> str:
        """The code at the first level, of two digits."""
        return self.code[:2]

    @property
    def quad(self) -> int:
        """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict: as GDELT divides the roots."""
        root = int(self.root)
        return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


class Party(NamedTuple):
    """A party in CAMEO: raw code, country, known group, and up to three types. Empty: none."""

    code: str = ""
    country: str = ""
    group: str = ""
    types: tuple[str, ...] = ()


def code_of(event: Event) -> Code:
    """The CAMEO code nearest to an event: that of the first line of cameo.csv that fits its first mode, else the next one, else
    none; a line with a context only where the event has it."""
    codes = _codes()[event.event]
    return next(
        code
        for given in (*event.modes, "")
        for mode, context, code in codes
        if mode == given and (not context or context in event.contexts)
    )  # every event has a line without mode and context: a test sees to it


def party_of(party: Participant | None) -> Party:
    """A participant in CAMEO; no participant is a party of empty codes."""
    if party is None:
        return Party()
    words = _words()
    types = [words["types"][sector] for sector in party.sectors if sector in words["types"]]
    kind, group = words["bodies"].get(party.code or "", ("", ""))
    nation = "" if kind or not party.code else words["countries"].get(party.code, party.code)
    types = list(dict.fromkeys(filter(None, [kind, *types])))[:3]
    return Party("".join([nation, *([kind, group] if kind else []), *types[bool(kind) :]]), nation, group, tuple(types))


@functools.cache
def _codes() -> dict[str, list[tuple[str, str, Code]]]:
    lines = resources.files("dragoman.export").joinpath("cameo.csv").read_text("utf-8").splitlines()
    found: dict[str, list[tuple[str, str, Code]]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        code = Code(row["code"], float(row["goldstein"]))
        found.setdefault(row["event"], []).append((row["mode"], row["context"], code))
    return found


@functools.cache
def _words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files("dragoman.export").joinpath("cameo.toml").read_text("utf-8"))
