"""How do the charts stand on the page? Drawn already, in the page's own colours, their marks links to its findings.

Invariant: a drawing holds no script and no colour of its own where the palette has it, so that dark mode holds for it;
every link in it leads to a row of the page and has a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from dragoman.report import Report
from dragoman.show.charts import empty
from dragoman.show.images import svg
from dragoman.show.lines import Lines
from dragoman.show.map import map as draw_map
from dragoman.show.network import network
from dragoman.show.page_links import Links
from dragoman.show.palette import LIGHT
from dragoman.show.timeline import timeline
from dragoman.show.words import clean
from dragoman.show.world import atlas

if TYPE_CHECKING:
    from dragoman.show.images import Chart

_FOR_VOICE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""What the renderer says to screen readers: numbers of its own, not findings."""
_LONG = re.compile(r"(\d\.\d)\d{3,}")
"""A coordinate to more than a tenth of a pixel."""
_SIZE = re.compile(r' width="[\d.]+" height="[\d.]+" viewBox')
_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'<a href="#([^"]*)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart on the page: its name, its SVG, and the notes under it."""

    name: str
    svg: str
    notes: tuple[str, ...]


def charts(report: Report, links: Links, lines: Lines) -> list[Drawing]:
    """Timeline, map and network of a report."""
    from altair.utils.schemapi import debug_mode

    names = {actor.id: lines.name(actor.id) for actor in report.actors}
    names |= {place.id: clean(place.name) for place in report.places}
    names |= {event.id: lines.event_name(event.id) for event in report.events}

    def draw(name: str, chart: Callable[[Report], Chart]) -> Drawing:
        drawn = chart(report)
        notes = _strip(drawn)
        return Drawing(name, _named(_on_page(svg(drawn), links, names), name.lower()), notes)

    with debug_mode(False):  # no check against Vega-Lite's schema on every page: the charts' own tests make it
        return [draw("Timeline", timeline), draw("Map", draw_map), draw("Network", network)]


def prepare() -> None:
    """Load what drawing needs (Altair, the base map, the renderer): half of the time that a first page takes."""
    svg(empty("", ""))
    atlas()


def _strip(chart: Chart) -> tuple[str, ...]:
    """Take title, ground and margin off a chart, which the page has; gives the notes of its title."""
    import altair as alt

    title = chart.title
    notes = getattr(title, "subtitle", None)
    chart.title, chart.padding, chart.background = alt.Undefined, 0, "transparent"
    return tuple(notes) if isinstance(notes, list) else (notes,) if isinstance(notes, str) else ()


def _named(drawn: str, name: str) -> str:
    """The drawing with ids of its own for its parts: the renderer counts them on from drawing to drawing."""
    for number, part in enumerate(dict.fromkeys(_ID.findall(drawn))):
        drawn = re.sub(rf'(id="|url\(#){re.escape(part)}(?=["\)])', rf"\g<1>{name}-{number}", drawn)
    return drawn


def _on_page(drawn: str, links: Links, names: dict[str, str]) -> str:
    seen: set[str] = set()

    def link(match: re.Match[str]) -> str:
        found = match[1]
        row, again = links.row(found), found in seen
        seen.add(found)
        voice = 'aria-hidden="true"' if again else f'aria-label="{escape(names.get(found, found))}"'
        return f'<a href="#{row}" tabindex="-1" {voice}'

    drawn = _SIZE.sub(" viewBox", _FOR_VOICE.sub("", drawn), count=1)
    drawn = _LINK.sub(link, drawn)
    drawn = _LONG.sub(r"\1", drawn)
    for name, colour in LIGHT.items():
        drawn = drawn.replace(f'"{colour}"', f'"var(--{name.replace("_", "-")})"')
    return drawn
