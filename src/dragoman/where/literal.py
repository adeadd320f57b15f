"""Does a place name mean the place, or those who govern, fight or live there ("Moscow said", "Russia's decision")?

Invariant: only the name's own head, its governor and its case word are looked at; where none of them speaks, a name is literal.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.where.entries import CAPITAL, COUNTRY, DIVISION, Entry
from dragoman.where.words import table, texts

POLITICAL = frozenset({COUNTRY, DIVISION, CAPITAL, "REGION", "CONTINENT", "BLDG"})


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of literal.toml."""

    stays: frozenset[str]
    acts: frozenset[str]
    objects: frozenset[str]
    rulers: frozenset[str]
    places: frozenset[str]
    prepositions: frozenset[str]


@functools.cache
def lists() -> Lists:
    """The lists, read at the first call."""
    file = table("literal.toml")
    return Lists(
        stays=frozenset(texts(file["subject"]["place"])),
        acts=frozenset(texts(file["subject"]["acts"])),
        objects=frozenset(texts(file["object"]["acts"])),
        rulers=frozenset(texts(file["nouns"]["of_rulers"])),
        places=frozenset(texts(file["nouns"]["of_places"])),
        prepositions=frozenset(texts(file["prepositions"]["of_rulers"])),
    )


def metonym(doc: Doc, start: int, end: int, entry: Entry | None, *, demonym: bool) -> str | None:
    """Why the name of tokens [start, end) is no literal place, in a word or two; none where it is one."""
    known = lists()
    head = _head(doc[start:end])
    while head.dep_ == "conj" and head.head != head:  # "Britain and France agreed": as the first of them
        head = head.head
    relation, governor = head.dep_, head.head
    if demonym:
        return None if relation == "amod" and governor.lemma_.lower() in known.places else "demonym"
    lemma = governor.lemma_.lower()
    political = entry is not None and entry.feature in POLITICAL
    state = entry is not None and entry.feature in (COUNTRY, CAPITAL)
    if relation in ("nsubj", "nsubj:pass", "csubj") and governor.pos_ == "VERB":
        if relation == "nsubj" and (lemma in known.acts or (state and lemma not in known.stays)):
            return "subject"
        if relation == "nsubj:pass" and lemma in known.objects:
            return "object"
    if relation in ("obj", "iobj") and political and lemma in known.objects:
        return "object"
    if relation in ("nmod:poss", "compound", "nmod:desc", "nmod", "nmod:npmod") and governor.pos_ in ("NOUN", "PROPN"):
        case = next((child.lower_ for child in head.children if child.dep_ == "case"), "")
        if relation == "nmod" and case not in ("'s", "’s", ""):
            return "party" if political and case in known.prepositions else None
        owned = relation == "nmod:poss" and state and lemma not in known.places
        return "possessor" if owned or lemma in known.rulers else None
    if relation in ("obl", "obl:agent") and state:
        case = next((child.lower_ for child in head.children if child.dep_ == "case"), "")
        return "party" if case in ("by", "against") else None
    return None


def _head(span: Span) -> Token:
    return next(
        (token for token in span if token.head.i < span.start or token.head.i >= span.end or token.head == token),
        span[0],
    )
