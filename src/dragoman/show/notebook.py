"""How does a report look in a notebook? Its text with the findings marked, one line under the words for each layer.

Invariant: the HTML stands by itself (no script, nothing fetched, no style that leaks out), is safe whatever the report holds,
and shows the whole text; words under several findings carry one line for each layer.
"""

from __future__ import annotations

from html import escape

from dragoman.report import Actor, Event, Gap, Place, Post, Reason, Report, Statement, Time
from dragoman.show.lines import Lines
from dragoman.show.marked import LAYERS, Layer, Mark, Segment, segments
from dragoman.show.palette import LIGHT
from dragoman.show.words import certainty, clean, day, visible

_LINE, _STEP = 2, 3
"""Pixels of the line of a layer, and from one to the next."""
_STYLE = (
    "max-width:46em;padding:1em 1.2em;background:{paper};color:{ink};border:1px solid {rule};"
    "font:15px/1.9 Georgia,'Times New Roman',serif;max-height:34em;overflow:auto"
)
_SMALL = "font:12px/1.6 Arial,'Liberation Sans',Helvetica,sans-serif;color:{quiet}"


def marked_text(report: Report) -> str:
    """The text of a report as HTML for a notebook, its findings marked; the words of a finding say more when pointed at."""
    document, said = report.document, _Words(report)
    published = day(str(document.published.value)) if document.published.value else "date unknown"
    source = " · ".join(filter(None, [published, clean(document.outlet or ""), f"{len(report.events)} events"]))
    title = f'<div style="font-size:1.3em">{said.marked("title")}</div>' if document.title else ""
    text = said.marked("text")
    return (
        f'<div style="{_STYLE.format_map(LIGHT)}">{title}'
        f'<div style="{_SMALL.format_map(LIGHT)}">{escape(source)} &nbsp; {_key(said.found)}</div>'
        f'<div style="white-space:pre-wrap">{text}</div></div>'
    )


class _Words:
    """Writes the parts of a report; `found` are the layers that it had to mark."""

    def __init__(self, report: Report) -> None:
        self.report, self.lines = report, Lines(report)
        self.found: set[Layer] = set()

    def marked(self, part: str) -> str:
        return "".join(map(self._segment, segments(self.report, part)))

    def _segment(self, segment: Segment) -> str:
        words = escape(visible(segment.text))
        layers = [layer for layer in LAYERS if any(mark.layer == layer for mark in segment.marks)]
        self.found.update(layers)
        if not layers:
            return words
        title = escape("\n".join(self._says(mark) for mark in reversed(segment.marks)), quote=True)
        return f'<span title="{title}" style="{_lines(layers)}">{words}</span>'

    def _says(self, mark: Mark) -> str:
        """One finding in words, as long as a tooltip."""
        finding = mark.finding
        told = [f"{mark.layer}{f' ({mark.role})' if mark.role else ''}", self._told(mark)]
        return " · ".join([*filter(None, told), certainty(finding.confidence)])

    def _told(self, mark: Mark) -> str:
        match mark.finding:
            case Event() as event:
                flags = self.lines.event(event)
                return " · ".join(filter(None, [flags.label, flags.lead, flags.date, flags.flag]))
            case Actor() as actor:
                return " ".join([clean(actor.name), *filter(None, [actor.country, *actor.sectors])])
            case Post() as post:
                return f"{self.lines.name(post.holder)}: {clean(post.title)}"
            case Time() as time:
                return day(time.value) or clean(time.text)
            case Place() as place:
                return ", ".join(filter(None, [clean(place.name), place.country])) + " (its government)" * (
                    not place.literal
                )
            case Statement() as statement:
                return f"{self.lines.speaker(statement.id)}: {statement.stance}"
            case Gap() as gap:
                return gap.kind
            case Reason() as reason:
                return reason.kind
        return mark.id


def _lines(layers: list[Layer]) -> str:
    """A line under the words for each layer, the widest layer next to them, so that its line runs on evenly."""
    drawn = ",".join(
        f"linear-gradient({_colour(layer)},{_colour(layer)}) 0 calc(100% - {number * _STEP}px)/100% {_LINE}px no-repeat"
        for number, layer in enumerate(reversed(layers))
    )
    return f"background:{drawn};padding-bottom:{len(layers) * _STEP}px"


def _key(found: set[Layer]) -> str:
    return " ".join(
        f'<span style="color:{_colour(layer)};border-bottom:{_LINE}px solid {_colour(layer)}">{layer}</span>'
        for layer in reversed(LAYERS)
        if layer in found
    )


def _colour(layer: Layer) -> str:
    return LIGHT.get(layer, LIGHT["quiet"])
