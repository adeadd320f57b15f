"""GDELT 2.0: the event table, 61 columns, tab separated, without a header.

Invariant: GDELT's events have two actors, so an event of several parties is a row for each pair of them; the id of a row follows
from document, event and pair, and the mentions table has the same. Only what is told as a fact is a row.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from itertools import combinations, product
from typing import NamedTuple

from dragoman.export.cameo import code_of, party_of
from dragoman.export.countries import country
from dragoman.export.facts import Facts, day, flat
from dragoman.export.format import Field, TextFormat
from dragoman.report import Event, Participant, Place, Report, Span

_TYPES = {"PCL": "1", "ADM": "5", "PPL": "4"}
"""Geo_Type: 1 country, 4 town, 5 first-level division; in the United States these are 3 and 2. 0 is no match."""


class Pair(NamedTuple):
    """An event between two parties, either of which may be none, and the id of its row."""

    id: int
    event: Event
    first: Participant | None
    second: Participant | None


def pairs(facts: Facts) -> Iterator[Pair]:
    """The rows of a report: each actor with each recipient; the actors of an event without one, two by two."""
    for event in facts.events():
        actors: list[Participant | None] = [*event.actors]
        recipients: list[Participant | None] = [*event.recipients]
        mutual = len(actors) > 1 and not recipients
        found = combinations(actors, 2) if mutual else product(actors or [None], recipients or [None])
        for number, (first, second) in enumerate(found):
            yield Pair(_id(f"{facts.key(event)}/{number}"), event, first, second)


def lines(reports: Iterable[Report]) -> Iterator[str]:
    """A line for each pair of parties of each event that is told as a fact."""
    for report in reports:
        facts = Facts(report)
        for pair in pairs(facts):
            yield "\t".join(flat(cell) for cell in _row(facts, pair)) + "\n"


def _row(facts: Facts, pair: Pair) -> list[str]:
    event, document = pair.event, facts.document
    code = code_of(event)
    return [
        str(pair.id),
        *_day(day(event)),
        *_actor(pair.first),
        *_actor(pair.second),
        str(int(_leads(facts, event.trigger))),
        code.code,
        code.base,
        code.root,
        str(code.quad),
        f"{code.goldstein:.1f}",
        str(1 + len(event.mentions)),
        "1",
        "1",
        "",
        *_geo(facts.place_at(pair.first.span) if pair.first else None),
        *_geo(facts.place_at(pair.second.span) if pair.second else None),
        *_geo(facts.place(event)),
        f"{document.published.value:%Y%m%d}000000" if document.published.value else "",
        document.url or document.id,
    ]


def _id(key: str) -> int:
    """A number of 60 bits, as databases that hold GDELT take it."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:15], 16)


def _day(date: dt.date | None) -> tuple[str, str, str, str]:
    """Day, MonthYear, Year, FractionDate; all empty where the day is not known."""
    if date is None:
        return "", "", "", ""
    fraction = (date.month * 30 + date.day) / 365
    return f"{date:%Y%m%d}", f"{date:%Y%m}", f"{date:%Y}", f"{date.year + min(fraction, 0.9999):.4f}"


def _actor(party: Participant | None) -> list[str]:
    """The ten columns of an actor."""
    found = party_of(party)
    types = [*found.types, "", "", ""][:3]
    return [found.code, party.name.upper() if party else "", found.country, found.group, "", "", "", *types]


def _leads(facts: Facts, span: Span) -> bool:
    """Whether the words stand in the headline or in the first paragraph after it, which GDELT calls a root event."""
    from dragoman.sources import layout

    laid = layout(facts.document.text)
    head = max((end for _, end in filter(None, [laid.headline, laid.byline])), default=0)
    body = facts.document.text[head:]
    start = head + len(body) - len(body.lstrip())
    end = facts.document.text.find("\n\n", start)
    return span.part != "text" or end < 0 or span.start < end


def _geo(place: Place | None) -> list[str]:
    """The eight columns of a place; type 0 and empty ones where there is none, or none with a point."""
    nation = country(place.country) if place else None
    if place is None or place.lat is None or place.lon is None:
        return ["0", "", "", "", "", "", "", ""]
    kind = _TYPES.get((place.feature or "")[:3], "4")
    if place.country == "USA":
        kind = {"4": "3", "5": "2"}.get(kind, kind)
    fips = nation.fips if nation else ""
    names = [place.name, place.province, nation and nation.name]
    whole = ", ".join(dict.fromkeys(filter(None, names)))
    return [kind, whole, fips, fips, "", str(place.lat), str(place.lon), fips if kind == "1" else ""]


def _actor_fields(n: int) -> tuple[Field, ...]:
    return (
        Field(f"Actor{n}Code", "raw CAMEO code: country or body, then types"),
        Field(f"Actor{n}Name", "name, in capitals"),
        Field(f"Actor{n}CountryCode", "CAMEO country code, three letters"),
        Field(f"Actor{n}KnownGroupCode", "UNO for the United Nations, EEC for the European Union"),
        Field(f"Actor{n}EthnicCode", "empty"),
        Field(f"Actor{n}Religion1Code", "empty"),
        Field(f"Actor{n}Religion2Code", "empty"),
        *(Field(f"Actor{n}Type{k}Code", f"CAMEO type {k}, from the PLOVER sectors") for k in (1, 2, 3)),
    )


def _geo_fields(whose: str, tells: str) -> tuple[Field, ...]:
    return (
        Field(
            f"{whose}Geo_Type", f"{tells}: 1 country, 2 US state, 3 US city, 4 city or other place, 5 province; 0 none"
        ),
        Field(f"{whose}Geo_Fullname", "name, province, country"),
        Field(f"{whose}Geo_CountryCode", "FIPS 10-4, two letters"),
        Field(f"{whose}Geo_ADM1Code", "the country's FIPS code alone: Dragoman has no FIPS codes of provinces"),
        Field(f"{whose}Geo_ADM2Code", "empty"),
        Field(f"{whose}Geo_Lat", "degrees"),
        Field(f"{whose}Geo_Long", "degrees"),
        Field(
            f"{whose}Geo_FeatureID",
            "FIPS code of a country; else empty, for GDELT counts by GNS and GNIS, not GeoNames",
        ),
    )


FORMAT = TextFormat(
    tells="GDELT 2.0 event table with CAMEO codes, 61 columns, tab separated without a header",
    text=lines,
    fields=(
        Field("GlobalEventID", "60 bits of the SHA-256 of document id, event id and pair: the same event always has the same"),
        Field("Day", "YYYYMMDD: first day that it may have been; empty: not known"),
        Field("MonthYear", "YYYYMM"),
        Field("Year", "YYYY"),
        Field("FractionDate", "year and (month * 30 + day) / 365"),
        *_actor_fields(1),
        *_actor_fields(2),
        Field("IsRootEvent", "1 in the headline or in the first paragraph after it, else 0"),
        Field("EventCode", "CAMEO code, with its leading zero (export/cameo.csv)"),
        Field("EventBaseCode", "its first three digits"),
        Field("EventRootCode", "its first two digits"),
        Field("QuadClass", "of the CAMEO root: 1 verbal cooperation, 2 material cooperation, 3 verbal, 4 material conflict"),
        Field("GoldsteinScale", "of the CAMEO code"),
        Field("NumMentions", "how often the document tells it"),
        Field("NumSources", "1"),
        Field("NumArticles", "1"),
        Field("AvgTone", "empty: Dragoman measures no tone"),
        *_geo_fields("Actor1", "where the actor's own words are a place name"),
        *_geo_fields("Actor2", "where the actor's own words are a place name"),
        *_geo_fields("Action", "where it was"),
        Field("DATEADDED", "publication date and 000000; empty: not known"),
        Field("SOURCEURL", "the document's address, else its id"),
    ),
    loses="Events that are negated, future or hypothetical. What PLOVER says more finely than CAMEO, contexts, sectors without a"
    " CAMEO type (PTY, PRE, REL, UNK); the precision of dates; sizes; all but events. That one event has several parties.",
)  # fmt: skip
