"""Of which country is somebody, and of which PLOVER sectors, by the words themselves?

Invariant: a country comes from a word in the phrase that names a state; a sector from a word that a table lists.
"""

from __future__ import annotations

import itertools

from dragoman.who.known import Known
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

LEANING = frozenset({"pro", "anti"})
TIED = frozenset(
    {"backed", "supported", "sponsored", "trained", "funded", "armed", "financed", "allied", "linked", "bound"}
)


def leaning(tree: Tree, i: int) -> str | None:
    """ "pro" or "anti" where token i stands after it ("pro-Assad", "anti - American")."""
    j = i - 1
    while j > 0 and tree.words[j] in "-–":
        j -= 1
    return tree.lower[j] if j != i - 1 and j >= 0 and tree.lower[j] in LEANING else None


def tied(tree: Tree, i: int) -> str | None:
    """The word that token i is tied to by a hyphen ("led" in "Iranian-led"), or none."""
    if i + 2 < len(tree) and tree.words[i + 1] in "-–":
        return tree.lower[i + 2]
    return None


def countries_before(tree: Tree, known: Known, start: int, end: int) -> list[tuple[int, str]]:
    """The (token, code) of states whose words stand in [start, end) and say of what country the following noun is."""
    found: list[tuple[int, str]] = []  # states that the noun belongs to
    led: list[tuple[int, str]] = []
    for i in range(start, end):
        code = known.nation.get(i)
        if code is None or leaning(tree, i):
            continue
        follower = tied(tree, i)
        if follower is not None and follower in TIED:
            continue
        if all(code != other for _, other in found):
            (led if follower is not None and i + 2 not in known.nation else found).append((i, code))
    return found or led


def country_of_noun(tree: Tree, known: Known, head: int, start: int | None = None) -> tuple[int, str] | None:
    """The (token, code) of the state that a noun phrase names: adjective, possessor, "of", "in"; none where it says none."""
    first = tree.phrase_left(head) if start is None else start
    before = countries_before(tree, known, first, head)
    if before:
        return before[-1] if len(before) == 1 else _nearest(tree, before, head)
    for c in tree.children[head]:
        if c > head and tree.dep[c] in ("nmod", "obl") and tree.preposition(c) in ("of", "from", "in"):
            if c in known.nation:
                return c, known.nation[c]
            inner = [(k, known.nation[k]) for k in range(tree.left[c], c) if k in known.nation and tree.head[k] == c]
            if inner and tree.preposition(c) == "of":
                return inner[-1]
    return None


def shared_noun(tree: Tree, known: Known, head: int, chosen: int) -> list[tuple[int, str]]:
    """The other states coordinated with the one that was chosen: "French" in "French and Egyptian warships"."""
    joined: list[tuple[int, str]] = []
    for step in (-1, 1):
        i = chosen + step
        while tree.starts[tree.sentence[head]] <= i < head and (
            i in known.nation or tree.pos[i] == "CCONJ" or tree.words[i] == ","
        ):
            fresh = (
                i in known.nation
                and known.nation[i] != known.nation[chosen]
                and all(known.nation[i] != code for _, code in joined)
            )
            if fresh and not leaning(tree, i) and tied(tree, i) is None:
                joined.append((i, known.nation[i]))
            i += step
    parted = any(tree.pos[k] == "CCONJ" for i, _ in joined for k in range(min(i, chosen), max(i, chosen)))
    return sorted(joined) if parted else []


def _nearest(tree: Tree, found: list[tuple[int, str]], head: int) -> tuple[int, str]:
    """Of several states before a noun, the first of a coordination, else the one that stands next to the noun."""
    direct = [pair for pair in found if tree.head[pair[0]] == head]
    return (direct or found)[-1] if direct else found[0]


def sectors_of_words(words: list[str]) -> tuple[str, ...]:
    """The sectors that the words of an organization's name tell, its last word first."""
    table = rules().organization_words
    pairs = [f"{a} {b}" for a, b in itertools.pairwise(words)]
    for word in [*reversed(pairs), *reversed(words)]:
        if word in table:
            return (table[word],)
    return ()
