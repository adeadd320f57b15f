"""Reports made for the tests of the desk: a few words of text with the parties, act, day and place that a test wants."""

from __future__ import annotations

import datetime as dt

from dragoman.report import (
    Actor,
    Document,
    Event,
    EventDate,
    EventPlace,
    Gap,
    Made,
    Participant,
    Place,
    Post,
    Published,
    Quantity,
    Report,
    Size,
    Span,
    Statement,
    Unknown,
)
from dragoman.report.events import Standing
from dragoman.report.plover import EVENTS, EventCode


def document(text: str, id: str = "d1", day: str | None = "2025-03-18", **fields: str | None) -> Document:
    """A document of this text."""
    published = Published(value=dt.date.fromisoformat(day), basis="given") if day else Published()
    return Document(id=id, text=text, published=published, **fields)  # type: ignore[arg-type]


def report(
    text: str,
    *,
    id: str = "d1",
    actor: str = "Russia",
    code: str | None = "RUS",
    recipient: str = "Iran",
    to: str | None = "IRN",
    event: EventCode = "CONSULT",
    day: str | None = "2025-03-18",
    place: str | None = None,
    dead: int | None = None,
    standing: Standing = "asserted",
    person: bool = False,
    post: str | None = None,
    country: str | None = None,
    sectors: tuple[str, ...] = (),
    gap: bool = False,
    version: str = "1",
    model: str = "0123456789ab",
    **fields: str | None,
) -> Report:
    """A report with one event, told by `text`, in which `actor` and `recipient` (and `place`) must stand."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start=start, end=start + len(words))

    whole = Span(start=0, end=len(text))
    date = dt.date.fromisoformat(day) if day else None
    found = Place(id="l1", span=span(place), name=place, lat=35.7, lon=51.4, country="IRN") if place else None
    quad, score, _ = EVENTS[event]
    return Report(
        document=document(text, id, day, **fields),
        actors=[
            Actor(
                id="a1",
                name=actor,
                kind="person" if person else "state",
                country=country or code,
                sectors=list(sectors),
                mentions=[span(actor)],
            ),
            Actor(id="a2", name=recipient, kind="state", country=to, mentions=[span(recipient)]),
        ],
        posts=[Post(id="o1", holder="a1", title=post, country=code, since="2024", span=span(post))] if post else [],
        places=[found] if found else [],
        statements=[Statement(id="s1", content=[whole], speaker="a1", target="a2", stance="accuses")],
        events=[
            Event(
                id="e1",
                event=event,
                quad=quad,
                score=score,
                actors=[Participant(actor="a1", name=actor, code=code, span=span(actor))],
                recipients=[Participant(actor="a2", name=recipient, code=to, span=span(recipient))],
                date=EventDate(value=str(date), earliest=date, latest=date, rule="own clause")
                if date
                else Unknown(unknown="no date"),
                place=EventPlace(place="l1", name=found.name, span=found.span, rule="own clause")
                if found
                else Unknown(unknown="no place in its clause"),
                size=Size(dead=Quantity(low=dead, high=dead, text=str(dead), span=whole)) if dead else None,
                standing=standing,
                trigger=span(text.split()[1]),
                sentence=whole,
                statement="s1",
                confidence=0.8,
            )
        ],
        gaps=[Gap(id="g1", span=whole, kind="not disclosed", by="officials", about="e1", rule="test")] if gap else [],
        made=Made(version=version, model=model),
    )
