"""The window of a map, fitted to what a report is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.window import LEAST, NORTH, SOUTH, TALLEST, Window, fit

TBILISI, YEREVAN, BAKU = (41.69, 44.83), (40.18, 44.51), (40.38, 49.89)
MOSCOW, PARIS = (55.75, 37.62), (48.85, 2.35)
weighted = st.tuples(st.floats(-80, 80), st.floats(-180, 180), st.integers(1, 9).map(float))


def inside(window: Window, lat: float, lon: float) -> bool:
    return window.holds(*window.project(lat, lon))


@given(st.lists(weighted, min_size=1, max_size=25))
def test_four_fifths_of_the_weight_are_inside(points: list[tuple[float, float, float]]) -> None:
    window = fit(points, 720, 440)
    shown = sum(weight for lat, lon, weight in points if inside(window, lat, lon))
    world = window.height < 440
    assert world or shown >= 0.8 * sum(weight for *_, weight in points) - 1e-6


@given(st.lists(weighted, min_size=1, max_size=25))
def test_no_window_reaches_beyond_the_poles(points: list[tuple[float, float, float]]) -> None:
    window = fit(points, 720, 440)
    assert window.north <= NORTH + 0.01
    assert window.south >= SOUTH - 0.01
    assert window.north - window.south <= TALLEST + 0.5


def test_a_report_on_the_caucasus_shows_the_caucasus() -> None:
    points = [(*place, 3.0) for place in (TBILISI, YEREVAN, BAKU)]
    window = fit([*points, (*MOSCOW, 1.0), (*PARIS, 1.0)], 720, 440)
    assert all(inside(window, *place) for place in (TBILISI, YEREVAN, BAKU))
    assert not inside(window, *MOSCOW)
    assert not inside(window, *PARIS)
    assert window.north - window.south == pytest.approx(LEAST)


def test_one_place_is_shown_with_the_country_around_it() -> None:
    window = fit([(*BAKU, 1.0)], 720, 440)
    assert (window.lat, window.lon) == (40.38, 49.89)
    assert window.north - window.south == pytest.approx(LEAST)
    assert window.project(*BAKU) == (360, 220)


def test_places_on_both_sides_of_the_180th_meridian_stand_side_by_side() -> None:
    suva, apia = (-18.1, 178.4), (-13.8, -171.8)
    window = fit([(*suva, 1.0), (*apia, 1.0)], 720, 440)
    assert window.east - window.west < 30
    assert inside(window, *suva)
    assert inside(window, *apia)
    assert window.project(*suva)[0] < window.project(*apia)[0]


def test_a_report_on_the_whole_world_shows_it_whole() -> None:
    points = [(lat, lon, 1.0) for lat in (-30.0, 40.0) for lon in range(-170, 180, 20)]
    window = fit(points, 720, 440)
    assert all(inside(window, lat, lon) for lat, lon, _ in points)
    assert window.height < 440
