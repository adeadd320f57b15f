"""Find the places of a reading: recognise names, gather what stands beside them, resolve, say what relation and sense they have.

Invariant: places come in text order, and each token belongs to one place at most.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

from dragoman.reading import Reading
from dragoman.report import Place
from dragoman.where.entries import COUNTRY, COUNTY, Entry
from dragoman.where.finds import Find
from dragoman.where.keys import key_of
from dragoman.where.literal import metonym
from dragoman.where.lookup import Gazetteer, gazetteer
from dragoman.where.names import Sense
from dragoman.where.recognise import recognise
from dragoman.where.relate import PART, Lie, lie_of
from dragoman.where.resolve import Choice, Name, resolve

_VERBAL = frozenset({"and", "or", "is", "was", "were", "has", "to", "from", "."})
CALM = 0.7
"""Exponent that brings scores times shares to what was right on the dev parts: of 0.6 so made, three in five are."""


def find(reading: Reading) -> None:
    """Add the places of the document to the reading."""
    known = gazetteer(reading.gazetteer)
    finds = recognise(reading.doc, known)
    for found, choice in zip(finds, choose(reading.doc, finds, known), strict=True):
        place = _place(reading, found, choice, known)
        if place is None:
            continue
        reading.places.append(place)
        for n in range(found.start, found.end):
            reading.place_at[n] = place


@dataclass(frozen=True, slots=True)
class Answer:
    """What a name was taken to mean; `part` says that the point is that of a town it is taken to be in."""

    entry: Entry | None
    share: float
    by: str
    part: bool = False


def choose(doc: Doc, finds: list[Find], known: Gazetteer, weights: np.ndarray | None = None) -> list[Answer]:
    """The answer for each find, in their order, by the weights of weights.toml or others."""
    names, which = gather(doc, finds, known)
    choices = resolve(names, known, weights)
    answers = [_answer(choices[slot], found) for slot, found in zip(which, finds, strict=True)]
    return _fill(finds, [_held(doc, finds, answers, n) for n in range(len(finds))])


def gather(doc: Doc, finds: list[Find], known: Gazetteer) -> tuple[list[Name], list[int]]:
    """The names to resolve (one for all finds of one sense), and for each find the number of its name."""
    names: list[Name] = []
    number: dict[tuple[str, str | None, tuple[str, ...]], int] = {}
    which: list[int] = []
    for n, found in enumerate(finds):
        outer = containers(doc, finds, n, known)
        sense = found.sense
        said = tuple(sorted(o.key for o in outer if any(e.is_area for e in o.entries)))
        slot = number.setdefault((sense.key, sense.wanted if sense.wanted != "site" else None, said), len(names))
        if slot == len(names):
            names.append(Name(sense, 0))
        names[slot].count += 1
        names[slot].containers += outer
        which.append(slot)
    _inherit(names)
    return names, which


def containers(doc: Doc, finds: list[Find], n: int, known: Gazetteer) -> list[Sense]:
    """The names that say what place number `n` lies in: "Homs, Syria", "Homs in Syria", "the Syrian city of Homs"."""
    found, outer = finds[n], []
    if n + 1 < len(finds):
        after = finds[n + 1]
        between = [token.lower_ for token in doc[found.end : after.start]]
        if between in ([","], ["("], ["in"], [",", "in"]) and after.people is None:
            outer.append(after.sense)
    code = doc[found.end + 1].text if found.end + 1 < len(doc) and doc[found.end].text == "," else ""
    if len(code) == 2 and code.isupper() and (state := known.division_by_code("US", code)):
        outer.append(Sense(key_of(state.name), (state,)))
    if n and found.people is None:
        earlier = finds[n - 1]
        between = [token.lower_ for token in doc[earlier.end : found.start]]
        owner = between[:1] in (["'s"], ["’s"])
        of = len(between) <= 5 and between[-1:] == ["of"] and (owner or earlier.people is not None)
        if of or (owner and len(between) == 1 and any(e.feature == COUNTRY for e in earlier.sense.entries)):
            outer.append(earlier.sense)
    return outer


def _inherit(names: list[Name]) -> None:
    """A name that stands bare takes over what another mention of the same name says that it lies in."""
    said: dict[str, list[Sense]] = {}
    for name in names:
        said.setdefault(name.sense.key, []).extend(name.containers)
    for name in names:
        name.containers = name.containers or said[name.sense.key]


def _answer(choice: Choice | None, found: Find) -> Answer:
    if choice is None:
        return Answer(None, 0.5, "unlisted")
    return Answer(choice.entry, choice.share * (0.8 if found.sense.inner else 1), choice.by, part=found.sense.inner)


def _held(doc: Doc, finds: list[Find], answers: list[Answer], n: int) -> Answer:
    """The answer of a find; of an unlisted name, that of the place which the words after it say that it lies in.

    As in "the Kaloran sub-district of neighbouring Temanggung", "Kaloran, Temanggung".
    """
    answer = answers[n]
    if answer.entry is not None or n + 1 == len(finds) or finds[n].source != "encoder":
        return answer
    between = [token.lower_ for token in doc[finds[n].end : finds[n + 1].start]]
    held = between == [","] or (0 < len(between) <= 5 and ("of" in between or "in" in between) and "," not in between)
    outer = answers[n + 1].entry
    if not held or outer is None or finds[n + 1].people is not None or any(word in _VERBAL for word in between):
        return answer
    return Answer(outer, 0.6, "what it lies in", part=True)


def _fill(finds: list[Find], answers: list[Answer]) -> list[Answer]:
    """Points for unlisted names and for counties without a point of their own, from the report's towns."""
    towns: dict[tuple[float, float], tuple[float, int, Entry]] = {}
    for n, (found, answer) in enumerate(zip(finds, answers, strict=True)):
        if (
            answer.entry is not None
            and not answer.part
            and (answer.entry.is_city or (answer.entry.feature == COUNTY and not answer.entry.rough))
        ):
            point = (answer.entry.lat, answer.entry.lon)
            weight, first, _ = towns.get(point, (0.0, n, answer.entry))
            towns[point] = (weight + answer.share * (0.5 if found.source == "nested" else 1.0), first, answer.entry)
    if not towns:
        return answers
    ranked = [entry for _, _, entry in sorted(towns.values(), key=lambda row: (-row[0], row[1]))]
    filled = []
    for found, answer in zip(finds, answers, strict=True):
        if (
            answer.entry is None
            and found.source == "encoder"
            and found.sense.wanted not in ("water", "height", "country")
        ):
            answer = Answer(ranked[0], 0.4, "the report's town", part=True)
        elif answer.entry is not None and answer.entry.rough:
            near = next((town for town in ranked if town.area == answer.entry.area), None)
            if near:
                answer = Answer(_at(answer.entry, near), answer.share, answer.by)
        filled.append(answer)
    return filled


def _at(county: Entry, town: Entry) -> Entry:
    return Entry(
        county.name, town.lat, town.lon, COUNTY, county.country, area=county.area, radius=county.radius, rough=True
    )


def _place(reading: Reading, found: Find, answer: Answer, known: Gazetteer) -> Place | None:
    doc, entry = reading.doc, answer.entry
    words = " ".join(doc[found.start : found.end].text.split())
    why = metonym(doc, found.start, found.end, entry, demonym=found.people is not None)
    if found.source == "nested" and why is None:
        why = "nested"
    lie = Lie(PART) if answer.part else lie_of(doc, found.start, found.sense.direction)
    rule = f"where:{found.source}/{answer.by}" + (f"/{why}" if why else "")
    span = reading.span(doc[found.start : found.end])
    sure = round(max(0.05, min(0.99, (found.score * answer.share) ** CALM)), 3)
    if entry is None:
        return Place(id=reading.new_id("l"), span=span, name=words, literal=why is None, confidence=sure, by=rule)
    radius = None if answer.part else known.radius(entry)
    distance = lie.distance if lie else None
    if lie and lie.bearing is not None and lie.is_part and radius:  # the northern half: half as wide, half way out
        radius = distance = round(radius / 2)
    named = not answer.part and (key_of(entry.name) == found.sense.key or not entry.is_city)
    return Place(
        id=reading.new_id("l"),
        span=span,
        name=entry.name if named and not entry.rough else words,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        province=known.province(entry),
        geonames_id=None if answer.part else entry.geonames,
        feature=None if answer.part else entry.feature,
        relation=lie.relation if lie else None,
        bearing=lie.bearing if lie else None,
        distance=distance,
        radius=radius,
        literal=why is None,
        confidence=sure,
        by=rule,
    )
