"""Feeds, asked again and again for what is new.

In go addresses of feeds and the state that the last round left; out come new documents, and the state is brought up.
Invariant: state says of a document that it was had only once the next one is asked for, so that whoever keeps what he
was given before he asks for more, and the state with it, loses nothing when he is killed; at worst it comes once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import TYPE_CHECKING

from pydantic import Field

from dragoman.errors import DataError, FetchError, SourceError
from dragoman.report import Document
from dragoman.report.base import Model
from dragoman.sources.articles import articles
from dragoman.sources.feeds import Feed, read_feed
from dragoman.sources.jsonl import LineError
from dragoman.sources.limits import MAX_ENTRIES, MAX_POLL_SECONDS, POLL_SECONDS, TRIES
from dragoman.sources.notes import Notes

if TYPE_CHECKING:
    from dragoman.sources.fetch import Fetcher


class FeedState(Model):
    """What is remembered of one feed between two rounds; `model_dump_json` and `model_validate_json` keep it."""

    etag: str | None = None
    modified: str | None = None
    seen: list[str] = Field(default_factory=list, description="keys of entries that were had, the last one last")
    failed: dict[str, int] = Field(default_factory=dict, description="tries of entries that may yet be had")
    failures: int = Field(default=0, description="rounds in a row in which the feed could not be had")
    due: float = Field(default=0, description="seconds since 1970: not to be asked before")


def poll(
    feeds: Iterable[str],
    states: MutableMapping[str, FeedState],
    fetcher: Fetcher,
    *,
    language: str | None = None,
    notes: Notes | None = None,
    clock: Callable[[], float] = time.time,
) -> Iterator[Document | LineError]:
    """One round: what is new in those of the `feeds` (addresses) that are due, each asked for once.

    `states` is brought up as documents are taken. A feed that cannot be had is a LineError of number 0, an article that
    cannot is one with the number of its entry, and is tried again in later rounds if that may help.
    """
    notes = notes or Notes()
    for url in feeds:
        state = states.setdefault(url, FeedState())
        if state.due <= clock():
            yield from _round(url, state, fetcher, language, notes, clock)


def seconds_until_due(
    feeds: Iterable[str], states: MutableMapping[str, FeedState], *, clock: Callable[[], float] = time.time
) -> float:
    """The seconds until the first of the feeds is due: how long to wait before the next round; 0 where one is now."""
    due = [states[url].due if url in states else 0.0 for url in feeds]
    if not due:
        raise DataError("there is no feed to wait for", do="Give one at least")
    return max(0.0, min(due) - clock())


def _round(
    url: str, state: FeedState, fetcher: Fetcher, language: str | None, notes: Notes, clock: Callable[[], float]
) -> Iterator[Document | LineError]:
    try:
        answer = fetcher.get(url, etag=state.etag, modified=state.modified)
        feed = None
        if answer.status != 304:
            feed = read_feed(answer.body, source=url, url=answer.url, content_type=answer.header("Content-Type"))
    except SourceError as error:
        state.failures += 1
        asked = error.wait or 0.0 if isinstance(error, FetchError) else 0.0
        state.due = clock() + _within(max(asked, POLL_SECONDS * 2.0 ** min(state.failures, 10)))
        yield LineError(0, error)
        return
    if feed:
        yield from _new(url, feed, state, fetcher, language, notes)
        if not state.failed:  # else the feed is wanted whole next time, for what is to be tried again stands in it
            state.etag, state.modified = answer.header("ETag"), answer.header("Last-Modified")
        else:
            state.etag = state.modified = None
    state.failures = 0
    state.due = clock() + _within((feed.seconds if feed else None) or POLL_SECONDS)


def _new(
    url: str, feed: Feed, state: FeedState, fetcher: Fetcher, language: str | None, notes: Notes
) -> Iterator[Document | LineError]:
    """What the entries give that were not had before. The oldest comes first, for a feed has its newest on top."""
    for number, entry in reversed(list(enumerate(feed.entries, start=1))):
        if entry.key in state.seen:
            continue
        tries = state.failed.get(entry.key, 0) + 1
        had = False
        for one in articles(number, entry, fetcher, source=url, notes=notes, last=tries >= TRIES, language=language):
            had = had or not _may_pass(one)
            yield one
        if had or tries >= TRIES:
            state.seen.append(entry.key)
            state.failed.pop(entry.key, None)
        else:
            state.failed[entry.key] = tries
    present = {entry.key for entry in feed.entries}
    state.failed = {key: tries for key, tries in state.failed.items() if key in present}
    gone = [key for key in state.seen if key not in present]
    state.seen = gone[-MAX_ENTRIES:] + [key for key in state.seen if key in present]


def _may_pass(one: Document | LineError) -> bool:
    return isinstance(one, LineError) and isinstance(one.error, FetchError) and one.error.passing


def _within(seconds: float) -> float:
    return min(max(seconds, POLL_SECONDS), MAX_POLL_SECONDS)
