"""What is a find, and how far does a name reach? Shared by the two ways of recognising places.

Invariant: a find's sense is made from the words of its own tokens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from dragoman.where.entries import Entry
from dragoman.where.keys import key_of
from dragoman.where.lookup import Gazetteer
from dragoman.where.names import Sense, sense_of
from dragoman.where.words import words

Source = Literal["encoder", "gazetteer", "nested", "demonym"]
_LINKS = frozenset(
    {
        "of",
        "the",
        "and",
        "-",
        "'",
        "’",
        "'s",
        "’s",
        "el",
        "al",
        "de",
        "la",
        "ez",
        "du",
        "es",
        "on",
        "upon",
        "au",
        "aux",
        "sur",
        "les",
        "le",
        "do",
        "da",
        "dos",
        "das",
        "am",
        "an",
        "der",
        "del",
        "di",
        "und",
        "y",
        "e",
    }
)
REACH = 4
"""Words to either side by which a name that the encoder cut short may grow."""


@dataclass(slots=True)
class Find:
    """Tokens [start, end) that name a place; `score` is how sure it is that they do."""

    start: int
    end: int
    sense: Sense
    source: Source
    score: float
    people: Entry | None = None
    """For a demonym: the place whose people or things it names."""


def place_find(doc: Doc, start: int, end: int, source: Source, score: float, gazetteer: Gazetteer) -> Find:
    """The find of a place name."""
    before = doc[start - 2].lower_ if start >= 2 and doc[start - 1].lower_ == "of" else ""
    after = doc[end].lower_ if end < len(doc) else ""
    return Find(start, end, sense_of(doc[start:end].text, gazetteer, before, after), source, score)


def people_find(doc: Doc, start: int, limit: int, source: Source, score: float, gazetteer: Gazetteer) -> Find | None:
    """The find of a demonym ("Syrian", "South Africans") that starts at a token, the longest first; none where there is none."""
    for end in range(min(start + 2, limit), start, -1):
        if end - start > 1 and not doc[end - 1].is_title:
            continue
        if people := gazetteer.people_of(doc[start:end].text):
            return Find(start, end, Sense("people of " + key_of(people.name), (people,)), source, score, people)
    return None


def is_named(token_text: str) -> bool:
    """Whether a token begins with a capital letter."""
    return token_text[:1].isupper()


def grown(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> tuple[int, int]:
    """A name cut short, grown to the longest name of the gazetteer around it; a bare type word takes the words before it."""
    first, last = start, end
    while first > max(0, start - REACH) and _carries(doc, first - 1):
        first -= 1
    while first < start and doc[first].lower_ in ("the", "a", "an"):
        first += 1
    while last < min(len(doc), end + REACH) and _carries(doc, last):
        last += 1
    for size in range(last - first, end - start, -1):
        for left in range(max(first, end - size), min(start, last - size) + 1):
            right = left + size
            if is_named(doc[left].text) and is_named(doc[right - 1].text):
                key = key_of(doc[left:right].text)
                if gazetteer.listed(key) or any(entry.own for entry in gazetteer.find(key)):
                    return left, right
    lists = words()
    if doc[start].lower_ in lists.sites or doc[start].lower_ in lists.types:
        while start > first and is_named(doc[start - 1].text):
            start -= 1
    if end - start == 1 and doc[start].lower_.strip(".") in lists.heads:
        while end < last and (is_named(doc[end].text) or (doc[end].text == "-" and end + 1 < last)):
            end += 1
    if end < len(doc) and doc[end].is_title and doc[end].lower_ in lists.types and is_named(doc[end - 1].text):
        end += 1
    return start, end


def _carries(doc: Doc, n: int) -> bool:
    """Whether a token can be part of a longer name."""
    return (is_named(doc[n].text) and doc[n].text[-1] != "\n") or doc[n].lower_ in _LINKS
