"""Which reports tell of one happening? Same act, same parties, within a day, at places that do not contradict.

Invariant: when in doubt apart. An episode is measured against its first report, so it never drifts; two events of one document
are two; parties that are not known, or two persons by different names, make no episode.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.desk.index import actors, entities, events, participants, places

DAYS, KILOMETRES = 1, 50.0


def assign(connection: Connection, document: int, made: dict[str, list[dict[str, Any]]]) -> None:
    """Set `episode_id` of a document's events (rows as `rows.py` makes them), before they are stored."""
    at = {row["id"]: row for row in made["places"]}
    entity = {row["id"]: (row["kind"], row["entity_id"]) for row in made["actors"]}
    taken: set[int] = set()
    for row in made["events"]:
        row["episode_id"] = row["id"]
        if row["standing"] != "asserted" or row["parties"] is None or row["day"] is None:
            continue
        persons = {
            who
            for part in made["participants"]
            if part["event_id"] == row["id"]
            for kind, who in [entity.get(part["actor_id"], ("", None))]
            if kind == "person" and who
        }
        place = at.get(row["place_id"])
        for first in _candidates(connection, document, row):
            if first.id not in taken and _near(place, row["place"], first) and _same(connection, persons, first.id):
                row["episode_id"] = first.id
                taken.add(first.id)
                break


def _candidates(connection: Connection, document: int, row: dict[str, Any]) -> Sequence[Row[Any, Any, Any, Any]]:
    day: dt.date = row["day"]
    span = (day - dt.timedelta(DAYS), day + dt.timedelta(DAYS))
    found = (
        select(events.c.id, events.c.place, places.c.lat, places.c.lon)
        .outerjoin(places, events.c.place_id == places.c.id)
        .where(events.c.parties == row["parties"], events.c.event == row["event"], events.c.day.between(*span))
        .where(events.c.episode_id == events.c.id, events.c.document_id != document, events.c.standing == "asserted")
        .order_by(events.c.id)
        .limit(50)
    )
    return connection.execute(found).all()


def _near(place: dict[str, Any] | None, name: str | None, other: Row[Any, Any, Any, Any]) -> bool:
    if name is None or other.place is None or name == other.place:
        return True
    if not place or None in (place["lat"], place["lon"], other.lat, other.lon):
        return False
    return distance(place["lat"], place["lon"], other.lat, other.lon) <= KILOMETRES


def _same(connection: Connection, persons: set[int], event: int) -> bool:
    """Whether the persons are those of the event, or one of the two names none."""
    theirs = (
        select(entities.c.same_as)
        .join(actors, actors.c.entity_id == entities.c.id)
        .join(participants, participants.c.actor_id == actors.c.id)
        .where(participants.c.event_id == event, actors.c.kind == "person")
    )
    others = set(connection.scalars(theirs))
    if not persons or not others:
        return True
    mine = set(connection.scalars(select(entities.c.same_as).where(entities.c.id.in_(sorted(persons)))))
    return mine == others


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, on a sphere of 6,371 km."""
    one, other = math.radians(lat), math.radians(other_lat)
    step = math.radians(other_lon - lon)
    chord = math.sin((other - one) / 2) ** 2 + math.cos(one) * math.cos(other) * math.sin(step / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(chord)))
