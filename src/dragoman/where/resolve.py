"""Which of its namesakes does a name mean in this report?

Every candidate gets a score: the sum of a few plain features times the weights of weights.toml. What one name means speaks for
what the others mean, so the scores are taken anew three times, with the other names' shares from the round before.

Invariant: one name has one sense in a report, unless words beside it name what it lies in; the choice depends on the report
alone.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

import numpy as np

from dragoman.where.entries import CAPITAL, COUNTRY, COUNTY, DIVISION, Entry
from dragoman.where.lookup import Gazetteer
from dragoman.where.names import Sense, is_kind
from dragoman.where.words import table

FEATURES = (
    "people", "country", "division", "county", "region", "capital", "own", "contain", "typed", "mistyped",
    "report_country", "report_area", "near",
)  # fmt: skip
_STATIC = len(FEATURES) - 3
ROUNDS = 3
WIDE = 300.0
"""Kilometres of radius from which a listed region counts double: nobody means a suburb by "Middle East"."""
SAME = 150.0
"""Kilometres within which a division and the town of its name are one place unless a type word says which."""


@dataclass(slots=True)
class Name:
    """A name to resolve: its sense, how often it stands in the report, and the names of what it lies in, if said beside it."""

    sense: Sense
    count: int = 1
    containers: list[Sense] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry chosen, its share among the namesakes, and the feature that decided."""

    entry: Entry
    share: float
    by: str


@functools.cache
def weights() -> np.ndarray:
    """The weights of weights.toml in the order of FEATURES."""
    listed = table("weights.toml")["weights"]
    return np.array([float(str(listed[name])) for name in FEATURES])


@dataclass(frozen=True, slots=True)
class Weighed:
    """All candidates of a report: for name n they are [bounds[n][0], bounds[n][1]); a row of values and a share for each."""

    candidates: list[Entry]
    bounds: list[tuple[int, int]]
    values: np.ndarray
    shares: np.ndarray


def resolve(names: list[Name], gazetteer: Gazetteer, by_weights: np.ndarray | None = None) -> list[Choice | None]:
    """The choice for each name, in their order; none where the gazetteer has no candidate."""
    weight = weights() if by_weights is None else by_weights
    weighed = weigh(names, gazetteer, weight)
    return [_choose(weighed, weight, n, name) for n, name in enumerate(names)]


def weigh(names: list[Name], gazetteer: Gazetteer, weight: np.ndarray) -> Weighed:
    """The candidates of all names with their feature values and shares."""
    candidates: list[Entry] = []
    bounds: list[tuple[int, int]] = []
    for name in names:
        bounds.append((len(candidates), len(candidates) + len(name.sense.entries)))
        candidates += name.sense.entries
    values = np.zeros((len(candidates), len(FEATURES)))
    if not candidates:
        return Weighed(candidates, bounds, values, np.zeros(0))
    for name, (first, last) in zip(names, bounds, strict=True):
        for n in range(first, last):
            values[n, :_STATIC] = _static(candidates[n], name, gazetteer)
    context = _Context(names, candidates, bounds, gazetteer)
    shares = _shares(values @ weight, bounds)
    for _ in range(ROUNDS):
        values[:, _STATIC:] = context.features(shares)
        shares = _shares(values @ weight, bounds)
    return Weighed(candidates, bounds, values, shares)


def _static(entry: Entry, name: Name, gazetteer: Gazetteer) -> list[float]:
    wanted = name.sense.wanted
    right = is_kind(entry, wanted)
    listed = not (entry.is_city or entry.feature in (COUNTRY, DIVISION, COUNTY))
    return [
        entry.people / 7,
        entry.feature == COUNTRY,
        entry.feature == DIVISION,
        entry.feature == COUNTY,
        (1.0 + (entry.radius > WIDE)) * listed,
        entry.feature == CAPITAL,
        entry.own,
        max((_lies_in(entry, outer, gazetteer) for outer in name.containers), default=0.0),
        right,
        wanted is not None and not right,
    ]


def _lies_in(entry: Entry, outer: Sense, gazetteer: Gazetteer) -> float:
    """Whether an entry lies in any of the places that the container's name may stand for."""
    for place in outer.entries:
        if place.feature == COUNTRY and entry.country == place.country and entry.feature != COUNTRY:
            return 1.0
        if place.feature in (DIVISION, COUNTY) and entry.feature not in (COUNTRY, DIVISION):
            area = gazetteer.area_of(place)
            if area is not None and area == gazetteer.area_of(entry):
                return 1.0
            if entry.country == place.country and _km(entry, place) < min(place.radius, 80):
                return 1.0
        if place.feature == "REGION" and entry.is_city and _km(entry, place) < place.radius:
            return 1.0
    nearby = (p for p in outer.entries if p.is_city and p.people > 4.5)
    return 0.5 if entry.is_city and any(0 < _km(entry, place) < 40 for place in nearby) else 0.0


def _km(one: Entry, other: Entry) -> float:
    a, b = _vector(np.array([one.lat, other.lat]), np.array([one.lon, other.lon]))
    return float(6371 * np.arccos(np.clip(a @ b, -1, 1)))


def _vector(lat: np.ndarray, lon: np.ndarray) -> np.ndarray:
    lat, lon = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)


def _shares(scores: np.ndarray, bounds: list[tuple[int, int]]) -> np.ndarray:
    shares = np.zeros_like(scores)
    for first, last in bounds:
        if last > first:
            part = np.exp(scores[first:last] - scores[first:last].max())
            shares[first:last] = part / part.sum()
    return shares


class _Context:
    """What the other names of the report say for a candidate: same country, same first-level division, near by."""

    REACH = 90.0
    """Kilometres at which the pull of a neighbour has fallen to a third."""

    def __init__(
        self, names: list[Name], candidates: list[Entry], bounds: list[tuple[int, int]], gazetteer: Gazetteer
    ) -> None:
        self.group = np.concatenate([np.full(last - first, n) for n, (first, last) in enumerate(bounds)])
        counts = np.array([min(name.count, 4) ** 0.5 for name in names])
        self.count = counts[self.group]
        countries: dict[str, int] = {}
        self.country = np.array(
            [countries.setdefault(e.country, len(countries)) if e.country else -1 for e in candidates]
        )
        self.area = np.array([-1 if (area := gazetteer.area_of(e)) is None else area for e in candidates])
        self.fine = np.array([e.is_city or e.feature == COUNTY or not e.is_area for e in candidates])
        vectors = _vector(np.array([e.lat for e in candidates]), np.array([e.lon for e in candidates]))
        self.points = vectors.astype(np.float32)
        self.bounds = bounds

    def features(self, shares: np.ndarray) -> np.ndarray:
        """Columns report_country, report_area and near, each between 0 and 1, from the other names' shares."""
        mass = shares * self.count
        return np.stack([self._same(self.country, mass), self._same(self.area, mass), self._near(mass, shares)], axis=1)

    def _same(self, labels: np.ndarray, mass: np.ndarray) -> np.ndarray:
        known = labels >= 0
        size = int(labels.max(initial=-1)) + 1
        if not size:
            return np.zeros(len(labels))
        total = np.bincount(labels[known], weights=mass[known], minlength=size)
        cell = self.group * size + np.maximum(labels, 0)
        own = np.bincount(cell[known], weights=mass[known], minlength=size * (int(self.group.max()) + 1))
        others = np.where(known, total[np.maximum(labels, 0)] - own[cell], 0.0)
        return np.asarray(others / (others + 1.0))

    def _near(self, mass: np.ndarray, shares: np.ndarray) -> np.ndarray:
        strong = np.flatnonzero((shares > 0.15) & self.fine)
        if not len(strong):
            return np.zeros(len(mass))
        dots = np.clip(self.points @ self.points[strong].T, -1, 1)
        pull = np.exp(-6371 * np.arccos(dots) / self.REACH) * mass[strong]
        pull[self.group[:, None] == self.group[strong][None, :]] = 0
        total = pull.sum(axis=1)
        return np.asarray(total / (total + 0.5))


def _choose(weighed: Weighed, weight: np.ndarray, number: int, name: Name) -> Choice | None:
    first, last = weighed.bounds[number]
    if first == last:
        return None
    candidates, shares = weighed.candidates, weighed.shares
    order = first + np.argsort(-shares[first:last], kind="stable")
    best = int(order[0])
    if name.sense.wanted not in ("division", "county"):
        best = _town(candidates, order, best)
    if len(order) == 1:
        return Choice(candidates[best], 1.0, "only one")
    other = int(order[1]) if best == order[0] else int(order[0])
    gain = (weighed.values[best] - weighed.values[other]) * weight
    share = float(max(shares[best], shares[int(order[0])]))
    return Choice(candidates[best], share, FEATURES[int(np.argmax(gain))].replace("_", " "))


def _town(candidates: list[Entry], order: np.ndarray, best: int) -> int:
    """The town in place of the division that is named after it, where no type word chose the division."""
    division = candidates[best]
    if division.feature != DIVISION or division.country == "USA":
        return best
    for n in order[1:]:
        town = candidates[int(n)]
        if town.is_city and town.people > 4 and town.country == division.country and _km(town, division) < SAME:
            return int(n)
    return best
