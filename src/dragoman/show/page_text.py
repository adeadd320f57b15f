"""How is the report's text set on the page? In paragraphs, each cut into pieces that know the findings they belong to.

Invariant: the pieces of all paragraphs, one after the other, are the text without the blank lines between paragraphs;
white space stays, and what a browser would obey instead of showing stands as "�".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.report import Event, Report, Span, Unknown
from dragoman.show.page_links import Links
from dragoman.show.words import certainty, visible

LAYERS = ("who", "what", "when", "where", "said", "unsaid")
WRAPPED = 60
"""A line of a paragraph that is longer was broken to fit a page, not to end there."""
_BLANK = re.compile(r"\n\s*\n")
_BYLINE = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one finding. `layer` is "" where they are only a part of it (a party to an event); `link` is false
    where they run on (what is said), so that a link would swallow whole sentences."""

    span: Span
    id: str
    layer: str = ""
    step: int = 4
    link: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the ids of the findings that they belong to, narrowest first; `layers` are classes such as "who4"."""

    words: str
    ids: tuple[str, ...] = ()
    layers: tuple[str, ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its number, counted from 1, and what it is: "", "headline", "byline" or "caption"."""

    number: int
    kind: str
    in_lines: bool
    pieces: list[Piece]


def paragraphs(report: Report, links: Links, *, headline: tuple[int, int] | None = None) -> list[Paragraph]:
    """The paragraphs of the text."""
    text, found = report.document.text, []
    pieces = _Pieces(report, marks(report, links), "text")
    start = 0
    for number, end in enumerate([*(gap.start() for gap in _BLANK.finditer(text)), len(text)], start=1):
        words = text[start:end]
        if words.strip():
            kind, lines = _kind(report, start, end, headline), words.strip().split("\n")
            found.append(Paragraph(number, kind, max(map(len, lines)) <= WRAPPED, list(pieces.between(start, end))))
        gap = _BLANK.match(text, end)
        start = gap.end() if gap else end
    return found


def part(report: Report, links: Links, name: str) -> list[Piece]:
    """The pieces of another part of the document: "title", "caption:0"."""
    return list(_Pieces(report, marks(report, links), name).between(0, None))


def marks(report: Report, links: Links) -> list[Mark]:
    """All words of all findings."""
    found = [Mark(span, actor.id, "who", step(actor.confidence)) for actor in report.actors for span in actor.mentions]
    for event in report.events:
        found += _of_event(event)
    found += [Mark(time.span, time.id, "when", step(time.confidence)) for time in report.times]
    found += [Mark(place.span, links.row(place.id), "where", step(place.confidence)) for place in report.places]
    for said in report.statements:
        strength = step(said.confidence)
        found += [Mark(span, said.id, "said", strength) for span in said.cue]
        found += [Mark(span, said.id, "said", strength, link=False) for span in said.content]
        found += [Mark(span, said.id) for span in said.source]
    found += [Mark(gap.span, gap.id, "unsaid", step(gap.confidence)) for gap in report.gaps]
    for finding in (*report.posts, *report.relations, *report.reasons):
        found.append(Mark(finding.span, finding.id))
    return found


def _of_event(event: Event) -> Iterator[Mark]:
    strength = step(event.confidence)
    yield from (Mark(span, event.id, "what", strength) for span in (event.trigger, *event.mentions))
    yield from (Mark(party.span, event.id) for party in (*event.actors, *event.recipients))
    if not isinstance(event.date, Unknown) and event.date.span:
        yield Mark(event.date.span, event.id)
    if not isinstance(event.place, Unknown):
        yield Mark(event.place.span, event.id)


class _Pieces:
    """One part of the document, to be cut where a mark starts or ends."""

    def __init__(self, report: Report, found: Iterable[Mark], part: str) -> None:
        self._words = report.words(Span(start=0, end=10**9, part=part))
        self._starts: defaultdict[int, list[Mark]] = defaultdict(list)
        self._ends: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in found:
            if mark.span.part == part and mark.span.start < mark.span.end:
                self._starts[mark.span.start].append(mark)
                self._ends[mark.span.end].append(mark)
        self._cuts = sorted({*self._starts, *self._ends})
        self._open: list[Mark] = []
        self._next = 0

    def between(self, start: int, end: int | None) -> Iterator[Piece]:
        """The pieces of [start, end); to be asked in order, each stretch once."""
        end = len(self._words) if end is None else end
        at = start
        while at < end:
            while self._next < len(self._cuts) and self._cuts[self._next] <= at:
                self._cross(self._cuts[self._next])
            to = min(end, self._cuts[self._next]) if self._next < len(self._cuts) else end
            yield _piece(visible(self._words[at:to]), self._open)
            at = to

    def _cross(self, cut: int) -> None:
        closed = self._ends.get(cut, [])
        self._open = [mark for mark in self._open if mark not in closed] + self._starts.get(cut, [])
        self._next += 1


def _piece(words: str, covering: list[Mark]) -> Piece:
    order = sorted(covering, key=lambda mark: (not mark.layer, not mark.link, mark.span.end - mark.span.start))
    steps: dict[str, int] = {}
    for mark in order:
        if mark.layer:
            steps[mark.layer] = max(mark.step, steps.get(mark.layer, 0))
    link = next((mark.id for mark in order if mark.layer and mark.link), "") if words.strip() else ""
    return Piece(
        words,
        tuple(dict.fromkeys(mark.id for mark in order)),
        tuple(f"{layer}{steps[layer]}" for layer in LAYERS if layer in steps),
        link,
    )


def _kind(report: Report, start: int, end: int, headline: tuple[int, int] | None) -> str:
    if headline and start <= headline[0] < end:
        return "headline"
    spans = [image.span for image in report.document.images if image.span and image.span.part == "text"]
    if any(start <= span.start < end for span in spans):
        return "caption"
    words = report.document.text[start:end].strip()
    authors = report.document.authors
    return "byline" if len(words) <= _BYLINE and any(author in words for author in authors) else ""


def step(confidence: float) -> int:
    """How strongly a mark shows its certainty: 1 to 4, as the dots of `words.certainty`."""
    return certainty(confidence).count("●")
