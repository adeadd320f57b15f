"""GeoJSON (RFC 7946): a point for each place that is meant literally, and for each event whose place is known.

Invariant: coordinates are longitude, latitude; the properties of a feature are the columns of its table (docs/tables.md).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.export.facts import Facts
from dragoman.export.format import Field, TextFormat
from dragoman.report import TABLES, Report

_PLACES, _EVENTS = TABLES["places"], TABLES["events"]


def text(reports: Iterable[Report]) -> Iterator[str]:
    """One FeatureCollection, a feature a line."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for report in reports:
        for feature in features(report):
            yield between + json.dumps(feature, ensure_ascii=False)
            between = ",\n"
    yield "\n]}\n"


def features(report: Report) -> Iterator[dict[str, Any]]:
    """The features of a report: its places, then its events."""
    facts = Facts(report)
    for place, row in zip(report.places, _PLACES.rows(report), strict=True):
        if place.literal and place.lat is not None and place.lon is not None:
            yield _feature("places", facts.document.id, place.id, place.lon, place.lat, row)
    for event, row in zip(report.events, _EVENTS.rows(report), strict=True):
        where = facts.place(event)
        if where and where.lat is not None and where.lon is not None:
            yield _feature("events", facts.document.id, event.id, where.lon, where.lat, row)


def _feature(table: str, document: str, id: str, lon: float, lat: float, row: list[object]) -> dict[str, Any]:
    cells = zip((column.name for column in TABLES[table].columns), row, strict=True)
    told = {name: cell.isoformat() if isinstance(cell, dt.date) else cell for name, cell in cells}
    return {
        "type": "Feature",
        "id": f"{document}#{id}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"table": table} | {name: cell for name, cell in told.items() if name not in ("lat", "lon")},
    }


FORMAT = TextFormat(
    tells="places and located events as points in GeoJSON",
    text=text,
    fields=(
        Field("id", "document id, #, id of the place or event"),
        Field("geometry", "a point: longitude, latitude"),
        Field("properties.table", "places or events"),
        Field("properties.*", "the columns of that table but for lat and lon; days as YYYY-MM-DD"),
    ),
    loses="Places without coordinates, names that stand for who governs there ('Moscow said'), events without a place; all that"
    " is no place or event.",
)
