"""The base map: its data as it was published, decoded."""

from __future__ import annotations

import hashlib
import itertools
from importlib.resources import files

from dragoman.show.land import View
from dragoman.show.outline import area
from dragoman.show.window import Window, fit
from dragoman.show.world import atlas, countries

ATLAS = files("dragoman.show").joinpath("atlas")


def test_the_shapes_are_those_that_the_readme_tells_of() -> None:
    told = ATLAS.joinpath("README.md").read_text("utf-8")
    assert hashlib.sha256(ATLAS.joinpath("countries-50m.json").read_bytes()).hexdigest() in told
    assert "de facto" in told
    assert "Bostock" in ATLAS.joinpath("LICENSE").read_text("utf-8")


def test_every_country_has_a_name_and_a_capital_or_a_middle() -> None:
    assert len(countries()) == 250
    assert countries()["ARM"].name == "Armenia"
    assert all(-90 <= country.lat <= 90 and -180 <= country.lon <= 180 for country in countries().values())
    assert all(country.name == country.name.strip() for country in countries().values())


def test_every_shape_is_a_countrys_but_for_those_that_iso_does_not_know() -> None:
    without = {shape.name for shape in atlas().shapes if shape.code is None}
    assert without == {"Somaliland", "N. Cyprus", "Indian Ocean Ter.", "Siachen Glacier"}
    assert {shape.code for shape in atlas().shapes if shape.code} <= set(countries())


def test_every_ring_is_closed() -> None:
    world = atlas()
    for shape in world.shapes:
        for polygon in shape.polygons:
            for ring in polygon:
                ends = [(world.arcs[max(arc, ~arc)], arc >= 0) for arc, _ in ring.arcs]
                points = [(line[0], line[-1]) if ahead else (line[-1], line[0]) for line, ahead in ends]
                for (_, end), (start, _) in zip(points, points[1:] + points[:1], strict=True):
                    assert abs(end[1] - start[1]) < 1e-6
                    assert abs((end[0] - start[0]) / 360 - round((end[0] - start[0]) / 360)) < 1e-9


def test_a_capital_lies_in_its_country() -> None:
    for code in ("ARM", "IRN", "FRA", "PER", "MLI", "AUS"):
        country = countries()[code]
        window = fit([(country.lat, country.lon, 1.0)], 720, 440)
        land = {one.code: one for one in View(window).land()}
        assert _holds([ring for rings in land[code].polygons for ring in rings], 360, 220), code


def test_land_is_cut_at_the_frame_and_borders_are_drawn_once() -> None:
    view = View(fit([(41.0, 45.0, 1.0)], 720, 440))
    lands = view.land()
    assert {"Georgia", "Armenia", "Azerbaijan"} <= {land.name for land in lands}
    points = [point for land in lands for rings in land.polygons for ring in rings for point in ring]
    points += [point for line in (*view.coasts(), *view.borders()) for point in line]
    assert all(0 <= x <= 720 and 0 <= y <= 440 for x, y in points)
    assert len(points) < 3000
    sea = 720 * 440 - sum(area(rings[0]) - sum(map(area, rings[1:])) for land in lands for rings in land.polygons)
    assert 0 < sea < 720 * 440 / 2


def test_over_the_180th_meridian_land_is_whole() -> None:
    lands = {land.name: land for land in View(fit([(66.0, 180.0, 1.0)], 720, 440)).land()}
    assert "Russia" in lands
    assert lands["Russia"].area > 100_000


def test_in_a_window_without_any_border_the_country_fills_it() -> None:
    (land,) = View(Window(48.0, 66.0, 200.0, 720, 440)).land()
    assert (land.name, land.area) == ("Kazakhstan", 720 * 440)


def test_an_outlying_part_is_not_taken_for_the_country() -> None:
    lands = {land.name: land for land in View(fit([(4.0, -53.0, 1.0)], 720, 440)).land()}
    assert lands["France"].polygons
    assert (lands["France"].area, lands["Suriname"].area > 0) == (0, True)


def _holds(rings: list[list[tuple[float, float]]], x: float, y: float) -> bool:
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in itertools.pairwise(ring):
            crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1
