"""Who went where when? The facts of a report in one line each, for the top of the page.

Invariant: a fact is an event that the report tells as having happened, of which at least FLOOR is the certainty and at
least one party is known; its words are the parties' names and the verb that verbs.toml has for its code.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.report import Event, Participant, Report, Unknown
from dragoman.show.lines import WITHIN, Lines, time_order
from dragoman.show.words import clean

FLOOR = 0.65
_HAPPENED = ("asserted", "historical")
MOST = 7
"""So many facts stand at the top; the table of events has them all."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event in a line: "Davit Melikyan" "visited" "Nino Gelashvili", "in Tbilisi"; `said_by` where it is a claim."""

    event: Event
    who: str
    did: str
    whom: str = ""
    where: str = ""
    said_by: str = ""


def facts(report: Report, lines: Lines) -> list[Fact]:
    """The facts that say most, in time order."""
    explained = {reason.explains for reason in report.reasons}
    candidates = [event for event in report.events if _is_fact(event)]
    chosen = sorted(candidates, key=lambda event: (event.id not in explained, -_known(event), -event.confidence))[:MOST]
    return [_fact(event, lines) for event in sorted(chosen, key=time_order)]


def told(event: Event, lines: Lines) -> str:
    """An event in words: "Davit Melikyan visited Nino Gelashvili"; its code and parties where it has not happened."""
    if event.standing not in _HAPPENED or not event.actors:
        return lines.event_name(event.id)
    fact = _fact(event, lines)
    return " ".join(filter(None, [fact.who, fact.did, fact.whom]))


def verb(event: Event, *, alone: bool) -> str:
    """What happened, as a verb of the past tense: that of the first mode that has one, else the event's."""
    words = _verbs()[event.event]
    entry = next((words[mode] for mode in event.modes if mode in words), words)
    return str(entry["alone" if alone else "to"])


@cache
def _verbs() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("dragoman.show") / "verbs.toml").read_text("utf-8"))


def _is_fact(event: Event) -> bool:
    return event.standing in _HAPPENED and event.confidence >= FLOOR and bool(event.actors)


def _known(event: Event) -> int:
    """How much is known of an event from the text itself: date, place, other party."""
    dated = not isinstance(event.date, Unknown) and event.date.time is not None
    return dated + (not isinstance(event.place, Unknown)) + bool(event.recipients)


def _fact(event: Event, lines: Lines) -> Fact:
    where = ""
    if not isinstance(event.place, Unknown) and all(event.place.span != party.span for party in event.recipients):
        place = lines.places_by_id.get(event.place.place)
        relation = place.relation if place and place.relation not in (None, WITHIN) else "in"
        where = f"{relation} {clean(event.place.name)}"
    return Fact(
        event,
        _listed(event.actors),
        verb(event, alone=not event.recipients),
        _listed(event.recipients),
        where,
        lines.speaker(event.statement) if event.statement in lines.statements else "",
    )


def _listed(parties: list[Participant]) -> str:
    names = [clean(party.name) for party in parties]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]])) if names else ""
