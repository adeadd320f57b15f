"""Whose words, towards whom, and how sure? Speaker, target, stance and hedge of a statement.

Invariant: speaker and target are ids of actors that the reading has; a stance under a negation is never the lexicon's.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Statement
from dragoman.report.statements import Stance
from dragoman.said.cues import Cues
from dragoman.said.frames import Candidate
from dragoman.said.tree import Tree

RELATIVE = frozenset({"who", "which", "that", "whom"})
REFUSERS = frozenset({"refuse", "decline", "fail", "stop"})
TURNED: dict[Stance, Stance] = {"confirms": "doubts", "promises": "rejects"}


def speaker_of(reading: Reading, tree: Tree, candidate: Candidate) -> str | None:
    """The actor behind a source: the mention on its head, or on the noun to which its relative pronoun points."""
    head = candidate.who
    if head is None:
        return None
    if tree.words[head] in RELATIVE:
        verb = tree.heads[head]
        while tree.deps[verb] in ("xcomp", "ccomp", "conj", "aux") and tree.heads[verb] != verb:
            verb = tree.heads[verb]
        beside = next((i for i in range(head - 1, max(-1, head - 3), -1) if i in reading.mention_at), None)
        if tree.deps[verb].startswith("acl"):
            head = tree.heads[verb]
        if head not in reading.mention_at and beside is not None:
            head = beside
    at = reading.mention_at
    if head in at:
        return at[head].actor
    for kid in tree.kids[head]:
        if kid in at and tree.deps[kid] in ("appos", "flat", "compound") and kid in candidate.source:
            return at[kid].actor
    inside = [i for i in sorted(candidate.source) if i in at and tree.deps[i] != "nmod:poss"]
    return at[inside[0]].actor if len(inside) == 1 and head == tree.heads[inside[0]] else None


def target_of(reading: Reading, tree: Tree, candidate: Candidate, statement: Statement) -> str | None:
    """The actor that a stance is towards: in the target phrase from its head down, else the subject of what is said."""
    if statement.stance == "neutral":
        return None
    start = candidate.target
    if start is None:
        clause = next(
            (k for k in tree.kids[candidate.head] if tree.deps[k] == "ccomp" and k in candidate.content), None
        )
        start = tree.subject(clause) if clause is not None else None
    if start is None:
        return None
    level = [start]
    while level:
        for i in level:
            mention = reading.mention_at.get(i)
            if mention and mention.actor != statement.speaker:
                return mention.actor
        level = [k for i in level for k in tree.kids[i] if not tree.deps[k].startswith("acl")]
    return None


def stance_of(tree: Tree, candidate: Candidate) -> Stance:
    """The stance of the cue's entry; turned or neutral where the cue is negated or refused."""
    stance = candidate.entry.stance
    head = candidate.head
    governor = tree.heads[head]
    refused = tree.deps[head] == "xcomp" and tree.lemmas[governor] in REFUSERS
    if refused or tree.negated(head) is not None:
        return TURNED.get(stance, "rejects" if refused else "neutral")
    return stance


def hedge_of(tree: Tree, cues: Cues, candidate: Candidate) -> str | None:
    """The word that lowers a statement: an adverb on its cue or on what is said, or the cue itself ("claimed")."""
    head = candidate.head
    for i in (
        head,
        *sorted(k for k in candidate.content if tree.heads[k] == head or tree.heads[k] not in candidate.content),
    ):
        for kid in (i, *tree.kids[i]):
            if tree.words[kid] in cues.hedge_adverbs and tree.pos[kid] in ("ADV", "ADJ"):
                return tree.words[kid]
    if tree.lemmas[head] in cues.hedge_verbs and tree.pos[head] == "VERB":
        return tree.words[head]
    return None
