"""Which cities bear a name? The compiled index, read once.

Invariant: arrays only (no pickle); what is found depends on the key alone; the whole takes under 20 MB.
"""

from __future__ import annotations

import functools
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.errors import DataError
from dragoman.where.keys import hash_of

KILOMETRES = 111.2
"""Kilometres of a degree of latitude."""
WITHIN = 2 / 3
"""Part of its towns that the radius of an area takes in."""
FILE = Path(__file__).parent / "gazetteer" / "cities.npz"


class Cities:
    """The cities of the index, by number; `find` gives the numbers that a key stands for."""

    def __init__(self, path: Path = FILE) -> None:
        try:
            with np.load(path, allow_pickle=False) as file:
                data: dict[str, np.ndarray] = {name: file[name] for name in file.files}
            self.lat, self.lon = data["lat"] / np.float32(1000), data["lon"] / np.float32(1000)
            self.geonames, self.area = data["geonames"], data["area"]
            self.people = data["people"]
            self._hashes = (np.cumsum(data["key_high"].astype(np.uint64)) << np.uint64(8)) | data["key_low"]
            self._cities, self._own = data["key_city"], np.unpackbits(data["key_own"])
            self._names = data["names"]
            self.areas = [tuple(area.split(".", 1)) for area in data["areas"].tolist()]
            self.divisions = self._rows(data, "division")
            self.counties = self._counties(data)
        except (OSError, EOFError, KeyError, ValueError, zipfile.BadZipFile) as error:
            raise DataError(
                f"the index of cities cannot be read ({error})",
                source=str(path),
                do="Install Dragoman again, or make it with `python -m dragoman.where.compile`",
            ) from error
        ends = np.flatnonzero(self._names == ord("\n"))
        self._ends = np.append(ends, len(self._names))
        self._starts = np.append(0, ends + 1)

    def find(self, key: str) -> list[tuple[int, bool]]:
        """The numbers of the cities that bear the name with this key, and whether it is their own name."""
        code = np.uint64(hash_of(key))
        low = int(np.searchsorted(self._hashes, code))
        high = int(np.searchsorted(self._hashes, code, side="right"))
        return [(int(self._cities[n]), bool(self._own[n])) for n in range(low, high)]

    def name(self, number: int) -> str:
        """The own name of a city."""
        return self._names[self._starts[number] : self._ends[number]].tobytes().decode()

    def areas_near(self, country: str, lat: float, lon: float) -> int | None:
        """The number of the first-level area (of a country, alpha-2) that most of the nearest cities to a point lie in."""
        first, last = self._range(country)
        if first == last:
            return None
        stretch = np.cos(np.radians(lat))
        away = (self.lat[first:last] - lat) ** 2 + ((self.lon[first:last] - lon) * stretch) ** 2
        nearest = self.area[first:last][np.argsort(away, kind="stable")[:9]]
        return int(np.bincount(nearest).argmax())

    @functools.cache  # noqa: B019  (one index a process)
    def reach(self, country: str, area: int | None, lat: float, lon: float) -> float | None:
        """Kilometres around a point within which two thirds of the towns of an area, or of a whole country (alpha-2), lie."""
        first, last = self._range(country)
        if area is not None:
            first, last = int(np.searchsorted(self.area, area)), int(np.searchsorted(self.area, area, side="right"))
        if first == last:
            return None
        north = (self.lat[first:last] - lat) * KILOMETRES
        east = ((self.lon[first:last] - lon + 180) % 360 - 180) * KILOMETRES * np.cos(np.radians(lat))
        return float(np.round(np.quantile(np.hypot(north, east), WITHIN)))

    def _range(self, country: str) -> tuple[int, int]:
        numbers = self._country_areas().get(country, [])
        if not numbers:
            return 0, 0
        return int(np.searchsorted(self.area, numbers[0])), int(np.searchsorted(self.area, numbers[-1], side="right"))

    @functools.cache  # noqa: B019  (one index a process)
    def _country_areas(self) -> dict[str, list[int]]:
        areas: dict[str, list[int]] = {}
        for number, (country, _) in enumerate(self.areas):
            areas.setdefault(country, []).append(number)
        return areas

    @staticmethod
    def _rows(data: dict[str, np.ndarray], prefix: str) -> list[tuple[str, int, float, float]]:
        names = data[f"{prefix}_names"].tobytes().decode().split("\n")
        points: Any = data[f"{prefix}_point"].tolist()
        return [
            (name, int(area), round(point[0], 3), round(point[1], 3))
            for name, area, point in zip(names, data[f"{prefix}_area"].tolist(), points, strict=True)
        ]

    @staticmethod
    def _counties(data: dict[str, np.ndarray]) -> list[tuple[str, int]]:
        names = data["county_names"].tobytes().decode().split("\n")
        return list(zip(names, data["county_area"].tolist(), strict=True))


@functools.cache
def cities() -> Cities:
    """The shipped index, read at the first call. Raises DataError where it is missing or damaged."""
    return Cities()
