"""Who: actors, the posts they hold, their standing ties, and their part in an event."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.report.base import Finding, Model, Span

Kind = Literal["person", "organization", "state", "armed group", "people"]


class Actor(Finding):
    """Somebody who acts or is acted on. `country` is ISO 3166-1 alpha-3 or a PLOVER code (IGO, UNO, EUR, NGO, ISM, IMG, MNC)."""

    id: str
    name: str
    kind: Kind
    country: str | None = None
    sectors: list[str] = Field(default_factory=list, description="PLOVER sectors, such as GOV or MIL")
    mentions: list[Span] = Field(default_factory=list)


class Post(Finding):
    """A post that a person holds, held, was given or lost. `since` and `until` are TIMEX3 values ("2016-06", "2015-SU")."""

    id: str
    holder: str = Field(description="actor id")
    title: str
    body: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    status: Literal["holds", "held", "appointed", "removed"] = "holds"
    span: Span


class Relation(Finding):
    """A standing tie between two actors."""

    id: str
    subject: str = Field(description="actor id")
    kind: Literal["ally of", "supports", "opposes", "leads", "part of"]
    object: str = Field(description="actor id")
    since: str | None = None
    until: str | None = None
    span: Span


class Participant(Model):
    """An actor in its part in one event. `link` says how it was found where it is not in the event's own clause."""

    actor: str | None = Field(default=None, description="actor id; none for a party that the report does not name")
    name: str
    code: str | None = Field(default=None, description="ISO 3166-1 alpha-3 or a PLOVER code")
    sectors: list[str] = Field(default_factory=list)
    span: Span
    link: str | None = Field(
        default=None, description='"coreference", "sentence before", ... where not by syntax alone'
    )
