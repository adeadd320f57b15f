"""A report written by hand, for tests of how reports are shown and stored."""

from __future__ import annotations

import datetime as dt

from dragoman.report import (
    Actor,
    Document,
    Event,
    EventDate,
    EventPlace,
    Gap,
    Image,
    Made,
    Participant,
    Place,
    Post,
    Published,
    Quantity,
    Reason,
    Relation,
    Report,
    Size,
    Span,
    Statement,
    Unknown,
)

TEXT = """Why the hurried flight to Tbilisi?

Davit Melikyan, the Secretary of the National Security Council, landed in Tbilisi on Monday and met Nino Gelashvili.

On Friday, Azerbaijani forces shelled a post north of Ijevan, killing two guards [sic]. Baku denied that it fired first.

"Nobody invited them," Pavel Orlov told reporters. Nothing was published about the meeting.

The visit comes as Armenia is under growing pressure over the railway. If it signs, it will face a strike.

Claimed image of the burnt post:
"""
HEADLINE = (0, 34)


def span(words: str, nth: int = 0) -> Span:
    """The span of the nth place where `words` stand in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def make_report() -> Report:
    """The report of TEXT, with one or more findings of every kind."""
    armenia = Participant(actor="a1", name="Davit Melikyan", code="ARM", sectors=["GOV"], span=span("Davit Melikyan"))
    georgia = Participant(actor="a2", name="Nino Gelashvili", code="GEO", sectors=["GOV"], span=span("Nino Gelashvili"))
    baku = Participant(actor="a3", name="Azerbaijan", code="AZE", sectors=["MIL"], span=span("Azerbaijani forces"))
    landed = span(TEXT.split("\n\n")[1])
    shelled = span("On Friday, Azerbaijani forces shelled a post north of Ijevan, killing two guards [sic].")
    signs = span("If it signs, it will face a strike.")
    monday, friday = dt.date(2025, 3, 17), dt.date(2025, 3, 14)
    return Report(
        document=Document(
            id="visit",
            text=TEXT,
            outlet="The Caucasus Ledger",
            published=Published(value=dt.date(2025, 3, 18), basis="given"),
            images=[
                Image(
                    caption="Claimed image of the burnt post:",
                    status="claimed",
                    span=span("Claimed image of the burnt post:"),
                )
            ],
        ),
        actors=[
            Actor(
                id="a1", name="Davit Melikyan", kind="person", country="ARM", sectors=["GOV"], mentions=[armenia.span]
            ),
            Actor(
                id="a2", name="Nino Gelashvili", kind="person", country="GEO", mentions=[georgia.span], confidence=0.5
            ),
            Actor(id="a3", name="Azerbaijan", kind="state", country="AZE", mentions=[baku.span, span("Baku")]),
        ],
        posts=[
            Post(
                id="o1",
                holder="a1",
                title="Secretary",
                body="National Security Council",
                country="ARM",
                since="2025-03",
                span=span("the Secretary of the National Security Council"),
                confidence=0.9,
            )
        ],
        places=[
            Place(
                id="p1",
                span=span("Baku"),
                name="Baku",
                lat=40.38,
                lon=49.89,
                country="AZE",
                literal=False,
                confidence=0.7,
            ),
            Place(
                id="p2",
                span=span("Ijevan"),
                name="Ijevan",
                lat=40.8788,
                lon=45.1485,
                country="ARM",
                relation="north of",
            ),
        ],
        events=[
            Event(
                id="e1",
                event="CONSULT",
                modes=["visit"],
                quad="verbal cooperation",
                score=4,
                actors=[armenia],
                recipients=[georgia],
                date=EventDate(
                    value="2025-03-17", earliest=monday, latest=monday, rule="own clause", span=span("Monday")
                ),
                place=Unknown(unknown="no place in its clause"),
                trigger=span("met"),
                sentence=landed,
                confidence=0.88,
            ),
            Event(
                id="e2",
                event="ASSAULT",
                modes=["heavy-weapons"],
                quad="material conflict",
                score=-9.5,
                actors=[baku],
                date=EventDate(value="2025-03-14", earliest=friday, latest=friday, rule="sentence before"),
                place=EventPlace(place="p2", name="Ijevan", span=span("Ijevan"), rule="own clause"),
                size=Size(dead=Quantity(low=2, high=2, text="two", span=span("two"))),
                trigger=span("shelled"),
                sentence=shelled,
                confidence=0.7,
            ),
            Event(
                id="e3",
                event="PROTEST",
                modes=["strike"],
                quad="material conflict",
                score=-5,
                date=Unknown(unknown="no date in its clause"),
                place=Unknown(unknown="no place in its clause"),
                standing="hypothetical",
                trigger=span("strike"),
                sentence=signs,
                confidence=0.4,
            ),
        ],
        statements=[
            Statement(
                id="s1",
                source=[span("Pavel Orlov")],
                cue=[span("told")],
                content=[span("Nobody invited them,")],
                target="a3",
                verbatim=True,
                stance="rejects",
                confidence=0.8,
            )
        ],
        gaps=[
            Gap(
                id="g1",
                span=span("Nothing was published about the meeting"),
                kind="not disclosed",
                about="e1",
                rule="nothing was",
            )
        ],
        relations=[Relation(id="r1", subject="a1", kind="part of", object="a3", span=span("Armenia"), since="2020")],
        reasons=[
            Reason(
                id="w1",
                question="Why the hurried flight to Tbilisi?",
                kind="context",
                span=span("Armenia is under growing pressure over the railway"),
                explains="e1",
                strength=0.9,
                confidence=0.8,
            )
        ],
        made=Made(version="0.1.0", model="0123456789ab"),
    )
