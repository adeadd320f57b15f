"""An event head built by hand."""

from __future__ import annotations

import numpy as np

from dragoman.language.events import BIAS, NEVER, ROLES, EventScores
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
    triggers = np.zeros((n, len(ROLES), n), np.float32)  # each word is a trigger along a direction of its own
    triggers[range(n), :, range(n)] = np.sqrt(n)
    parties = np.full((n, len(ROLES), n), NEVER - BIAS, np.float32)
    for (trigger, token, role), chance in fills.items():
        parties[token, ROLES.index(role), trigger] = np.log(chance / (1 - chance)) - BIAS
    place = [(0, i) for i in range(n)]
    reading.doc.user_data["events"] = EventScores(CLASSES, chances, place, [list(range(n))], triggers, parties)
