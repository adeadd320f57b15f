"""PLOVER: the record of the codebook (draft 0.8), as JSON Lines, one event a line.

Invariant: every event of the report is a line, what did not happen among them: its auxiliary mode says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.countries import country
from dragoman.export.facts import Facts, day, last_day
from dragoman.export.format import Field, TextFormat
from dragoman.report import QUADS, Event, EventPlace, Participant, Place, Quantity, Report, Unknown

AUXILIARY = {"negated": "negation", "future": "future", "hypothetical": "hypothetical", "historical": "historical"}
"""The auxiliary mode of a standing; an asserted event has none."""
_CLASSES = {"PPL": "P", "ADM": "A", "PCL": "A"}
"""The GeoNames feature class of a code that starts so; of others it is not said."""


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each event."""
    for report in reports:
        facts = Facts(report)
        for event in report.events:
            yield json.dumps(record(facts, event), ensure_ascii=False) + "\n"


def record(facts: Facts, event: Event) -> dict[str, Any]:
    """The codebook's record of one event, and under "dragoman" what it has no field for."""
    report, document = facts.report, facts.document
    first, last = day(event), last_day(event)
    standing = [AUXILIARY[event.standing]] if event.standing in AUXILIARY else []
    date, place = event.date, event.place
    return {
        "id": facts.key(event),
        "date": first and first.isoformat(),
        "enddate": last.isoformat() if last and last != first else None,
        "actor": [_entity(facts, party) for party in event.actors],
        "recipient": [_entity(facts, party) for party in event.recipients],
        "event": [event.event],
        "mode": [*event.modes, *standing],
        "context": event.contexts,
        "quad_code": QUADS.index(event.quad) + 1,
        "event_scale": event.score,
        "event_loc": _location(facts, event),
        "event_text": report.words(event.trigger),
        "text": report.words(event.sentence),
        "text_info": {
            "sequence": facts.sentence(event.sentence),
            "start": event.sentence.start,
            "end": event.sentence.end,
            "part": event.sentence.part,
        },
        "cite_info": {
            "id": document.id,
            "url": document.url,
            "title": document.title,
            "publication": document.outlet,
            "author": document.authors,
            "date": document.published.value and document.published.value.isoformat(),
            "language": document.language,
        },
        "size": event.size
        and {
            name: _number(number)
            for name in ("dead", "injured", "arrested")
            if (number := getattr(event.size, name)) is not None
        },
        "coder": f"dragoman {report.made.version} {report.made.model}",
        "coded_date": None,
        "dragoman": {
            "confidence": event.confidence,
            "by": event.by,
            "date": {"unknown": date.unknown}
            if isinstance(date, Unknown)
            else {"value": date.value, "rule": date.rule},
            "place": {"rule": place.rule} if isinstance(place, EventPlace) else {"unknown": place.unknown},
            "statement": event.statement,
        },
    }


def _entity(facts: Facts, party: Participant) -> dict[str, Any]:
    return {
        "code": party.code,
        "sector": party.sectors,
        "entity_text": facts.report.words(party.span),
        "identifier_id": None,
        "identifier_text": party.name,
        "office": facts.offices(party.actor),
    }


def _location(facts: Facts, event: Event) -> dict[str, Any] | None:
    place = facts.place(event)
    if place is None:
        return None
    nation = country(place.country)
    return {
        "extracted_place": facts.report.words(place.span),
        "resolved_place": place.name,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "city": city_of(place),
        "district": None,
        "province": place.province,
        "country": nation and nation.name,
        "country_code": place.country,
        "feature_class": _CLASSES.get((place.feature or "")[:3]),
        "feature_code": place.feature,
    }


def city_of(place: Place) -> str | None:
    """The town that a place is; none where it is something larger, smaller or else."""
    return place.name if (place.feature or "").startswith("PPL") else None


def _number(number: Quantity) -> int | None:
    """The least that a number may be, else the most."""
    return number.high if number.low is None else number.low


FORMAT = TextFormat(
    tells="PLOVER records as JSON Lines, an event a line",
    text=lines,
    fields=(
        Field("id", "document id, #, event id"),
        Field("date", "first day that it may have been, YYYY-MM-DD; null: not known"),
        Field("enddate", "last day that it may have been, where that is another"),
        Field("actor", "entities, each: code, sector (a list), entity_text (the words), identifier_id (null: Dragoman links to no"
              " Wikidata), identifier_text (the name), office (posts in the same report)"),
        Field("recipient", "entities"),
        Field("event", "the PLOVER event, in a list"),
        Field("mode", "modes; the last is the auxiliary mode (negation, future, hypothetical, historical), if there is one"),
        Field("context", "contexts"),
        Field("quad_code", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
        Field("event_scale", "-10 (conflict) to +10 (cooperation)"),
        Field("event_loc", "extracted_place (the words), resolved_place, geonameid, lat, lon, city, district (null), province,"
              " country (name), country_code (alpha-3), feature_class, feature_code; null: not known"),
        Field("event_text", "the words that are the event"),
        Field("text", "the sentence"),
        Field("text_info", "sequence (number of the sentence, from 1), start and end of the sentence in code points, part"),
        Field("cite_info", "id, url, title, publication, author, date, language of the document"),
        Field("size", "dead, injured, arrested: the least that the text allows"),
        Field("coder", "version of Dragoman and hash of its model"),
        Field("coded_date", "null: a report keeps no time of its making, so that the same input gives the same bytes"),
        Field("dragoman", "what the record has no field for: confidence, by, the date's TIMEX3 value and rule or why it is not"
              " known, the place's rule or why it is not known, statement"),
    ),
    loses="All but events: posts, statements, gaps, relations, reasons. Of events: ranges of numbers, where the words of parties"
    " stand, other mentions.",
)  # fmt: skip
