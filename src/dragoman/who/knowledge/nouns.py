"""Which sector do these common nouns mean? "protesters", "special forces", "the ministry", from agents.toml.

Invariant: a noun has one reading; its plural is known from the file or by rule, so that callers pass words and no lemmas.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.errors import DataError
from dragoman.who.knowledge import tables
from dragoman.who.knowledge.entries import Noun, NounMatch
from dragoman.who.knowledge.words import Tree, cut

_KEYS = frozenset({"sectors", "kind", "nouns", "body", "country_bound"})


def noun_ending(words: Sequence[str], end: int, stop: int = 0) -> NounMatch | None:
    """The longest known noun whose last word is `words[end - 1]` and whose first is not before `stop`, or none."""
    for start, found in _tree().longest(words, end, stop):
        noun, plural = found[0]
        return NounMatch(start, end, noun, plural)
    return None


@functools.cache
def all_nouns() -> tuple[Noun, ...]:
    """Every noun of agents.toml. Raises DataError where the file is malformed."""
    return tuple(read_nouns(tables.FOLDER / "agents.toml")[0])


def read_nouns(path: Path) -> tuple[list[Noun], dict[str, str]]:
    """The nouns and the irregular plurals in a file such as agents.toml. Raises DataError with the file and the group."""
    data = tables.tables(path)
    found: dict[str, Noun] = {}
    for number, group in enumerate(data.get("group", []), 1):
        source = f"{path.name}:group {number}"
        if not isinstance(group, dict) or set(group) - _KEYS or "nouns" not in group:
            raise DataError("has unknown keys or no nouns", source=source, do=f"Use {', '.join(sorted(_KEYS))}")
        sectors = tables.sectors_in(" ".join(group.get("sectors", [])), source)
        kind = tables.kind_in(group.get("kind", "people"), source)
        for lemma in group["nouns"]:
            if lemma in found:
                raise DataError(f"has {lemma!r} a second time", source=source, do=f"See {found[lemma].source}")
            bound = bool(group.get("country_bound", False))
            found[lemma] = Noun(lemma, kind, sectors, bool(group.get("body", False)), bound, source)
    return list(found.values()), {str(one): str(many) for one, many in data.get("plurals", {}).items()}


def plural_of(noun: str, irregular: dict[str, str]) -> str:
    """The plural of a noun, by its last word: from `irregular`, else by the rules of spelling."""
    before, gap, last = noun.rpartition(" ")
    if noun in irregular:
        return irregular[noun]
    if last in irregular:
        return before + gap + irregular[last]
    if last.endswith("man") and last != "human":
        last = last[:-2] + "en"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        last += "es"
    else:
        last += "s"
    return before + gap + last


@functools.cache
def _tree() -> Tree[tuple[Noun, bool]]:
    return Tree(_forms(), backward=True)


def _forms() -> Iterator[tuple[list[str], tuple[Noun, bool]]]:
    known, irregular = read_nouns(tables.FOLDER / "agents.toml")
    for noun in known:
        many = plural_of(noun.lemma, irregular)
        if many == noun.lemma:  # "police", "people": only a plural
            yield cut(noun.lemma), (noun, True)
        else:
            yield cut(noun.lemma), (noun, False)
            yield cut(many), (noun, True)
