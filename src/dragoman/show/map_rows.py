"""What is drawn on a map, and where? Dots, bows and names in pixels, from places and links.

Invariant: what is drawn is inside the frame; what is not drawn is named or counted in a note; no name lies on another.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field

from dragoman.show.curves import Bow, bow
from dragoman.show.land import Land, View
from dragoman.show.lettering import Box, Sheet, around, width
from dragoman.show.outline import Point
from dragoman.show.palette import QUAD_COLOURS
from dragoman.show.places import Link, Spot
from dragoman.show.window import Window, fit
from dragoman.show.words import shorten
from dragoman.show.world import countries

SEEN = 300.0
"""A country of which fewer square pixels are in the frame is not taken to be in it."""
TOWN, STATE, QUIET = 11.5, 11.0, 9.5
"""Sizes of names: of places, of states that matter, of countries for orientation."""
EDGE = 6.0
LINKS, NAMES, BEYOND = 30, 40, 6
"""So many links are drawn, and so many places named, in the frame and beyond it: those of the most events and mentions."""
SOURCE = 195.0
"""Pixels at the lower right where the map says where it is from."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place: where it stands and how large (square pixels); `wide` where it is a country, region or sea."""

    href: str
    name: str
    names: str
    mentions: int
    x: float
    y: float
    size: float
    wide: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its middle; `rank` says how it is set: "place", "state", "country" or "beyond" (a link's other end)."""

    text: str
    x: float
    y: float
    rank: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it runs; `head` where it has a direction and its end is in the frame."""

    href: str
    label: str
    told: str
    quad: str
    colour: str
    thick: float
    fact: bool
    head: bool
    bow: Bow


@dataclass(slots=True)
class MapRows:
    """All that a map shows."""

    window: Window
    view: View
    land: list[Land]
    parties: list[str]
    dots: list[Dot] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    ends: list[Point] = field(default_factory=list)
    """Where links meet at a state that is not a dot itself."""
    notes: list[str] = field(default_factory=list)


def map_rows(spots: list[Spot], links: list[Link], across: int, high: int) -> MapRows | None:
    """The rows of a map of so many pixels; none where there is nothing to show."""
    points = _points(spots, links)
    if not points:
        return None
    window = fit(points, across, high)
    view = View(window)
    rows = MapRows(window, view, view.land(), sorted({code for link in links for code in (link.source, link.target)}))
    lands = {land.code: land for land in rows.land if land.code}
    sheet = Sheet(window.width, window.height)
    sheet.take(Box(window.width - SOURCE, window.height - 16, window.width, window.height))
    drawing = _Drawing(rows, lands, sheet)
    drawing.dots(spots)
    drawing.ties(links)
    drawing.names()
    return rows


def _points(spots: list[Spot], links: list[Link]) -> list[tuple[float, float, float]]:
    """What the window has to show, with its weight: places by mentions, and the capitals of states by events."""
    ends = Counter(code for link in links for code in (link.source, link.target) for _ in link.ids)
    points = [(spot.lat, spot.lon, float(spot.mentions)) for spot in spots if not spot.wide]
    points += [(countries()[code].lat, countries()[code].lon, float(count)) for code, count in ends.items()]
    return points or [(spot.lat, spot.lon, float(spot.mentions)) for spot in spots]


@dataclass(slots=True)
class _Drawing:
    rows: MapRows
    lands: dict[str, Land]
    sheet: Sheet
    _states: dict[str, Point] = field(default_factory=dict)

    def dots(self, spots: list[Spot]) -> None:
        """Places as dots, the more often named the larger, each with its name where there is room."""
        beyond = []
        most = max((spot.mentions for spot in spots), default=1)
        drawn = []
        for spot in sorted(spots, key=lambda spot: -spot.mentions):
            at = self._end(spot.country) if spot.country else self.rows.window.project(spot.lat, spot.lon)
            if not self.rows.window.holds(*at, EDGE):
                beyond.append(spot.name)
                continue
            size = round(45 * spot.mentions * min(1, 20 / most) + 15, 1)
            names = ", ".join(name for name, _ in spot.names.most_common(8))
            drawn.append(Dot(f"#{spot.ids[0]}", spot.name, names, spot.mentions, *at, size, spot.wide))
            radius = math.sqrt(size / math.pi)
            self.sheet.take_round(*at, radius)
        self.rows.dots = drawn
        if beyond:
            more = f" and {len(beyond) - BEYOND} more" if len(beyond) > BEYOND else ""
            self.rows.notes.append(f"Beyond the frame: {', '.join(beyond[:BEYOND])}{more}")

    def ties(self, links: list[Link]) -> None:
        """Links between states as bows side by side, those of the most events; what is not drawn is counted."""
        between: Counter[tuple[str, str]] = Counter()
        ranked = sorted(links, key=lambda link: (not link.fact, -len(link.ids)))
        unseen = sum(len(link.ids) for link in ranked[LINKS:])
        for link in ranked[:LINKS]:
            pair = (link.source, link.target)
            source, target = self._end(link.source), self._end(link.target)
            seen = any(self.rows.window.holds(*end) for end in (source, target))
            run = bow(source, target, between[pair], self.rows.window.width, self.rows.window.height) if seen else None
            if run is None:
                unseen += len(link.ids)
                continue
            between[pair] += 1
            self.rows.ties.append(_tie(link, run))
            for point in run.line:
                self.sheet.shun(*point, 3)
            if link.directed and run.end:
                self.sheet.take_round(*run.line[-1], 4)
            for end, code, there in ((source, link.source, run.start), (target, link.target, run.end)):
                if there:
                    self._states.setdefault(code, end)
                else:
                    self._beyond(code, run.line[0] if code == link.source else run.line[-1])
        if unseen:
            self.rows.notes.append(f"{unseen} event{'' if unseen == 1 else 's'} between states not drawn")

    def names(self) -> None:
        """Names where there is room: of places, of states that matter, then of other countries."""
        for dot in self.rows.dots[:NAMES]:
            radius, text = math.sqrt(dot.size / math.pi), shorten(dot.name, 26)
            self._name(text, TOWN, around(dot.x, dot.y, radius, text, TOWN), "place")
        named, there = {dot.name for dot in self.rows.dots}, {(dot.x, dot.y) for dot in self.rows.dots}
        self.rows.ends = [point for point in self._states.values() if point not in there]
        for code, (x, y) in self._states.items():
            text = countries()[code].name
            if text not in named:
                self._name(text, STATE, around(x, y, 3, text, STATE), "state")
        for land in sorted(self.rows.land, key=lambda land: -land.area):
            text = countries()[land.code].name if land.code else land.name
            if land.code not in self._states and text not in named and land.room > width(text, QUIET) * 0.8:
                x, y = land.middle
                self._name(text, QUIET, [(x, y + step) for step in (0, 12, -12, 24, -24)], "country")

    def _name(self, text: str, size: float, spots: list[Point], rank: str) -> None:
        if at := self.sheet.place(text, size, spots):
            self.rows.names.append(Name(text, *at, rank))

    def _beyond(self, code: str, at: Point) -> None:
        """The name of a state that a link goes to or comes from, at the frame where the link was cut; once."""
        text = countries()[code].name
        if not any(name.text == text and name.rank == "beyond" for name in self.rows.names):
            half = width(text, STATE) / 2 + 4
            across, high = self.rows.window.width, self.rows.window.height
            x, y = min(max(at[0], half), across - half), min(max(at[1], 10), high - 10)
            steps = [(x + dx, y + dy) for dy in (0, 14, -14, 28, -28) for dx in (0, half + 6, -half - 6)]
            self._name(text, STATE, steps, "beyond")

    def _end(self, code: str) -> Point:
        """Where links of a state end: in the middle of what is seen of it, else at its capital, in the frame or beyond."""
        return self._state(code) or self.rows.window.project(countries()[code].lat, countries()[code].lon)

    def _state(self, code: str) -> Point | None:
        land = self.lands.get(code)
        return land.middle if land and land.area >= SEEN else None


def _tie(link: Link, run: Bow) -> Tie:
    names = [countries()[code].name for code in (link.source, link.target)]
    return Tie(
        href=f"#{link.ids[0]}",
        label=(" → " if link.directed else " ↔ ").join(names),
        told=", ".join(f"{what} ×{count}" if count > 1 else what for what, count in Counter(link.told).most_common()),
        quad=link.quad,
        colour=QUAD_COLOURS[link.quad],
        thick=round(min(1.5 + 0.8 * (len(link.ids) - 1), 6), 1),
        fact=link.fact,
        head=link.directed and run.end,
        bow=run,
    )
