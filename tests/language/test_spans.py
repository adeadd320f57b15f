"""Spans from the scores of a layer: what has not begun does not go on."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.spans import best_spans, chances, spans_of


@pytest.mark.parametrize(
    ("classes", "spans"),
    [
        ([0, 1, 2, 0], [(1, 3)]),
        ([1, 1, 2], [(0, 1), (1, 3)]),
        ([2, 2, 0, 2], [(0, 2), (3, 4)]),
        ([], []),
    ],
)
def test_classes_are_spans(classes: list[int], spans: list[tuple[int, int]]) -> None:
    assert spans_of(classes, [False] * len(classes)) == spans


def test_a_break_ends_a_span() -> None:
    assert spans_of([1, 2, 2], [True, False, True]) == [(0, 2), (2, 3)]


def test_a_weak_word_does_not_cut_a_long_span() -> None:
    sure, weak = [0.02, 0.02, 0.96], [0.5, 0.05, 0.45]
    chance = np.array([[0.02, 0.96, 0.02], sure, weak, sure, [0.999, 0.0005, 0.0005]], np.float32)
    assert best_spans(chance, [False] * 5) == [(0, 4)]


def test_a_span_never_goes_on_over_a_break() -> None:
    chance = np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.1, 0.8]], np.float32)
    assert best_spans(chance, [True, False, True]) == [(0, 2), (2, 3)]


@given(st.lists(st.tuples(*[st.floats(-6, 6)] * 3, st.booleans()), max_size=30))
def test_spans_are_in_order_and_apart(words: list[tuple[float, float, float, bool]]) -> None:
    scores = np.array([w[:3] for w in words], np.float32).reshape(-1, 3)
    breaks = [w[3] for w in words]
    found = best_spans(chances(scores), breaks)
    assert all(first < last for first, last in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
    assert not any(breaks[i] for first, last in found for i in range(first + 1, last))
