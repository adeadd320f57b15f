"""What: events in PLOVER, each with its parties, time, place, size and standing.

Takes a Reading whose times, places, actors, statements and standings have been found, and adds `events`. A lexicon of frames
(`lexicon/`) says which words tell of which event; syntax says who stands where; the codebook's rules (`rules.toml`) say what a
planned or refused act is. Invariant: an event's parties, time and place come from its own clause, or by a link or rule that it
names.
"""

from __future__ import annotations

from dragoman.reading import Reading

__all__ = ["find"]


def find(reading: Reading) -> None:
    """Add the events of a reading to `reading.events`, in the order of the text."""
    from dragoman.what.finding import find_events

    reading.events.extend(find_events(reading))
