"""When an event was: by the syntax of its own clause first, and by a named rule where the clause is silent.

Order: own clause → governing clause → reporting clause → the sentence's only date, where it stands in a clause above → the
sentence before → the publication date; neither of the last two for what is told in the background. Invariant: an `EventDate` has
the words of its time, or the rule that inferred it; what none of them gives is `Unknown`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from dragoman.reading import Reading
from dragoman.report import EventDate, Time, Unknown
from dragoman.report.events import Standing
from dragoman.what.embedding import APART, set_apart
from dragoman.what.rules import rules
from dragoman.what.tree import Tree

REPORTED = ("ccomp", "parataxis")
EARLIER = frozenset({"after", "since", "because", "before"})
"""Marks of a clause that tells of another time than the clause above it."""


@dataclass(slots=True)
class Calendar:
    """The dated times of a reading by the token that they modify, and the last date that each sentence gave an event.

    `events` are the tokens that tell of events: a time on one of them dates no other.
    """

    reading: Reading
    tree: Tree
    events: Container[int] = frozenset()
    anchors: dict[int, list[tuple[int, Time]]] = field(default_factory=lambda: defaultdict(list))
    by_sentence: dict[int, list[tuple[int, Time]]] = field(default_factory=lambda: defaultdict(list))
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
            if self.tree.preposition(top) in rules().words["bounds"]:
                continue
            self.anchors[self.tree.heads[top]].append((top, times[key]))
            self.by_sentence[self.reading.doc[top].sent.start].append((top, times[key]))

    def date(
        self,
        trigger: int,
        bearer: int | None,
        sentence: int,
        before: int | None,
        standing: Standing,
        main: bool,
        also: Iterable[int] = (),
    ) -> EventDate | Unknown:
        """The date of the event with this trigger in the sentence that starts at `sentence`; `before` starts the one before.

        `main` says that the event is of the main line, so that the next sentence may go on from its date; `also` are its other
        triggers.
        """
        for rule, places in self._steps(trigger, bearer):
            for place in places:
                for top, time in self.anchors.get(place, ()):
                    if place == trigger or self.tree.deps[top] not in ("nmod:poss", "amod", "compound"):
                        return self._told(sentence, time, rule, standing, main)
        only = self.by_sentence.get(sentence, [])
        if len(only) == 1 and self._covers(self.tree.heads[only[0][0]], trigger):
            return self._told(sentence, only[0][1], "same sentence", standing, main)
        if standing == "historical":
            return Unknown(unknown="told as past, without a date")
        if standing == "future":
            return Unknown(unknown="told as to come, without a date")
        if self._lasts(trigger):
            return Unknown(unknown="told as going on since some time, without a date of its own")
        if all(self._is_background(token) for token in (trigger, *also)):
            return Unknown(unknown="told in the background, without a date")
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
        own = [trigger, *(k for k in tree.kids[trigger] if self._lends(k))]
        if bearer is not None:
            own += [bearer]
        clause = tree.clause_of(trigger)
        if clause != trigger:
            own += [clause, *(k for k in tree.kids[clause] if tree.deps[k] == "obj" and self._lends(k))]
        yield "own clause", own
        governing: list[int] = []
        reporting: list[int] = []
        here, reported = clause, False
        for above in tree.up(clause):
            if tree.deps[here] in REPORTED or (
                tree.deps[here] == "acl" and tree.lemmas[above] in rules().words["speech"]
            ):
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

    def _lends(self, k: int) -> bool:
        """Whether a time on a part of the clause dates its verb: "signed a deal on Monday", not "spoke after riots on Monday"."""
        dep = self.tree.deps[k]
        if dep not in ("obj", "xcomp", "nsubj", "nsubj:pass", "obl", "nmod") or k in self.events:
            return False
        return dep not in ("obl", "nmod") or self.tree.preposition(k) not in APART

    def _covers(self, anchor: int, trigger: int) -> bool:
        """Whether the clause of a time's anchor stands above a trigger, and the time dates nothing else in it."""
        tree = self.tree
        above = {trigger, *tree.up(trigger)}
        if anchor in above:
            return True
        clause = tree.clause_of(anchor)
        return clause in above and anchor not in self.events and not set_apart(tree, anchor, clause)

    def _lasts(self, trigger: int) -> bool:
        """Whether a trigger's clause is a perfect with "since": what has gone on for some time is not of the day."""
        tree, clause = self.tree, self.tree.clause_of(trigger)
        if not any(tree.lemmas[k] == "have" for k in tree.all_kids(clause, "aux")):
            return False
        return any(
            tree.lows[k] == "since" or tree.preposition(k) == "since" or "since" in self._marks(k)
            for k in tree.all_kids(clause, "obl", "obl:unmarked", "advcl", "advmod")
        )

    def _is_background(self, trigger: int) -> bool:
        """Whether a trigger stands in a relative or past participle clause, or one that tells of an earlier time."""
        tree, clause = self.tree, self.tree.clause_of(trigger)
        for here in (clause, *tree.up(clause)):
            dep = tree.deps[here]
            if dep == "acl:relcl" or (dep == "acl" and tree.tags[here] in ("VBN", "VBD")):
                return True
            if dep == "advcl" and self._marks(here) & EARLIER:
                return True
        return False

    def _marks(self, clause: int) -> set[str]:
        return {self.tree.lows[k] for k in self.tree.all_kids(clause, "mark")}

    def _told(self, sentence: int, time: Time, rule: str, standing: Standing, main: bool) -> EventDate | Unknown:
        if time.value is None:
            return Unknown(unknown=f"relative time without a publication date: {time.text}")
        date = EventDate(
            value=time.value, earliest=time.earliest, latest=time.latest, time=time.id, span=time.span, rule=rule
        )
        if main and standing in ("asserted", "negated"):
            self.told.setdefault(sentence, date)
        return date
