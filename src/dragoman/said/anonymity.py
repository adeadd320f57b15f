"""How does a source stay unnamed, and why? "speaking on condition of anonymity because he was not authorised to brief the press".

Invariant: the words lie in one sentence; the tokens given away are those of the clause that the phrase stands in, never the
clause in which the source speaks.
"""

from __future__ import annotations

from dragoman.said.cues import Cues
from dragoman.said.tree import Range, Tree

CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "parataxis", "conj"})
"""Of the governors of the phrase: where its clause begins."""


def find(tree: Tree, cues: Cues) -> list[Range]:
    """The clauses by which a source stays unnamed, as tokens [start, end), in text order."""
    found: list[Range] = []
    for i, word in enumerate(tree.words):
        if word in cues.anonymity and not (found and i < found[-1][1]):
            size = next((len(p) for p in cues.anonymity[word] if tuple(tree.words[i : i + len(p)]) == p), 0)
            if size and (word != "to" or _unwilling(tree, i, cues)):
                found.append(_clause(tree, i, i + size))
    return found


def _unwilling(tree: Tree, i: int, cues: Cues) -> bool:
    before = range(max(tree.bounds[tree.sent[i]][0], i - 3), i)
    return any(tree.lemmas[k] in cues.unwilling or tree.words[k] in cues.unwilling for k in before)


def _clause(tree: Tree, start: int, end: int) -> Range:
    """The smallest clause around the phrase that is not the sentence itself, else the phrase with what hangs on it."""
    inner = [k for k in range(start, end) if not start <= tree.heads[k] < end]
    head = inner[0] if inner else start
    for above in (head, *tree.up(head)):
        if tree.deps[above] in CLAUSES and tree.heads[above] != above:
            left, right = tree.left[above], tree.right[above]
            if left <= start and end <= right:
                return tree.trimmed(left, right)
    return tree.trimmed(min(start, tree.left[head]), max(end, tree.right[head]))
