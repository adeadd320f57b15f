"""What may the words of one name stand for? A name, taken as it stands or less its type and direction words.

Invariant: entries come from the gazetteer under a key that is made of the name's own words.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.where.entries import CITY, COUNTY, DIVISION, Entry
from dragoman.where.keys import key_of
from dragoman.where.lookup import Gazetteer
from dragoman.where.words import words

NOTED = 4.8
"""Decimal logarithm of the population from which a town inside a longer name is believed."""
_KINDS = {
    "division": (DIVISION, "REGION"),
    "county": (COUNTY, DIVISION),
    "country": ("PCLI",),
    "water": ("STM", "LK", "SEA", "OCN", "GULF", "BAY", "STRT", "CNL"),
    "height": ("MT", "MTS", "ISL", "DSRT", "VAL", "REGION"),
}


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may stand for: its key, the entries, the kind that a type word asks for, and its direction word."""

    key: str
    entries: tuple[Entry, ...]
    wanted: str | None = None
    direction: str | None = None
    site: bool = False
    inner: bool = False
    """Whether the entries are those of a place named inside the name ("Seoul City Hall"): the name is of a part of it."""


def is_kind(entry: Entry, wanted: str | None) -> bool:
    """Whether an entry is of the kind that a type word asks for."""
    if wanted in ("city", "site"):
        return entry.is_city or entry.feature == CITY
    return wanted is not None and entry.feature in _KINDS.get(wanted, ())


def sense_of(text: str, gazetteer: Gazetteer, before: str = "", after: str = "") -> Sense:
    """What the name `text` may stand for; `before` and `after` are the words beside it ("city of", "province")."""
    lists = words()
    key = key_of(text)
    wanted = lists.types.get(after.lower()) or (lists.types.get(before.lower()) if before else None)
    if found := gazetteer.find(key):
        if len(key) <= 4 and text.isupper() and gazetteer.listed(key):
            found = [entry for entry in found if not entry.is_city] or found
        return Sense(key, tuple(found), wanted or _own_type(key))
    if "-" in text and len(stem := key_of(text.split("-")[0])) >= 2 and gazetteer.listed(stem):
        return Sense(stem, tuple(gazetteer.find(stem)))
    parts = key.split(" ")
    direction = None
    if len(parts) > 1 and parts[0] in lists.directions:
        direction, parts = lists.directions[parts[0]], parts[1:]
    if len(parts) > 2 and parts[0] in lists.types and parts[1] == "of":
        wanted, parts = lists.types[parts[0]], parts[2:]
    site = parts[-1] in lists.sites
    if len(parts) > 1 and parts[-1] in lists.types and not gazetteer.find(" ".join(parts)):
        wanted, parts = lists.types[parts[-1]], parts[:-1]
    bare = " ".join(parts)
    found = gazetteer.find(bare)
    if wanted in ("water", "height") and not any(is_kind(entry, wanted) for entry in found):
        found = []
    if not found and bare.endswith("s") and wanted:
        found = gazetteer.find(bare[:-1])
    if not found and " " in key and (inner := _inside(key.split(" "), gazetteer)):
        same = any(is_kind(entry, wanted) for entry in inner)  # "Inner Mongolia Autonomous Region" is Inner Mongolia
        return Sense(key, tuple(inner), wanted if same else "city", direction, site, inner=not same)
    return Sense(bare if found else key, tuple(found), wanted, direction, site or wanted == "site")


def _inside(parts: list[str], gazetteer: Gazetteer) -> list[Entry]:
    """The entries of the longest place name inside an unlisted name, the first of those; no type word, no common word."""
    lists = words()
    for size in range(len(parts) - 1, 0, -1):
        for start in range(len(parts) - size + 1):
            part = parts[start : start + size]
            if size == 1 and (
                part[0] in lists.doubtful or part[0] in lists.types or part[0] in lists.sites or len(part[0]) < 4
            ):
                continue
            if part[0] in lists.directions and size == 1:
                continue
            key = " ".join(part)
            found = gazetteer.find(key)
            if found and (gazetteer.listed(key) or any(e.own and e.people >= NOTED for e in found)):
                return found
    return []


def _own_type(key: str) -> str | None:
    """The kind that the last word of a whole name asks for, where that helps: "Mexico City", "Washington State"."""
    last = key.rsplit(" ", 1)[-1]
    return words().types.get(last) if " " in key else None
