"""Reports of any content, for hypothesis: what may be empty is empty at times, and texts hold whatever Unicode has."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args

from hypothesis import strategies as st

from dragoman.report import (
    EVENTS,
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
    Time,
    Unknown,
)
from dragoman.report.events import Standing
from dragoman.report.statements import Stance

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
NAMES = WORDS.map(lambda word: f"A{word}Z")
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
TIMEX = st.sampled_from(["2025", "2025-SU", "2025-03", "2025-W10", "2025-03-18", "2025-03-18TMO", "PAST_REF"])
CODES = st.sampled_from(["ARM", "USA", "ROU", "XKX", "SUN", "IGO", "UNO", "EUR", "IMG", "QQQ"])
SECTORS = st.lists(st.sampled_from(["GOV", "MIL", "JRN", "MED", "PTY", "UNK"]), max_size=3, unique=True)
SURE = st.floats(0, 1)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=4, max_size=60))
    title = draw(maybe(WORDS))
    parts = {"text": text} | ({"title": title} if title else {})

    def span() -> Span:
        part = draw(st.sampled_from(sorted(parts)))
        start = draw(st.integers(0, len(parts[part]) - 1))
        return Span(start=start, end=draw(st.integers(start + 1, len(parts[part]))), part=part)

    def spans() -> list[Span]:
        return [span() for _ in range(draw(st.integers(0, 2)))]

    def sure() -> dict[str, Any]:
        return {"confidence": draw(SURE), "by": draw(WORDS)}

    def point() -> dict[str, Any]:
        return draw(st.just({}) | st.fixed_dictionaries({"lat": st.floats(-90, 90), "lon": st.floats(-180, 180)}))

    def ids(letter: str) -> list[str]:
        return [f"{letter}{n}" for n in range(draw(st.integers(0, 2)))]

    def one_of(known: list[str]) -> str:
        return draw(st.sampled_from([*known, "elsewhere"]))

    def perhaps(known: list[str]) -> str | None:
        return draw(st.none() | st.just(one_of(known)))

    def party() -> Participant:
        actor = draw(maybe(st.sampled_from([*actors, "elsewhere"])))
        return Participant(
            actor=actor,
            name=draw(NAMES),
            code=draw(maybe(CODES)),
            sectors=draw(SECTORS),
            span=span(),
            link=draw(maybe(WORDS)),
        )

    def quantity() -> Quantity | None:
        low, high = draw(maybe(st.integers(0, 9))), draw(maybe(st.integers(9, 99)))
        return draw(st.none() | st.just(Quantity(low=low, high=high, text=draw(WORDS), span=span())))

    def event(id: str) -> Event:
        code = draw(st.sampled_from(sorted(EVENTS)))
        quad, score, modes = EVENTS[code]
        date: EventDate | Unknown = Unknown(unknown="told without a date")
        if draw(st.booleans()):
            date = EventDate(
                value=draw(TIMEX), earliest=draw(maybe(DAYS)), latest=draw(maybe(DAYS)), span=draw(maybe(st.just(span()))),
                rule="own clause",
            )  # fmt: skip
        place: EventPlace | Unknown = Unknown(unknown="told without a place")
        if draw(st.booleans()):
            place = EventPlace(place=one_of(places), name=draw(NAMES), span=span(), rule="own clause")
        return Event(
            id=id,
            event=code,  # type: ignore[arg-type] # one of the literals
            modes=draw(st.lists(st.sampled_from(sorted(modes) or ["none"]), max_size=2, unique=True)) if modes else [],
            contexts=draw(st.lists(st.sampled_from(["military", "economic", "crime"]), max_size=2, unique=True)),
            quad=quad,
            score=score,
            actors=[party() for _ in range(draw(st.integers(0, 3)))],
            recipients=[party() for _ in range(draw(st.integers(0, 2)))],
            date=date,
            place=place,
            size=draw(maybe(st.just(Size(dead=quantity(), injured=quantity(), arrested=quantity())))),
            standing=draw(st.sampled_from(get_args(Standing))),
            trigger=span(),
            mentions=spans(),
            sentence=span(),
            statement=draw(maybe(st.just(one_of(said)))),
            **sure(),
        )

    actors, places, events, said = ids("a"), ids("l"), ids("e"), ids("s")
    kinds: st.SearchStrategy[Any] = st.sampled_from(["person", "organization", "state", "armed group", "people"])
    statuses: st.SearchStrategy[Any] = st.sampled_from(["holds", "held", "appointed", "removed"])
    ties: st.SearchStrategy[Any] = st.sampled_from(["ally of", "supports", "opposes", "leads", "part of"])
    return Report(
        document=Document(
            id=draw(WORDS),
            url=draw(maybe(st.just("https://example.org/a?b=1&c=2"))),
            title=title,
            outlet=draw(maybe(NAMES)),
            authors=draw(st.lists(NAMES, max_size=2)),
            text=text,
            published=Published(value=draw(maybe(DAYS)), basis="given"),
            images=[Image(caption=draw(WORDS), shows=draw(maybe(WORDS)), span=draw(maybe(st.just(span()))))],
        ),
        actors=[
            Actor(id=key, name=draw(NAMES), kind=draw(kinds), country=draw(maybe(CODES)), sectors=draw(SECTORS),
                  mentions=spans(), **sure())
            for key in actors
        ],
        posts=[
            Post(id=key, holder=one_of(actors), title=draw(NAMES), body=draw(maybe(NAMES)), country=draw(maybe(CODES)),
                 since=draw(maybe(TIMEX)), until=draw(maybe(TIMEX)), status=draw(statuses), span=span(), **sure())
            for key in ids("o")
        ],
        times=[
            Time(id=key, span=span(), text=draw(WORDS), type="DATE", value=draw(maybe(TIMEX)),
                 earliest=draw(maybe(DAYS)), **sure())
            for key in ids("t")
        ],
        places=[
            Place(id=key, span=span(), name=draw(NAMES), **point(), country=draw(maybe(CODES)),
                  province=draw(maybe(NAMES)), literal=draw(st.booleans()), **sure())
            for key in places
        ],
        events=[event(key) for key in events],
        statements=[
            Statement(id=key, source=spans(), cue=spans(), content=[span(), *spans()], speaker=perhaps(actors),
                      target=perhaps(actors), verbatim=draw(st.booleans()),
                      stance=draw(st.sampled_from(get_args(Stance))), hedge=draw(maybe(WORDS)), **sure())
            for key in said
        ],
        gaps=[
            Gap(id=key, span=span(), kind="not known", by=draw(maybe(WORDS)), about=perhaps(events), rule="r")
            for key in ids("g")
        ],
        relations=[
            Relation(id=key, subject=one_of(actors), kind=draw(ties), object=one_of(actors), since=draw(maybe(TIMEX)),
                     span=span(), **sure())
            for key in ids("r")
        ],
        reasons=[
            Reason(id=key, question=draw(maybe(WORDS)), kind="cause", span=span(), explains=perhaps(events),
                   strength=draw(SURE), **sure())
            for key in ids("w")
        ],
        made=Made(version="0.1.0", model="0123456789ab", settings=draw(st.dictionaries(WORDS, WORDS, max_size=1))),
    )  # fmt: skip
