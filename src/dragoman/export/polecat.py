"""POLECAT: the 40 columns of the POLECAT data set, tab separated, with a header.

Invariant: only what is told as a fact is a row, for POLECAT knows no standing; several values in a cell stand in the order of the
parties, joined by "; ", and what is missing is "None".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.export.countries import country
from dragoman.export.facts import Facts, day, flat, unique
from dragoman.export.format import Field, TextFormat
from dragoman.export.plover import city_of
from dragoman.report import Event, Participant, Report

NONE = "None"


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """The header, and a line for each event that is told as a fact."""
    yield "\t".join(field.name for field in FORMAT.fields) + "\n"
    for report in reports:
        facts = Facts(report)
        story = _story(report)
        for event in facts.events():
            yield "\t".join(flat(cell or "") or NONE for cell in [*_row(facts, event), *story]) + "\n"


def _row(facts: Facts, event: Event) -> list[str | None]:
    first, place = day(event), facts.place(event)
    nation = country(place.country) if place else None
    return [
        facts.key(event),
        first.isoformat() if first else None,
        event.event,
        "; ".join(event.modes),
        f"{event.score:g}",
        event.quad.upper(),
        "; ".join(event.contexts),
        *_side(facts, event.actors),
        *_side(facts, event.recipients),
        *(
            (
                place.name,
                city_of(place),
                None,
                place.province,
                nation and nation.name,
                _number(place.lat),
                _number(place.lon),
                _number(place.geonames_id),
                facts.report.words(place.span),
                place.feature,
            )
            if place
            else [None] * 10
        ),
    ]


def _side(facts: Facts, parties: list[Participant]) -> list[str]:
    """The nine columns of actors, or of recipients."""

    def each(tell: Callable[[Participant], str | None]) -> str:
        told = [tell(party) for party in parties]
        return "; ".join(one or NONE for one in told) if any(told) else ""

    def nation(party: Participant) -> str | None:
        found = country(party.code)
        return found.name if found else party.code

    def number(party: Participant) -> str | None:
        found = country(party.code)
        return found.cow if found else None

    return [
        each(lambda party: party.name),
        each(nation),
        each(number),
        each(lambda party: next(iter(party.sectors), None)),
        "; ".join(unique(sector for party in parties for sector in party.sectors)),
        each(lambda party: " / ".join(facts.offices(party.actor))),
        each(lambda party: facts.report.words(party.span)),
        "",
    ]


def _story(report: Report) -> list[str | None]:
    """The columns that are the same for all events of a document."""
    published = report.document.published.value
    return [
        report.document.outlet,
        published.isoformat() if published else None,
        "; ".join(unique(actor.name for actor in report.actors if actor.kind == "person")),
        "; ".join(unique(actor.name for actor in report.actors if actor.kind in ("organization", "armed group"))),
        "; ".join(unique(place.name for place in report.places)),
        report.document.language,
        f"dragoman {report.made.version} {report.made.model}",
    ]


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number}"


def _side_fields(side: str) -> tuple[Field, ...]:
    of = f"each {side.lower()}"
    return (
        Field(f"{side} Name", f"name of {of}"),
        Field(f"{side} Country", f"country of {of}, by name; a PLOVER code that is no country's stands as it is"),
        Field(f"{side} COW", "number of that state in the Correlates of War list"),
        Field(f"Primary {side} Sector", f"first PLOVER sector of {of}"),
        Field(f"{side} Sectors", "all their sectors, each once"),
        Field(f"{side} Title", f"posts of {of} in the same report, joined by /"),
        Field(f"{side} Name Raw", f"the words for {of}"),
        Field(f"Wikipedia {side} ID", "None: Dragoman links to no Wikipedia"),
    )


FORMAT = TextFormat(
    tells="POLECAT's 40 columns, tab separated with a header, an event a line",
    text=lines,
    fields=(
        Field("Event ID", "document id, #, event id"),
        Field("Event Date", "first day that it may have been, YYYY-MM-DD"),
        Field("Event Type", "PLOVER event"),
        Field("Event Mode", "modes"),
        Field("Event Intensity", "-10 (conflict) to +10 (cooperation)"),
        Field("Quad Code", "VERBAL COOPERATION, MATERIAL COOPERATION, VERBAL CONFLICT, MATERIAL CONFLICT"),
        Field("Contexts", "contexts"),
        *_side_fields("Actor"),
        *_side_fields("Recipient"),
        Field("Placename", "name of the place where it was"),
        Field("City", "the same, where it is a town"),
        Field("District", "None"),
        Field("Province", "first-level division"),
        Field("Country", "country of the place, by name"),
        Field("Latitude", "in degrees"),
        Field("Longitude", "in degrees"),
        Field("GeoNames ID", "GeoNames id"),
        Field("Raw Placename", "the words for the place"),
        Field("Feature Type", "GeoNames feature code"),
        Field("Source", "outlet"),
        Field("Publication Date", "YYYY-MM-DD"),
        Field("Story People", "names of all persons in the document"),
        Field("Story Organizations", "names of all organizations and armed groups in it"),
        Field("Story Locations", "names of all places in it"),
        Field("Language", "code of the document's language"),
        Field("Version", "version of Dragoman and hash of its model"),
    ),
    loses="Events that are negated, future or hypothetical, for POLECAT has no column that says so. The precision of dates;"
    " sizes; confidence and rule; where the words stand; all but events.",
)
