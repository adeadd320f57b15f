"""What shape has a country, and where is its capital? The base map (atlas/), decoded.

Invariant: rings are closed, in degrees; a border that two countries share is one arc, so that it is drawn once.
"""

from __future__ import annotations

import csv
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dragoman.show.outline import Line

Box = tuple[float, float, float, float]


class Country(NamedTuple):
    """A country or territory: its ISO 3166-1 alpha-3 code, its name, and its capital's latitude and longitude."""

    code: str
    name: str
    lat: float
    lon: float


class Ring(NamedTuple):
    """A closed line: its arcs, each with its turn of the globe; one that is written as ~n is arc n, backwards."""

    arcs: list[tuple[int, int]]
    box: Box
    round_pole: bool
    """Whether it goes once around the globe, as that of Antarctica, so that it is closed over the pole."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's land: polygons, each a ring and its holes, the widest first. `code` is none where ISO has none."""

    code: str | None
    name: str
    polygons: list[list[Ring]]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All shapes, and the arcs that they are made of: (longitude, latitude) in degrees, counted on over the 180th meridian.
    `coast` arcs bound one shape only; `boxes` are the arcs' west, south, east and north."""

    shapes: list[Shape]
    arcs: list[Line]
    coast: frozenset[int]
    boxes: list[Box]


@cache
def countries() -> dict[str, Country]:
    """All countries by their alpha-3 code."""
    return {
        row["alpha3"]: Country(row["alpha3"], row["name"], float(row["lat"]), float(row["lon"])) for row in _table()
    }


@cache
def atlas() -> Atlas:
    """The base map."""
    topology = json.loads(files("dragoman.show").joinpath("atlas/countries-50m.json").read_bytes())
    codes = {row["numeric"]: row["alpha3"] for row in _table() if row["numeric"]}
    by_name = {country.name: country.code for country in countries().values()}
    (width, height), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        across, up = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        arcs.append(_counted_on([(left + x * width, bottom + y * height) for x, y in zip(across, up, strict=True)]))
    boxes = [_box(arc) for arc in arcs]
    shapes = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name, polygons = geometry["properties"]["name"], geometry["arcs"]
        code = codes.get(geometry.get("id", ""), by_name.get(name))
        polygons = [polygons] if geometry["type"] == "Polygon" else polygons
        land = [[_ring(ring, arcs, boxes) for ring in polygon] for polygon in polygons]
        shapes.append(Shape(code, name, sorted(land, key=lambda rings: -_size(rings[0].box))))
    rings = (ring for shape in shapes for polygon in shape.polygons for ring in polygon)
    uses = Counter(max(arc, ~arc) for ring in rings for arc, _ in ring.arcs)
    return Atlas(shapes, arcs, frozenset(arc for arc, count in uses.items() if count == 1), boxes)


def _counted_on(line: Line) -> Line:
    """A line with longitudes that do not jump where it crosses the 180th meridian."""
    turn, last, found = 0, line[0][0], []
    for lon, lat in line:
        turn += 360 * (round((last - lon) / 360))
        last = lon
        found.append((lon + turn, lat))
    return found


def _ring(numbers: list[int], arcs: list[Line], boxes: list[Box]) -> Ring:
    at, found = None, []
    for number in numbers:
        line = arcs[max(number, ~number)]
        first, last = (line[0][0], line[-1][0]) if number >= 0 else (line[-1][0], line[0][0])
        turn = 0 if at is None else 360 * round((at - first) / 360)
        at = last + turn
        found.append((number, turn))
    start = arcs[numbers[0]][0][0] if numbers[0] >= 0 else arcs[~numbers[0]][-1][0]
    west, south, east, north = zip(*(_moved(boxes[max(number, ~number)], turn) for number, turn in found), strict=True)
    around = abs((at or 0) - start) > 180
    box = (min(west), -90.0 if around else min(south), max(east), max(north))
    return Ring(found, box, around)


def _size(box: Box) -> float:
    west, south, east, north = box
    return (east - west) * (north - south)


def _moved(box: Box, turn: int) -> Box:
    west, south, east, north = box
    return west + turn, south, east + turn, north


def _box(line: Line) -> Box:
    lons, lats = zip(*line, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _table() -> Iterator[dict[str, str]]:
    lines = files("dragoman.show").joinpath("atlas/countries.csv").read_text("utf-8").splitlines()
    return iter(csv.DictReader(line for line in lines if not line.startswith("#")))
