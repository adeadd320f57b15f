"""What is there to draw of the world in a window? Land, coasts and borders in pixels, cut at the frame.

Invariant: every point is inside the window, to a tenth of a pixel; land and borders are drawn from the same thinned arcs,
so that they meet; the same window gives the same lines.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.show.atlas import Shape, atlas
from dragoman.show.outline import Line, Point, area, middle, parts_within, ring_within, thinned
from dragoman.show.window import Window

SPECK = 1.5
"""An island of fewer square pixels is left out."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country as far as it is seen: its rings in pixels by polygon; a point well inside the largest polygon, the width
    that there is for a name, and its area."""

    code: str | None
    name: str
    polygons: list[list[Line]]
    middle: Point
    room: float
    area: float


@dataclass(slots=True)
class View:
    """The world through one window."""

    window: Window
    _arcs: dict[int, Line] = field(default_factory=dict)

    def land(self) -> list[Land]:
        """The countries that are seen, in the order of the base map."""
        return [seen for shape in atlas().shapes if (seen := self._seen(shape))]

    def coasts(self) -> list[Line]:
        """Where land meets water."""
        return list(self._lines(coast=True))

    def borders(self) -> list[Line]:
        """Where two countries meet."""
        return list(self._lines(coast=False))

    def _seen(self, shape: Shape) -> Land | None:
        polygons = []
        for outer, *holes in shape.polygons:
            for shift in self._turns(outer):
                cut = [self._cut(self._ring(ring), shift) for ring in (outer, *holes)]
                if area(cut[0]) >= SPECK:
                    polygons.append([ring for ring in cut if area(ring) >= SPECK])
        if not polygons:
            return None
        largest = max((rings[0] for rings in polygons), key=area)
        (x, y), room = middle(largest)
        return Land(
            shape.code, shape.name, polygons, (round(x, 1), round(y, 1)), round(room, 1), round(area(largest), 1)
        )

    def _lines(self, *, coast: bool) -> Iterator[Line]:
        world = atlas()
        for number in range(len(world.arcs)):
            if (number in world.coast) == coast:
                for shift in self._turns([number]):
                    for line in self._off_seam(number):
                        moved = [(x + shift, y) for x, y in line]
                        yield from map(_rounded, parts_within(moved, self.window.width, self.window.height))

    def _cut(self, ring: Line, shift: float) -> Line:
        return _rounded(ring_within([(x + shift, y) for x, y in ring], self.window.width, self.window.height))

    def _turns(self, arcs: list[int]) -> Iterator[float]:
        """By how much arcs are to be shifted, for every turn of the globe on which they come into the window."""
        west, south, east, north = atlas().box(arcs)
        if north >= self.window.south and south <= self.window.north:
            for turn in (-360, 0, 360):
                if east + turn >= self.window.west and west + turn <= self.window.east:
                    yield self.window.plane(turn, 0)[0] - self.window.plane(0, 0)[0]

    def _ring(self, arcs: list[int]) -> Line:
        """The points of a ring; an arc that is written as ~n runs backwards."""
        line: Line = []
        for number in arcs:
            points = self._arc(number) if number >= 0 else self._arc(~number)[::-1]
            line.extend(points[1:] if line else points)
        return line

    def _arc(self, number: int) -> Line:
        if number not in self._arcs:
            self._arcs[number] = thinned([self.window.plane(*point) for point in atlas().arcs[number]])
        return self._arcs[number]

    def _off_seam(self, number: int) -> Iterator[Line]:
        """An arc without the stretches where the base map is cut open, along the 180th meridian and at the pole."""
        seams = [self.window.plane(lon, 0)[0] for lon in (-180, 180)]
        pole = self.window.plane(0, -90)[1] - 1
        line: Line = []
        for before, after in itertools.pairwise(self._arc(number)):
            on_seam = abs(before[0] - after[0]) < 0.5 and any(abs(before[0] - seam) < 0.5 for seam in seams)
            if on_seam or min(before[1], after[1]) > pole:
                if len(line) > 1:
                    yield line
                line = []
            else:
                line = line or [before]
                line.append(after)
        if len(line) > 1:
            yield line


def _rounded(line: Line) -> Line:
    return [(round(x, 1), round(y, 1)) for x, y in line]
