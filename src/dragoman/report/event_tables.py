"""What, as tables: events, and who takes part in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.report.actors import Participant
from dragoman.report.base import Unknown
from dragoman.report.events import Event, EventDate, EventPlace, Quantity
from dragoman.report.places import Place
from dragoman.report.report import Report
from dragoman.report.table import Column, Table, span_columns


@dataclass(frozen=True, slots=True)
class Part:
    """A party in its part in an event: the `number`th of its `role`, from 0."""

    event: Event
    role: str
    number: int
    party: Participant


def _date(event: Event) -> EventDate | None:
    return None if isinstance(event.date, Unknown) else event.date


def _place(event: Event) -> EventPlace | None:
    return None if isinstance(event.place, Unknown) else event.place


def _point(report: Report, event: Event) -> Place | None:
    place = _place(event)
    return next((one for one in report.places if place and one.id == place.place), None)


def _reason(known: object) -> str | None:
    return known.unknown if isinstance(known, Unknown) else None


def _names(parties: list[Participant]) -> list[str]:
    return [party.name for party in parties]


def _codes(parties: list[Participant]) -> list[str]:
    return [party.code or "" for party in parties]


def _size_columns(which: str) -> tuple[Column[Event], ...]:
    def of(event: Event) -> Quantity | None:
        quantity: Quantity | None = getattr(event.size, which) if event.size else None
        return quantity

    return (
        Column(f"{which}_low", "integer", f"how many {which}, at least", lambda _, e: (n := of(e)) and n.low),
        Column(
            f"{which}_high", "integer", f"how many {which}, at most; empty: open", lambda _, e: (n := of(e)) and n.high
        ),
        Column(f"{which}_words", "text", f"the words for how many {which}", lambda _, e: (n := of(e)) and n.text),
    )


def parts(report: Report) -> Iterator[Part]:
    """Every party of every event."""
    for event in report.events:
        for role, parties in (("actor", event.actors), ("recipient", event.recipients)):
            for number, party in enumerate(parties):
                yield Part(event, role, number, party)


EVENTS: Table[Event] = Table(
    "events",
    "a PLOVER event",
    lambda report: report.events,
    (
        Column("id", "text", "id of the event in its report", lambda _, e: e.id),
        Column("event", "text", "PLOVER event, such as CONSULT", lambda _, e: e.event),
        Column("modes", "texts", "PLOVER modes, such as visit", lambda _, e: e.modes),
        Column("contexts", "texts", "PLOVER contexts, such as military", lambda _, e: e.contexts),
        Column("quad", "text", "verbal or material, cooperation or conflict", lambda _, e: e.quad),
        Column("score", "number", "-10 (conflict) to +10 (cooperation)", lambda _, e: e.score),
        Column("standing", "text", "asserted, negated, future, hypothetical, historical", lambda _, e: e.standing),
        Column("actors", "texts", "names of its actors; more of them in `participants`", lambda _, e: _names(e.actors)),
        Column(
            "actor_codes", "texts", "their countries or PLOVER codes; empty: not known", lambda _, e: _codes(e.actors)
        ),
        Column("recipients", "texts", "names of its recipients", lambda _, e: _names(e.recipients)),
        Column("recipient_codes", "texts", "their countries or PLOVER codes", lambda _, e: _codes(e.recipients)),
        Column(
            "date", "text", "when: a TIMEX3 value that keeps its precision", lambda _, e: (d := _date(e)) and d.value
        ),
        Column("earliest", "day", "first day that it may have been", lambda _, e: (d := _date(e)) and d.earliest),
        Column("latest", "day", "last day that it may have been", lambda _, e: (d := _date(e)) and d.latest),
        Column("time", "text", "id of the time that dates it", lambda _, e: (d := _date(e)) and d.time),
        Column("date_rule", "text", "how the date belongs to the event", lambda _, e: (d := _date(e)) and d.rule),
        Column("date_unknown", "text", "why there is no date", lambda _, e: _reason(e.date)),
        Column("place", "text", "id of the place where it was", lambda _, e: (p := _place(e)) and p.place),
        Column("place_name", "text", "name of that place", lambda _, e: (p := _place(e)) and p.name),
        Column("lat", "number", "its latitude, in degrees", lambda report, e: (p := _point(report, e)) and p.lat),
        Column("lon", "number", "its longitude, in degrees", lambda report, e: (p := _point(report, e)) and p.lon),
        Column("country", "text", "its country, alpha-3", lambda report, e: (p := _point(report, e)) and p.country),
        Column("place_rule", "text", "how the place belongs to the event", lambda _, e: (p := _place(e)) and p.rule),
        Column("place_unknown", "text", "why there is no place", lambda _, e: _reason(e.place)),
        *_size_columns("dead"),
        *_size_columns("injured"),
        *_size_columns("arrested"),
        *span_columns(lambda e: e.trigger),
        Column("mentions", "integer", "how often it is told again; where, is in `spans`", lambda _, e: len(e.mentions)),
        Column("sentence", "text", "the sentence that tells it", lambda report, e: report.words(e.sentence)),
        Column("sentence_start", "integer", "where the sentence starts", lambda _, e: e.sentence.start),
        Column("sentence_end", "integer", "where the sentence ends", lambda _, e: e.sentence.end),
        Column("hedge", "text", "the word that lowers it, such as reportedly", lambda _, e: e.hedge),
        Column("claimed_by", "text", "actors or recipients: the side that alone says so", lambda _, e: e.claimed_by),
        Column(
            "statement",
            "text",
            "id of the statement whose words it rests on; empty: the report's",
            lambda _, e: e.statement,
        ),
        Column("confidence", "number", "0 to 1", lambda _, e: e.confidence),
        Column("by", "text", "the lexicon entry or head that found it", lambda _, e: e.by),
    ),
)

PARTICIPANTS: Table[Part] = Table(
    "participants",
    "an actor or recipient of an event",
    parts,
    (
        Column("event", "text", "id of the event", lambda _, p: p.event.id),
        Column("role", "text", "actor or recipient", lambda _, p: p.role),
        Column("number", "integer", "its place among those of its role, from 0", lambda _, p: p.number),
        Column("actor", "text", "id of the actor; empty: the report does not name it", lambda _, p: p.party.actor),
        Column("name", "text", "its name", lambda _, p: p.party.name),
        Column("code", "text", "ISO 3166-1 alpha-3, or a PLOVER code", lambda _, p: p.party.code),
        Column("sectors", "texts", "PLOVER sectors", lambda _, p: p.party.sectors),
        Column("link", "text", "how it was found, where not by syntax alone", lambda _, p: p.party.link),
        *span_columns(lambda p: p.party.span),
    ),
)
