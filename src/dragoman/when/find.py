"""Find all times of a document, in text order.

The rules are asked first; the encoder's proposals (`doc.spans["times"]`) then say how sure each is, and settle what the rules
leave open.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dragoman.reading import Reading
from dragoman.report import Published, Time
from dragoman.when import clock, days, distances, eras, fractions, lengths, periods
from dragoman.when.calendar import interval
from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.published import infer_published
from dragoman.when.scan import candidates, lower, runs
from dragoman.when.story import Story

_SURE = 0.7
_TRUST = 0.9
_PROPER = ("weekday", "weekdays", "weekday2", "month", "month2", "holiday")
_COMMON = ("unit", "units", "season", "part")


@dataclass(frozen=True, slots=True)
class Found:
    """A time in Doc characters [start, end): the match and the sense that it has."""

    match: Match
    sense: Sense
    start: int
    end: int
    confidence: float


class Proposals:
    """What the encoder takes for times. `asked` is false where no encoder read the document."""

    def __init__(self, doc: Doc) -> None:
        self.asked = "times" in doc.spans
        layer = doc.spans["times"] if self.asked else ()
        scores = doc.spans["times"].attrs.get("scores", []) if self.asked else []
        self._by_token: dict[int, tuple[int, int, float]] = {}
        self._doc = doc
        self._persons = [(n.start_char, n.end_char) for n in doc.spans.get("names", ()) if n.label_ == "PERSON"]
        for words, score in zip(layer, scores, strict=False):
            for token in words:
                self._by_token[token.i] = (words.start_char, words.end_char, float(score))

    def score(self, start: int, end: int, *, exactly: bool = False) -> float:
        """The best score of a proposal that touches [start, end), or that is just that; 0 where there is none."""
        if not self._by_token:
            return 0.0
        words = self._doc.char_span(start, end, alignment_mode="expand")
        near = [self._by_token[token.i] for token in words or () if token.i in self._by_token]
        return max((score for first, last, score in near if not exactly or (first, last) == (start, end)), default=0.0)

    def in_person(self, start: int, end: int) -> bool:
        """Whether [start, end) is part of a longer person's name ("April Jones")."""
        return any(first <= start and end <= last and last - first > end - start for first, last in self._persons)


@functools.cache
def senses() -> dict[str, SenseFunction]:
    """The functions that give values, by the name that rules call them by."""
    found: dict[str, SenseFunction] = {}
    for room in (days, periods, fractions, distances, lengths, clock, eras):
        found |= room.SENSES
    return found


def expressions(story: Story, proposals: Proposals) -> Iterator[Found]:
    """Each time that the rules find, in text order. No two overlap.

    A rule marked weak, or a sense that is right less than seven times in ten, needs a proposal of the encoder where there are
    any to be had.
    """
    grammar = load()
    done = 0
    for starts in runs(story.text, story.lowered, grammar):
        for matches in candidates(story.lowered, starts, grammar):
            if matches[0].start < done:
                continue
            for match in matches:
                if not _is_proper(match, story.text) or proposals.in_person(match.start, match.end):
                    continue
                found = _read(match, story, proposals)
                if found:
                    yield from found
                    done = max(each.end for each in found)
                    break


def _read(match: Match, story: Story, proposals: Proposals) -> list[Found]:
    story.trusted = proposals.score(match.start, match.end, exactly=True) >= _TRUST
    found = []
    for sense in senses()[match.rule.sense](match, story):
        start, end = sense.start if sense.start is not None else match.start, sense.end or match.end
        score = proposals.score(start, end)
        unsure = match.rule.weak or sense.confidence < _SURE
        if unsure and not score and (proposals.asked or match.rule.weak):
            continue
        confidence = sense.confidence if not proposals.asked else _blend(sense.confidence, score)
        if sense.value and sense.anchor:
            story.tell(start, sense.value)
        found.append(Found(match, sense, start, end, round(confidence, 3)))
    return found


def _blend(confidence: float, score: float) -> float:
    """Of what a rule and the encoder both take for a time, more is right; of what the encoder does not, about half."""
    return confidence + (1 - confidence) * score / 2 if score else confidence * 0.6


def _is_proper(match: Match, text: str) -> bool:
    """Whether what must be a name (Tuesday, March) is written like one."""
    if not all(text[match.spans[slot][0]].isupper() for slot in _PROPER if slot in match.spans):
        return False
    return not any(_is_title(text, match, slot) for slot in _COMMON if slot in match.spans)


def _is_title(text: str, match: Match, slot: str) -> bool:
    """Whether a common word is written like a name inside a match ("This Week", "60 Minutes")."""
    start, end = match.spans[slot]
    return start > match.start and text[start].isupper() and not text[start:end].isupper()


def find(reading: Reading) -> None:
    """Add every time of the reading to `times` and `time_at`; where no day of publication is given, infer one from the text."""
    doc = reading.doc
    lowered, proposals = lower(doc.text), Proposals(doc)
    published = reading.document.published
    if published.value is None:
        published = _inferred(Story(doc, doc.text, lowered, None), proposals)
        reading.document = reading.document.model_copy(update={"published": published})
    for found in expressions(Story(doc, doc.text, lowered, published.value), proposals):
        _add(reading, found)


def _inferred(story: Story, proposals: Proposals) -> Published:
    told = [
        (found.start, found.end, found.sense.value, story.direction(found.start, found.end) == "past")
        for found in expressions(story, proposals)
        if found.sense.value
    ]
    day = infer_published(story.text, told)
    return Published(value=day, basis="inferred") if day else Published()


def _add(reading: Reading, found: Found) -> None:
    sense, start, end = found.sense, found.start, found.end
    span = reading.span_of(start, end)
    first, last = _days(sense)
    time = Time(
        id=reading.new_id("t"),
        span=span,
        text=reading.doc.text[start:end],
        type=sense.type,
        value=sense.value,
        mod=sense.mod,
        earliest=first,
        latest=last,
        confidence=found.confidence,
        by=found.match.rule.by,
    )
    reading.times.append(time)
    tokens = reading.doc.char_span(start, end, alignment_mode="expand")
    for token in tokens if tokens is not None else ():
        reading.time_at.setdefault(token.i, time)


def _days(sense: Sense) -> tuple[dt.date | None, dt.date | None]:
    if sense.earliest or sense.latest:
        return sense.earliest, sense.latest
    return interval(sense.value, sense.mod)
