"""Report: the one thing that flows out of a reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Self

from pydantic import ConfigDict, Field, ValidationError, model_validator

from dragoman import __version__
from dragoman.errors import DataError
from dragoman.report.actors import Actor, Post, Relation
from dragoman.report.base import Model, Span
from dragoman.report.document import Document
from dragoman.report.events import Event
from dragoman.report.findings import Findings
from dragoman.report.places import Place
from dragoman.report.statements import Gap, Reason, Statement
from dragoman.report.times import Time

PARTS = ("actors", "posts", "times", "places", "events", "statements", "gaps", "relations", "reasons")
"""The parts of a report that are lists of findings."""


class Made(Model):
    """What made the report: the same input, version, model and settings give the same bytes."""

    version: str
    model: str = Field(description="first 12 hex digits of the SHA-256 of the weights")
    settings: dict[str, str] = Field(
        default_factory=dict,
        description="what differs from the shipped: lexicon and gazetteer (a user's files, each with its SHA-256)",
    )


class Report(Model):
    """Everything that one reading of one document found."""

    model_config = ConfigDict(extra="forbid", validate_assignment=True)

    document: Document
    actors: Findings[Actor] = Field(default_factory=Findings)
    posts: Findings[Post] = Field(default_factory=Findings)
    times: Findings[Time] = Field(default_factory=Findings)
    places: Findings[Place] = Field(default_factory=Findings)
    events: Findings[Event] = Field(default_factory=Findings)
    statements: Findings[Statement] = Field(default_factory=Findings)
    gaps: Findings[Gap] = Field(default_factory=Findings)
    relations: Findings[Relation] = Field(default_factory=Findings)
    reasons: Findings[Reason] = Field(default_factory=Findings)
    made: Made

    @model_validator(mode="after")
    def _bind(self) -> Self:
        return self._own()

    def _own(self) -> Self:
        """Tell each part whose it is, so that it also comes as a table: `report.events.to_polars()`."""
        for part in PARTS:
            getattr(self, part).of(self, part)
        return self

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with parts of its own, as pydantic makes it."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.update({part: Findings(getattr(copied, part)) for part in PARTS})
        return copied._own()

    def words(self, span: Span) -> str:
        """The words under `span`, as they stand in the document. Raises IndexError for a part that is not there."""
        return self._part(span.part)[span.start : span.end]

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises KeyError."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)

    def to_json(self, *, indent: int | None = None) -> str:
        """The report as JSON: the same report gives the same bytes."""
        return self.model_dump_json(indent=indent)

    def _repr_html_(self) -> str:
        """What a notebook shows of the report: its text with the findings marked."""
        from dragoman.show.notebook import marked_text  # the one look upstairs, and only when a notebook asks

        return marked_text(self)

    @classmethod
    def from_json(cls, text: str | bytes, *, source: str | None = None) -> Report:
        """The report that `to_json` wrote. Raises DataError where it is not one; `source` stands for it in the error."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"]) or "the top level"
            what, do = f"not a report: {first['msg']} at {where}", "Check that `dragoman read` wrote it"
            version = _version(text)
            if version not in (None, __version__):
                what = f"a report by Dragoman {version}, which {__version__} cannot read: {first['msg']} at {where}"
                do = "Read the document again with this version, or use that one"
            raise DataError(what, source=source, do=do) from error

    @classmethod
    def published_schema(cls) -> dict[str, Any]:
        """The JSON Schema of reports, as published in docs/report.schema.json."""
        return cls.model_json_schema(mode="serialization")

    def _part(self, part: str) -> str:
        if part == "text":
            return self.document.text
        if part == "title":
            return self.document.title or ""
        return self.document.images[int(part.removeprefix("caption:"))].caption


def _version(text: str | bytes) -> str | None:
    """Which version of Dragoman says that it wrote this, if any."""
    try:
        return str(json.loads(text)["made"]["version"])
    except (ValueError, KeyError, TypeError):
        return None
