"""What is there to put on a map? Places that are meant literally, by point, and links between states, by pair and quad.

Invariant: a place that only stands for a government or a people is no point on the map; every literal place with a point is
counted in exactly one spot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.report import Event, Place, Report
from dragoman.show.parties import is_fact, pairs_of
from dragoman.show.words import clean
from dragoman.show.world import countries

_WIDE = ("PCL", "ADM1", "REGION", "CONT", "RGN", "AREA", "SEA", "OCN", "GULF", "BAY", "STM", "MTS", "DSRT", "PEN")
"""Features that are no point: countries, provinces, regions, waters, ranges."""
_WITHIN = "part of"


@dataclass(slots=True)
class Spot:
    """What was named at one point. `wide`: a country, region or sea, of which the point is only the middle."""

    lat: float
    lon: float
    ids: list[str] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    wide: bool = True
    country: str | None = None
    """The code of the country that it is, not in which it lies."""

    @property
    def name(self) -> str:
        """The name that is most often said, the first of those as often."""
        return self.names.most_common(1)[0][0]

    @property
    def mentions(self) -> int:
        return self.names.total()


@dataclass(slots=True)
class Link:
    """The events of one quad between two states, from one to the other or (not `directed`) together."""

    source: str
    target: str
    directed: bool
    quad: str
    ids: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    fact: bool = False


def spots(reports: Iterable[Report]) -> list[Spot]:
    """The literal places, in order of first mention; a street or bridge that no gazetteer lists is with its town."""
    found: dict[tuple[float, float], Spot] = {}
    for report in reports:
        for place in report.places:
            if place.literal and place.lat is not None and place.lon is not None:
                spot = found.setdefault((place.lat, place.lon), Spot(place.lat, place.lon))
                spot.ids.append(place.id)
                spot.names[clean(place.name)] += 1
                spot.country = place.country if (place.feature or "").startswith("PCL") else spot.country
                spot.wide = spot.wide and _is_wide(place)
    return list(found.values())


def links(reports: Iterable[Report]) -> list[Link]:
    """The links between different states, in order of first mention."""
    found: dict[tuple[str, str, bool, str], Link] = {}
    known = countries()
    for report in reports:
        for event in report.events:
            for source, target, directed in pairs_of(event):
                one, other = source.code or "", target.code or ""
                if one == other or one not in known or other not in known:
                    continue
                if not directed:
                    one, other = sorted((one, other))
                key = (one, other, directed, event.quad)
                _add(found.setdefault(key, Link(*key)), event)
    return list(found.values())


def _add(link: Link, event: Event) -> None:
    if event.id not in link.ids:
        link.ids.append(event.id)
        link.told.append(" ".join([event.event, *event.modes]))
    link.fact = link.fact or is_fact(event)


def _is_wide(place: Place) -> bool:
    return place.relation != _WITHIN and (place.feature or "").startswith(_WIDE)
