"""The lines of a dossier: one for each finding of a report, in the report's words.

Invariant: a line says nothing that its finding does not hold; the same finding always gives the same line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.report import Actor, Event, Participant, Place, Report, Span, Statement, Unknown
from dragoman.show.words import Paragraphs, Quote, certainty, clean, day, quote, shorten

STANDINGS = {
    "asserted": "",
    "negated": "did not happen",
    "future": "planned",
    "hypothetical": "hypothetical",
    "historical": "earlier",
}
KINDS = ("state", "organization", "armed group", "people", "person")
QUOTE = 320
"""A quotation is cut at so many characters."""
WITHIN = "part of"
"""Relation of a place that no gazetteer lists: its point is that of a town named beside it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: what leads it, what is said of it, its words, where they stand and how sure they are."""

    lead: str
    label: str = ""
    notes: tuple[str, ...] = ()
    quote: Quote | None = None
    where: str = ""
    sure: str = ""
    quad: str = ""
    date: str = ""
    count: int = 1
    flag: str = ""
    """Where the finding is no plain fact: the event's standing."""


class Lines:
    """Makes the lines of one report; holds what they look up: actors, events and statements by id, paragraphs."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.paragraph: Callable[[Span], str] = Paragraphs(report.document).of
        self.actors = {actor.id: actor for actor in report.actors}
        self.by_id = {event.id: event for event in report.events}
        self.places_by_id = {place.id: place for place in report.places}
        self.statements = {statement.id: statement for statement in report.statements}

    def posts(self) -> list[Line]:
        order = {actor.id: at for at, actor in enumerate(self.report.actors)}
        return [
            Line(
                self.name(post.holder),
                clean(post.title),
                (
                    *([clean(post.body)] if post.body and post.body.lower() not in post.title.lower() else []),
                    *([post.country] if post.country else []),
                    *(() if post.status == "holds" else (post.status,)),
                    *_period(post.since, post.until),
                ),
                where=self.paragraph(post.span),
                sure=certainty(post.confidence),
            )
            for post in sorted(self.report.posts, key=lambda post: (order.get(post.holder, 0), post.span.start))
        ]

    def others(self) -> list[tuple[str, list[str]]]:
        """The actors without a post, by kind; in a kind, the most often mentioned first."""
        posted = {post.holder for post in self.report.posts}
        groups: dict[str, list[Actor]] = {kind: [] for kind in KINDS}
        for actor in self.report.actors:
            if actor.id not in posted:
                groups[actor.kind].append(actor)
        return [
            (kind, [_actor(actor) for actor in sorted(group, key=lambda actor: -len(actor.mentions))])
            for kind, group in groups.items()
            if group
        ]

    def ties(self) -> list[Line]:
        return [
            Line(
                self.name(tie.subject),
                f"{tie.kind} {self.name(tie.object)}",
                _period(tie.since, tie.until),
                where=self.paragraph(tie.span),
                sure=certainty(tie.confidence),
            )
            for tie in self.report.relations
        ]

    def events(self) -> list[Line]:
        return [self.event(event) for event in sorted(self.report.events, key=time_order)]

    def event(self, event: Event) -> Line:
        notes = []
        if not isinstance(event.place, Unknown):
            place = self.places_by_id.get(event.place.place)
            notes.append(f"{(place and _relation(place)) or 'in'} {clean(event.place.name)}")
        if event.size:
            counts = (("dead", event.size.dead), ("injured", event.size.injured), ("arrested", event.size.arrested))
            notes += [f"{name}: {clean(number.text)}" for name, number in counts if number]
        notes += [context.replace("_", " ") for context in event.contexts]
        if event.statement in self.statements:
            notes.append(f"{'only ' if event.claimed_by else ''}{self.speaker(event.statement)} says so")
        if event.hedge:
            notes.append(f"hedged: {clean(event.hedge)}")
        if isinstance(event.date, Unknown):
            date = "undated"
        else:
            date = day(event.date.value)
            notes += [] if event.date.rule == "own clause" else [f"date: {event.date.rule}"]
        return Line(
            self.parties(event),
            " ".join([event.event, *event.modes]),
            tuple(filter(None, notes)),
            self.evidence(event),
            self.paragraph(event.trigger),
            certainty(event.confidence),
            event.quad,
            date,
            flag=STANDINGS[event.standing],
        )

    def evidence(self, event: Event, limit: int = 200) -> Quote:
        """The sentence of an event, its trigger marked; cut to `limit` characters around trigger and parties."""
        parties = [party.span for party in (*event.actors, *event.recipients)]
        return quote(self.part(event.sentence), event.sentence, event.trigger, parties, limit)

    def parties(self, event: Event, *, codes: bool = True) -> str:
        actors = [_party(party, codes) for party in event.actors]
        recipients = [_party(party, codes) for party in event.recipients]
        if recipients:
            return f"{', '.join(actors) or '(unnamed)'} → {', '.join(recipients)}"
        return " ↔ ".join(actors) or "(unnamed)"

    def event_name(self, id: str) -> str:
        event = self.by_id.get(id)
        return f"{event.event}, {self.parties(event, codes=False)}" if event else id

    def places(self) -> list[Line]:
        """One line for each place, in order of first mention; those meant literally come first."""
        groups: dict[tuple[object, ...], list[Place]] = {}
        for place in self.report.places:
            key = (place.literal, place.relation, place.geonames_id or place.name)
            groups.setdefault(key, []).append(place)
        lines = [
            Line(
                f"{_relation(group[0])} {clean(group[0].name)}".strip(),
                ", ".join(filter(None, [group[0].province, group[0].country])),
                (
                    *([] if group[0].literal else ["stands for its government or people"]),
                    *(["taken to lie there"] if group[0].relation == WITHIN else []),
                    *([f"{len(group)} mentions"] if len(group) > 1 else []),
                ),
                where=self.paragraph(group[0].span),
                sure=certainty(max(place.confidence for place in group)),
                date=_point(group[0]),
                quad="literal" if group[0].literal else "",
                count=len(group),
            )
            for group in groups.values()
        ]
        return sorted(lines, key=lambda line: not line.quad)

    def said(self) -> list[Line]:
        lines = []
        for statement in self.report.statements:
            target = f" {self.name(statement.target)}" if statement.target else ""
            cue = " … ".join(shorten(self.report.words(span), 40) for span in statement.cue)
            label = statement.stance + target if statement.stance != "neutral" else ""
            notes = [cue and f"“{cue}”", statement.hedge and f"hedged: {statement.hedge}"]
            notes.append("verbatim" if statement.verbatim else "")
            notes.append(
                f"unnamed: “{shorten(self.report.words(statement.anonymity), 90)}”" if statement.anonymity else ""
            )
            lines.append(
                Line(
                    self.speaker(statement.id),
                    label,
                    tuple(filter(None, notes)),
                    self.content(statement),
                    self.paragraph(statement.content[0]),
                    certainty(statement.confidence),
                )
            )
        return lines

    def content(self, statement: Statement) -> Quote:
        """What is said, from its first word to its last."""
        first, end = statement.content[0], max(part.end for part in statement.content)
        return self.quote(first.model_copy(update={"end": end}))

    def gaps(self) -> list[Line]:
        lines = []
        for gap in self.report.gaps:
            notes = [f"by {clean(gap.by)}"] if gap.by else []
            notes += [f"about {self.event_name(gap.about)}"] if gap.about else []
            sure = certainty(gap.confidence)
            lines.append(Line(gap.kind, "", tuple(notes), self.quote(gap.span), self.paragraph(gap.span), sure))
        return lines

    def images(self) -> list[Line]:
        return [
            Line(image.status, clean(image.caption), where=self.paragraph(image.span) if image.span else "caption")
            for image in self.report.document.images
        ]

    def reasons(self) -> list[tuple[str, list[Line]]]:
        groups: dict[str, list[Line]] = {}
        for reason in sorted(self.report.reasons, key=lambda reason: -reason.strength):
            line = Line(
                reason.kind,
                notes=(f"explains {self.event_name(reason.explains)}",) if reason.explains else (),
                quote=self.quote(reason.span),
                where=self.paragraph(reason.span),
                sure=certainty(reason.confidence),
            )
            groups.setdefault(clean(reason.question or ""), []).append(line)
        return sorted(groups.items(), key=lambda group: not group[0])

    def speaker(self, id: str) -> str:
        statement = self.statements[id]
        if statement.speaker in self.actors:
            return self.name(statement.speaker or "")
        return shorten(" ".join(self.report.words(span) for span in statement.source), 60) or "(unnamed)"

    def name(self, id: str) -> str:
        actor = self.actors.get(id)
        return clean(actor.name) if actor else id

    def part(self, span: Span) -> str:
        return self.report.words(Span(start=0, end=10**9, part=span.part))

    def quote(self, span: Span) -> Quote:
        return quote(self.part(span), span, span.model_copy(update={"end": span.start}), limit=QUOTE)


def time_order(event: Event) -> tuple[bool, dt.date, str, int]:
    """Dated events by their first day (their last, where only that is known), then in the order of the text; undated
    ones last."""
    date = None if isinstance(event.date, Unknown) else event.date.earliest or event.date.latest
    return (date is None, date or dt.date.max, event.trigger.part, event.trigger.start)


def _codes(code: str | None, sectors: list[str]) -> str:
    return f" ({' '.join(filter(None, [code, *sectors]))})" if code or sectors else ""


def _party(party: Participant, codes: bool) -> str:
    return clean(party.name) + (_codes(party.code, party.sectors) if codes else "")


def _actor(actor: Actor) -> str:
    times = f" ×{len(actor.mentions)}" if len(actor.mentions) > 1 else ""
    return f"{clean(actor.name)}{_codes(actor.country, actor.sectors)}{times} {certainty(actor.confidence)}"


def _period(since: str | None, until: str | None) -> tuple[str, ...]:
    return tuple(f"{word} {day(value)}" for word, value in (("since", since), ("until", until)) if value)


def _relation(place: Place) -> str:
    """How a place lies to its point, before its name; a street or bridge that no gazetteer lists has its town's point."""
    return "" if place.relation in (None, WITHIN) else place.relation


def _point(place: Place) -> str:
    return "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
