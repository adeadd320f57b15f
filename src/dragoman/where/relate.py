"""Where from the named place? "south of Aleppo", "20 km north of Homs", "northern Syria", "near Rafah", "the outskirts of Kyiv".

Invariant: the relation holds the words' own sense in a fixed form; the place's span is that of its name alone, and its point
that of the named place: bearing and distance lead from there.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.where.words import words

REACH = 6
"""Tokens before the name that are looked at."""
PART = "part of"
BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


@dataclass(frozen=True, slots=True)
class Lie:
    """How a place lies to the named point: in words, degrees clockwise from north, and kilometres as the text tells them."""

    relation: str
    bearing: float | None = None
    distance: float | None = None

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the named place ("northern Syria") and not beside it."""
        return self.relation.endswith(PART)


def lie_of(doc: Doc, start: int, direction: str | None) -> Lie | None:
    """How a place lies by the words before token `start`, or by the direction word inside the name."""
    if direction:
        return Lie(f"{direction} {PART}", BEARINGS.get(direction))
    lists = words()
    before = [token.lower_ for token in doc[max(0, start - REACH) : start]]
    while before and before[-1] in ("the", "'s"):
        before.pop()
    if not before:
        return None
    last = before[-1]
    compass, used = _compass(before)
    if compass:
        return Lie(f"{compass} {PART}", BEARINGS.get(compass)) if used else None
    if last in ("of", "from", "outside"):
        found = _from(before[:-1], last)
        if found:
            return found
    if last == "to" and len(before) > 1 and before[-2] in ("close", "next"):
        return Lie("near")
    beside = lists.relations.get(last) if last in ("near", "outside", "around", "beyond") else None
    return Lie(beside) if beside else None


def _from(before: list[str], link: str) -> Lie | None:
    lists = words()
    compass, used = _compass(before)
    told, kilometres = _distance(before[: len(before) - used])
    if compass:
        return Lie(f"{told} {compass} of".strip(), BEARINGS.get(compass), kilometres)
    if told:
        return Lie(f"{told} {'outside' if link == 'outside' else 'from'}", None, kilometres)
    if link == "of" and before and (relation := lists.relations.get(before[-1])):
        return Lie(relation)
    return None


def _compass(before: list[str]) -> tuple[str | None, int]:
    """The compass word that ends a list of words, however it is written ("north - west"), and the words it takes."""
    directions = words().directions
    if not before or before[-1] not in directions:
        return None, 0
    last = directions[before[-1]]
    for gap in (2, 1):
        if len(before) > gap and before[-1 - gap] in ("north", "south") and (gap == 1 or before[-2] in ("-", "–")):
            return before[-1 - gap] + last, gap + 1
    return last, 1


def _distance(before: list[str]) -> tuple[str, float | None]:
    """ "20 km" of the words before "from" or a compass word, and its kilometres; "" and None where there is none."""
    lists = words()
    kept = [word for word in before if word not in ("(", ")", "about", "some", "to", "the", "away", "-", "–")]
    if len(kept) < 2 or kept[-1] not in lists.units:
        return "", None
    amount = lists.amounts.get(kept[-2])
    if amount is None:
        try:
            amount = float(kept[-2].replace(",", ""))
        except ValueError:
            return "", None
    return f"{kept[-2]} {kept[-1]}", round(amount * lists.units[kept[-1]], 1)
