"""Does the name of a capital, a seat of power or a state stand for who governs there?

Goes in: the head token of the name. Comes out: how sure it is that a government is meant; 0 means a place.
Invariant: a place name after a preposition of place never acts ("in Moscow"), whatever the rest says.
"""

from __future__ import annotations

from dragoman.who.rules import rules
from dragoman.who.tree import SUBJECTS, Tree


def state_acts(tree: Tree, i: int) -> float:
    """How sure it is that a state's name at token i means the state as a party to something."""
    words = rules()
    preposition = tree.preposition(tree.lead(i)).split(" ")[0]
    if preposition in words["locative"] and preposition not in words["state_prepositions"]:
        return 0.0
    dep = tree.dep[tree.lead(i)]
    if preposition in words["state_prepositions"]:
        return 0.6
    if dep in ("compound", "amod", "nmod:desc") or (dep in ("nmod", "obl", "obl:unmarked") and not preposition):
        return 0.45
    if dep == "appos":
        return 0.5
    return 0.95 if dep in SUBJECTS or dep in ("obj", "obl:agent") else 0.85


def capital_acts(tree: Tree, i: int, literal: bool | None) -> float:
    """How sure it is that a capital's name at token i means its government. `literal` is what `where` says of it."""
    words = rules()
    at = tree.lead(i)
    dep, up, preposition = tree.dep[at], tree.head[at], tree.preposition(at)
    by_place = {True: -0.2, False: 0.2, None: 0.0}[literal]
    if dep in SUBJECTS or dep == "obl:agent":
        return _sure(0.75 if _governs(tree, up) else 0.35, by_place)
    if dep in ("obj", "iobj"):
        return _sure(0.75 if _addressed(tree, up) else 0.3, by_place)
    if dep == "nmod:poss":
        return 0.0 if tree.lemma[up] in words["town_things"] else _sure(0.75, by_place)
    if preposition in words["dealing"]:
        return _sure(0.75, by_place)
    if preposition in words["locative"]:
        governor = tree.lemma[up] in words["pressure"] or tree.lower[up] in words["pressure"]
        return _sure(0.7, by_place) if governor and preposition in words["state_prepositions"] else 0.0
    if dep in ("xcomp", "advcl") and preposition == "":
        return 0.0
    return 0.55 if literal is False else 0.0


def seat_acts(tree: Tree, i: int) -> float:
    """How sure it is that a seat of power ("the Kremlin") at token i means who sits there."""
    preposition = tree.preposition(tree.lead(i)).split(" ")[0]
    if preposition in ("in", "at", "near", "outside", "inside", "around", "into", "to", "of", "behind"):
        return 0.0 if preposition not in ("to", "of") else 0.5
    return 0.5 if tree.dep[i] in ("compound", "amod") else 0.9


def _governs(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is something that governments do rather than something that befalls a town."""
    if tree.pos[predicate] not in ("VERB", "AUX"):
        return (
            tree.dep[predicate] not in ("nmod", "appos")
            and tree.child(predicate, "cop") is not None
            and any(word in rules()["pressure"] for word in (tree.lemma[predicate],))
        )
    return tree.lemma[predicate] in rules()["governing"]


def _addressed(tree: Tree, verb: int) -> bool:
    """Whether a verb's object is somebody who is dealt with ("urged Tehran"), not gone to or hit ("left Tehran")."""
    return tree.lemma[verb] in rules()["addressing"]


def _sure(base: float, change: float) -> float:
    return base + change if base + change >= 0.5 else 0.0
