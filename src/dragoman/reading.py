"""Reading: a document, its parse, and what has been found in it so far; all that the six rooms share.

The parse is one spaCy Doc over the document's parts (its title where that stands apart, its text, captions that stand apart).
Tokens count over the whole Doc; `span` turns Doc offsets into the report's spans, which count within their part.

Invariant: every span that `span` returns lies in one part, and the words under it are the Doc's own.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from dragoman.report import (
    Actor,
    Document,
    Event,
    Gap,
    Place,
    Post,
    Reason,
    Relation,
    Span,
    Statement,
    Time,
)
from dragoman.report.events import Standing as StandingName

if TYPE_CHECKING:
    from dragoman.language.events import EventScores
    from dragoman.what.lexicons import Lexicon

Form = Literal["name", "metonym", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens [start, end) that refer to the actor with id `actor`; `head` is their syntactic head.

    `link` says how the reference was made where the words do not say it ("coreference: pronoun", "surname", ...).
    """

    start: int
    end: int
    head: int
    actor: str
    form: Form
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a predicate is told: whether as a fact, by which cue tokens, and with which hedge word."""

    name: StandingName = "asserted"
    cues: tuple[int, ...] = ()
    hedge: str | None = None


def join_parts(document: Document) -> list[tuple[str, str]]:
    """The parts of a document that are parsed, in reading order: (part, words)."""
    parts = [("title", document.title or ""), ("text", document.text)]
    parts += [(f"caption:{n}", image.caption) for n, image in enumerate(document.images) if image.span is None]
    return [(part, words) for part, words in parts if words.strip() or part == "text"]


@dataclass(slots=True)
class Reading:
    """A document on its way to a report. Rooms append to the lists and fill the token indexes.

    Token layers in `doc.spans` ("names": PERSON ORG PLACE PEOPLE EVENT OTHER; "times"; "sources"; "cues"; "contents") are the
    encoder's proposals, each with its probabilities in `doc.spans[layer].attrs["scores"]`.
    """

    document: Document
    doc: Doc
    lexicon: Lexicon | None = None
    """By which its events are coded; none: the shipped one."""
    gazetteer: Path | None = None
    """A user's own gazetteer beside the shipped one."""
    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    aside: set[int] = field(default_factory=set)
    """Tokens in which a source says why it stays unnamed: no statement, event or reason of the report."""
    mentions: list[Mention] = field(default_factory=list)
    mention_at: dict[int, Mention] = field(default_factory=dict)
    """Mention by its head token."""
    time_at: dict[int, Time] = field(default_factory=dict)
    """Time by each of its tokens."""
    place_at: dict[int, Place] = field(default_factory=dict)
    """Place by each of its tokens."""
    standings: dict[int, Standing] = field(default_factory=dict)
    """Standing by predicate token (verbs, copular heads, event nouns)."""
    statements_at: dict[int, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    """Statements by each token of their content, outermost first."""

    _parts: list[tuple[str, int, int]] = field(init=False)
    _paragraphs: list[int] = field(init=False)
    _counts: dict[str, itertools.count[int]] = field(init=False)

    def __post_init__(self) -> None:
        self._parts, start = [], 0
        for part, words in join_parts(self.document):
            self._parts.append((part, start, start + len(words)))
            start += len(words) + 2
        self._paragraphs = [0, *(match.end() for match in re.finditer(r"\n\s*\n", self.doc.text))]
        self._counts = defaultdict(lambda: itertools.count(1))

    @property
    def told(self) -> EventScores | None:
        """What the event head says of the words; none where the text has no word, or no encoder read it."""
        return self.doc.user_data.get("events")

    def new_id(self, letter: str) -> str:
        """The next id of a kind: a actor, o post, t time, l place, e event, s statement, g gap, r relation, w reason."""
        return f"{letter}{next(self._counts[letter])}"

    def span(self, words: Tokens | Token) -> Span:
        """The report's span of a Doc's span or token."""
        if isinstance(words, Token):
            return self.span_of(words.idx, words.idx + len(words.text))
        return self.span_of(words.start_char, words.end_char)

    def span_of(self, start: int, end: int) -> Span:
        """The report's span of Doc characters [start, end), cut to the part in which it starts."""
        for part, first, last in self._parts:
            if start < last or part == self._parts[-1][0]:
                return Span(start=start - first, end=min(end, last) - first, part=part)
        raise IndexError(f"no part holds characters {start} to {end}")

    def doc_offset(self, part: str) -> int:
        """The Doc character at which a part starts: add it to a report span's offsets to get Doc offsets."""
        return next(first for name, first, _ in self._parts if name == part)

    def tokens(self, span: Span) -> Tokens | None:
        """The Doc's tokens under a report span, widened to whole tokens; none where no token is there."""
        first = self.doc_offset(span.part)
        return self.doc.char_span(first + span.start, first + span.end, alignment_mode="expand")

    def paragraph(self, char: int) -> int:
        """The number (from 1) of the paragraph that holds a Doc character."""
        return bisect.bisect_right(self._paragraphs, char)

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises KeyError."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def add_mention(self, mention: Mention) -> None:
        """Record a mention under its head token and in its actor's list; a longer mention of the same head wins."""
        known = self.mention_at.get(mention.head)
        if known and known.end - known.start >= mention.end - mention.start:
            return
        if known:
            self.mentions.remove(known)
            self.actor(known.actor).mentions.remove(self.span(self.doc[known.start : known.end]))
        self.mention_at[mention.head] = mention
        self.mentions.append(mention)
        self.actor(mention.actor).mentions.append(self.span(self.doc[mention.start : mention.end]))
