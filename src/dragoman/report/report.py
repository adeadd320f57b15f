"""Report: the one thing that flows out of a reading."""

from __future__ import annotations

from typing import Any

from pydantic import Field, ValidationError

from dragoman.errors import DataError
from dragoman.report.actors import Actor, Post, Relation
from dragoman.report.base import Model, Span
from dragoman.report.document import Document
from dragoman.report.events import Event
from dragoman.report.places import Place
from dragoman.report.statements import Gap, Reason, Statement
from dragoman.report.times import Time


class Made(Model):
    """What made the report: the same input, version, model and settings give the same bytes."""

    version: str
    model: str = Field(description="first 12 hex digits of the SHA-256 of the weights")
    settings: dict[str, str] = Field(
        default_factory=dict,
        description="what differs from the shipped: lexicon (a user's files, each with its SHA-256)",
    )


class Report(Model):
    """Everything that one reading of one document found."""

    document: Document
    actors: list[Actor] = Field(default_factory=list)
    posts: list[Post] = Field(default_factory=list)
    times: list[Time] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    statements: list[Statement] = Field(default_factory=list)
    gaps: list[Gap] = Field(default_factory=list)
    relations: list[Relation] = Field(default_factory=list)
    reasons: list[Reason] = Field(default_factory=list)
    made: Made

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
    def from_json(cls, text: str | bytes) -> Report:
        """The report that `to_json` wrote. Raises DataError where it is not one."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(step) for step in first["loc"]) or "the top level"
            raise DataError(
                f"not a report: {first['msg']} at {where}", do="Check that it was written by this version of Dragoman"
            ) from error

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
