"""How much room does a label take, and where does it stand without lying on another?

Invariant: boxes that are placed do not overlap; the same labels in the same order are placed in the same way. Widths are those
of Arial and of the faces cut to its measure (Liberation Sans), in thousandths of the size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.show.outline import Point

_WIDTHS = (
    (222, "ijl'|‘’"),
    (278, " .,:;/\\ftI![]·"),
    (333, 'r-()"“”`'),
    (500, "cksvxyzJ"),
    (556, "abdeghnopqu0123456789L_?–"),
    (611, "FTZ"),
    (667, "ABEKPSVXY&"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (944, "W"),
    (1000, "→↔—…@%●"),
)
_WIDTH = {character: width for width, characters in _WIDTHS for character in characters}
SHUN = 7.5
_OTHER, _WIDE = 600, 1000
"""Letters with marks and of other scripts; those of East Asia."""


def width(text: str, size: float) -> float:
    """The width of `text` set in `size`, in the unit of the size."""
    return sum(_WIDTH.get(one, _WIDE if "\u2e80" <= one <= "\uffef" else _OTHER) for one in text) * size / 1000


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the top left."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(slots=True)
class Sheet:
    """A sheet of so many pixels on which labels find room, the more important first."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)
    shunned: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> None:
        """Keep a place free of labels."""
        self.taken.append(box)

    def take_round(self, x: float, y: float, radius: float) -> None:
        """Keep a dot free of labels."""
        self.take(Box(x - radius, y - radius, x + radius, y + radius))

    def shun(self, x: float, y: float, radius: float) -> None:
        """Keep a point free of labels wherever they have room elsewhere."""
        self.shunned.append(Box(x - radius, y - radius, x + radius, y + radius))

    def place(self, text: str, size: float, spots: Sequence[Point]) -> Point | None:
        """The first of the spots (the middle of a label) where the text has room, now taken; none if there is none.

        A spot on what is shunned counts as SHUN spots later.
        """
        half, high = width(text, size) / 2 + 2, size * 0.6 + 1
        best: tuple[float, Point, Box] | None = None
        for number, (x, y) in enumerate(spots):
            box = Box(x - half, y - high, x + half, y + high)
            inside = box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height
            if inside and not any(box.overlaps(other) for other in self.taken):
                worse = number + SHUN * any(box.overlaps(other) for other in self.shunned)
                if best is None or worse < best[0]:
                    best = worse, (x, y), box
        if best is None:
            return None
        _, (x, y), box = best
        self.take(box)
        return round(x, 1), round(y, 1)


def around(x: float, y: float, radius: float, text: str, size: float) -> list[Point]:
    """Where the label of a dot may stand, the best first: right, left, under, over it, at its corners; then further off."""
    found = []
    for far in (0, 9, 20):
        aside, high = radius + 4 + width(text, size) / 2 + far, radius + size * 0.75 + far
        sides = [(aside, 0), (-aside, 0), (0, high), (0, -high)]
        corners = [(dx * aside * 0.9, dy * high * 0.8) for dx in (1, -1) for dy in (1, -1)]
        found += [(x + dx, y + dy) for dx, dy in (*sides, *corners)]
    return found


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span (left, right), the number of the first lane where nothing is in its way."""
    ends: list[list[tuple[float, float]]] = []
    found = []
    for left, right in spans:
        lane = next(
            (at for at, taken in enumerate(ends) if all(right <= low or left >= high for low, high in taken)), len(ends)
        )
        if lane == len(ends):
            ends.append([])
        ends[lane].append((left, right))
        found.append(lane)
    return found
