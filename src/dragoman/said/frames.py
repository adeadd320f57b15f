"""What does a cue word say, and who says it, by the parse alone?

Invariant: source, cue and content of a candidate share no token; a candidate without content is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.said.cues import Cue, Cues
from dragoman.said.tree import QUOTES, Tree

CLAUSES = frozenset({"ccomp", "csubj", "csubj:pass"})
GENERAL = Cue("", "neutral", frozenset({"clause", "infinitive", "object"}), frozenset(), 0.3)
CUE_PARTS = frozenset({"aux", "aux:pass", "cop", "compound:prt", "advmod", "det", "amod"})


@dataclass(slots=True)
class Candidate:
    """A statement as tokens. `head` is the cue's main word, `who` the source's."""

    head: int
    entry: Cue
    cue: set[int]
    content: set[int]
    source: set[int] = field(default_factory=set)
    who: int | None = None
    target: int | None = None
    score: float = 0.5
    by: str = "said:frame"


def read(tree: Tree, i: int, cues: Cues) -> Candidate | None:
    """The statement that token i carries, by the first entry of the lexicon whose complements are there."""
    best: Candidate | None = None
    for entry in cues.of("VERB" if tree.pos[i] == "AUX" else tree.pos[i], tree.lemmas[i]):
        found = with_entry(tree, i, entry)
        if found and (best is None or len(found.content) > len(best.content)):
            best = found
    return best


def with_entry(tree: Tree, i: int, entry: Cue) -> Candidate | None:
    """The statement that token i carries if it takes what `entry` says."""
    if tree.pos[i] == "NOUN":
        return _of_noun(tree, i, entry)
    return _of_verb(tree, i, entry)


def _of_verb(tree: Tree, i: int, entry: Cue) -> Candidate | None:
    content: set[int] = set()
    takes = entry.takes
    passive = any(tree.deps[k] in ("nsubj:pass", "aux:pass") for k in tree.kids[i])
    who = _agent(tree, i) if passive and not entry.quotes else tree.subject(i)
    target = next(iter(tree.kids_by(i, ("obj", "iobj"))), None)
    clause = False
    openers: set[int] = set()
    for k in tree.kids[i]:
        dep = tree.deps[k]
        if dep in CLAUSES and "clause" in takes and k != who:
            content |= tree.under(k)
            clause = True
        elif dep == "xcomp":
            if "infinitive" in takes or ("clause" in takes and not _has_to(tree, k)) or {"object", "apart"} & takes:
                content |= tree.under(k)
        elif dep == "parataxis" and "clause" in takes and tree.left[k] > i and _quoted(tree, k):
            content |= tree.under(k)
            clause = True
        elif dep == "advcl" and (
            tree.case(k) in entry.prepositions
            or ("clause" in takes and tree.case(k) in ("whether", "that", "if") and k > i)
        ):
            content |= tree.under(k)
        elif dep.startswith("obl") and tree.case(k) in entry.prepositions and k > i:
            openers |= {c for c in tree.kids[k] if tree.deps[c] == "case" and c < k}
            content |= tree.under(k)
            target = k if target is None else target
        elif dep == "advcl" and openers and "infinitive" in takes and _has_to(tree, k):  # "called on X to …"
            content |= tree.under(k)
    if not clause and "clause" in takes and tree.deps[i] == "parataxis" and tree.heads[i] != i:
        clause_head = tree.heads[i]
        if tree.pos[clause_head] != "PUNCT" and not _relative(tree, i):
            content |= tree.under(clause_head, without=[i])
    if {"object", "apart"} & takes and not clause and not (passive and entry.quotes):
        for k in tree.kids_by(i, ("nsubj:pass",) if passive else ("obj",)):
            content |= tree.under(k)
            target = k
    elif {"infinitive"} & takes and "hearer" not in takes and content and passive:
        for k in tree.kids_by(i, ("nsubj:pass",)):
            content |= tree.under(k)
    if not content:
        return None
    if "object" in takes and not clause and "hearer" not in takes and not entry.prepositions and not content - openers:
        return None
    return _build(tree, i, entry, content - openers, who, target)


def _of_noun(tree: Tree, i: int, entry: Cue) -> Candidate | None:
    content: set[int] = set()
    openers: set[int] = set()
    target = None
    for k in tree.kids[i]:
        dep = tree.deps[k]
        if k < i:
            continue
        clause = dep == "ccomp" or (dep == "acl" and tree.case(k) == "that")
        infinitive = dep in ("acl", "acl:relcl") and _has_to(tree, k)
        if (clause and "clause" in entry.takes) or (infinitive and "infinitive" in entry.takes):
            content |= tree.under(k)
        elif dep in ("nmod", "acl", "advcl", "obl") and tree.case(k) in entry.prepositions:
            openers |= {c for c in tree.kids[k] if tree.deps[c] in ("case",)}
            content |= tree.under(k)
            target = k
    if not content:
        return None
    who = next(iter(tree.kids_by(i, ("nmod:poss",))), None)
    if who is None:
        head = tree.heads[i]
        if tree.deps[i] in ("obj", "xcomp", "obl") and tree.pos[head] == "VERB":
            who = tree.subject(head)
        if who is None:
            who = next((k for k in tree.kids_by(i, ("nmod",)) if tree.case(k) in ("by", "from")), None)
    found = _build(tree, i, entry, content - openers, who, target)
    if tree.deps[i] in ("obj", "xcomp") and found.who is not None and tree.pos[tree.heads[i]] == "VERB":
        found.cue.add(tree.heads[i])
    return found


def _build(tree: Tree, i: int, entry: Cue, content: set[int], who: int | None, target: int | None) -> Candidate:
    cue = {i}
    for k in tree.kids[i]:
        if tree.deps[k] in CUE_PARTS and not tree.kids[k] and k not in content:
            cue.add(k)
    source: set[int] = set()
    if who is not None and who not in content and who != i:
        source = tree.under(who, without=[i])
        source = {t for t in source if t not in content and t not in cue}
    else:
        who = None
    content = content - source - cue
    return Candidate(
        i, entry, cue, content, source, who, target, score=entry.sure, by=f"said:{entry.stance}/{entry.lemma}"
    )


def _agent(tree: Tree, i: int) -> int | None:
    for k in tree.kids[i]:
        if tree.deps[k] in ("obl:agent", "obl") and tree.case(k) == "by":
            return k
    return None


def _has_to(tree: Tree, i: int) -> bool:
    return any(tree.words[k] == "to" and tree.deps[k] in ("mark", "aux") for k in tree.kids[i])


def _quoted(tree: Tree, i: int) -> bool:
    return any(tree.words[k] in QUOTES for k in range(tree.left[i], tree.right[i]))


def _relative(tree: Tree, i: int) -> bool:
    return any(tree.words[k] in ("which", "who") for k in tree.kids[i])
