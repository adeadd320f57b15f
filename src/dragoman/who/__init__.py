"""Who: the actors of a report, the posts that they hold, and their standing ties.

Goes in: a Reading with parse, names, times and places. Comes out: in the same Reading, actors in the order of first mention with
country and PLOVER sectors, every mention by its head token, posts and relations.
Invariant: names come first, then titles beside them, then descriptions and pronouns; a linked mention says how it was linked.
"""

from __future__ import annotations

from dragoman.reading import Reading

__all__ = ["find"]


def find(reading: Reading) -> None:
    """Add actors, mentions, posts and relations to a reading."""
    from dragoman.who.finding import find_actors

    find_actors(reading)
