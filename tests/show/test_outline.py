"""Lines cut at a frame, and drawn with fewer points."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.outline import FINE, Line, area, middle, parts_within, ring_within, thinned

numbers = st.floats(-200, 300, allow_nan=False).map(lambda number: round(number, 3))
points = st.tuples(numbers, numbers)
lines = st.lists(points, min_size=2, max_size=30)
SQUARE: Line = [(-50, -50), (150, -50), (150, 150), (-50, 150), (-50, -50)]


@given(lines)
def test_a_ring_is_cut_to_what_is_inside_the_frame(line: Line) -> None:
    ring = ring_within([*line, line[0]], 100, 80)
    assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 80 + 1e-6 for x, y in ring)
    assert not ring or ring[0] == ring[-1]


@given(lines)
def test_an_open_line_is_cut_into_parts_inside_the_frame_in_order(line: Line) -> None:
    parts = list(parts_within(line, 100, 80))
    for part in parts:
        assert len(part) > 1
        assert all(-1e-6 <= x <= 100 + 1e-6 and -1e-6 <= y <= 80 + 1e-6 for x, y in part)
    inside = [point for point in line if 0 < point[0] < 100 and 0 < point[1] < 80]
    assert set(inside) <= {point for part in parts for point in part} or len(set(line)) < len(line)


@given(lines)
def test_a_thinned_line_keeps_its_ends_and_stays_near(line: Line) -> None:
    kept = thinned(line)
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)
    for point in line:
        assert min(_off(point, start, end) for start, end in itertools.pairwise(kept)) <= FINE + 1e-6


def test_a_ring_around_the_frame_fills_it() -> None:
    assert area(ring_within(SQUARE, 100, 80)) == 8000


def test_a_ring_beside_the_frame_is_nothing() -> None:
    assert ring_within([(x + 500, y) for x, y in SQUARE], 100, 80) == []


def test_a_name_stands_inside_a_bent_shape() -> None:
    hook: Line = [(0, 0), (100, 0), (100, 20), (20, 20), (20, 200), (0, 200), (0, 0)]
    (x, y), room = middle(hook)
    assert (0 < x < 20 and 0 < y < 200) or (0 < x < 100 and 0 < y < 20)
    assert room == pytest.approx(100) or room == pytest.approx(20)


def _off(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    steps = 400
    at = [
        (start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
        for n in range(steps + 1)
    ]
    return min(math.dist(point, one) for one in at) - math.dist(start, end) / steps
