"""Where an event was: a literal place of its own clause, else one inherited by a named rule.

Order: the predicate's own "in X", "at X", "near X" → the noun phrases of its parties and objects → the governing clause → the
sentence's only literal place → the place of the event told in the sentence before, unless a new paragraph is of another day.
Invariant: a metonym ("Moscow said") is no place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.reading import Reading
from dragoman.report import EventPlace, Place, Unknown
from dragoman.what.tree import Tree

STATIC = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "inside",
        "outside",
        "around",
        "across",
        "along",
        "throughout",
        "over",
        "into",
        "to",
        "of",
        "within",
        "off",
        "from",
    }
)


@dataclass(slots=True)
class Map:
    """The literal places of a reading by head token, and the place that each sentence gave an event."""

    reading: Reading
    tree: Tree
    heads: dict[int, Place] = field(default_factory=dict)
    by_sentence: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))
    told: dict[int, EventPlace] = field(default_factory=dict)
    days: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tokens: dict[str, list[int]] = {}
        places: dict[str, Place] = {}
        for i, place in self.reading.place_at.items():
            if place.literal:
                tokens.setdefault(place.id, []).append(i)
                places[place.id] = place
        for key, inside in tokens.items():
            known = set(inside)
            top = next((i for i in inside if self.tree.heads[i] not in known or self.tree.heads[i] == i), inside[0])
            if self.tree.deps[top] in ("amod", "compound") and self.tree.tags[top].startswith("JJ"):
                continue
            self.heads[top] = places[key]
            if self.tree.preposition(top).split(" ")[0] not in STATIC - {"of", "from", "to"}:
                continue
            self.by_sentence[self.reading.doc[top].sent.start].append(places[key])

    def place(
        self, trigger: int, bearer: int | None, sentence: int, before: int | None, words: bool, day: str | None = None
    ) -> EventPlace | Unknown:
        """The place of the event with this trigger, in the sentence that starts at `sentence`; `words`: the act was in words.

        `day` is the value of the event's date, where it has one.
        """
        if before is not None and self._breaks(before, sentence, day):
            before = None
        found = self._place(trigger, bearer, sentence, before, words)
        if day and isinstance(found, EventPlace):
            self.days.setdefault(sentence, day)
        return found

    def _breaks(self, before: int, sentence: int, day: str | None) -> bool:
        """Whether a sentence begins a paragraph that tells of another day than the sentence before it."""
        doc, known = self.reading.doc, self.days.get(before)
        apart = self.reading.paragraph(doc[before].idx) != self.reading.paragraph(doc[sentence].idx)
        return apart and day is not None and known is not None and day != known

    def _place(
        self, trigger: int, bearer: int | None, sentence: int, before: int | None, words: bool
    ) -> EventPlace | Unknown:
        tree = self.tree
        if not self.heads:
            return Unknown(unknown="no place in the report")
        clause = tree.clause_of(trigger)
        own = [trigger] if bearer is None else [trigger, bearer]
        if clause not in own and tree.deps[trigger] not in ("nsubj",):
            own.append(clause)
        for holder in own:
            if found := self._under(holder, 0):
                return self._told(sentence, found, "own clause")
        for holder in own:
            for k in tree.kids[holder]:
                if tree.deps[k] in ("obj", "nsubj:pass", "obl", "nmod", "xcomp") and (found := self._inside(k)):
                    return self._told(sentence, found, "own clause")
        here = clause
        for above in tree.up(clause):
            if tree.deps[here] in ("ccomp", "parataxis"):
                break
            if tree.is_clause(above) and (found := self._under(above, 0)):
                return self._told(sentence, found, "governing clause")
            here = above
        only = self.by_sentence.get(sentence, [])
        if words:
            return Unknown(unknown="an act in words, without a place of its own")
        if len(only) == 1:
            return self._told(sentence, only[0], "same sentence")
        if not only and before is not None and (known := self.told.get(before)):
            inferred = known.model_copy(update={"rule": "sentence before"})
            self.told.setdefault(sentence, inferred)
            return inferred
        return Unknown(
            unknown="several places in the sentence, none of the event's own" if only else "no place in the sentence"
        )

    def _under(self, holder: int, depth: int) -> Place | None:
        """A place that hangs on `holder` by a preposition of place."""
        tree = self.tree
        for k in tree.kids[holder]:
            if tree.deps[k] in ("obl", "nmod", "advmod", "obl:unmarked") and tree.preposition(k).split(" ")[
                0
            ] in STATIC - {"of", "from", "to"}:
                if k in self.heads:
                    return self.heads[k]
                if depth < 2 and (found := self._inside(k)):
                    return found
        for k in tree.kids[holder]:
            if k in self.heads and (
                tree.deps[k] == "obj" or (tree.deps[k] == "obl" and tree.preposition(k) in ("to", "from"))
            ):
                return self.heads[k]
        return None

    def _inside(self, noun: int, depth: int = 0) -> Place | None:
        """A place within a noun phrase: "a village near Herat", "the capital, Kabul", "Gaza's power plant"."""
        tree = self.tree
        for k in tree.kids[noun]:
            dep = tree.deps[k]
            if dep in ("nmod", "appos", "nmod:poss", "compound", "flat", "obl", "conj"):
                if k in self.heads and (dep != "nmod" or tree.preposition(k).split(" ")[0] in STATIC):
                    return self.heads[k]
                if depth < 2 and (found := self._inside(k, depth + 1)):
                    return found
        return None

    def _told(self, sentence: int, place: Place, rule: str) -> EventPlace:
        found = EventPlace(place=place.id, name=place.name, span=place.span, rule=rule)
        self.told.setdefault(sentence, found)
        return found
