"""Demands without a verb of demanding: "Russia said that Sudan must return the helicopter" asks it of Sudan.

Invariant: the one who demands is the subject of the clause that reports the words, and is another than the one who must act.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dragoman.what.arguments import Arguments, surface_subjects, verb_arguments
from dragoman.what.coding import Draft
from dragoman.what.roles import Casting, same
from dragoman.what.rules import rules
from dragoman.what.tree import Tree

MUST = frozenset({"must", "should", "ought"})
HAVE_TO = frozenset({"have", "need"})


def demands(tree: Tree, casting: Casting, triggers: Container[int]) -> Iterator[Draft]:
    """The demands that a modal verb makes inside reported words."""
    for i, low in enumerate(tree.lows):
        verb = tree.heads[i] if low in MUST and tree.deps[i] == "aux" else _bound(tree, i)
        if verb is None or verb in triggers or tree.kid(verb, "aux:pass", "expl") is not None:
            continue
        clause = verb if tree.deps[verb] != "xcomp" else tree.heads[verb]
        if tree.deps[clause] != "ccomp" or any(tree.lows[k] in ("not", "n't", "n’t") for k in tree.kids[verb]):
            continue
        speakers = [p for f in surface_subjects(tree, tree.heads[clause]) for p in casting.parties.all_at(f.token)]
        bound = [p for f in surface_subjects(tree, clause) if f.how == "own" for p in casting.parties.all_at(f.token)]
        speakers = [p for p in speakers if p.actor or p.code]
        bound = [p for p in bound if (p.actor or p.code) and not any(same(p, s) for s in speakers)]
        if not speakers or not bound or any(p.link and p.link.startswith("coreference: subject") for p in bound):
            continue
        yield Draft(
            token=verb,
            event="REQUEST",
            modes=["change"],
            by="what:REQUEST/rule:must",
            confidence=rules().confidence["deontic"],
            standing="asserted",
            arguments=verb_arguments(tree, verb) if tree.poses[verb] == "VERB" else Arguments(),
            place="own",
            contexts=(),
            actors=speakers,
            recipients=bound,
        )


def _bound(tree: Tree, i: int) -> int | None:
    """The infinitive under "has to" and "needs to"."""
    if tree.lemmas[i] not in HAVE_TO or tree.poses[i] != "VERB":
        return None
    return next((k for k in tree.kids[i] if tree.deps[k] == "xcomp" and tree.tags[k] == "VB"), None)
