"""Said, unsaid and why: statements, gaps, reasons."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.report.base import Finding, Model, Span

Stance = Literal[
    "neutral",
    "accuses",
    "denies",
    "praises",
    "demands",
    "threatens",
    "confirms",
    "doubts",
    "promises",
    "rejects",
    "urges",
]
GapKind = Literal[
    "not disclosed",
    "not known",
    "not confirmed",
    "not commented",
    "not verified",
    "not claimed",
    "not clear",
    "not reached",
]
ReasonKind = Literal["cause", "purpose", "context", "tension", "trigger", "precedent", "concession"]


class Statement(Finding):
    """Who says what. Contents may be discontinuous; `hedge` is the word that lowers it ("reportedly", "claimed")."""

    id: str
    source: list[Span] = Field(default_factory=list)
    cue: list[Span] = Field(default_factory=list)
    content: list[Span]
    speaker: str | None = Field(default=None, description="actor id")
    target: str | None = Field(default=None, description="actor id that the stance is towards")
    verbatim: bool = False
    stance: Stance = "neutral"
    hedge: str | None = None
    anonymity: Span | None = Field(
        default=None, description="the words by which its source stays unnamed, with the reason where it is stated"
    )


class Gap(Model):
    """What the text says is not known, not disclosed, not confirmed or not commented on.

    Here `by` is who keeps silent, as the published JSON names have it; the rule that found the gap is `rule`.
    """

    id: str
    span: Span
    kind: GapKind
    by: str | None = Field(default=None, description="who keeps silent, in the report's words; none: nobody is named")
    about: str | None = Field(default=None, description="event id")
    confidence: float = Field(default=1.0, ge=0, le=1)
    rule: str


class Reason(Finding):
    """An answer to why: the words that give it, and the event that they explain. `strength` ranks (1 is strongest)."""

    id: str
    question: str | None = Field(default=None, description="the question of the report that it answers, in its words")
    kind: ReasonKind
    span: Span
    explains: str | None = Field(default=None, description="event id")
    strength: float = Field(ge=0, le=1)
