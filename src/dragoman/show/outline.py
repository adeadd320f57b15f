"""How is a line cut at a frame, and drawn with no more points than the eye needs? Plane geometry, in pixels.

Invariant: what is cut lies inside the frame; what is thinned lies within FINE of the line, and its ends stay.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

Point = tuple[float, float]
Line = list[Point]

FINE = 0.6
"""A line may be moved by so many pixels to be drawn with fewer points."""


def thinned(line: Line) -> Line:
    """A line without the points that lie within FINE of what is left (Douglas and Peucker, 1973)."""
    kept, open_parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_parts:
        start, end = open_parts.pop()
        far, at = FINE, 0
        for number in range(start + 1, end):
            away = _distance(line[number], line[start], line[end])
            if away > far:
                far, at = away, number
        if at:
            kept.add(at)
            open_parts += [(start, at), (at, end)]
    return [line[number] for number in sorted(kept)]


def ring_within(ring: Line, width: float, height: float) -> Line:
    """The part of a closed ring inside a frame (Sutherland and Hodgman, 1974): cut at one edge after the other."""
    for axis, edge, sign in ((0, 0.0, 1), (0, width, -1), (1, 0.0, 1), (1, height, -1)):
        cut: Line = []
        for before, after in itertools.pairwise(ring):
            was, now = (sign * (point[axis] - edge) >= 0 for point in (before, after))
            if was != now:
                cut.append(_crossing(before, after, axis, edge))
            if now:
                cut.append(after)
        if not cut:
            return []
        ring = cut if cut[0] == cut[-1] else [*cut, cut[0]]
    return ring


def parts_within(line: Line, width: float, height: float) -> Iterator[Line]:
    """The parts of an open line inside a frame, in order."""
    part: Line = []
    for before, after in itertools.pairwise(line):
        inside = _inside(before, after, width, height)
        if inside and part and part[-1] == inside[0]:
            part.append(inside[1])
        else:
            if part:
                yield part
            part = list(inside or ())
    if part:
        yield part


def area(ring: Line) -> float:
    """The area of a closed ring."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


def middle(ring: Line) -> tuple[Point, float]:
    """Where a name stands best in a closed ring: on a wide level near its centre of area; and how wide it is there."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    centre_x, centre_y = _centre(ring)
    best, found = -1.0, (ring[0], 0.0)
    for step in range(1, 24):
        y = low + (high - low) * step / 24
        crossed = sorted(
            x1 + (y - y1) / (y2 - y1) * (x2 - x1)
            for (x1, y1), (x2, y2) in itertools.pairwise(ring)
            if (y1 <= y) != (y2 <= y)
        )
        for left, right in zip(crossed[::2], crossed[1::2], strict=False):
            x = min(max(centre_x, left + (right - left) * 0.35), right - (right - left) * 0.35)
            worth = (right - left) * math.exp(-3 * math.hypot(x - centre_x, y - centre_y) / (high - low))
            if worth > best:
                best, found = worth, ((x, y), right - left)
    return found


def _centre(ring: Line) -> Point:
    """The centre of area of a closed ring."""
    x0, y0 = ring[0]
    total = x = y = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise((x - x0, y - y0) for x, y in ring):
        cross = x1 * y2 - x2 * y1
        total, x, y = total + cross, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    return (x0 + x / total / 3, y0 + y / total / 3) if total else ring[0]


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to a straight line between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    along = ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy) if dx or dy else 0.0
    along = min(max(along, 0.0), 1.0)
    return math.hypot(x - x1 - along * dx, y - y1 - along * dy)


def _crossing(before: Point, after: Point, axis: int, edge: float) -> Point:
    """Where a line from one side of an edge to the other meets it."""
    share = (edge - before[axis]) / (after[axis] - before[axis])
    other = before[1 - axis] + share * (after[1 - axis] - before[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def _inside(before: Point, after: Point, width: float, height: float) -> tuple[Point, Point] | None:
    """The part of a straight line inside a frame (Liang and Barsky, 1984)."""
    start, end = 0.0, 1.0
    (x, y), dx, dy = before, after[0] - before[0], after[1] - before[1]
    for step, room in ((-dx, x), (dx, width - x), (-dy, y), (dy, height - y)):
        if step == 0 and room < 0:
            return None
        if step < 0:
            start = max(start, room / step)
        elif step > 0:
            end = min(end, room / step)
    if start >= end:
        return None
    first = before if start == 0 else (x + start * dx, y + start * dy)
    return first, after if end == 1 else (x + end * dx, y + end * dy)
