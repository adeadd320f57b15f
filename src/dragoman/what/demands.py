"""Demands without a verb of demanding: "Russia said that Sudan must return the helicopter" asks it of Sudan.

Invariant: the one who demands is the subject of the clause that reports the words, and is another than the one who must act.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dragoman.report import Participant
from dragoman.what.arguments import Arguments, surface_subjects, verb_arguments
from dragoman.what.drafts import Draft
from dragoman.what.roles import Casting, same
from dragoman.what.rules import rules
from dragoman.what.tree import Tree
from dragoman.what.triggers import Trigger

MUST = frozenset({"must", "should", "ought"})
HAVE_TO = frozenset({"have", "need"})


def demands(tree: Tree, casting: Casting, triggers: Mapping[int, Trigger]) -> Iterator[Draft]:
    """The demands that a modal verb makes inside reported words."""
    for i, low in enumerate(tree.lows):
        verb = tree.heads[i] if low in MUST and tree.deps[i] == "aux" else _bound(tree, i)
        if verb is None or tree.kid(verb, "expl") is not None:
            continue
        clause = verb if tree.deps[verb] != "xcomp" else tree.heads[verb]
        told = clause
        while tree.deps[told] == "conj" and tree.poses[tree.heads[told]] == "VERB":
            told = tree.heads[told]
        if tree.deps[told] != "ccomp" or any(tree.lows[k] in ("not", "n't", "n’t") for k in tree.kids[verb]):
            continue
        speakers = [p for f in surface_subjects(tree, tree.heads[told]) for p in casting.parties.all_at(f.token)]
        bound = [p for f in surface_subjects(tree, clause) if f.how == "own" for p in casting.parties.all_at(f.token)]
        speakers = [p for p in speakers if p.actor or p.code]
        bound = [p for p in bound if (p.actor or p.code) and not any(same(p, s) for s in speakers)]
        if any(_is_home(casting, p, s) for p in bound for s in speakers):
            continue
        if not speakers or not bound or any(p.link and p.link.startswith("coreference: subject") for p in bound):
            continue
        known = triggers.get(verb)
        if known and known.frame.event == "REQUEST":
            continue
        yield Draft(
            token=verb,
            event="REQUEST",
            modes=[rules().request_modes.get((known.frame.event or "") if known else "", "change")],
            by="what:REQUEST/rule:must",
            confidence=rules().confidence["deontic"],
            factors={"deontic": rules().confidence["deontic"]},
            standing="asserted",
            arguments=verb_arguments(tree, verb) if tree.poses[verb] == "VERB" else Arguments(),
            place="own",
            contexts=(),
            actors=speakers,
            recipients=bound,
            words=(verb,),
        )


def _is_home(casting: Casting, bound: Participant, speaker: Participant) -> bool:
    """Whether somebody speaks of what his own state or people should do: an exhortation, asked of nobody."""
    if not bound.code or bound.code != speaker.code or "GOV" not in speaker.sectors:
        return False
    return not bound.actor or casting.parties.actors[bound.actor].kind == "state"


def _bound(tree: Tree, i: int) -> int | None:
    """The infinitive under "has to" and "needs to"."""
    if tree.lemmas[i] not in HAVE_TO or tree.poses[i] != "VERB":
        return None
    return next((k for k in tree.kids[i] if tree.deps[k] == "xcomp" and tree.tags[k] == "VB"), None)
