"""How much room does a label take, and where does it stand without lying on another?

Invariant: boxes that are placed do not overlap; the same labels in the same order are placed in the same way. Widths are those
of Arial and of the faces cut to its measure (Liberation Sans), in thousandths of the size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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

    def take(self, box: Box) -> None:
        """Keep a place free of labels."""
        self.taken.append(box)

    def place(self, text: str, size: float, spots: Iterable[tuple[float, float]]) -> tuple[float, float] | None:
        """The first of the spots (the middle of a label) where the text has room, now taken; none if there is none."""
        half, high = width(text, size) / 2 + 2, size * 0.6 + 1
        for x, y in spots:
            box = Box(x - half, y - high, x + half, y + high)
            fits = box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height
            if fits and not any(box.overlaps(other) for other in self.taken):
                self.take(box)
                return round(x, 1), round(y, 1)
        return None


def around(x: float, y: float, radius: float, text: str, size: float) -> list[tuple[float, float]]:
    """Where the label of a dot may stand: right, left, under, over it, and at its corners."""
    aside, high = radius + 4 + width(text, size) / 2, radius + size * 0.75
    return [
        (x + aside, y),
        (x - aside, y),
        (x, y + high),
        (x, y - high),
        (x + aside * 0.9, y + high * 0.8),
        (x + aside * 0.9, y - high * 0.8),
        (x - aside * 0.9, y + high * 0.8),
        (x - aside * 0.9, y - high * 0.8),
    ]


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
