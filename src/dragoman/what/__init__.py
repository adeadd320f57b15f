"""What: events in PLOVER, each with its parties, time, place, size and standing.

Takes a Reading whose times, places, actors, statements and standings have been found, and adds `events`. A lexicon of frames
(`lexicon/`) and the event head say which words tell of which event; syntax says who stands where; the codebook's rules
(`rules.toml`) say what a planned or refused act is; one calibrated confidence says how sure it is. Invariant: an event's
parties, time and place come from its own clause, or by a link or rule that it names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading import Reading

if TYPE_CHECKING:
    from dragoman.what.explaining import Explanation

__all__ = ["explain", "find"]


def find(reading: Reading) -> None:
    """Add the events of a reading to `reading.events`, in the order of the text."""
    from dragoman.what.finding import find_events

    reading.events.extend(find_events(reading))


def explain(reading: Reading, id: str) -> Explanation:
    """Why the event with this id was coded as it was, of a reading whose events have been found. Raises SettingError."""
    from dragoman.what import explaining

    return explaining.explain(reading, id)
