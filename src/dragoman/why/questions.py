"""Which questions of "why" does the report ask, in its title or its text?

Invariant: a question is words of the document, from "why" to its question mark or the end of its clause; inside somebody's
quotation it is not the report's.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.reading import Reading
from dragoman.report import Event
from dragoman.why.anchors import Anchors

ASKING = frozenset(
    {"explain", "ask", "wonder", "question", "know", "understand", "say", "clear", "unclear", "tell", "reason", "be"}
)
OPENERS = frozenset({"how", "what", "who", "when", "where"})


@dataclass(slots=True)
class Question:
    """A question in the report's words, and the event that it asks about."""

    words: str
    start: int
    event: Event | None


def find(reading: Reading, anchors: Anchors) -> list[Question]:
    """The questions of a reading, in text order."""
    out = []
    for token in reading.doc:
        if token.lower_ != "why" or _spoken(reading, token):
            continue
        words = _words(reading.doc, token)
        if words is not None:
            out.append(Question(words.text, words.start, anchors.of_words(words)))
    return out


def _spoken(reading: Reading, token: Token) -> bool:
    return any(s.verbatim for s in reading.statements_at.get(token.i, ()))


def _words(doc: Doc, why: Token) -> Span | None:
    """From "why" to the question mark of its sentence; else the clause, if a word that asks governs it."""
    for i in range(why.i + 1, min(why.sent.end, why.i + 40)):
        if doc[i].text == "?":
            return doc[why.i : i + 1]
    head = why.head
    governor = head.head
    if head.i == why.i or governor.lemma_.lower() not in ASKING:
        return None
    end = max(head.right_edge.i + 1, why.i + 1)
    while end > why.i + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return doc[why.i : end] if end - why.i > 2 else None
