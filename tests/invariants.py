"""The invariants of the design, as one check that every report that a test reads must pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from dragoman.report import EVENTS, EventDate, Report, Span, Unknown, score_of

LISTS = ("actors", "posts", "times", "places", "events", "statements", "gaps", "relations", "reasons")


def spans(value: Any) -> Iterator[Span]:
    """Every span anywhere in a part of a report."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from spans(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def check(report: Report) -> None:
    """Fail with a message that names the finding."""
    for span in spans(report):
        words = report.words(span)
        assert words.strip(), f"{span} covers no words"
        assert len(words) == span.end - span.start, f"{span} runs out of its part"
    ids: dict[str, set[str]] = {}
    for name in LISTS:
        findings = getattr(report, name)
        ids[name] = {finding.id for finding in findings}
        assert len(ids[name]) == len(findings), f"two {name} share an id"
        for finding in findings:
            assert 0 <= finding.confidence <= 1
            assert finding.rule if name == "gaps" else finding.by, f"{finding} does not say what made it"
            assert any(True for _ in spans(finding)), f"{finding} has no words"
    for time in report.times:
        assert report.words(time.span) == time.text
        if time.earliest and time.latest:
            assert time.earliest <= time.latest, f"{time} ends before it begins"
    for event in report.events:
        quad, _, modes = EVENTS[event.event]
        assert event.quad == quad
        assert event.score == score_of(event.event, event.modes)
        assert set(event.modes) <= set(modes), f"{event.modes} are no modes of {event.event}"
        assert isinstance(event.date, Unknown) or event.date.rule
        if isinstance(event.date, EventDate) and event.date.time:
            assert event.date.time in ids["times"]
        assert isinstance(event.place, Unknown) or event.place.place in ids["places"]
        assert event.statement is None or event.statement in ids["statements"]
        for party in (*event.actors, *event.recipients):
            assert party.actor is None or party.actor in ids["actors"]
    for post in report.posts:
        assert post.holder in ids["actors"]
    for statement in report.statements:
        assert statement.content, f"{statement} says nothing"
        assert statement.speaker is None or statement.speaker in ids["actors"]
    for relation in report.relations:
        assert {relation.subject, relation.object} <= ids["actors"]
    for gap in report.gaps:
        assert gap.about is None or gap.about in ids["events"]
    for reason in report.reasons:
        assert reason.explains is None or reason.explains in ids["events"]
    assert Report.from_json(report.to_json()) == report
