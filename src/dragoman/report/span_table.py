"""Every span of a report, as a table: what rests on which words, also where one finding rests on several.

Invariant: a row for each span in the report's JSON, none left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.report.base import Model, Span
from dragoman.report.report import PARTS, Report
from dragoman.report.table import Column, Table, span_columns


@dataclass(frozen=True, slots=True)
class Rest:
    """A finding of the part `of` with the id `id` rests on the words under `span`: the `number`th of their `role`."""

    of: str
    id: str
    role: str
    number: int
    span: Span


def rests(report: Report) -> Iterator[Rest]:
    """All spans of a report, in the order of its JSON."""
    for number, image in enumerate(report.document.images):
        for role, _, span in _spans(image):
            yield Rest("images", str(number), role, 0, span)
    for part in PARTS:
        for finding in getattr(report, part):
            for role, number, span in _spans(finding):
                yield Rest(part, finding.id, role, number, span)


def _spans(model: Model, role: str = "", number: int = 0) -> Iterator[tuple[str, int, Span]]:
    """The spans in a model and in what is in it: the field that holds each (joined by "."), and its place in a list."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        path = role if role and name == "span" else f"{role}.{name}".lstrip(".")
        for place, one in enumerate(value) if isinstance(value, list) else ((number, value),):
            if isinstance(one, Span):
                yield path, place, one
            elif isinstance(one, Model):
                yield from _spans(one, path, place)


SPANS: Table[Rest] = Table(
    "spans",
    "a stretch of words that a finding rests on",
    rests,
    (
        Column("of", "text", "the table that the finding is in", lambda _, r: r.of),
        Column("id", "text", "id of the finding; for images, their number", lambda _, r: r.id),
        Column("role", "text", "what the words are to it: span, mentions, trigger, content, …", lambda _, r: r.role),
        Column("number", "integer", "place among several of one role, from 0", lambda _, r: r.number),
        *span_columns(lambda r: r.span),
    ),
)
