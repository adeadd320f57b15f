"""What a frame is: one trigger word with its conditions, where its parties stand, and what it codes. See `lexicon/README.md`.

Invariant: a frame of an event names only modes and contexts of the PLOVER codebook; two frames of one lexicon never share a
trigger and all conditions.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.what.words import Condition


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with its conditions, where its parties stand, and what it codes. See `lexicon/README.md`.

    `event` is None for a phrase that looks like an event and is none. `phrase` holds the tokens of a trigger of several
    tokens ("sit - in"), else nothing. `prep` pairs a preposition with the condition on the word that it brings.
    """

    event: str | None
    lemma: str
    pos: str
    phrase: tuple[str, ...]
    particle: frozenset[str]
    subject: Condition | None
    not_subject: Condition | None
    object: Condition | None
    not_object: Condition | None
    modifier: Condition | None
    not_modifier: Condition | None
    prep: tuple[tuple[str, Condition], ...]
    not_prep: frozenset[str]
    clause: frozenset[str]
    clause_verb: Condition | None
    voice: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    content: tuple[str, ...]
    reciprocal: bool
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    mode_by_word: Mapping[str, str]
    confidence: float
    priority: int
    example: str
    example_actor: str
    example_recipient: str
    source: str
    """Where it stands: "assault.toml, frame 3 (attack, assault, ...)"; empty where the event head proposes it."""
    given: bool = False
    """Whether a user's file gave it."""

    @property
    def name(self) -> str:
        """What a finding's `by` says after "what:": "ASSAULT/attack.verb", "RETREAT/step+down.verb", "head:AID/feed.verb"."""
        if not self.source:
            return f"head:{self.event}/{self.lemma}.{self.pos.lower()}"
        particle = "".join(f"+{word}" for word in sorted(self.particle))
        return f"{self.event or 'none'}/{self.lemma}{particle}.{self.pos.lower()}"

    @property
    def weight(self) -> int:
        """How particular the frame is: two for each condition that names words, one for each that names a kind alone."""
        conditions = [self.subject, self.object, self.modifier, self.clause_verb, *(test for _, test in self.prep)]
        named = sum(2 if test.words else 1 for test in conditions if test)
        return named + 2 * len(self.phrase) + 2 * bool(self.particle) + bool(self.clause) + bool(self.voice)

    @property
    def conditions(self) -> tuple[Any, ...]:
        """All that must hold for the frame to match: two frames of one trigger must not share it."""
        return (
            self.phrase, self.particle, self.subject, self.not_subject, self.object, self.not_object, self.modifier,
            self.not_modifier, self.prep, self.not_prep, self.clause, self.clause_verb, self.voice,
        )  # fmt: skip

    @property
    def order(self) -> tuple[int, int, bool, bool]:
        """What sorts the frames of one trigger, the one to try first in front."""
        return -self.priority, -self.weight, not self.given, self.event is not None

    def modes_for(self, words: Collection[str]) -> tuple[str, ...]:
        """The frame's own modes; where it has none, the modes that words of its phrase (lemmas) give."""
        return self.modes or tuple(sorted({self.mode_by_word[word] for word in words if word in self.mode_by_word}))
