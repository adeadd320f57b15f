"""How a trigger sits in its sentence: as a fact of its own, or as what another act is about.

"agreed to release the prisoners" tells of an agreement; the release is its content and no event of its own. "killed in an attack"
tells the attack again. Invariant: the answer depends on the path of relations between two triggers only.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

from dragoman.what.tree import Tree

Place = Literal["own", "content", "adjunct", "background", "topic"]

ADJUNCT = frozenset(
    {"in", "during", "after", "following", "since", "amid", "before", "at", "by", "despite", "because of", "as"}
)
CONTENT_MARKS = frozenset(
    {"of", "for", "from", "to", "in", "with", "by", "over", "about", "against", "on", "into", "at"}
)

APART = frozenset({"after", "before", "since", "until", "till", "following", "ahead", "ahead of", "prior to"})
"""Prepositions whose noun tells of another time than the words above it."""


def set_apart(tree: Tree, token: int, above: int) -> bool:
    """Whether a noun under "after", "before" and the like stands between a token and one above it."""
    here = token
    for higher in tree.up(token):
        if here == above:
            return False
        if tree.deps[here] in ("obl", "nmod") and tree.preposition(here) in APART:
            return True
        here = higher
    return False


def governor(tree: Tree, token: int, triggers: Container[int]) -> tuple[int | None, Place]:
    """The trigger above `token`, and how `token` relates to it: its "content", an "adjunct" of it, its "background", or "own"."""
    below, relation = token, "own"
    for above in tree.up(token):
        step = _step(tree, below)
        if step == "sibling":
            if above in triggers and relation == "own":
                below = above
                continue
        elif relation in ("own", "content"):
            relation = step if step != "own" else relation
        if above in triggers:
            return above, relation  # type: ignore[return-value]
        if relation in ("background", "adjunct") and tree.is_clause(above):
            return None, relation  # type: ignore[return-value]
        below = above
    return None, relation if relation in ("background", "adjunct") else "own"  # type: ignore[return-value]


def _step(tree: Tree, token: int) -> str:
    """What the edge above a token says of it."""
    dep = tree.deps[token]
    if dep == "conj":
        return "sibling"
    if dep in ("xcomp", "ccomp", "csubj", "obj", "iobj", "compound", "amod", "nmod:poss", "nmod:desc", "csubj:pass"):
        return "content"
    if dep in ("acl:relcl", "parataxis", "appos", "advcl:relcl"):
        return "background"
    if dep == "acl":
        return "content" if tree.tags[token] == "VB" else "background"
    if dep == "advcl":
        marks = {tree.lows[k] for k in tree.kids[token] if tree.deps[k] == "mark"}
        if tree.tags[token] == "VBG" and marks & CONTENT_MARKS:
            return "content"
        return "content" if tree.tags[token] == "VB" and "to" in marks else "background"
    if dep in ("obl", "nmod", "obl:agent", "advmod"):
        return "adjunct" if tree.preposition(token) in ADJUNCT else "content"
    return "own"
