"""What the event head says of a document's words: which event each tells of, and which words fill its roles.

Invariant: numbers are by Doc token; white space tells of nothing and fills nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
ROLES = ("actor", "recipient", "place", "time")
BIAS = -2.0
"""Of a role's score, in training as well: few words fill a role."""
NEVER = -20.0
"""The logarithm of a chance that is none."""


@dataclass(frozen=True, slots=True)
class EventScores:
    """Chances of triggers and of roles, as natural logarithms."""

    classes: list[str]
    """The head's classes: "" for no event, and the events."""
    chances: Floats
    """[tokens, classes] each row's chances sum to 1."""
    place: list[tuple[int, int]]
    """Of each token, the sentence in which the encoder read it and its number among all words; (-1, 0) for white space."""
    sentences: list[list[int]]
    """The tokens of each such sentence."""
    triggers: Floats
    """[words, roles, width] the words' role vectors as triggers."""
    parties: Floats
    """[words, roles, width] and as what fills the roles."""

    @classmethod
    def of(
        cls,
        tokens: int,
        sentences: Sequence[Sequence[int]],
        classes: list[str],
        events: Floats,
        triggers: Floats,
        parties: Floats,
    ) -> EventScores:
        """From the encoder's scores of N words: [N, classes], and role vectors [N, roles * width] of words as triggers and as
        what they bind. `sentences` holds the Doc tokens of each sentence's words."""
        solid = [i for sentence in sentences for i in sentence]
        chances = np.full((tokens, len(classes)), NEVER, np.float32)
        chances[:, 0] = 0
        top = events - events.max(1, keepdims=True)
        chances[solid] = top - np.log(np.exp(top).sum(1, keepdims=True))
        place = [(-1, 0)] * tokens
        word = 0
        for number, sentence in enumerate(sentences):
            for token in sentence:
                place[token] = number, word
                word += 1
        left, right = (vectors.reshape(len(solid), len(ROLES), -1) for vectors in (triggers, parties))
        return cls(classes, chances, place, [list(sentence) for sentence in sentences], left, right)

    def likely(self, least: float) -> list[int]:
        """The tokens that tell of some event with at least this chance, from 0 to 1."""
        return [int(i) for i in np.flatnonzero(self.chances[:, 1:].max(1) >= np.log(least))]

    def tells(self, token: int, event: str) -> float:
        """The logarithm of the chance that a token tells of an event."""
        return float(self.chances[token, self.classes.index(event)])

    def between(self, trigger: int, actors: Sequence[int], recipients: Sequence[int]) -> Floats | None:
        """[events] The logarithms of the shares of each event in what one of some tokens does to one of others: all words of
        the trigger's sentence are asked whether they tell it and bind both. None where one side has no token there."""
        number = self.place[trigger][0]
        sides = [[self.place[i][1] for i in side if self.place[i][0] == number] for side in (actors, recipients)]
        if number < 0 or not all(sides):
            return None
        tokens = self.sentences[number]
        words = [self.place[i][1] for i in tokens]
        acting = self._fill(words, sides[0], 0).max(1)
        receiving = np.maximum(self._fill(words, sides[1], 0).max(1), self._fill(words, sides[1], 1).max(1))
        chances = self.chances[tokens, 1:] + (acting + receiving)[:, None]
        shares = np.log(np.exp(chances - chances.max()).sum(0))
        total: Floats = shares - np.log(np.exp(shares).sum())
        return total

    def fills(self, trigger: int, token: int, role: str) -> float:
        """The logarithm of the chance that a token fills a role of what another one tells; NEVER across sentences."""
        (here, first), (there, second) = self.place[trigger], self.place[token]
        if here != there or here < 0:
            return NEVER
        return float(self._fill([first], [second], ROLES.index(role))[0, 0])

    def _fill(self, triggers: list[int], parties: list[int], role: int) -> Floats:
        """[triggers, parties] The logarithms of the chances that words fill a role of what other words tell."""
        vectors = self.triggers[triggers, role] @ self.parties[parties, role].T
        chances: Floats = -np.logaddexp(0, -(vectors / np.float32(np.sqrt(self.triggers.shape[2])) + BIAS))
        return chances
