"""Which capitalised words does the gazetteer alone know for a place?

Invariant: only words that the encoder left free are looked at; a word that is often something else needs more than itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dragoman.where.entries import COUNTRY, DIVISION
from dragoman.where.finds import Find, is_named, people_find, place_find
from dragoman.where.keys import key_of
from dragoman.where.lookup import Gazetteer
from dragoman.where.words import words

LONGEST = 5
"""Words of the longest name that is looked for."""
BIG = 5.0
"""Decimal logarithm of the population from which a city's name alone is enough."""


def scan(doc: Doc, taken: list[bool], gazetteer: Gazetteer, seen: set[str], *, encoded: bool) -> Iterator[Find]:
    """Finds among the tokens that are not taken.

    `seen`: keys of names that are places elsewhere in the report. `encoded`: the encoder has named the document, so that what it
    left needs more.
    """
    n, size = 0, len(doc)
    while n < size:
        if taken[n] or not is_named(doc[n].text):
            n += 1
            continue
        stop = n + 1
        while stop < size and stop < n + LONGEST and not taken[stop] and _goes_on(doc, stop):
            stop += 1
        ends = range(stop, n + 1, -1)
        found = next((find for end in ends if (find := _known(doc, n, end, gazetteer, seen, encoded))), None)
        found = found or people_find(doc, n, stop, "demonym", 0.9, gazetteer)
        found = found or _known(doc, n, n + 1, gazetteer, seen, encoded)
        if found:
            yield found
        n = found.end if found else n + 1


def is_big(key: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name alone, wherever it stands, is likely a place: a listed one or a big city, and no common word or name."""
    if key in words().doubtful or _is_word(key, text):
        return False
    return any((not e.is_city and e.feature != "ADM2") or (e.people >= BIG and e.own) for e in gazetteer.find(key))


def _is_word(key: str, text: str) -> bool:
    """Whether a short name is written as a word and not as the abbreviation that is listed ("Us", "Eu", "La")."""
    return len(key) <= 3 and not text.isupper() and "." not in text


def _known(doc: Doc, start: int, end: int, gazetteer: Gazetteer, seen: set[str], encoded: bool) -> Find | None:
    if end - start > 1 and not is_named(doc[end - 1].text):
        return None
    text = doc[start:end].text
    key = key_of(text)
    entries = gazetteer.find(key)
    listed = gazetteer.listed(key)
    if not entries or (_is_word(key, text) and not (listed and len(key) > 2)):
        return None
    if (
        not listed
        and end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and doc[end + 1].is_alpha
    ):
        return None  # "Agri-Food"
    alone = not _capital_beside(doc, start, end)
    doubtful = key in words().doubtful
    if listed and not doubtful and (alone or end - start > 1 or entries[0].feature == COUNTRY):
        return place_find(doc, start, end, "gazetteer", 0.85, gazetteer)
    held = contained(doc, end, gazetteer)
    cue = start > 0 and doc[start - 1].lower_ in words().cues
    biggest = max((e.people for e in entries if e.own), default=0.0)
    if held or (alone and key in seen) or (alone and not doubtful and (biggest >= BIG or (cue and not encoded))):
        return place_find(doc, start, end, "gazetteer", 0.8 if held or cue else 0.6, gazetteer)
    return None


def _goes_on(doc: Doc, n: int) -> bool:
    return is_named(doc[n].text) or doc[n].lower_ in (
        "-",
        ".",
        "'",
        "’",
        "of",
        "the",
        "and",
        "el",
        "al",
        "de",
        "la",
        "ez",
        "&",
    )


def _capital_beside(doc: Doc, start: int, end: int) -> bool:
    """Whether a capitalised word right beside makes the words part of a longer name."""
    left = start > 0 and is_named(doc[start - 1].text) and doc[start - 1].is_alpha and not doc[start - 1].is_sent_start
    right = end < len(doc) and is_named(doc[end].text) and doc[end].is_alpha and not doc[end].is_sent_start
    return bool(left or right)


def contained(doc: Doc, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a comma and a country or division follow: "Mayer, Minnesota"."""
    if end + 1 >= len(doc) or doc[end].text != "," or not is_named(doc[end + 1].text):
        return False
    for last in (end + 3, end + 2):
        entries = gazetteer.find(key_of(doc[end + 1 : last].text))
        if entries and entries[0].feature in (COUNTRY, DIVISION):
            return True
    return False
