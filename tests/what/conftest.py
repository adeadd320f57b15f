"""Readings built by hand: a parse as rows of word, lemma, UPOS, tag, relation, head (counted from 0)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from dragoman.reading import Mention, Reading
from dragoman.report import Actor, Document, Published

Build = Callable[..., Reading]
Name = Callable[..., str]


@pytest.fixture
def build() -> Build:
    """`build(rows, published=...)`: the Reading of one parsed sentence; rows are lines of six blanks-separated fields."""

    def made(rows: str, *, published: dt.date | None = None) -> Reading:
        fields = [row.split() for row in rows.strip().splitlines()]
        words = [f[0] for f in fields]
        doc = Doc(
            Vocab(),
            words=words,
            lemmas=[f[1] for f in fields],
            pos=[f[2] for f in fields],
            tags=[f[3] for f in fields],
            deps=[f[4] for f in fields],
            heads=[int(f[5]) for f in fields],
        )
        dated = Published(value=published, basis="given") if published else Published(basis="unknown")
        document = Document(id="d", text=doc.text, published=dated)
        return Reading(document, doc)

    return made


@pytest.fixture
def name() -> Name:
    """`name(reading, token, country)`: makes the token a name of a state or other actor, and says its id."""

    def made(reading: Reading, token: int, country: str | None, kind: str = "state") -> str:
        key = reading.new_id("a")
        reading.actors.append(Actor(id=key, name=reading.doc[token].text, kind=kind, country=country))  # type: ignore[arg-type]
        reading.add_mention(Mention(token, token + 1, token, key, "name"))
        return key

    return made
