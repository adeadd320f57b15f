"""Which event do words hang on, or point back to?

Invariant: an event is tied by syntax within its sentence, or by a word that points back ("the visit", "they"); else by none, and
the caller says so. "Main" is what the report is about: the event of its question, else its first asserted one.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from dragoman.reading import Reading
from dragoman.report import Event
from dragoman.why.cues import Cues


class Anchors:
    """The events of a reading by trigger token, in text order."""

    def __init__(self, reading: Reading, cues: Cues) -> None:
        self.doc: Doc = reading.doc
        self._cues = cues
        self.event_at: dict[int, Event] = {}
        self.first_token: dict[str, int] = {}
        for event in reading.events:
            for span in (event.trigger, *event.mentions):
                tokens = reading.tokens(span)
                if tokens is not None:
                    for i in range(tokens.start, tokens.end):
                        self.event_at.setdefault(i, event)
                    self.first_token.setdefault(event.id, tokens.root.i)
        self._order = sorted(self.event_at)
        self._starts = [s.start for s in reading.doc.sents]

    def sentence(self, i: int) -> int:
        """The number of the sentence that holds token i."""
        return bisect.bisect_right(self._starts, i) - 1

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The tokens [start, end) of a sentence."""
        end = self._starts[sentence + 1] if sentence + 1 < len(self._starts) else len(self.doc)
        return self._starts[sentence], end

    def inside(self, start: int, end: int) -> list[tuple[int, Event]]:
        """The triggers in [start, end)."""
        low = bisect.bisect_left(self._order, start)
        high = bisect.bisect_left(self._order, end)
        return [(i, self.event_at[i]) for i in self._order[low:high]]

    def of(self, token: Token, without: Iterable[int] = ()) -> Event | None:
        """The event that a reason under `token` explains: on the way up from it, or among the arguments of a governor there."""
        out = set(without)
        node, steps = token, 0
        while steps < 4:
            if node.i in self.event_at and node.i not in out:
                return self.event_at[node.i]
            for kid in node.children:
                if (
                    kid.i in self.event_at
                    and kid.i not in out
                    and kid.dep_ in ("obj", "nsubj:pass", "xcomp", "nsubj", "obl", "conj")
                ):
                    return self.event_at[kid.i]
            if node.head.i == node.i:
                break
            node, steps = node.head, steps + 1
        start, end = token.sent.start, token.sent.end
        near = [(i, e) for i, e in self.inside(start, end) if i not in out]
        return min(near, key=lambda x: (abs(x[0] - token.i), x[0]))[1] if near else None

    def back(self, subject: Token) -> tuple[Event | None, str]:
        """The event that a subject points back to ("they", "the visit"), and how it was found."""
        sentence = self.sentence(subject.i)
        noun = subject.lemma_.lower()
        if subject.pos_ == "NOUN":
            codes = self._cues.events.get(noun)
            found = self._by_noun(noun, codes, self._starts[sentence])
            return found, "same noun" if found else "none"
        start, end = self.bounds(sentence - 1) if sentence else (0, 0)
        before = self.inside(start, end)
        if before:
            return before[-1][1], "sentence before"
        nouns = [t for t in self.doc[start:end] if t.pos_ == "NOUN"] if end > start else []
        for token in reversed(nouns):
            lemma = token.lemma_.lower()
            if self._cues.events.get(lemma):
                found = self._by_noun(lemma, self._cues.events[lemma], start)
                if found:
                    return found, f"by the noun {token.text!r}"
        return None, "none"

    def _by_noun(self, noun: str, codes: frozenset[str] | None, before: int) -> Event | None:
        """The last event before a token whose trigger is the noun itself; else the first of the kinds that the noun can mean."""
        earlier = [i for i in self._order if i < before]
        for i in reversed(earlier):
            if self.doc[i].lemma_.lower() == noun:
                return self.event_at[i]
        if codes is None:
            return None
        for i in reversed(earlier) if not codes else earlier:
            if not codes or self.event_at[i].event in codes:
                return self.event_at[i]
        return None

    def of_words(self, words: Span) -> Event | None:
        """The event that a question asks about: one told in it, else one that its nouns can mean."""
        told = self.inside(words.start, words.end)
        nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in self._cues.events]
        for token in nouns:
            if token.i in self.event_at:
                return self.event_at[token.i]
            found = self._by_noun(token.lemma_.lower(), self._cues.events[token.lemma_.lower()], len(self.doc))
            if found and token.dep_ not in ("obj", "nmod"):
                return found
        return told[0][1] if told else None
