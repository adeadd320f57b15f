"""In whose voice is an event told: the report's own, somebody's, or only that of a side to it? And with which hedge?

Invariant: what the report tells in its own voice anywhere is claimed by no side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.reading import Reading
from dragoman.report import Participant, Statement
from dragoman.what.drafts import Draft


@dataclass(frozen=True, slots=True)
class Voice:
    """The id of the statement that an event rests on, the side to it that alone says so, and the word that lowers it."""

    statement: str | None
    side: Literal["actors", "recipients"] | None
    hedge: str | None


def voice_of(reading: Reading, draft: Draft) -> Voice:
    """The voice of a draft: of the innermost statement around its trigger, and of those around its other mentions."""
    told = [_innermost(reading, token) for token in (draft.token, *draft.also)]
    known = reading.standings.get(draft.token)
    hedge = (known.hedge if known else None) or (told[0].hedge if told[0] else None)
    sides = {_side(reading, statement, draft) for statement in told}
    side = sides.pop() if len(sides) == 1 else None
    return Voice(told[0].id if told[0] else None, side, hedge)


def _innermost(reading: Reading, token: int) -> Statement | None:
    around = reading.statements_at.get(token)
    return around[-1] if around else None


def _side(reading: Reading, statement: Statement | None, draft: Draft) -> Literal["actors", "recipients"] | None:
    if statement is None or statement.speaker is None:
        return None
    speaker = next((actor for actor in reading.actors if actor.id == statement.speaker), None)
    codes = (statement.speaker, speaker.country if speaker else None)
    ours, theirs = (_speaks(codes, side) for side in (draft.actors, draft.recipients))
    if ours == theirs:
        return None
    return "actors" if ours else "recipients"


def _speaks(speaker: tuple[str, str | None], side: Sequence[Participant]) -> bool:
    actor, country = speaker
    return any(party.actor == actor or (country is not None and party.code == country) for party in side)
