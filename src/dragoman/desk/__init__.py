"""Desk: the file kept over time. What do all reports together say, a month later?

In go documents (read once, stored once) and readings; out come reports, events, actors, pairs, gaps.

Invariant: documents, readings and judgements are the truth; every other table follows from them and can be made again.
"""

from dragoman.desk.desk import Desk, Snapshot
from dragoman.desk.store import Stored

__all__ = ["Desk", "Snapshot", "Stored"]
