"""Where from the named place? "south of Aleppo", "20 km north of Homs", "northern Syria", "near Rafah", "the outskirts of Kyiv".

Invariant: the relation holds the words' own sense in a fixed form; the place's span is that of its name alone.
"""

from __future__ import annotations

from spacy.tokens import Doc

from dragoman.where.words import words

REACH = 6
"""Tokens before the name that are looked at."""


def relation_of(doc: Doc, start: int, direction: str | None) -> str | None:
    """The relation that the words before token `start` set up, or the direction word inside the name."""
    if direction:
        return f"{direction} part of"
    lists = words()
    before = [token.lower_ for token in doc[max(0, start - REACH) : start]]
    while before and before[-1] in ("the", "'s"):
        before.pop()
    if not before:
        return None
    last = before[-1]
    compass, used = _compass(before)
    if compass and not last.startswith("of"):
        return f"{compass} part of" if used else None
    if last in ("of", "from"):
        return _of(before[:-1], last)
    if last in ("to",) and len(before) > 1 and before[-2] in ("close", "next"):
        return "near"
    return lists.relations.get(last) if last in ("near", "outside", "around", "beyond", "nearby") else None


def _of(before: list[str], link: str) -> str | None:
    lists = words()
    compass, used = _compass(before)
    if compass:
        away = _distance(before[: len(before) - used])
        return f"{away} {compass} of".strip()
    if away := _distance(before):
        return f"{away} from"
    if link == "of" and before:
        return lists.relations.get(before[-1])
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


def _distance(before: list[str]) -> str:
    """ "20 km" of the words before "from" or a compass word; empty where there is none."""
    words_ = [word for word in before if word not in ("(", ")", "about", "some", "to", "the", "away", "-")]
    if len(words_) >= 2 and words_[-1] in words().units and words_[-2][:1].isdigit():
        return f"{words_[-2]} {words_[-1]}"
    return ""
