"""How many an event killed, wounded or arrested, read from its own clause and the clauses that hang on it.

"killing 12 and wounding 30", "an attack that left 30 dead", "12 people were killed". Invariant: a number counts for the nearest
event above it of a kind that can have it.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading import Reading
from dragoman.report import Quantity, Size
from dragoman.what.arguments import verb_arguments
from dragoman.what.size import first_quantity
from dragoman.what.tree import Tree

DEAD = frozenset({"kill", "murder", "assassinate", "slay", "execute", "massacre", "behead", "claim", "die", "lynch"})
INJURED = frozenset({"wound", "injure", "hurt", "maim"})
ARRESTED = frozenset({"arrest", "detain", "apprehend", "jail", "imprison", "capture", "seize", "round"})
STATES = {
    "dead": "dead",
    "killed": "dead",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "arrested": "arrested",
    "detained": "arrested",
}
LIVES = frozenset({"life", "people", "person", "victim"})


def tolls(reading: Reading, tree: Tree, sentence: range) -> dict[int, tuple[str, Quantity]]:
    """The tolls of a sentence: (kind, quantity) by the token that tells them."""
    found: dict[int, tuple[str, Quantity]] = {}
    for i in sentence:
        lemma, pos = tree.lemmas[i], tree.poses[i]
        kind = None
        if pos == "VERB":
            kind = (
                "dead"
                if lemma in DEAD
                else "injured"
                if lemma in INJURED
                else "arrested"
                if lemma in ARRESTED
                else None
            )
            if kind:
                arguments = verb_arguments(tree, i)
                holders = arguments.subjects if lemma == "die" else arguments.objects
                if lemma == "claim" and not any(tree.lemmas[f.token] in LIVES for f in holders):
                    continue
                if quantity := first_quantity(reading, tree, [f.token for f in holders]):
                    found[i] = (kind, quantity)
                continue
        if tree.lows[i] in STATES and pos in ("ADJ", "VERB", "NOUN") and (quantity := _state(reading, tree, i)):
            found[i] = (STATES[tree.lows[i]], quantity)
    return found


def _state(reading: Reading, tree: Tree, i: int) -> Quantity | None:
    """The number of "left 30 dead", "12 people dead", "30 wounded"."""
    near = [k for k in tree.kids[i] if tree.deps[k] in ("nsubj", "nsubj:pass", "nummod")]
    head = tree.heads[i]
    if tree.deps[i] == "xcomp":
        near += tree.all_kids(head, "obj")
    elif tree.deps[i] in ("amod", "acl", "appos"):
        near.append(head)
    return first_quantity(reading, tree, near)


def size_of(found: dict[int, tuple[str, Quantity]], owner_of: Callable[[int], int | None]) -> dict[int, Size]:
    """The size of each event by its trigger; the first number of a kind counts."""
    sizes: dict[int, Size] = {}
    for token, (kind, quantity) in found.items():
        owner = owner_of(token)
        if owner is None:
            continue
        size = sizes.setdefault(owner, Size())
        if getattr(size, kind) is None:
            setattr(size, kind, quantity)
    return sizes
