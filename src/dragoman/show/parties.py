"""Who is linked with whom by an event? Its parties in pairs, and whether it is told as a fact.

Invariant: a pair has two different parties; an event of actors alone (↔) gives each two of them once, without direction.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.report import Event, Participant
from dragoman.show.palette import LIGHT
from dragoman.show.words import shorten

CLASSES = (
    (5.5, "material_cooperation", "strong cooperation"),
    (0.5, "verbal_cooperation", "cooperation"),
    (-0.5, "quiet", "neither"),
    (-4.25, "verbal_conflict", "conflict"),
    (-99, "material_conflict", "strong conflict"),
)
"""Classes of a mean score: its least, its colour, its name. Cut so that the score of nearly every event and mode
(report/plover.py) falls to its quad's colour."""


class Pair(NamedTuple):
    """Two parties to an event; `directed` from one to the other, or together."""

    source: Participant
    target: Participant
    directed: bool


def pairs_of(event: Event) -> Iterator[Pair]:
    """The pairs of parties to an event, in its order."""
    if event.recipients:
        yield from (Pair(actor, other, True) for actor in event.actors for other in event.recipients if actor != other)
    else:
        yield from (Pair(one, other, False) for one, other in itertools.combinations(event.actors, 2) if one != other)


def is_fact(event: Event) -> bool:
    """Whether the report tells that the event happened."""
    return event.standing in ("asserted", "historical")


def colour_of(score: float) -> str:
    """The colour of a mean score: as the quads', from cooperation to conflict, quiet between."""
    return next(LIGHT[name] for least, name, _ in CLASSES if score >= least)


def between(event: Event, limit: int = 30) -> str:
    """The parties in short: "Armenia ↔ Georgia", "France +3 → Russia"."""
    actors, recipients = _few(event.actors, limit), _few(event.recipients, limit)
    if recipients:
        return f"{' +'.join(actors) or '(unnamed)'} → {' +'.join(recipients)}"
    if len(event.actors) == 2:
        return " ↔ ".join(shorten(party.name, limit) for party in event.actors)
    return (" ↔ +" if len(event.actors) > 2 else " +").join(actors) or "(unnamed)"


def _few(parties: Sequence[Participant], limit: int) -> list[str]:
    return [shorten(parties[0].name, limit), *([str(len(parties) - 1)] if parties[1:] else [])] if parties else []
