"""How does a link run over a map? Bows between two points, one beside the other, with a head where they have a direction.

Invariant: a bow ends within the frame or at it; two bows between the same points never coincide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from dragoman.show.outline import Line, Point, parts_within

BEND, MORE = 0.11, 0.11
"""How far a bow is from the straight line, as a share of its length; each further one between the same two is more bent."""
STEPS, FINE = 24, 240
"""Points of a bow; steps in which its ends are found."""
TRIM = 7.0
"""Pixels that are free between a bow and its ends."""


@dataclass(frozen=True, slots=True)
class Bow:
    """A line of points in pixels; `start` and `end` say whether it reaches its ends or was cut at the frame; `turn` is the
    way of its last stretch, in degrees clockwise from the top."""

    line: Line
    start: bool
    end: bool
    turn: float


def bow(source: Point, target: Point, number: int, width: float, height: float) -> Bow | None:
    """The `number`-th bow from one point to another, as far as it is inside the frame; none if it is not.

    It bends to the right of its way, so that one there and one back part; less, or to the left, where only so it keeps
    within the frame.
    """
    bend = BEND + MORE * number
    for share in (1.0, 0.6, -1.0, -0.6, 0.2):
        run = _bow(source, target, bend * share, width, height)
        if run is None or (run.start and run.end):
            return run
    return _bow(source, target, bend, width, height)


def _bow(source: Point, target: Point, bend: float, width: float, height: float) -> Bow | None:
    (x1, y1), (x2, y2) = source, target
    control = ((x1 + x2) / 2 - (y2 - y1) * bend * 2, (y1 + y2) / 2 + (x2 - x1) * bend * 2)
    shares = [step / FINE for step in range(FINE + 1)]
    outside = [share for share in shares if _clear(_at(source, control, target, share), source, target)]
    if not outside:
        return None
    first, last = outside[0], outside[-1]
    whole = [_at(source, control, target, first + (last - first) * step / STEPS) for step in range(STEPS + 1)]
    parts = list(parts_within(whole, width, height))
    if not parts:
        return None
    line = max(parts, key=len)
    (x, y), (x_end, y_end) = line[-2:]
    turn = math.degrees(math.atan2(x_end - x, y - y_end))
    rounded = [(round(x, 1), round(y, 1)) for x, y in line]
    return Bow(rounded, line[0] == whole[0], line[-1] == whole[-1], round(turn, 1))


def _clear(point: Point, source: Point, target: Point) -> bool:
    """Whether a point is off both ends."""
    return min(math.dist(point, source), math.dist(point, target)) >= TRIM


def _at(source: Point, control: Point, target: Point, share: float) -> Point:
    """A point of a quadratic Bézier curve."""
    one, two, three = (1 - share) ** 2, 2 * share * (1 - share), share**2
    x, y = (one * source[axis] + two * control[axis] + three * target[axis] for axis in (0, 1))
    return x, y
