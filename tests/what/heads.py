"""An event head built by hand."""

from __future__ import annotations

import numpy as np

from dragoman.language.events import NEVER, ROLES, EventScores
from dragoman.reading import Reading
from dragoman.report import EVENTS

CLASSES = ["", *EVENTS]


def head(reading: Reading, tells: dict[int, tuple[str, float]], fills: dict[tuple[int, int, str], float]) -> None:
    """Give a reading of one sentence an event head: by token the event that it tells of and with what chance; by trigger, token
    and role the chance that the token fills it. Every other chance is next to none."""
    n = len(reading.doc)
    chances = np.full((n, len(CLASSES)), NEVER, np.float32)
    chances[:, 0] = 0
    for token, (event, chance) in tells.items():
        chances[token, CLASSES.index(event)] = np.log(chance)
        chances[token, 0] = np.log(1 - chance)
    roles = np.full((n, n, len(ROLES)), NEVER, np.float32)
    for (trigger, token, role), chance in fills.items():
        roles[trigger, token, ROLES.index(role)] = np.log(chance)
    reading.doc.user_data["events"] = EventScores(
        CLASSES, chances, [(0, i) for i in range(n)], [list(range(n))], [roles]
    )
