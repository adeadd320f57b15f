"""Which statements hang on a phrase or a colon, not on a verb? "according to X", "X: '…'", "reportedly".

Invariant: as for frames: source, cue and content share no token.
"""

from __future__ import annotations

from dragoman.said.cues import Cue
from dragoman.said.frames import Candidate
from dragoman.said.tree import Range, Tree

ACCORDING = Cue("according to", "neutral", frozenset({"clause"}), frozenset(), 1.0)
COLON = Cue(":", "neutral", frozenset({"clause"}), frozenset(), 0.8)
IN_WORDS = frozenset({"words", "view", "opinion", "account", "estimate"})
CLAUSAL = frozenset({"root", "conj", "ccomp", "advcl", "parataxis", "acl:relcl", "csubj", "acl"})


def according(tree: Tree, i: int) -> Candidate | None:
    """The statement of "according to X" whose "according" is token i: the clause around it, without the phrase."""
    if i + 1 >= len(tree.words) or tree.words[i + 1] != "to":
        return None
    who = next((k for k in tree.kids[i] if tree.deps[k] in ("obl", "nmod", "obj")), None)
    if who is None and tree.deps[i] in ("case", "mark"):
        who = tree.heads[i]
    if who is None:
        return None
    phrase = i if tree.deps[who] in ("obl", "nmod", "obj") and tree.heads[who] == i else who
    return _phrase(tree, phrase, who, {i, i + 1}, ACCORDING)


def in_words(tree: Tree, i: int) -> Candidate | None:
    """The statement of "in the words (view, opinion) of X" whose "words" is token i."""
    who = next((k for k in tree.kids[i] if tree.deps[k] in ("nmod", "nmod:poss") and k != i), None)
    if who is None or tree.case(i) != "in" or not tree.deps[i].startswith("obl"):
        return None
    cue = {k for k in tree.kids[i] if k != who} | {i}
    return _phrase(tree, i, who, cue, ACCORDING)


def colon(tree: Tree, i: int, quotations: list[Range]) -> Candidate | None:
    """The statement of 'X: "…"', where X is all that its sentence says before the colon (token i) and holds no verb."""
    start, _ = tree.bounds[tree.sent[i]]
    quotation = next(((a, b) for a, b in quotations if a in (i + 1, i + 2)), None)
    before = [k for k in range(start, i) if tree.pos[k] != "SPACE"]
    if quotation is None or not before or len(before) > 12 or any(tree.pos[k] in ("VERB", "AUX") for k in before):
        return None
    who = next((k for k in before if tree.heads[k] not in before), before[-1])
    return Candidate(i, COLON, {i}, set(range(*quotation)), set(before), who, score=COLON.sure, by="said:colon")


def _phrase(tree: Tree, phrase: int, who: int, cue: set[int], entry: Cue) -> Candidate | None:
    clause = tree.heads[phrase]
    for head in (clause, *tree.up(clause)):
        clause = head
        if tree.deps[head] in CLAUSAL or tree.heads[head] == head:
            break
    source = tree.under(who) - cue
    content = tree.under(clause, without=[phrase, who]) - cue - source
    if tree.deps[clause] in ("ccomp", "advcl", "acl", "acl:relcl"):
        content -= {k for k in tree.kids[clause] if tree.deps[k] == "mark" and tree.words[k] != "that"}
    if not content:
        return None
    return Candidate(min(cue), entry, cue, content, source, who, score=entry.sure, by=f"said:{entry.lemma}")
