"""Bows between two points."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.curves import TRIM, bow

inside = st.tuples(st.floats(20, 380), st.floats(20, 280))


@given(inside, inside.map(lambda point: (point[0] + 900, point[1])), st.integers(0, 5))
def test_a_bow_to_a_point_beyond_the_frame_ends_at_it(
    source: tuple[float, float], target: tuple[float, float], n: int
) -> None:
    run = bow(source, target, n, 400, 300)
    assert run is not None
    assert run.start
    assert not run.end
    assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in run.line)


@given(inside, inside, st.integers(0, 5))
def test_a_bow_between_two_points_keeps_within_the_frame(
    source: tuple[float, float], target: tuple[float, float], n: int
) -> None:
    run = bow(source, target, n, 400, 300)
    if run:
        assert all(0 <= x <= 400 and 0 <= y <= 300 for x, y in run.line)
        assert math.dist(run.line[0], source) >= TRIM - 0.2
        assert math.dist(run.line[-1], target) >= TRIM - 0.2
    else:
        assert math.dist(source, target) < 3 * TRIM


def test_there_and_back_bend_to_different_sides_and_a_second_bends_more() -> None:
    left, right = (50, 150), (350, 150)
    there, back, second = bow(left, right, 0, 400, 300), bow(right, left, 0, 400, 300), bow(left, right, 1, 400, 300)
    assert there
    assert back
    assert second
    middles = [run.line[12][1] - 150 for run in (there, back, second)]
    assert middles[0] * middles[1] < 0
    assert abs(middles[2]) > abs(middles[0])


def test_the_head_points_along_the_end() -> None:
    run = bow((50, 150), (350, 150), 0, 400, 300)
    assert run
    assert 45 < run.turn < 90 or 90 < run.turn < 135


def test_points_that_coincide_have_no_bow() -> None:
    assert bow((100, 100), (100, 100), 0, 400, 300) is None
