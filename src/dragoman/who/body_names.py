"""How much of these words is a body's name: "Liberal Union" of "the ruling Liberal Union", "army" of "Israeli army"?

Goes in: tokens that name a body. Comes out: where its name starts and ends.
Invariant: what every state has ("army", "foreign ministry") is named without the state; any other name stands as it is written.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from dragoman.report import Place
from dragoman.who.knowledge import longest_name, noun_ending
from dragoman.who.known import Known
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

GROUPS = ("organization", "armed group")


@dataclass(frozen=True, slots=True)
class Around:
    """What is known beside the titles of a document: its names and places by token, and the tokens of times."""

    known: Known
    names: Mapping[int, Reference]
    places: Mapping[int, Place]
    times: Container[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens [start, end) name a body as `text`."""

    start: int
    end: int
    text: str
    country: str | None = None
    sectors: tuple[str, ...] = ()


def _part_of_name(tree: Tree, around: Around, i: int) -> bool:
    """Whether a possessive mark stands inside a body's name: "the People's Union", "Farmers' Party"."""
    if i - 1 in around.known.nation:
        return False
    return i in around.names or (tree.tag[i - 1] in ("NNS", "NNPS") and tree.words[i - 1][:1].isupper())


def _named_after_state(around: Around, i: int) -> bool:
    """Whether a state's word is the first of a body's name: "Slovak Democratic Union"."""
    name = around.names.get(i)
    return name is not None and name.start == i and name.kind in GROUPS and i in around.known.nation


def proper_start(tree: Tree, around: Around, start: int, last: int) -> int:
    """The first token of a body's words that is no article, possessor or country."""
    known = around.known
    for i in range(start, last):
        if tree.tag[i] == "POS" and not _part_of_name(tree, around, i):
            start = i + 1
    while (
        start < last
        and not _named_after_state(around, start)
        and (tree.pos[start] in ("DET", "PRON") or start in known.nation or tree.lower[start] in rules()["vague_words"])
    ):
        start += 1
    return start


def states_own(tree: Tree, start: int, end: int) -> int:
    """Where a body's words start that every state has, behind the state: "Foreign Ministry" of "Russian Foreign Ministry"."""
    state = longest_name(tree.words, start, None, end)
    if state is None or state.end >= end or state.best.entry.kind != "state":
        state = longest_name(tree.words, start, None, start + 1)
    if state is None or state.best.entry.kind != "state" or state.end >= end:
        return start
    noun = noun_ending(tree.words, end, state.end)
    own = noun is not None and noun.start == state.end and noun.noun.body
    return state.end if own and noun is not None and noun.noun.country_bound else start


def owner_of_part(tree: Tree, around: Around, start: int, end: int) -> Reference | None:
    """The named body of which tokens [start, end) are but a part: "the World Bank" of "the World Bank's office"."""
    if tree.lemma[end - 1] not in rules()["parts"]:
        return None
    for i in range(start + 1, end - 1):
        name = around.names.get(i - 1) if tree.tag[i] == "POS" else None
        if name is not None and name.kind in GROUPS and name.end == i:
            return name
    return None
