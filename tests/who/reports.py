"""Short reports written for these tests, read as far as `who` needs."""

from __future__ import annotations

import functools

from dragoman.reader import Reader
from dragoman.reading import Reading
from dragoman.report import Actor, Post


@functools.cache
def _reader() -> Reader:
    return Reader(threads=1)


def read(text: str, *, published: str | None = "2016-06-22", title: str | None = None) -> Reading:
    """A reading after `when`, `where` and `who`."""
    from dragoman import when, where, who

    reading = _reader().reading(text, published=published, title=title)
    for room in (when, where, who):
        room.find(reading)
    return reading


def actor(reading: Reading, words: str) -> Actor:
    """The actor that the last of these words refers to."""
    start = reading.doc.text.index(words)
    span = reading.doc.char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    heads = [i for i in range(span.end - 1, span.start - 1, -1) if i in reading.mention_at]
    assert heads, f"nothing refers to an actor in {words!r}"
    return reading.actor(reading.mention_at[heads[0]].actor)


def post(reading: Reading, holder: str) -> Post:
    """The only post of an actor."""
    found = [p for p in reading.posts if reading.actor(p.holder).name == holder]
    assert len(found) == 1, [p.title for p in found]
    return found[0]
