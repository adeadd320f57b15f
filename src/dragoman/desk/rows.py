"""A report as rows of the flat tables: what does each finding say, in its own words?

Invariant: a pure function of the report, the row id of its document and the next free row id of each table. Every id of the
report becomes the row id of the same finding; an id that leads nowhere becomes none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.report import Event, EventDate, EventPlace, Finding, Gap, Participant, Report, Span

Row = dict[str, Any]
_KINDS = ("actors", "posts", "times", "places", "statements", "events", "gaps", "relations", "reasons")


def rows(report: Report, document: int, free: Mapping[str, int]) -> dict[str, list[Row]]:
    """Rows by table. `free` gives the first free row id of every table; rows take ids from there on, in order."""
    return _Rows(report, document, free).made


class _Rows:
    def __init__(self, report: Report, document: int, free: Mapping[str, int]) -> None:
        self.report, self.document = report, document
        self.ids = {kind: {one.id: free[kind] + n for n, one in enumerate(getattr(report, kind))} for kind in _KINDS}
        self.names = {actor.id: actor.name for actor in report.actors}
        self.part = free["participants"]
        self.made: dict[str, list[Row]] = {
            "actors": [
                self._found("actors", a, a.mentions[0] if a.mentions else None)
                | {"name": a.name, "kind": a.kind, "country": a.country, "sectors": json.dumps(a.sectors)}
                for a in report.actors
            ],
            "posts": [
                self._found("posts", p, p.span, words=True)
                | self._actor("holder", p.holder)
                | {name: getattr(p, name) for name in ("title", "body", "country", "since", "until", "status")}
                for p in report.posts
            ],
            "times": [
                self._found("times", t, t.span, words=True)
                | {name: getattr(t, name) for name in ("type", "value", "mod", "earliest", "latest")}
                for t in report.times
            ],
            "places": [
                self._found("places", p, p.span) | p.model_dump(exclude={"id", "span", "confidence", "by"})
                for p in report.places
            ],
            "statements": [
                self._found("statements", s, s.content[0] if s.content else None)
                | self._actor("speaker", s.speaker)
                | self._actor("target", s.target)
                | {"source": self._words(s.source), "cue": self._words(s.cue), "content": self._words(s.content) or ""}
                | {"stance": s.stance, "verbatim": s.verbatim, "hedge": s.hedge}
                for s in report.statements
            ],
            "events": [self._event(e) for e in report.events],
            "participants": [row for e in report.events for row in self._participants(e)],
            "gaps": [
                self._found("gaps", g, g.span, words=True)
                | {"kind": g.kind, "silent": g.by, "event_id": self._id("events", g.about), "made_by": g.rule}
                for g in report.gaps
            ],
            "relations": [
                self._found("relations", r, r.span, words=True)
                | self._actor("subject", r.subject)
                | self._actor("object", r.object)
                | {"kind": r.kind, "since": r.since, "until": r.until}
                for r in report.relations
            ],
            "reasons": [
                self._found("reasons", r, r.span, words=True)
                | {"kind": r.kind, "question": r.question, "strength": r.strength}
                | {"event_id": self._id("events", r.explains)}
                for r in report.reasons
            ],
        }

    def _event(self, event: Event) -> Row:
        date, place = event.date, event.place
        row = self._found("events", event, event.trigger) | {
            "event": event.event,
            "modes": json.dumps(event.modes),
            "contexts": json.dumps(event.contexts),
            "quad": event.quad,
            "score": event.score,
            "standing": event.standing,
            "statement_id": self._id("statements", event.statement),
            "parties": _parties(event),
            "trigger_words": self.report.words(event.trigger),
            "sentence": self.report.words(event.sentence),
        }
        if isinstance(date, EventDate):
            row |= {"date": date.value, "earliest": date.earliest, "latest": date.latest, "date_rule": date.rule}
        else:
            row |= {"date": None, "earliest": None, "latest": None, "date_rule": date.unknown}
        row["day"] = row["latest"] or row["earliest"]
        if isinstance(place, EventPlace):
            row |= {"place_id": self._id("places", place.place), "place": place.name, "place_rule": place.rule}
        else:
            row |= {"place_id": None, "place": None, "place_rule": place.unknown}
        for what in ("dead", "injured", "arrested"):
            size = getattr(event.size, what) if event.size else None
            row |= {f"{what}_low": size and size.low, f"{what}_high": size and size.high}
        return row

    def _participants(self, event: Event) -> Iterator[Row]:
        parts: list[tuple[str, Participant]] = [("actor", p) for p in event.actors]
        parts += [("recipient", p) for p in event.recipients]
        for role, one in parts:
            yield {
                "id": self.part,
                "document_id": self.document,
                "event_id": self.ids["events"][event.id],
                "role": role,
                "actor_id": self._id("actors", one.actor),
                "name": one.name,
                "code": one.code,
                "sectors": json.dumps(one.sectors),
                "words": self.report.words(one.span),
                "link": one.link,
            }
            self.part += 1

    def _found(self, kind: str, one: Finding | Gap, span: Span | None, words: bool = False) -> Row:
        ref = one.id  # type: ignore[union-attr]  # every finding of a report has one
        return {
            "id": self.ids[kind][ref],
            "document_id": self.document,
            "ref": ref,
            "start_char": span.start if span else None,
            "end_char": span.end if span else None,
            "part": span.part if span else None,
            "confidence": one.confidence,
            "made_by": one.by,
        } | ({"words": self.report.words(span)} if words and span else {})

    def _words(self, spans: Sequence[Span]) -> str | None:
        return " … ".join(self.report.words(span) for span in spans) or None

    def _id(self, kind: str, ref: str | None) -> int | None:
        return self.ids[kind].get(ref) if ref else None

    def _actor(self, name: str, ref: str | None) -> Row:
        return {f"{name}_id": self._id("actors", ref), name: self.names.get(ref or "", ref)}


def _parties(event: Event) -> str | None:
    sides = [sorted({one.code for one in side if one.code}) for side in (event.actors, event.recipients)]
    return " > ".join("+".join(side) for side in sides) if all(sides) else None
