"""What is there to draw of the world in a window? Land, coasts and borders in pixels, cut at the frame.

Invariant: every point is inside the window, to a tenth of a pixel; land and borders are drawn from the same thinned arcs,
so that they meet; the same window gives the same lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.show.outline import Line, Point, area, middle, parts_within, ring_within, thinned
from dragoman.show.window import Window
from dragoman.show.world import Box, Ring, Shape, atlas

SPECK = 1.5
"""An island of fewer square pixels is left out."""


@dataclass(frozen=True, slots=True)
class Land:
    """A country as far as it is seen: its rings in pixels by polygon. Of its main part (the United States without Alaska,
    France without Guiana): a point well inside, the width that there is for a name, and its area; 0 if it is not seen."""

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
        polygons, main = [], None
        for number, rings in enumerate(shape.polygons):
            for shift in self._turns(rings[0].box):
                cut = [self._cut(self._ring(ring), shift) for ring in rings]
                if area(cut[0]) >= SPECK:
                    polygons.append([ring for ring in cut if area(ring) >= SPECK])
                    main = cut[0] if number == 0 and area(cut[0]) > area(main or []) else main
        if not polygons:
            return None
        (x, y), room = middle(main) if main else ((0.0, 0.0), 0.0)
        return Land(shape.code, shape.name, polygons, (round(x, 1), round(y, 1)), round(room, 1), area(main or []))

    def _lines(self, *, coast: bool) -> Iterator[Line]:
        world = atlas()
        for number, box in enumerate(world.boxes):
            if (number in world.coast) == coast:
                for shift in self._turns(box):
                    moved = [(x + shift, y) for x, y in self._arc(number)]
                    yield from map(_rounded, parts_within(moved, self.window.width, self.window.height))

    def _cut(self, ring: Line, shift: float) -> Line:
        return _rounded(ring_within([(x + shift, y) for x, y in ring], self.window.width, self.window.height))

    def _turns(self, box: Box) -> Iterator[float]:
        """By how much a box is to be shifted, for every turn of the globe on which it comes into the window."""
        west, south, east, north = box
        if north >= self.window.south and south <= self.window.north:
            for turn in (-720, -360, 0, 360, 720):
                if east + turn >= self.window.west and west + turn <= self.window.east:
                    yield self._pixels(turn)

    def _ring(self, ring: Ring) -> Line:
        line: Line = []
        for number, turn in ring.arcs:
            points, shift = self._arc(max(number, ~number)), self._pixels(turn)
            points = [(x + shift, y) for x, y in (points if number >= 0 else reversed(points))]
            line.extend(points[1:] if line else points)
        if ring.round_pole:
            pole = self.window.plane(0, -90)[1]
            line += [(line[-1][0], pole), (line[0][0], pole), line[0]]
        return line

    def _arc(self, number: int) -> Line:
        if number not in self._arcs:
            self._arcs[number] = thinned([self.window.plane(*point) for point in atlas().arcs[number]])
        return self._arcs[number]

    def _pixels(self, degrees: float) -> float:
        """So many degrees of longitude in pixels."""
        return self.window.plane(degrees, 0)[0] - self.window.plane(0, 0)[0]


def _rounded(line: Line) -> Line:
    return [(round(x, 1), round(y, 1)) for x, y in line]
