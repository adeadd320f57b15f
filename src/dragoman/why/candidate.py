"""A reason before it is ranked."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.report import Event
from dragoman.report.statements import ReasonKind


@dataclass(slots=True)
class Candidate:
    """The tokens [start, end) that give a reason, of what kind, for which event, and by which rule."""

    start: int
    end: int
    kind: ReasonKind
    strength: float
    event: Event | None
    by: str
    confidence: float
