"""Charts as images: the same bytes each time, whole files or none, no network."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import SettingError
from dragoman.show import map as draw_map
from dragoman.show import network, pairs, save, svg, timeline
from dragoman.show.palette import LIGHT
from tests.show.reports import make_report

CHARTS = pytest.mark.parametrize("draw", [timeline, draw_map, network, pairs])


@CHARTS
def test_the_same_report_gives_the_same_bytes(draw: Callable[..., Any]) -> None:
    assert svg(draw(make_report())) == svg(draw(make_report()))
    assert draw(make_report()).to_json() == draw(make_report()).to_json()


@CHARTS
def test_every_colour_is_the_palettes(draw: Callable[..., Any]) -> None:
    drawn = svg(draw(make_report()))
    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", drawn)) <= set(LIGHT.values())
    assert not re.findall(r'(?:fill|stroke)="(?!none|transparent|#)[^"]*"', drawn)


@CHARTS
def test_svg_holds_no_script_and_points_nowhere_but_into_its_page(draw: Callable[..., Any]) -> None:
    drawn = svg(draw(make_report()))
    assert "<script" not in drawn
    assert set(re.findall(r"https?://[^\"]*", drawn)) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', drawn))


@CHARTS
def test_everything_is_drawn_on_the_sheet(draw: Callable[..., Any]) -> None:
    """The size is what was reckoned, not what labels take where they are drawn."""
    assert 'width="748"' in svg(draw(make_report()))


def test_words_of_the_report_never_turn_into_markup() -> None:
    report = make_report()
    report.events[0].actors[0].name = '<script>alert("x")</script>'
    drawn = svg(timeline(report))
    assert "<script" not in drawn
    assert "&lt;script&gt;" in drawn


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<svg"), ("a.PDF", b"%PDF")])
def test_the_suffix_says_how_a_chart_is_written(tmp_path: Path, name: str, start: bytes) -> None:
    save(timeline(make_report()), tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["a.gif", "a"])
def test_another_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingError, match=r"ends in \.svg, \.png, \.pdf"):
        save(timeline(make_report()), tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written"):
        save(timeline(make_report()), tmp_path / "none" / "a.png")


def test_a_name_that_is_a_folder_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.svg").mkdir()
    with pytest.raises(SettingError, match="cannot be written"):
        save(timeline(make_report()), tmp_path / "a.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
