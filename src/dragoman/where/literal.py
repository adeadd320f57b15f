"""Does a place name mean the place, or those who govern, fight or live there ("Moscow said", "Russia's decision")?

Invariant: only the name's own head, its governor, its case word and the word right after it are looked at; where none of them
speaks, a name is literal.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.where.entries import CAPITAL, COUNTRY, DIVISION, Entry
from dragoman.where.words import table, texts, words

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
    minded: frozenset[str]
    from_rulers: frozenset[str]
    on_rulers: frozenset[str]
    routes: frozenset[str]


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
        minded=frozenset(texts(file["subject"]["minded"])),
        from_rulers=frozenset(texts(file["prepositions"]["from"])),
        on_rulers=frozenset(texts(file["prepositions"]["on"])),
        routes=frozenset(texts(file["prepositions"]["routes"])),
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
    if _inside_name(doc, start, end, head):
        return "part of a name"
    lemma = governor.lemma_.lower()
    political = entry is not None and entry.feature in POLITICAL
    state = entry is not None and entry.feature in (COUNTRY, CAPITAL)
    if relation in ("nsubj", "nsubj:pass", "csubj") and governor.pos_ == "VERB":
        if relation == "nsubj" and (lemma in known.acts or (state and lemma not in known.stays)):
            return "subject"
        if relation == "nsubj:pass" and lemma in known.objects:
            return "object"
        things = {child.lemma_.lower() for child in governor.children if child.dep_ == "obj"}
        if state and lemma == "have" and things & known.rulers:  # "Germany has 2,700 troops there"
            return "subject"
    if relation == "nsubj" and state and lemma in known.minded:  # "Germany is prepared to send planes"
        return "subject"
    if relation in ("obj", "iobj") and political and lemma in known.objects:
        return "object"
    if relation in ("nmod:poss", "compound", "nmod:desc", "nmod", "nmod:npmod") and governor.pos_ in ("NOUN", "PROPN"):
        case = next((child.lower_ for child in head.children if child.dep_ == "case"), "")
        if relation == "nmod" and case not in ("'s", "’s", ""):
            told = (case == "from" and lemma in known.from_rulers) or (case == "on" and lemma in known.on_rulers)
            route = case == "between" and lemma in known.routes
            return "party" if political and (case in known.prepositions or told) and not route else None
        owned = relation == "nmod:poss" and state and lemma not in known.places
        return "possessor" if owned or lemma in known.rulers else None
    if relation in ("obl", "obl:agent") and state:
        case = next((child.lower_ for child in head.children if child.dep_ == "case"), "")
        return "party" if case in ("by", "against", "with") else None
    return None


def _inside_name(doc: Doc, start: int, end: int, head: Token) -> bool:
    """Whether the name is a part of a longer one that is no place: "Venice Commission", "Bank of Mauritius", "Air Zimbabwe"."""
    lists = words()
    kinds = {*lists.types, *lists.sites}
    after, governor = doc[end] if end < len(doc) else None, head.head
    if after is not None and _is_name(after) and after.lower_ not in {*kinds, *lists.directions}:
        same = after.sent.start == head.sent.start and governor.lower_ not in kinds
        return same and (after.head.i in range(start, end) or governor.i >= end)
    before = doc[start - 1].lower_ if start else ""
    if head.dep_ == "nmod" and before in ("of", "the") and _is_name(governor) and governor.i < start:
        of = any(child.dep_ == "case" and child.lower_ == "of" for child in head.children)
        return of and governor.tag_ == "NNP" and governor.lower_ not in kinds and not _is_person(governor)
    return head.dep_ == "flat" and start > 0 and _is_name(doc[start - 1])


def _is_person(token: Token) -> bool:
    """ "Xu Kun of China": a person is from there, and no body named after it."""
    names = token.doc.spans.get("names", ())
    return any(name.label_ == "PERSON" and name.start <= token.i < name.end for name in names)


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.is_alpha and token.text[:1].isupper()


def _head(span: Span) -> Token:
    return next(
        (token for token in span if token.head.i < span.start or token.head.i >= span.end or token.head == token),
        span[0],
    )
