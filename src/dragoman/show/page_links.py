"""Which findings belong together? What a page must know to follow one finding through events, statements, text and charts.

Invariant: every id that is named is that of a row on the page. Places that are one entry of the gazetteer share a row,
which has the id of their first mention.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.report import Event, Place, Report, Unknown


class Links:
    """The ties between the findings of one report."""

    def __init__(self, report: Report) -> None:
        self._rows = {place.id: group[0].id for group in places(report) for place in group}
        for part in (report.actors, report.posts, report.times, report.events, report.statements):
            self._rows |= {finding.id: finding.id for finding in part}
        for rest in (report.relations, report.gaps, report.reasons):
            self._rows |= {finding.id: finding.id for finding in rest}
        self._of = {event.id: self._known(_of_event(event)) for event in report.events}
        self._of |= {said.id: self._known((said.speaker, said.target)) for said in report.statements}
        self._of |= {post.id: self._known((post.holder,)) for post in report.posts}
        self._of |= {tie.id: self._known((tie.subject, tie.object)) for tie in report.relations}
        self._of |= {gap.id: self._known((gap.about,)) for gap in report.gaps}
        self._of |= {reason.id: self._known((reason.explains,)) for reason in report.reasons}

    def row(self, id: str | None) -> str:
        """The id of the row that shows a finding; "" where there is none."""
        return self._rows.get(id or "", "")

    def of(self, id: str) -> tuple[str, ...]:
        """The rows that a finding is made of: an event's parties, place, time and statement; a post's holder."""
        return self._of.get(id, ())

    def _known(self, ids: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row for row in map(self.row, ids) if row))


def places(report: Report) -> list[list[Place]]:
    """The places of a report, one group for each entry of the gazetteer (or name that none has), by first mention."""
    groups: dict[object, list[Place]] = {}
    for place in report.places:
        groups.setdefault(place.geonames_id or place.name, []).append(place)
    return list(groups.values())


def _of_event(event: Event) -> Iterable[str | None]:
    yield from (party.actor for party in (*event.actors, *event.recipients))
    if not isinstance(event.place, Unknown):
        yield event.place.place
    if not isinstance(event.date, Unknown):
        yield event.date.time
    yield event.statement
