"""What: PLOVER events, each with its parties, time, place, size and standing."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from dragoman.report.actors import Participant
from dragoman.report.base import Finding, Model, Span, Unknown
from dragoman.report.plover import EventCode, Quad

Standing = Literal["asserted", "negated", "future", "hypothetical", "historical"]


class EventDate(Model):
    """When an event was. `span` is its time's words; where there are none, `rule` says how the date was inferred."""

    value: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    time: str | None = Field(default=None, description="time id")
    span: Span | None = None
    rule: str = Field(description='"own clause", "sentence before", "publication date", ...')


class EventPlace(Model):
    """Where an event was: a place of the report, and by which rule it belongs to the event."""

    place: str = Field(description="place id")
    name: str
    span: Span
    rule: str


class Quantity(Model):
    """A number that the text gives, as a range: "dozens" is 24 to none, "at least 12" is 12 to none."""

    low: int | None = None
    high: int | None = None
    text: str
    span: Span


class Size(Model):
    """How many were killed, wounded, arrested."""

    dead: Quantity | None = None
    injured: Quantity | None = None
    arrested: Quantity | None = None


class Event(Finding):
    """One PLOVER event (codebook 0.8): what, how (modes), why (contexts), between actors and recipients."""

    id: str
    event: EventCode
    modes: list[str] = Field(default_factory=list)
    contexts: list[str] = Field(default_factory=list)
    quad: Quad
    score: float = Field(description="-10 (conflict) to +10 (cooperation)")
    actors: list[Participant] = Field(default_factory=list)
    recipients: list[Participant] = Field(default_factory=list)
    date: EventDate | Unknown
    place: EventPlace | Unknown
    size: Size | None = None
    standing: Standing = "asserted"
    trigger: Span
    mentions: list[Span] = Field(default_factory=list, description="other triggers that tell the same event again")
    sentence: Span
    hedge: str | None = Field(
        default=None, description='the word that lowers it ("reportedly", "claimed"), its own or its statement\'s'
    )
    claimed_by: Literal["actors", "recipients"] | None = Field(
        default=None, description="the side to it that alone says so; none: others, or the report's own voice, say it"
    )
    statement: str | None = Field(
        default=None, description="id of the statement whose words it rests on; none: the report's own voice"
    )
