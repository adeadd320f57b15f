"""Which word does each word depend on? The best single-rooted tree under arc scores.

Greedy heads where they make a tree (nineteen sentences in twenty), else Chu-Liu/Edmonds (Chu & Liu 1965, Edmonds 1967; McDonald
et al. 2005), with one root as Universal Dependencies wants it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
LONGEST = 400  # words; a longer "sentence" is a table or a list, where greedy heads are repaired by cutting cycles


def best_tree(scores: Floats) -> list[int]:
    """Heads of n words from scores [n, n + 1] (column 0 is the root): 0 for the root word, else 1 + the head's index."""
    n = len(scores)
    if n == 1:
        return [0]
    square = np.full((n + 1, n + 1), -np.inf, np.float64)
    square[1:] = scores
    np.fill_diagonal(square, -np.inf)
    heads = square.argmax(1)
    heads[0] = 0
    roots = np.flatnonzero(heads[1:] == 0) + 1
    if len(roots) == 1 and _cycle(heads) is None:
        return [int(h) for h in heads[1:]]
    if n > LONGEST:
        return _chain(heads)
    candidates = roots if len(roots) else np.array([int(square[1:, 0].argmax()) + 1])
    best: tuple[float, list[int]] | None = None
    for root in candidates[:5]:
        forced = square.copy()
        forced[1:, 0] = -np.inf
        forced[root] = -np.inf
        forced[root, 0] = 0.0
        tree = _edmonds(forced)
        total = float(sum(square[i, tree[i]] for i in range(1, n + 1)))
        if best is None or total > best[0]:
            best = (total, [int(h) for h in tree[1:]])
    return best[1] if best else _chain(heads)


def _cycle(heads: npt.NDArray[np.int64]) -> list[int] | None:
    """The nodes of a cycle among heads (node 0 is the root), or none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Maximum spanning arborescence from node 0: heads[i] for each node; scores[i, j] is the score of j as head of i."""
    heads: npt.NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    found = _cycle(heads)
    if found is None:
        return heads
    cycle = np.array(found)
    inside = np.zeros(len(scores), bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    cost = scores[cycle, heads[cycle]]
    # One node stands for the cycle: as a dependent it takes the best way in, as a head its best member.
    into = scores[np.ix_(cycle, outside)] - cost[:, None]
    out_of = scores[np.ix_(outside, cycle)]
    size = len(outside)
    small = np.full((size + 1, size + 1), -np.inf)
    small[:size, :size] = scores[np.ix_(outside, outside)]
    small[size, :size] = into.max(0)
    small[:size, size] = out_of.max(1)
    small[0] = -np.inf
    small_heads = _edmonds(small)
    result = np.zeros(len(scores), np.int64)
    for i in range(1, size):
        head = small_heads[i]
        result[outside[i]] = cycle[int(out_of[i].argmax())] if head == size else outside[head]
    result[cycle] = heads[cycle]
    entry = int(into[:, small_heads[size]].argmax())
    result[cycle[entry]] = outside[small_heads[size]]
    return result


def _chain(heads: npt.NDArray[np.int64]) -> list[int]:
    """Greedy heads made a tree by hanging every cycle, and every root but the first, on the first root."""
    heads = heads.copy()
    roots = np.flatnonzero(heads[1:] == 0) + 1
    root = int(roots[0]) if len(roots) else 1
    heads[1:][heads[1:] == 0] = root
    heads[root] = 0
    while (cycle := _cycle(heads)) is not None:
        heads[cycle[0]] = root
    return [int(h) for h in heads[1:]]
