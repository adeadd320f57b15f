"""An event in the making, as the files of this room hand it on."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.report import Participant
from dragoman.report.events import Standing
from dragoman.what.arguments import Arguments
from dragoman.what.embedding import Place


@dataclass(slots=True)
class Draft:
    """An event in the making."""

    token: int
    event: str
    modes: list[str]
    by: str
    confidence: float
    standing: Standing
    arguments: Arguments
    place: Place
    contexts: tuple[str, ...]
    words: tuple[int, ...]
    """What may tell of it: the trigger, the words that met its frame's conditions, and a light verb."""
    actors: list[Participant] = field(default_factory=list)
    recipients: list[Participant] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    also: list[int] = field(default_factory=list)
    days: frozenset[str] = frozenset()
    """The days that its sentence names."""
    source: str = ""
    """Where the lexicon's entry stands ("assault.toml, frame 3 (attack, ...)"); empty where none made it."""
    given: bool = False
    """Whether a user's own entry made it."""
    factors: dict[str, float] = field(default_factory=dict)
    """What the rules' confidence is the product of, by the names of rules.toml."""
    weighed: dict[str, float] = field(default_factory=dict)
    """What was weighed into its confidence, by the names of weights.toml; empty where the rules' confidence stands."""

    def times(self, factor: str, value: float) -> None:
        """Multiply the confidence by a factor, and remember it."""
        self.factors[factor] = value
        self.confidence *= value
