"""What stands inside quotation marks?

Invariant: quotations are in text order and do not overlap; each is [opening mark, token after the closing mark). A paragraph that
opens with a mark while the last quotation was never closed goes on with it, as newspapers do.
"""

from __future__ import annotations

from dragoman.said.tree import Range, Tree

OPEN, CLOSE, EITHER = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"}), frozenset({'"', "''"})


def find(tree: Tree, paragraph_of: list[int]) -> list[Range]:
    """All quotations in double marks; one that is never closed ends with its paragraph."""
    found: list[Range] = []
    start: int | None = None
    for i, word in enumerate(tree.words):
        if start is not None and paragraph_of[i] != paragraph_of[i - 1]:
            found.append((start, i))
            start = None
        if word in OPEN:
            start = i if start is None else start
        elif word in CLOSE or (word in EITHER and start is not None):
            if start is not None:
                found.append((start, i + 1))
            start = None
        elif word in EITHER:
            start = i
    if start is not None:
        found.append((start, len(tree.words)))
    return [(a, b) for a, b in found if b - a > 2]


def covering(quotations: list[Range], tokens: set[int]) -> float:
    """The part of `tokens` that stands inside quotation marks (0 to 1)."""
    if not tokens:
        return 0.0
    return sum(len(tokens.intersection(range(a, b))) for a, b in quotations) / len(tokens)
