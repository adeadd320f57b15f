"""Which findings cover which words? A part of a report cut where a finding begins or ends.

Invariant: the texts of the segments, put together, are the part itself; a segment's findings are the same from its
first character to its last.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from dragoman.report import Finding, Gap, Report, Span

Layer = Literal["who", "what", "when", "where", "said", "unsaid", "why"]
LAYERS: tuple[Layer, ...] = ("why", "said", "unsaid", "when", "who", "where", "what")
"""From the widest marks to the narrowest, as they nest."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding over some words: its permalink is "#" and its `id`; `role` says which of its words these are."""

    id: str
    layer: Layer
    finding: Finding | Gap = field(compare=False)
    role: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a part, and the marks that cover the whole of it, wide layers first."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def segments(report: Report, part: str = "text") -> list[Segment]:
    """The words of `part` in order, cut so that each piece lies under the same findings.

    Layers: `who` actors and posts, `what` the triggers of events, `when` times, `where` places, `said` the source, cue
    and content of statements (`role` says which), `unsaid` gaps, `why` reasons.
    Raises IndexError for a part that the report has not.
    """
    words = report.words(Span(start=0, end=10**9, part=part))
    begins: dict[int, list[tuple[int, Mark]]] = defaultdict(list)
    edges = {0, len(words)}
    for span, mark in _marks(report):
        if span.part == part and span.start < span.end <= len(words):
            begins[span.start].append((span.end, mark))
            edges.update((span.start, span.end))
    cuts, open_marks, found = sorted(edges), list[tuple[int, Mark]](), []
    for start, end in itertools.pairwise(cuts):
        open_marks = [(until, mark) for until, mark in open_marks if until > start] + begins[start]
        open_marks.sort(key=lambda one: (LAYERS.index(one[1].layer), -one[0]))
        covering = tuple(dict.fromkeys(mark for _, mark in open_marks))
        found.append(Segment(start, words[start:end], covering))
    return found


def _marks(report: Report) -> Iterator[tuple[Span, Mark]]:
    for actor in report.actors:
        yield from ((span, Mark(actor.id, "who", actor)) for span in actor.mentions)
    for post in report.posts:
        yield post.span, Mark(post.id, "who", post, "post")
    for event in report.events:
        mark = Mark(event.id, "what", event)
        yield from ((span, mark) for span in (event.trigger, *event.mentions))
    for time in report.times:
        yield time.span, Mark(time.id, "when", time)
    for place in report.places:
        yield place.span, Mark(place.id, "where", place)
    for said in report.statements:
        for role, spans in (("source", said.source), ("cue", said.cue), ("content", said.content)):
            yield from ((span, Mark(said.id, "said", said, role)) for span in spans)
    for gap in report.gaps:
        yield gap.span, Mark(gap.id, "unsaid", gap)
    for reason in report.reasons:
        yield reason.span, Mark(reason.id, "why", reason)
