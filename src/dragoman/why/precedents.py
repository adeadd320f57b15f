"""Earlier events of the same kind between the same parties: precedents of the event that the report is about.

Invariant: a precedent is dated before the main event, by the dates that the reading has for both.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Event, EventDate
from dragoman.why.anchors import Anchors
from dragoman.why.candidate import Candidate
from dragoman.why.cues import Cues

MOST = 3


def find(reading: Reading, anchors: Anchors, cues: Cues, main: Event | None) -> list[Candidate]:
    """At most three earlier events of the main event's kind that share two parties with it, the latest first."""
    if main is None or not isinstance(main.date, EventDate) or main.date.earliest is None:
        return []
    parties = _parties(main)
    earlier = []
    for event in reading.events:
        date = event.date
        if event.event != main.event or event.id == main.id or not isinstance(date, EventDate) or date.latest is None:
            continue
        if date.latest < main.date.earliest and len(parties & _parties(event)) >= 2 and event.standing != "negated":
            earlier.append((date.latest, event))
    earlier.sort(key=lambda pair: (pair[0], pair[1].id), reverse=True)
    out = []
    for _, event in earlier[:MOST]:
        tokens = reading.tokens(event.sentence)
        if tokens is not None:
            start, end = tokens.start, tokens.end
            while end > start + 1 and (reading.doc[end - 1].is_space or reading.doc[end - 1].text == "."):
                end -= 1
            out.append(Candidate(start, end, "precedent", cues.precedent["strength"], main, "why:earlier event", 0.55))
    return out


def _parties(event: Event) -> set[str]:
    return {(p.code or p.actor or p.name)[:3] for p in (*event.actors, *event.recipients)}
