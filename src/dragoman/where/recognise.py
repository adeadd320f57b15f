"""Which words name a place? The encoder's PLACE names, what lies inside its other names, and what only the gazetteer knows.

Invariant: finds are in text order and do not overlap; no word of a person's name is a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.where.finds import Find, grown, is_named, people_find, place_find
from dragoman.where.keys import key_of
from dragoman.where.lookup import Gazetteer
from dragoman.where.scan import contained, is_big, scan

_STOPS = frozenset({",", "(", ")", ";", ":", "–", "—"})


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of the encoder."""

    start: int
    end: int
    label: str
    score: float

    def holds(self, other: _Name) -> bool:
        return self.start <= other.start and other.end <= self.end


def recognise(doc: Doc, gazetteer: Gazetteer) -> list[Find]:
    """All place names of a document, with the words for the people or things of places."""
    taken = [False] * len(doc)
    finds: list[Find] = []
    names = _names(doc)
    surnames = {doc[n.end - 1].text for n in names if n.label == "PERSON" and n.end - n.start > 1}
    persons = [name for name in names if name.label == "PERSON" and not _is_place(doc, name, surnames, gazetteer)]
    for name in names:
        if (
            name not in persons
            and name.label in ("PLACE", "PERSON")
            and not any(p.holds(name) and p.score >= name.score for p in persons)
        ):
            for start, end in _pieces(doc, name.start, name.end):
                _keep(finds, taken, _encoder_find(doc, start, end, name.score, gazetteer))
    seen = {find.sense.key for find in finds if find.sense.entries and find.people is None and len(find.sense.key) > 3}
    for name in persons:
        if name.score > 0.5:
            if name.end - name.start > 2:  # "Syrian President Assad" cut as one name
                _keep(finds, taken, people_find(doc, name.start, name.end, "demonym", 0.6, gazetteer))
            for n in range(name.start, name.end):
                taken[n] = True
    for name in names:
        if name.label in ("ORG", "EVENT", "OTHER"):
            _keep_nested(finds, taken, doc, name, gazetteer, seen)
    for find in scan(doc, taken, gazetteer, seen, encoded=bool(names)):
        _keep(finds, taken, find)
    return sorted(finds, key=lambda find: find.start)


def _names(doc: Doc) -> list[_Name]:
    if "names" not in doc.spans:
        return []
    layer = doc.spans["names"]
    scores = list(layer.attrs.get("scores", []))
    scores += [0.8] * (len(layer) - len(scores))
    return [_Name(span.start, span.end, span.label_, float(score)) for span, score in zip(layer, scores, strict=True)]


def _is_place(doc: Doc, name: _Name, surnames: set[str], gazetteer: Gazetteer) -> bool:
    """Whether what the encoder takes for a person is a listed name, a big city that is nobody's surname here, or a town with
    its country or division beside it."""
    text = doc[name.start : name.end].text
    key = key_of(text)
    if name.end - name.start == 1 and text not in surnames and is_big(key, text, gazetteer):
        return True
    return gazetteer.listed(key) or (contained(doc, name.end, gazetteer) and bool(gazetteer.find(key)))


def _keep(finds: list[Find], taken: list[bool], find: Find | None) -> None:
    if find is None or any(taken[find.start : find.end]):
        return
    taken[find.start : find.end] = [True] * (find.end - find.start)
    finds.append(find)


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A PLACE name without "the" and "'s", and cut at commas ("Springfield, Illinois")."""
    first = start
    for n in range(start, end + 1):
        if n == end or doc[n].text in _STOPS or doc[n].is_space:
            left, right = first, n
            while left < right and (doc[left].lower_ in ("the", "a", "an") or doc[left].is_punct):
                left += 1
            while right > left and doc[right - 1].lower_ in ("'s", "’s", "'", "’"):
                right -= 1
            if right > left and any(is_named(token.text) or token.is_digit for token in doc[left:right]):
                yield left, right
            first = n + 1


def _encoder_find(doc: Doc, start: int, end: int, score: float, gazetteer: Gazetteer) -> Find | None:
    start, end = grown(doc, start, end, gazetteer)
    if not gazetteer.listed(key_of(doc[start:end].text)):
        people = people_find(doc, start, min(end + 1, len(doc)), "demonym", score, gazetteer)
        if people and people.end >= end:
            return people
    found = place_find(doc, start, end, "encoder", score, gazetteer)
    return found if found.sense.entries or len(found.sense.key) > 2 else None


def _keep_nested(
    finds: list[Find], taken: list[bool], doc: Doc, name: _Name, gazetteer: Gazetteer, seen: set[str]
) -> None:
    """Places inside the name of an organization or event: "Nigerian Air Force", "University of California".

    `seen`: names that are places elsewhere in the report, so that "Torrington Council" holds Torrington.
    """
    n = name.start
    while n < name.end:
        found = None
        if is_named(doc[n].text) and not taken[n]:
            ends = range(min(name.end, n + 3), n, -1)
            found = next((find for end in ends if (find := _nested(doc, n, end, name, gazetteer, seen))), None)
        _keep(finds, taken, found)
        n = found.end if found else n + 1


def _nested(doc: Doc, start: int, end: int, name: _Name, gazetteer: Gazetteer, seen: set[str]) -> Find | None:
    people = people_find(doc, start, end, "nested", name.score, gazetteer)
    if people and people.end == end:
        return people
    text = doc[start:end].text
    key = key_of(text)
    joined = end < name.end and doc[end].text == "-" and not doc[end - 1].whitespace_ and not gazetteer.listed(key)
    if joined:  # "Agri-Food Authority"
        return None
    if is_named(doc[end - 1].text) and (key in seen or is_big(key, text, gazetteer)):
        return place_find(doc, start, end, "nested", name.score, gazetteer)
    return None
