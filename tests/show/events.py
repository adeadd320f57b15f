"""Reports with just the events, places and actors that a chart is tested on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.report import (
    QUADS,
    Actor,
    Document,
    Event,
    EventDate,
    Made,
    Participant,
    Place,
    Published,
    Relation,
    Report,
    Span,
    Unknown,
)
from dragoman.report.events import Standing
from dragoman.report.plover import EVENTS, EventCode

WORDS = Span(start=0, end=4)


def party(name: str, code: str | None = None, actor: str | None = None) -> Participant:
    return Participant(actor=actor, name=name, code=code, span=WORDS)


def event(
    id: str,
    code: EventCode = "CONSULT",
    actors: Sequence[Participant] = (),
    recipients: Sequence[Participant] = (),
    *,
    first: dt.date | None = None,
    last: dt.date | None = None,
    value: str = "",
    standing: Standing = "asserted",
) -> Event:
    """An event on the days from `first` to `last` (`last` alone: at the latest then); without a date where neither is."""
    quad, score, _ = EVENTS[code]
    end = last or first
    date = EventDate(value=value or str(end), earliest=first, latest=end, rule="own clause") if end else None
    return Event(
        id=id,
        event=code,
        quad=quad,
        score=score,
        actors=list(actors),
        recipients=list(recipients),
        date=date or Unknown(unknown="no date in its clause"),
        place=Unknown(unknown="no place in its clause"),
        standing=standing,
        trigger=WORDS,
        sentence=WORDS,
    )


def place(id: str, name: str, lat: float | None, lon: float | None, **fields: str | bool | None) -> Place:
    return Place.model_validate({"id": id, "span": WORDS, "name": name, "lat": lat, "lon": lon, **fields})


def report(
    *,
    events: Sequence[Event] = (),
    places: Sequence[Place] = (),
    actors: Sequence[Actor] = (),
    relations: Sequence[Relation] = (),
    published: dt.date | None = dt.date(2025, 3, 18),
) -> Report:
    basis = "given" if published else "unknown"
    return Report(
        document=Document(
            id="d", text="They met.", published=Published.model_validate({"value": published, "basis": basis})
        ),
        events=list(events),
        places=list(places),
        actors=list(actors),
        relations=list(relations),
        made=Made(version="0", model="0"),
    )


def actor(id: str, name: str, kind: str = "person", country: str | None = None) -> Actor:
    return Actor.model_validate({"id": id, "name": name, "kind": kind, "country": country, "mentions": [WORDS]})


CODES: dict[str, EventCode] = dict(zip(QUADS, ("CONSULT", "AID", "ACCUSE", "ASSAULT"), strict=True))
"""An event of each quad."""
