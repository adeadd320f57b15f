"""Which part of the world is shown? A window fitted to the points that a map is about, and the way from degrees to pixels.

Invariant: four fifths of the weight lie inside, but for what is near the poles on a map of the world; longitudes are counted
from the window's middle, so that it may lie across the 180th meridian.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

WITHIN = 0.8
"""So much of the weight is inside whatever happens ..."""
REACH = 2.0
"""... and so is what lies at most so many times as far from the middle as the farthest of it."""
MARGIN = 0.22
"""Room on every side, as a share of what has to be inside."""
LEAST = 8.0
"""A window is at least so many degrees of latitude high: countries around a town are seen with it."""
NORTH, SOUTH, TALLEST = 84.0, -84.0, 140.0
"""Latitudes that no window goes beyond, and the most degrees of latitude; a window as wide as the world is cut to them."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world, `width` by `height` pixels: an equirectangular projection, true in its middle (`lat`, `lon`)."""

    lat: float
    lon: float
    scale: float
    width: int
    height: int

    def project(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels from the left and from the top, of the turn of the globe that is nearest to the middle."""
        x, y = self.plane(self.lon + _turned(lon - self.lon), lat)
        return round(x, 1), round(y, 1)

    def plane(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels of a longitude that is counted on, not turned."""
        x = self.width / 2 + (lon - self.lon) * self._narrow * self.scale
        return x, self.height / 2 - (lat - self.lat) * self.scale

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a pixel lies inside, `margin` pixels from the frame."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin

    @property
    def west(self) -> float:
        """Longitude of the left edge; this and `east` may lie beyond 180."""
        return self.lon - self.width / 2 / self.scale / self._narrow

    @property
    def east(self) -> float:
        return self.lon + self.width / 2 / self.scale / self._narrow

    @property
    def north(self) -> float:
        """Latitude of the upper edge."""
        return self.lat + self.height / 2 / self.scale

    @property
    def south(self) -> float:
        return self.lat - self.height / 2 / self.scale

    @property
    def _narrow(self) -> float:
        """Degrees of longitude are so much shorter than those of latitude."""
        return math.cos(math.radians(self.lat))


def fit(points: Sequence[tuple[float, float, float]], width: int, height: int) -> Window:
    """The window for points of (latitude, longitude, weight): what most of the weight is about, with a margin."""
    centre = _mean_longitude(points)
    unrolled = sorted((lat, centre + _turned(lon - centre), weight) for lat, lon, weight in points)
    middle_lat = _median([(lat, weight) for lat, _, weight in unrolled])
    middle_lon = _median([(lon, weight) for _, lon, weight in unrolled])
    narrow = math.cos(math.radians(middle_lat))
    far = sorted(
        (math.hypot(lat - middle_lat, (lon - middle_lon) * narrow), lat, lon, weight) for lat, lon, weight in unrolled
    )
    total, inside, radius = sum(weight for *_, weight in far), 0.0, LEAST / 2
    for distance, _, _, weight in far:
        if inside >= WITHIN * total - 1e-9:
            break
        inside, radius = inside + weight, max(radius, distance)
    shown = [(lat, lon) for distance, lat, lon, _ in far if distance <= radius * REACH]
    low, high = min(lat for lat, _ in shown), max(lat for lat, _ in shown)
    left, right = min(lon for _, lon in shown), max(lon for _, lon in shown)
    lat, lon = (low + high) / 2, (left + right) / 2
    narrow = max(math.cos(math.radians(lat)), 0.2)
    degrees = max((high - low) * (1 + 2 * MARGIN), (right - left) * narrow * (1 + 2 * MARGIN) * height / width, LEAST)
    scale = max(height / degrees, width / 360 / narrow)
    if height > scale * TALLEST:
        lat, height, scale = NORTH - TALLEST / 2, round(width / 360 * TALLEST), width / 360
    half = height / 2 / scale
    return Window(round(min(max(lat, SOUTH + half), NORTH - half), 3), round(lon, 3), round(scale, 4), width, height)


def _turned(degrees: float) -> float:
    """A difference of longitudes, within half a turn."""
    return (degrees + 180) % 360 - 180


def _mean_longitude(points: Sequence[tuple[float, float, float]]) -> float:
    """The middle of longitudes as directions, so that 179° E and 179° W meet at 180°."""
    east = math.fsum(weight * math.sin(math.radians(lon)) for _, lon, weight in points)
    ahead = math.fsum(weight * math.cos(math.radians(lon)) for _, lon, weight in points)
    return round(math.degrees(math.atan2(east, ahead)), 3)


def _median(weighted: list[tuple[float, float]]) -> float:
    """The value at which half of the weight is reached."""
    ordered = sorted(weighted)
    reached = itertools.accumulate(weight for _, weight in ordered)
    half = sum(weight for _, weight in weighted) / 2
    return next(value for (value, _), so_far in zip(ordered, reached, strict=True) if so_far >= half)
