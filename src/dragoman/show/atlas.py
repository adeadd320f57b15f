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


@dataclass(frozen=True, slots=True)
class Shape:
    """A country's land: polygons, each a ring and its holes, each a list of arcs. `code` is none where ISO has none."""

    code: str | None
    name: str
    polygons: list[list[list[int]]]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All shapes, and the arcs that they are made of: (longitude, latitude) in degrees. `coast` arcs bound one shape only."""

    shapes: list[Shape]
    arcs: list[Line]
    coast: frozenset[int]
    boxes: list[Box]

    def box(self, arcs: list[int]) -> Box:
        """The west, south, east and north of some arcs; one that is written as ~n is arc n, backwards."""
        west, south, east, north = zip(*(self.boxes[max(arc, ~arc)] for arc in arcs), strict=True)
        return min(west), min(south), max(east), max(north)


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
    arcs, boxes = [], []
    for steps in topology["arcs"]:
        across, up = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        arcs.append([(left + x * width, bottom + y * height) for x, y in zip(across, up, strict=True)])
        lons, lats = zip(*arcs[-1], strict=True)
        boxes.append((min(lons), min(lats), max(lons), max(lats)))
    shapes = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name, polygons = geometry["properties"]["name"], geometry["arcs"]
        code = codes.get(geometry.get("id", ""), by_name.get(name))
        shapes.append(Shape(code, name, [polygons] if geometry["type"] == "Polygon" else polygons))
    uses = Counter(max(arc, ~arc) for shape in shapes for one in shape.polygons for ring in one for arc in ring)
    return Atlas(shapes, arcs, frozenset(arc for arc, count in uses.items() if count == 1), boxes)


def _table() -> Iterator[dict[str, str]]:
    lines = files("dragoman.show").joinpath("atlas/countries.csv").read_text("utf-8").splitlines()
    return iter(csv.DictReader(line for line in lines if not line.startswith("#")))
