"""What do the event formats ask of a report over and over? Its parties, places and posts by id, days, sentences.

In: one report. Invariant: nothing is added to what the report says; what it does not know stays none.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
from collections.abc import Iterable

from dragoman.report import Actor, Event, EventDate, EventPlace, Place, Report, Span

HAPPENED = ("asserted", "historical")
"""The standings of what is told as a fact. The event tables of the field know no others: there, an event was."""

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Facts:
    """A report, with what stands in it by id."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.document = report.document
        self.places = {place.id: place for place in report.places}
        self._sentences: dict[str, list[int]] = {}

    def events(self) -> list[Event]:
        """The events that are told as facts: asserted ones, those of long ago among them."""
        return [event for event in self.report.events if event.standing in HAPPENED]

    def key(self, event: Event) -> str:
        """A name of the event that is its own among all documents: "document#e12"."""
        return f"{self.document.id}#{event.id}"

    def place(self, event: Event) -> Place | None:
        """Where the event was, or none."""
        return self.places.get(event.place.place) if isinstance(event.place, EventPlace) else None

    def place_at(self, span: Span) -> Place | None:
        """The place whose own words these are, or none."""
        return next((place for place in self.report.places if place.span == span), None)

    def offices(self, actor: str | None) -> list[str]:
        """The posts that an actor holds, held or was given, in the report's words: "Secretary, National Security Council"."""
        posts = [post for post in self.report.posts if post.holder == actor and post.status != "removed"]
        return unique(", ".join(filter(None, [post.title, post.body])) for post in posts)

    def sentence(self, span: Span) -> int:
        """The number of the sentence that a span starts in, from 1, in its part of the document."""
        if span.part not in self._sentences:
            from dragoman.language.tokens import tokenize

            doc = tokenize(self.report.words(Span(start=0, end=10**9, part=span.part)))
            self._sentences[span.part] = [token.idx for token in doc if token.is_sent_start]
        return max(1, bisect.bisect_right(self._sentences[span.part], span.start))


def day(event: Event) -> dt.date | None:
    """The first day that an event may have been, else the last one: "reported on Tuesday" is on or before it. None: unknown."""
    return (event.date.earliest or event.date.latest) if isinstance(event.date, EventDate) else None


def last_day(event: Event) -> dt.date | None:
    """The last day that an event may have been, or none."""
    return event.date.latest if isinstance(event.date, EventDate) else None


def unique(words: Iterable[str]) -> list[str]:
    """The words without those that came before."""
    return list(dict.fromkeys(words))


def flat(text: str) -> str:
    """Text on one line, without tabs: for tables that know no quoting."""
    return re.sub(r"\s+", " ", text).strip()


def for_xml(text: str) -> str:
    """Text with "\ufffd" for what XML 1.0 cannot hold: control characters, halves of surrogate pairs, non-characters."""
    return _NO_XML.sub("\ufffd", text)


def proper(actor: Actor) -> bool:
    """Whether an actor has a name, and no mere description: "Salif Kone" and "al-Qaeda", but not "At least 31 fighters"."""
    last = (actor.name.split() or [""])[-1]
    return actor.kind != "people" and any(letter.isupper() for letter in last)
