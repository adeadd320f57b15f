"""Which participants are an event's actors and recipients: by the frame's places first, then by what the act is about.

Invariant: no participant is in both roles, and one that stands in neither place of the frame carries a `link` that says how
it was found.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from dragoman.reading import Reading
from dragoman.report import Participant
from dragoman.what.arguments import ASIDE, Arguments, Filler, holder, surface_subjects
from dragoman.what.embedding import APART
from dragoman.what.participants import Parties
from dragoman.what.rules import rules
from dragoman.what.tree import Tree
from dragoman.what.triggers import Trigger, fillers_at

DESCENT = frozenset(
    {
        "obj",
        "iobj",
        "obl",
        "nmod",
        "nmod:poss",
        "amod",
        "compound",
        "xcomp",
        "ccomp",
        "conj",
        "acl",
        "appos",
        "nsubj",
        "flat",
        "advcl",
        "nmod:desc",
    }
)
NO_DESCENT = frozenset({"CONSULT"})
TRANSFERS = frozenset({"AGREE", "AID", "RETREAT", "MOBILIZE", "COOPERATE", "CONCEDE"})
"""Acts that move what is one's own: "offered its troops to Lebanon" is not addressed to the troops."""
RUN_TOGETHER = ("flat", "nmod:desc", "appos")
"""Relations by which the parse may run two coordinated names together."""
CAUSES = ("over", "against", "at", "of", "to")
"""What a protest's cause hangs on: whom it is against stands there or in its purpose, not in where it was."""
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Events in words."""
MUTUAL = frozenset({"AGREE", "COOPERATE", "SUPPORT"})
"""Events that two actors do with each other where no recipient is named."""
ADDRESSED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})
"""Events whose clause names in its subject whom they are addressed to: "demanded that Hamas renounce"."""


@dataclass(slots=True)
class Cast:
    """The two roles of one event. `lent` counts parties that syntax lends, `inferred` is whether one was looked for below."""

    actors: list[Participant]
    recipients: list[Participant]
    lent: bool = False
    inferred: bool = False


@dataclass(slots=True)
class Casting:
    """Casts the triggers of one reading."""

    reading: Reading
    tree: Tree
    parties: Parties
    triggers: Mapping[int, Trigger]
    things: set[int] = field(init=False)
    """Tokens of what does nothing itself."""

    def __post_init__(self) -> None:
        lemmas = enumerate(self.tree.lemmas)
        self.things = {i for i, lemma in lemmas if lemma in rules().words["things"] and self.parties.mention(i) is None}

    def cast(self, trigger: Trigger) -> Cast:
        """The actors and recipients of a trigger."""
        frame, arguments = trigger.frame, trigger.arguments
        actor, recipient = frame.actor, frame.recipient
        if arguments.suffered and frame.pos == "NOUN":
            actor, recipient = tuple(p for p in actor if p != "nsubj"), ("nsubj", *recipient)
        met = {t for t in trigger.used if self.parties.mention(t) is None}
        found = Cast(self._pick(arguments, actor, [], met | self.things, assault=frame.event == "ASSAULT"), [])
        moved = self._moved(trigger, found.actors)
        if moved and not found.actors:
            found.actors = [p for p in self._participants(moved) if p.code or p.actor]
        met |= {f.token for f in moved}
        found.recipients = self._pick(arguments, recipient, found.actors, met, own=frame.event in TRANSFERS)
        if frame.reciprocal:
            sides = [f for preposition in ("between", "among") for f in arguments.obliques.get(preposition, ())]
            others = [p for p in (*found.recipients, *self._participants(sides)) if p.actor or p.code]
            found.actors = unique([*found.actors, *others])
            found.recipients = []
        elif not any(p.code or p.actor for p in found.recipients):
            self._look_below(trigger, found)
        if moved and frame.event == "MOBILIZE":  # troops on the streets of their own capital are sent against nobody
            home = {None, *(p.code for p in found.actors)}
            found.recipients = [p for p in found.recipients if p.actor or p.code not in home]
        used = [f for place in actor for f in fillers_at(arguments, place)]
        found.lent = any(f.how not in ("own", "relative") for f in used[:1])
        return found

    def _pick(
        self,
        arguments: Arguments,
        places: tuple[str, ...],
        taken: list[Participant],
        met: Container[int] = (),
        own: bool = False,
        assault: bool = False,
    ) -> list[Participant]:
        """The parties in the first of the places that has any that is not taken; with `own`, nor belongs to who is taken.

        Tokens in `met` name the act itself ("held talks") and are no party.
        """
        for place in places:
            fillers = [f for f in fillers_at(arguments, place) if f.token not in met]
            if own:
                fillers = [f for f in fillers if not self._belongs(f.token, taken)]
            found = self._participants([t for f in fillers for t in self._bearers(f, assault=assault)])
            if place in ("amod", "compound"):
                found = [p for p in found if p.code or p.actor]
            found = [p for p in found if not any(same(p, t) for t in taken)]
            if found:
                return found
        return []

    def _moved(self, trigger: Trigger, actors: list[Participant]) -> list[Filler]:
        """The forces that an act moves as its actors' own: in "the army was deployed" they are whose act it is."""
        if trigger.frame.event != "MOBILIZE" and "withdraw" not in trigger.modes:
            return []
        codes = {p.code for p in actors}
        moved = [f for f in trigger.arguments.objects if self.tree.lemmas[f.token] in rules().words["forces"]]
        return [f for f in moved if not codes or {p.code for p in self.parties.all_at(f.token)} <= codes | {None}]

    def _bearers(self, filler: Filler, *, assault: bool) -> list[Filler]:
        """Who stands behind a thing that acts: "issued a declaration demanding ...", "launched an effort to help ...".

        An event has parties of its own: who condemned an attack that killed six did not kill them.
        """
        if filler.how not in ("relative", "control") or self.parties.is_party(filler.token):
            return [filler]
        known = self.triggers.get(filler.token)
        if assault or (known and known.frame.event and known.frame.pos == "NOUN"):
            return [filler]
        return holder(self.tree, filler.token) or [filler]

    def _belongs(self, token: int, actors: list[Participant]) -> bool:
        owner = self.parties.owner(token)
        return owner is not None and any(a.actor and a.actor == owner.actor for a in actors)

    def _participants(self, fillers: list[Filler]) -> list[Participant]:
        found: list[Participant] = []
        for filler in fillers:
            trigger = self.triggers.get(filler.token)
            if (
                trigger
                and trigger.frame.event
                and trigger.frame.pos == "NOUN"
                and self.parties.mention(filler.token) is None
            ):
                found += [p for p in self._pick(trigger.arguments, trigger.frame.actor, []) if p.code or p.actor]
            else:
                found += self.parties.all_at(filler.token)
                found += [p for t in self._members(filler.token) for p in self.parties.all_at(t)]
        return unique(found)

    def _members(self, token: int) -> list[int]:
        """Further parties inside a noun phrase: "officials, including A and B", and names that the parse ran together."""
        tree, members = self.tree, []
        for k in tree.kids[token]:
            if tree.deps[k] in ("nmod", "obl", "acl") and tree.preposition(k) in ("including", "such as", "among"):
                members += tree.conjuncts(k)
        known = self.reading.mention_at.get(token)
        inside = [k for k in tree.kids[token] if tree.deps[k] in RUN_TOGETHER] if known else []
        for k in inside:
            other = self.reading.mention_at.get(k)
            if known and other and k >= known.end and other.actor != known.actor and other.form == "name":
                if any(tree.deps[c] == "cc" for c in range(token, k)):
                    members.append(k)
            elif len(inside) < 12:
                inside += [d for d in tree.kids[k] if tree.deps[d] in RUN_TOGETHER]
        return members

    def _look_below(self, trigger: Trigger, found: Cast) -> None:
        """A recipient from what the act is about: the subject of a demand's clause, else the first country below the act."""
        event, arguments = trigger.frame.event, trigger.arguments
        if event in ADDRESSED:
            for clause in arguments.complements:
                own = [f for f in surface_subjects(self.tree, clause) if f.how == "own"]
                parties = [
                    p
                    for p in self._participants(own)
                    if (p.actor or p.code) and not any(same(p, a) for a in found.actors)
                ]
                if parties:
                    found.recipients = parties
                    return
        if len(found.actors) > 1 and event in MUTUAL:
            return
        if (event in NO_DESCENT and "visit" not in trigger.modes) or "resign" in trigger.modes:
            return
        verbal = event in VERBAL
        inner = [f.token for f in arguments.objects] + arguments.complements
        outer = [
            f.token for preposition, fillers in arguments.obliques.items() if preposition not in ASIDE for f in fillers
        ]
        if event == "PROTEST":
            inner = arguments.complements + [f.token for p in CAUSES for f in arguments.obliques.get(p, ())]
            outer = []
        theirs: set[str | None] = {p.code for p in found.actors if p.code}
        for taken, starts in ((theirs, [*inner, *outer]), (set[str | None](), inner)):
            for start in starts:
                parties = [] if self._belongs(start, found.actors) else self._descend(start, taken, 0, verbal)
                parties = [
                    p
                    for p in parties
                    if not any(same(p, a) or (p.actor and p.actor == a.actor) for a in found.actors)
                    and not (verbal and "JRN" in p.sectors)
                ]
                if parties:
                    found.recipients, found.inferred = parties, True
                    return

    def _descend(self, token: int, taken: set[str | None], depth: int, verbal: bool = False) -> list[Participant]:
        """The first party with a country (and those coordinated with it) at or below a token, possessors and modifiers first.

        What is said to somebody (`verbal`) is not said to those in a clause that says when.
        """
        tree = self.tree
        if self.parties.mention(token) or token in self.reading.place_at:
            found = [p for t in tree.conjuncts(token) for p in self.parties.all_at(t, "within the object")]
            found = unique([p for p in found if p.code and p.code not in taken])
            if found:
                return found
        if depth > 4:
            return []
        nearest = sorted(tree.kids[token], key=lambda k: (tree.deps[k] not in ("nmod:poss", "amod", "compound"), k))
        for k in nearest:
            if (
                tree.deps[k] in DESCENT
                and k not in self.parties.times
                and not (
                    verbal and tree.deps[k] == "advcl" and any(tree.lows[m] in APART for m in tree.all_kids(k, "mark"))
                )
                and (found := self._descend(k, taken, depth + 1, verbal))
            ):
                return found
        return []


def same(one: Participant, other: Participant) -> bool:
    """Whether two participants are one party of the report."""
    if one.actor and other.actor:
        return one.actor == other.actor and one.name == other.name and one.code == other.code
    return one.span == other.span and one.code == other.code


def unique(parties: list[Participant]) -> list[Participant]:
    """The participants without those that come again, in order."""
    kept: list[Participant] = []
    for party in parties:
        if not any(same(party, known) for known in kept):
            kept.append(party)
    return kept
