"""What passes between the search for expressions and the functions that give them a value: Match and Sense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.when.grammar import Rule

if TYPE_CHECKING:
    from dragoman.when.story import Story

Type = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched Doc characters [start, end). `slots`: the words, lower-cased, in the rule's named places."""

    rule: Rule
    start: int
    end: int
    slots: dict[str, str]
    spans: dict[str, tuple[int, int]]

    def get(self, *names: str) -> str | None:
        """The words in the first of these places that is filled."""
        return next((self.slots[name] for name in names if name in self.slots), None)


@dataclass(frozen=True, slots=True)
class Sense:
    """What an expression means. `start` and `end` are set where it is narrower than the match; the interval where the value does
    not give it.

    `confidence` is how often this reading of these words is right, as far as the rule alone can tell.
    `anchor`: whether times told after this one may count from it.
    """

    type: Type
    value: str | None
    mod: str | None = None
    start: int | None = None
    end: int | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    confidence: float = 0.9
    anchor: bool = True


SenseFunction = Callable[[Match, "Story"], list[Sense]]
"""Gives the senses of a match: none where the words are no time here, several where they hold several times."""
