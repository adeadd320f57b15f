"""Under which key is an actor filed? Its kind, folded name, country and sphere, and the block of its spellings.

Invariant: conservative. The key keeps every word of the name; the block only makes spellings of the same words one, by the rules
in names.toml.
"""

from __future__ import annotations

import functools
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dragoman.report import Actor


@dataclass(frozen=True, slots=True)
class Named:
    """How an actor is filed across reports."""

    key: str
    kind: str
    name: str
    country: str | None
    sphere: str | None
    block: str


def fold(name: str) -> str:
    """Lower case, no accents, words apart by one space."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("ø", "o").replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", plain.replace("'", "")))


def spelling(name: str) -> str:
    """The folded name with the ways to spell it made one."""
    particles, spellings, *_ = _rules()
    words = fold(name).split()
    kept = [word for word in words if word not in particles] or words
    for pattern, better in spellings:
        kept = [pattern.sub(better, word) for word in kept]
    return " ".join(kept)


def file(actor: Actor) -> Named | None:
    """Where the actor is filed; none for people in general and for what has no name of its own ("the mission")."""
    if actor.kind == "people" or not any(word[:1].isupper() for word in actor.name.split()):
        return None
    if actor.kind == "state" and actor.country:
        return Named(f"state:{actor.country}", "state", actor.name, actor.country, None, f"state:{actor.country}")
    kind = "person" if actor.kind == "person" else "body"
    sphere = _sphere(actor.sectors) if kind == "person" else None
    key = f"{kind}:{fold(actor.name)}:{actor.country or ''}" + (f":{sphere or ''}" if kind == "person" else "")
    return Named(key, actor.kind, actor.name, actor.country, sphere, f"{kind}:{spelling(actor.name)}")


def _sphere(sectors: list[str]) -> str | None:
    *_, public, private = _rules()
    kinds = {"public" for s in sectors if s in public} | {"private" for s in sectors if s in private}
    return kinds.pop() if len(kinds) == 1 else None


_Rules = tuple[frozenset[str], list[tuple[re.Pattern[str], str]], frozenset[str], frozenset[str]]


@functools.cache
def _rules() -> _Rules:
    raw = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    spellings = [(re.compile(pattern), better) for pattern, better in raw["spellings"]]
    return frozenset(raw["particles"]), spellings, frozenset(raw["public"]), frozenset(raw["private"])
