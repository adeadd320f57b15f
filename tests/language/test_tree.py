"""Any scores give one tree with one root; where the greedy heads make a tree, they are it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dragoman.language.tree import LONGEST, best_tree


def is_tree(heads: list[int]) -> bool:
    for i in range(len(heads)):
        seen, node = set(), i + 1
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return heads.count(0) == 1


def matrices(most: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, most).flatmap(
        lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.floats(-50, 50, width=32))
    )


@given(matrices(12))
def test_any_scores_give_one_rooted_tree(scores: np.ndarray) -> None:
    assert is_tree(best_tree(scores))


@settings(max_examples=60)
@given(matrices(4))
def test_the_tree_is_the_best_among_those_of_its_root(scores: np.ndarray) -> None:
    n = len(scores)
    found = best_tree(scores)
    root = found.index(0)
    best = max(
        sum(float(scores[i, h]) for i, h in enumerate(heads) if h)
        for heads in itertools.product(range(n + 1), repeat=n)
        if is_tree(list(heads)) and heads[root] == 0 and all(h != i + 1 for i, h in enumerate(heads))
    )
    assert sum(float(scores[i, h]) for i, h in enumerate(found) if h) == pytest.approx(best, abs=1e-3)


def test_a_list_of_a_thousand_words_is_a_tree_too() -> None:
    scores = np.random.default_rng(1).normal(size=(LONGEST + 50, LONGEST + 51)).astype(np.float32)
    assert is_tree(best_tree(scores))
