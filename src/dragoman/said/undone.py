"""How is an act left undone? "did not say", "no one said", "has yet to say", "failed to say", "refused to say", "without saying".

Invariant: the word that leaves it undone stands in the same sentence, and governs or modifies the verb.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.said.tree import Tree

Way = Literal["not", "none", "yet", "fail", "refuse", "unable", "without"]
WAYS: tuple[Way, ...] = ("not", "none", "yet", "fail", "refuse", "unable", "without")
NONE = frozenset({"nothing", "neither", "none", "nobody", "no"})
CAN = frozenset({"could", "can", "ca", "able", "possible"})
AHEAD = frozenset({"should", "must", "will", "wo", "shall", "sha", "'ll"})
OVERTAKEN = frozenset({"initially", "originally", "previously"})
LOOSE = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "obl", "csubj", "parataxis"})


@dataclass(frozen=True, slots=True)
class Undone:
    """The way in which a verb is left undone, and the verb or adjective that carries it (the verb itself, or its governor)."""

    way: Way
    carrier: int


def undone(tree: Tree, verb: int, lists: dict[str, frozenset[str]]) -> Undone | None:
    """How a verb is left undone; none where it is done, asked for, still to come, or was made good later ("at first").

    `lists` are the lemmas of gaps.toml that leave their complement undone, by way ("fail", "refuse", "unable").
    """
    found = _way(tree, verb, lists)
    if found is None:
        return None
    for i in {verb, found.carrier}:
        words = {tree.words[k] for k in tree.kids[i]}
        if words & OVERTAKEN or any(tree.words[k] == "first" and tree.case(k) == "at" for k in tree.kids[i]):
            return None
        if found.way != "refuse" and words & AHEAD:
            return None
    return found


def _way(tree: Tree, verb: int, lists: dict[str, frozenset[str]]) -> Undone | None:
    kids = tree.kids[verb]
    can = any(tree.words[k] in CAN for k in kids)
    no = tree.negated(verb)
    if no is not None and not _only(tree, no):
        if tree.words[no] in ("not", "n't", "n’t") and (_ordered(tree, verb) or _told_not_to(tree, verb, lists)):
            return None
        if tree.deps[verb] == "acl" and not any(tree.deps[k].startswith("aux") for k in kids):
            return None  # "ballots not verified by two observers are void"
        return Undone("unable" if can else "not", verb)
    subject = tree.subject(verb)
    if subject is not None and none(tree, subject):
        return Undone("unable" if can and tree.deps[subject] == "nsubj:pass" else "none", verb)
    if any(tree.words[k] == "nothing" for k in tree.kids_by(verb, ("obj",))):
        return Undone("not", verb)
    mark = tree.case(verb)
    if mark == "without":
        return Undone("without", verb)
    return _governed(tree, verb, lists)


def _governed(tree: Tree, verb: int, lists: dict[str, frozenset[str]]) -> Undone | None:
    """By the verb or adjective that governs it, through what is coordinated with it."""
    head, dep = tree.heads[verb], tree.deps[verb]
    while dep == "conj" and tree.heads[head] != head and tree.deps[head] in LOOSE:
        head, dep = tree.heads[head], tree.deps[head]
    if head == verb or dep not in LOOSE or dep == "conj":
        return None
    lemma, kids = tree.lemmas[head], {tree.words[k] for k in tree.kids[head]}
    negated = tree.negated(head) is not None
    if lemma in ("have", "be", "remain") and ("yet" in kids or "yet" in tree.words[head:verb]):
        return Undone("yet", head)
    if tree.words[head] == "yet":
        return Undone("yet", head)
    if lemma in lists["refuse"] and not negated:
        return Undone("refuse", head)
    if lemma in lists["fail"] and not negated and not (tree.tags[head] == "VBP" and tree.deps[head] == "acl:relcl"):
        return Undone("fail", head)
    if lemma == "stop" and tree.case(verb) in ("of", "short"):
        return Undone("fail", head)
    if lemma in lists["unable"] or (tree.words[head] in CAN and negated) or (lemma == "way" and _no(tree, head)):
        return Undone("unable", head)
    return None


def _told_not_to(tree: Tree, verb: int, lists: dict[str, frozenset[str]]) -> bool:
    """ "told not to disclose": an order. "chose not to disclose" is none."""
    infinitive = any(tree.words[k] == "to" and tree.deps[k] in ("mark", "aux") for k in tree.kids[verb])
    return infinitive and tree.heads[verb] != verb and tree.lemmas[tree.heads[verb]] not in lists["choose"]


def none(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names nothing or nobody: "nobody", "no group", "neither side", "none of them"."""
    return tree.words[noun] in NONE or _no(tree, noun)


def _no(tree: Tree, noun: int) -> bool:
    return any(tree.words[k] in NONE for k in tree.kids[noun])


def _only(tree: Tree, no: int) -> bool:
    """ "not only": what follows is told, not left out."""
    return no + 1 < len(tree.words) and tree.words[no + 1] in ("only", "just", "merely")


def _ordered(tree: Tree, verb: int) -> bool:
    """ "Do not disclose your PIN": nobody is said to keep silent."""
    return (
        tree.tags[verb] == "VB"
        and tree.subject(verb) is None
        and any(tree.words[k] in ("do", "please") for k in tree.kids[verb])
        and tree.deps[verb] in ("root", "parataxis", "ccomp")
    )
