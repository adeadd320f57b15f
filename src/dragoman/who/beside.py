"""Which titles and descriptions stand beside a name: before it, in apposition, or joined by "is"?

Invariant: a phrase is tied to one name at most, unless it is a plural title before coordinated names.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.who import codes
from dragoman.who.knowledge import noun_ending
from dragoman.who.known import Known
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.titles import TitlePhrase
from dragoman.who.tree import Tree

_APPOSED = frozenset({"appos", "parataxis", "dep", "nmod", "acl", "list", "conj"})


_LOOSE = _APPOSED | {"nmod:desc", "compound", "flat", "obl", "obj"}
"""Labels that a poor parse gives to an apposition which the commas around it show."""


@dataclass(slots=True)
class Beside:
    """A title phrase that belongs to a name, and by which pattern."""

    phrase: TitlePhrase
    name: Reference
    how: str


def find_beside(tree: Tree, titles: list[TitlePhrase], names: list[Reference]) -> list[Beside]:
    """Titles with the names of persons that they stand beside."""
    persons = [name for name in names if name.kind == "person"]
    starts = {name.start: name for name in persons}
    ends = {name.end: name for name in persons}
    at = {i: name for name in persons for i in range(name.start, name.end)}
    heads: dict[int, Reference] = {}
    found: list[Beside] = []
    for phrase in reversed(titles):  # backward: "religious leader Ayatollah X" is a title before a title before a name
        for name, how in _before_name(tree, phrase, starts, at):
            heads[phrase.head] = name
            starts[phrase.start] = name
            if phrase.match is not None:
                starts[phrase.match.start] = name
            found.append(Beside(phrase, name, how))
        if phrase.head not in heads and (joined := _joined(tree, phrase, found)) is not None:
            heads[phrase.head] = joined.name
            found.append(Beside(phrase, joined.name, joined.how))
    for phrase in titles:
        if phrase.head not in heads:
            for name, how in _after_name(tree, phrase, ends, at, heads):
                heads[phrase.head] = name
                found.append(Beside(phrase, name, how))
    return sorted(found, key=lambda tie: tie.phrase.start)


def _before_name(
    tree: Tree, phrase: TitlePhrase, starts: dict[int, Reference], at: dict[int, Reference]
) -> list[tuple[Reference, str]]:
    """ "Defence Minister Lind", "the envoy for Malta, Ann Borg", "Presidents Lind and Borg"."""
    after = phrase.title_end
    while after < len(tree) and (
        tree.words[after] in ("“", '"') or (tree.words[after] == "." and _short(tree, after - 1))
    ):
        after += 1
    name = starts.get(after)
    if name is None and not phrase.plural and phrase.title_end < phrase.end and tree.lower[phrase.title_end] == "of":
        name = starts.get(phrase.end)  # "head of marketing Ann Borg"
    if name is not None:
        if not phrase.plural:
            return [(name, "title")]
        return [
            (name, "title"),
            *((at[c], "title") for c in tree.children[name.head] if tree.dep[c] == "conj" and c in at),
        ]
    if phrase.end < len(tree) - 1 and tree.words[phrase.end] == "," and not phrase.plural:
        name = starts.get(phrase.end + 1)
        joined = name is not None and tree.head[name.head] == phrase.head and tree.dep[name.head] in _APPOSED
        if name is not None and (joined or phrase.end > phrase.title_end or _enclosed(tree, phrase, name, starts)):
            return [(name, "title before a comma")]
    return []


def _enclosed(tree: Tree, phrase: TitlePhrase, name: Reference, starts: dict[int, Reference]) -> bool:
    """Whether a name between commas says who the title before is, wherever the parse hangs it; a list goes on with a name."""
    whose = phrase.definite or tree.dep[phrase.head] == "conj"
    if not whose or phrase.match is None or name.end >= len(tree):
        return False
    if tree.words[name.end] in (".", ";", ")"):
        return True
    after = name.end + 1
    return tree.words[name.end] == "," and after not in starts and tree.lower[min(after, len(tree) - 1)] != "and"


def _joined(tree: Tree, phrase: TitlePhrase, found: list[Beside]) -> Beside | None:
    """ "the deputy premier and finance minister, Ann Borg": two titles under one article before a comma are one person's."""
    if phrase.plural or phrase.match is None or phrase.match.title.honorific:
        return None
    for tie in reversed(found):
        second = tie.phrase.head
        own = tree.child(second, "det", "nmod:poss") is not None
        if (
            tree.dep[second] == "conj"
            and tree.head[second] == phrase.head
            and tie.how == "title before a comma"
            and not own
        ):
            return tie
    return None


def _short(tree: Tree, i: int) -> bool:
    """Whether a word is an abbreviated rank ("Gen", "Lt"), so that the dot behind it ends no sentence."""
    return tree.words[i][:1].isupper() and len(tree.words[i]) <= 4


def _after_name(
    tree: Tree, phrase: TitlePhrase, ends: dict[int, Reference], at: dict[int, Reference], heads: dict[int, Reference]
) -> list[tuple[Reference, str]]:
    """ "Ann Borg, the minister of Y", "Borg, 51, chairman of X", "…, minister and chief of Z"."""
    if phrase.plural:
        return []
    up, dep = tree.head[phrase.head], tree.dep[phrase.head]
    if dep == "appos" and up in at and at[up].end == phrase.start and rules().naming.get(tree.lemma[at[up].start - 1]):
        return []  # "named Ann Borg envoy": what the verb makes of her
    if dep == "appos" and up in at:
        return [(at[up], "apposition")]
    if dep in ("conj", "appos") and up in heads and heads[up].end <= phrase.start:
        return [(heads[up], "apposition")]
    before = phrase.start - 1
    while before > 0 and tree.pos[before] in ("DET", "ADV"):
        before -= 1
    if before <= 0 or tree.words[before] not in (",", "(") or dep not in _LOOSE:
        return []
    name = ends.get(before)
    if name is None and tree.pos[before - 1] == "NUM" and before >= 2 and tree.words[before - 2] == ",":
        name = ends.get(before - 2)
    if name is None or (dep == "conj" and tree.child(phrase.head, "cc") is not None):
        return []
    closes = phrase.end >= len(tree) or tree.words[phrase.end] in (",", ".", ")", ";") or tree.pos[phrase.end] == "VERB"
    return [(name, "apposition")] if closes else []


def describe_names(tree: Tree, known: Known, names: list[Reference], taken: set[int]) -> list[Reference]:
    """Nouns beside a name ("the rebel bloc X", "X, a militia"): they tell the name's country, kind and sectors.

    Returns the nouns as references where they head the phrase; their `link` says that the name stands beside them.
    """
    found: list[Reference] = []
    for name in names:
        if name.weak or name.kind in ("state", "people"):
            continue
        noun = _noun_beside(tree, name)
        if noun is None or noun in taken:
            continue
        match = noun_ending(tree.words, noun + 1, tree.starts[tree.sentence[noun]])
        if match is None or (match.noun.body and name.kind == "person" and noun < name.start - 1):
            continue
        start = min(match.start, tree.phrase_left(noun))
        said = codes.country_of_noun(tree, known, noun, start)
        if said is None and name.start > noun:
            linear = codes.countries_before(tree, known, max(tree.starts[tree.sentence[noun]], noun - 4), noun)
            said = linear[-1] if linear and tree.head[linear[-1][0]] in range(noun - 4, name.end) else None
        if match.noun.body and name.kind == "person" and name.confidence < 0.99:
            name.kind = match.noun.kind
        if name.country is None and said:
            name.country = said[1]
            name.by += "; country:noun beside"
        if not name.sectors or name.by.startswith("who:name/person"):
            name.sectors = match.noun.sectors
        if name.kind == "organization" and match.noun.kind == "armed group":
            name.kind = "armed group"
        if tree.dep[noun] not in ("nmod:desc", "compound", "amod", "flat"):
            words = tree.text(start, noun + 1)
            found.append(
                Reference(
                    start,
                    noun + 1,
                    noun,
                    name.kind,
                    "nominal",
                    words,
                    by="who:noun beside",
                    link="noun beside the name",
                )
            )
    return found


def _noun_beside(tree: Tree, name: Reference) -> int | None:
    """The common noun before a name in one phrase, or in apposition after it."""
    before = name.start - 1
    if (
        before >= 0
        and tree.pos[before] in ("NOUN", "PROPN", "ADJ")
        and tree.sentence[before] == tree.sentence[name.start]
    ):
        tied = (
            tree.head[before] in range(name.start, name.end)
            or tree.head[name.head] == before
            or tree.head[before] == tree.head[name.head]
        )
        if tied:
            return before
    up = tree.head[name.head]
    joined = tree.dep[name.head] == "appos" and up < name.start and tree.words[before] == ","
    alone = tree.tag[up] == "NN" or (tree.tag[up] == "JJ" and tree.child(up, "det") is not None)
    if name.kind == "person" and joined and alone:
        return up  # "a militant, Ann Borg, was ..."
    if (
        name.kind == "person"
        and tree.lemma[up] in ("name", "call", "identify")
        and tree.dep[up] == "acl"
        and up == before
    ):
        return tree.head[up] if tree.tag[tree.head[up]] == "NN" else None  # "a guerrilla named Ann Borg"
    for c in tree.children[name.head]:
        if c >= name.end and tree.dep[c] == "appos" and tree.pos[c] == "NOUN":
            return c
    return None
