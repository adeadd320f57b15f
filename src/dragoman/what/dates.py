"""When an event was: by the syntax of its own clause first, and by a named rule where the clause is silent.

Order: own clause → governing clause → reporting clause → the sentence's only date → the sentence before → the publication
date. Invariant: an `EventDate` has the words of its time, or the rule that inferred it; what none of them gives is `Unknown`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.reading import Reading
from dragoman.report import EventDate, Time, Unknown
from dragoman.report.events import Standing
from dragoman.what.tree import Tree

REPORTED = ("ccomp", "parataxis")


@dataclass(slots=True)
class Calendar:
    """The dated times of a reading by the token that they modify, and the last date that each sentence gave an event."""

    reading: Reading
    tree: Tree
    anchors: dict[int, list[Time]] = field(default_factory=lambda: defaultdict(list))
    by_sentence: dict[int, list[Time]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, EventDate] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tokens: dict[str, list[int]] = {}
        times: dict[str, Time] = {}
        for i, time in self.reading.time_at.items():
            if time.type in ("DATE", "TIME") and not (time.value or "").endswith("_REF"):
                tokens.setdefault(time.id, []).append(i)
                times[time.id] = time
        for key, inside in tokens.items():
            known = set(inside)
            top = next((i for i in inside if self.tree.heads[i] not in known or self.tree.heads[i] == i), inside[0])
            self.anchors[self.tree.heads[top]].append(times[key])
            self.by_sentence[self.reading.doc[top].sent.start].append(times[key])

    def date(
        self, trigger: int, bearer: int | None, sentence: int, before: int | None, standing: Standing, main: bool
    ) -> EventDate | Unknown:
        """The date of the event with this trigger in the sentence that starts at `sentence`; `before` starts the one before.

        `main` says that the event is of the main line, so that the next sentence may go on from its date.
        """
        for rule, places in self._steps(trigger, bearer):
            for place in places:
                for time in self.anchors.get(place, ()):
                    return self._told(sentence, time, rule, standing, main)
        only = self.by_sentence.get(sentence, [])
        if len(only) == 1:
            return self._told(sentence, only[0], "same sentence", standing, main)
        if standing == "historical":
            return Unknown(unknown="told as past, without a date")
        if standing == "future":
            return Unknown(unknown="told as to come, without a date")
        if before is not None and (known := self.told.get(before)):
            inferred = known.model_copy(update={"rule": "sentence before"})
            self.told.setdefault(sentence, inferred)
            return inferred
        published = self.reading.document.published.value
        if published is None:
            return Unknown(unknown="no time in the text and no publication date")
        return EventDate(value=published.isoformat(), latest=published, rule="publication date")

    def _steps(self, trigger: int, bearer: int | None) -> Iterable[tuple[str, list[int]]]:
        tree = self.tree
        own = [
            trigger,
            *(k for k in tree.kids[trigger] if tree.deps[k] in ("obj", "xcomp", "nsubj", "nsubj:pass", "obl", "nmod")),
        ]
        if bearer is not None:
            own += [bearer]
        clause = tree.clause_of(trigger)
        if clause != trigger:
            own += [clause, *(k for k in tree.kids[clause] if tree.deps[k] == "obj")]
        yield "own clause", own
        governing: list[int] = []
        reporting: list[int] = []
        here, reported = clause, False
        for above in tree.up(clause):
            if tree.deps[here] in REPORTED:
                reported = True
            if tree.is_clause(above):
                (reporting if reported else governing).append(above)
            here = above
        yield "governing clause", governing
        siblings = [k for k in tree.kids[clause] if tree.deps[k] in ("conj", "advcl") and tree.is_clause(k)]
        yield (
            "governing clause",
            [k for k in siblings if tree.deps[k] == "conj" and tree.kid(k, "nsubj", "nsubj:pass") is None],
        )
        yield "reporting clause", reporting

    def _told(self, sentence: int, time: Time, rule: str, standing: Standing, main: bool) -> EventDate | Unknown:
        if time.value is None:
            return Unknown(unknown=f"relative time without a publication date: {time.text}")
        date = EventDate(
            value=time.value, earliest=time.earliest, latest=time.latest, time=time.id, span=time.span, rule=rule
        )
        if main and standing in ("asserted", "negated"):
            self.told.setdefault(sentence, date)
        return date
