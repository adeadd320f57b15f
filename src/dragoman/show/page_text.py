"""How is the report's text set on the page? In paragraphs, each cut into pieces that know the findings they belong to.

Invariant: the pieces of all paragraphs, one after the other, are the text without the blank lines between paragraphs;
white space stays, and what a browser would obey instead of showing stands as "�".
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.report import Event, Report, Span, Unknown
from dragoman.show.marked import Mark, Segment, segments
from dragoman.show.page_links import Links
from dragoman.show.words import certainty, visible

LAYERS = ("who", "what", "when", "where", "said", "unsaid")
"""The layers that can be switched on and off, in the order of their switches."""
_WRAPPED = 60
"""A line of a paragraph that is longer may have been broken to fit a page; a shorter one was meant to end there."""
_BYLINE = 90
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with the ids of the findings that they belong to, narrowest first; `layers` are classes such as "who4".

    `link` is the finding that they lead to; none where they only run on (what is said, a whole post).
    """

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
    """The paragraphs of the text, numbered as `words.Paragraphs` numbers them."""
    text, found = report.document.text, []
    cut = _Cut(report, links, "text")
    start = 0
    for number, end in enumerate([*(gap.start() for gap in _BLANK.finditer(text)), len(text)], start=1):
        words = text[start:end].strip()
        if words:
            in_lines = any(len(line) <= _WRAPPED for line in words.split("\n")[:-1])
            found.append(
                Paragraph(number, _kind(report, start, end, headline), in_lines, list(cut.between(start, end)))
            )
        gap = _BLANK.match(text, end)
        start = gap.end() if gap else end
    return found


def part(report: Report, links: Links, name: str) -> list[Piece]:
    """The pieces of another part of the document: "title", "caption:0"."""
    return list(_Cut(report, links, name).between(0, 10**9))


def step(confidence: float) -> int:
    """How strongly a mark shows its certainty: 1 to 4, as the dots of `words.certainty`."""
    return certainty(confidence).count("●")


class _Cut:
    """One part of the document, cut where a finding starts or ends."""

    def __init__(self, report: Report, links: Links, part: str) -> None:
        self._links = links
        around = [(span, event.id) for event in report.events for span in _around(event) if span.part == part]
        self._segments = list(_cut_at({edge for span, _ in around for edge in (span.start, span.end)}, report, part))
        self._starts = [segment.start for segment in self._segments]
        self._around: defaultdict[int, list[str]] = defaultdict(list)
        """By segment: the events to which it gives a party, date or place."""
        for span, event in around:
            for at in range(bisect.bisect_left(self._starts, span.start), bisect.bisect_left(self._starts, span.end)):
                self._around[at].append(event)

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of [start, end)."""
        for at in range(max(0, bisect.bisect_right(self._starts, start) - 1), len(self._segments)):
            segment = self._segments[at]
            if segment.start >= end:
                return
            words = segment.text[max(0, start - segment.start) : end - segment.start]
            if words:
                yield self._piece(words, segment, self._around[at])

    def _piece(self, words: str, segment: Segment, around: list[str]) -> Piece:
        marks = segment.marks[::-1]
        steps: dict[str, int] = {}
        for mark in filter(_is_shown, marks):
            steps[mark.layer] = max(step(mark.finding.confidence), steps.get(mark.layer, 0))
        ids = [self._links.row(mark.id) for mark in sorted(marks, key=lambda mark: not _is_shown(mark))]
        link = next((self._links.row(mark.id) for mark in marks if _is_link(mark)), "") if words.strip() else ""
        return Piece(
            visible(words),
            tuple(dict.fromkeys([*([link] if link else []), *ids, *around])),
            tuple(f"{layer}{steps[layer]}" for layer in LAYERS if layer in steps),
            link,
        )


def _cut_at(edges: set[int], report: Report, part: str) -> Iterator[Segment]:
    """The segments of a part, cut at `edges` too."""
    cuts = sorted(edges)
    for segment in segments(report, part):
        end, at = segment.start + len(segment.text), segment.start
        for cut in [*cuts[bisect.bisect_right(cuts, at) : bisect.bisect_left(cuts, end)], end]:
            yield Segment(at, segment.text[at - segment.start : cut - segment.start], segment.marks)
            at = cut


def _around(event: Event) -> Iterator[Span]:
    yield from (party.span for party in (*event.actors, *event.recipients))
    if not isinstance(event.date, Unknown) and event.date.span:
        yield event.date.span
    if not isinstance(event.place, Unknown):
        yield event.place.span


def _is_shown(mark: Mark) -> bool:
    """Reasons stand at the top of the page; a post and a speaker are shown by the marks of the actors in them."""
    return mark.layer in LAYERS and mark.role not in ("post", "source")


def _is_link(mark: Mark) -> bool:
    return _is_shown(mark) and mark.role != "content"


def _kind(report: Report, start: int, end: int, headline: tuple[int, int] | None) -> str:
    if headline and start <= headline[0] < end:
        return "headline"
    spans = [image.span for image in report.document.images if image.span and image.span.part == "text"]
    if any(start <= span.start < end for span in spans):
        return "caption"
    words = report.document.text[start:end].strip()
    authors = report.document.authors
    return "byline" if len(words) <= _BYLINE and any(author in words for author in authors) else ""
