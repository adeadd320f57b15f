"""From a trigger to a coded event: its parties, standing, and what the codebook's rules make of it.

Invariant: an event has at least one party that the report names or that a country can be told of; its code after the rules is
one of the sixteen, and `by` names the frame and, where one changed it, the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.reading import Reading, Standing
from dragoman.report import Participant
from dragoman.report.events import Standing as StandingName
from dragoman.what.arguments import Arguments, surface_subjects
from dragoman.what.binding import bind
from dragoman.what.drafts import Draft
from dragoman.what.embedding import Place, governor
from dragoman.what.roles import VERBAL, Casting, same
from dragoman.what.rules import rules
from dragoman.what.tree import Tree
from dragoman.what.triggers import Trigger
from dragoman.what.unreal import is_mishap, reality

PEOPLE = frozenset(
    """people person man woman child civilian worker protester demonstrator soldier policeman villager resident student
    prisoner passenger journalist official leader rebel militant troop police gunman farmer teacher doctor tribesman
    refugee migrant officer guard fighter insurgent crowd youth boy girl member victim marine lawmaker driver""".split()
)
WILL = frozenset({"will", "would", "shall", "'ll", "’ll", "to"})
WILLING = frozenset({"willing", "ready", "prepared", "set", "due", "poised"})
WILLED = frozenset({"THREATEN", "CONCEDE", "REQUEST", "COERCE", "REJECT", "ACCUSE"})
"""What only somebody does, and no thing."""
NAMING = ("'s", "on", "against", "by", "between")
"""Places of a noun that tell whose act it was, or against whom: with one of them it is no mere topic."""


@dataclass(slots=True)
class Coder:
    """Codes the triggers of one reading: those of the lexicon, and those that the event head proposes beside them."""

    reading: Reading
    tree: Tree
    casting: Casting
    triggers: Mapping[int, Trigger]
    proposed: Mapping[int, Trigger]

    def drafts(self) -> list[Draft]:
        """All events of the reading, in order, before merging."""
        placed: dict[int, Place] = {}
        contents: dict[int, list[str]] = {}
        for token, trigger in self.triggers.items():
            above, place = governor(self.tree, token, self.triggers)
            if above is not None and place == "content" and self._is_expected(above):
                placed[token] = "own"
            elif above is not None and place == "content" and self.triggers[above].frame.event:
                contents.setdefault(above, []).append(trigger.frame.event or "")
            else:
                placed[token] = "own" if place == "content" else place
        drafts = [self.draft(self.triggers[token], place, contents.get(token, [])) for token, place in placed.items()]
        for token, trigger in self.proposed.items():
            above, place = governor(self.tree, token, self.triggers)
            if above is None or place != "content" or not self.triggers[above].frame.event:
                drafts.append(self.draft(trigger, "own" if place == "content" else place, []))
        return [draft for draft in drafts if draft]

    def draft(self, trigger: Trigger, place: Place, content: list[str]) -> Draft | None:
        """The event of one trigger; none where the frame says that there is none, or no party is known."""
        token, frame, arguments = trigger.token, trigger.frame, trigger.arguments
        if frame.event is None or (frame.pos == "NOUN" and not self._tells(token, arguments)) or self._is_aim(token):
            return None
        known = standing_of(self.reading, token, arguments)
        verb = token if arguments.bearer is None else arguments.bearer
        standing = reality(self.tree, verb, self._standing(token, known))
        if standing is None:
            return None
        draft = Draft(
            token, frame.event, list(trigger.modes), f"what:{frame.name}", frame.confidence,
            standing, arguments, place, frame.contexts, trigger.words, content=content,
            source=frame.source, given=frame.given, factors={"pattern": frame.confidence},
        )  # fmt: skip
        cast = self.casting.cast(trigger)
        draft.actors, draft.recipients = cast.actors, cast.recipients
        constants = rules().confidence
        if not draft.actors:
            draft.actors = bind(self.reading, self.casting.parties, draft.words, "actor", draft.recipients)
        if not draft.recipients and not frame.reciprocal:
            draft.recipients = bind(self.reading, self.casting.parties, draft.words, "recipient", draft.actors)
        for factor in [name for name, holds in (("lent", cast.lent), ("inferred", cast.inferred)) if holds]:
            draft.times(factor, constants[factor])
        if standing == "hypothetical" and not (_coded(draft.actors) and _coded(draft.recipients)):
            return None
        if not self._worth(draft) or (frame.lemma == "warn" and frame.clause and not self._threatens(draft)):
            return None
        sentence = self._sentence(token)
        if frame.event == "ASSAULT" and is_mishap(
            self.tree, token, arguments, sentence, done_by_nobody=not any(p.code or p.actor for p in draft.actors)
        ):
            return None
        draft.days = frozenset(self.reading.time_at[i].value or "" for i in sentence if i in self.reading.time_at)
        if token in self.triggers:
            self._apply(draft)
        self._weigh(draft)
        return draft if draft.confidence >= constants["least"] else None

    def _standing(self, token: int, known: Standing | None) -> StandingName:
        """As told; what somebody says that he would do, or is willing or expected to do, is to come."""
        tree, words, name = self.tree, rules().words, known.name if known else "asserted"
        if name not in ("asserted", "hypothetical"):
            return name
        head = tree.heads[token]
        if tree.deps[token] == "xcomp":
            if tree.lemmas[head] in WILLING or self._is_expected(head):
                return "future"
            if tree.lemmas[head] in words["phases"] and tree.poses[head] == "VERB":
                return self._standing(head, self.reading.standings.get(head))
            if tree.lemmas[head] == "be" and tree.tags[token] == "VB":
                return "future"
        return "future" if self._has_will(token) else name

    def _is_expected(self, token: int) -> bool:
        """Whether a verb only says that something is to come: "is expected to", "was scheduled to"."""
        tree = self.tree
        return tree.lemmas[token] in rules().words["expecting"] and tree.kid(token, "aux:pass") is not None

    def _has_will(self, token: int) -> bool:
        """Whether a verb stands under "will" inside reported words, or shares it with the verb that it is coordinated with."""
        tree = self.tree
        while tree.deps[token] == "conj" and tree.tags[token] == "VB" and tree.kid(token, "aux") is None:
            token = tree.heads[token]
        if tree.deps[token] not in ("ccomp", "conj", "root", "parataxis"):
            return False
        return any(tree.lows[k] in ("will", "would") for k in tree.all_kids(token, "aux"))

    def _tells(self, token: int, arguments: Arguments) -> bool:
        """Whether an event noun tells that the event was, and is no mere topic."""
        dep = self.tree.deps[token]
        if dep in ("compound", "amod", "nmod:poss", "flat", "nmod:desc"):
            return False
        if (
            dep in ("root", "parataxis", "nsubj", "nsubj:pass", "appos", "xcomp", "ccomp", "advcl")
            or arguments.subjects
        ):
            return True
        if any(arguments.obliques.get(place) for place in NAMING):
            return True
        return any(self.casting.parties.code(f.token) for f in arguments.obliques.get("amod", ()))

    def _is_aim(self, token: int) -> bool:
        """Whether a token stands under "the aim is to"."""
        tree = self.tree
        for here in (token, *tree.up(token)):
            if any(
                tree.lemmas[k] in rules().words["purposes"] for k in tree.all_kids(here, "nsubj", "nsubj:outer")
            ) and (tree.kid(here, "cop") is not None or (tree.lemmas[here] == "be" and here != token)):
                return True
        return False

    def _threatens(self, draft: Draft) -> bool:
        """Whether a warning is a threat: the warner will act, or a party is told what it will have to bear."""
        tree, words = self.tree, rules().words
        if any(p.code or p.sectors for f in draft.arguments.objects for p in self.casting.parties.all_at(f.token)):
            return True
        for clause in draft.arguments.complements:
            subjects = [f.token for f in surface_subjects(tree, clause) if f.how == "own"]
            parties = [p for k in subjects for p in self.casting.parties.all_at(k)]
            if any(same(p, a) or (p.code and p.code == a.code) for p in parties for a in draft.actors):
                return True
            if any(tree.lows[k] in ("it", "he", "she", "they", "we", "i") for k in subjects):
                return True
            objects = tree.all_kids(clause, "obj")
            if tree.lemmas[clause] in words["dealt"] and any(
                {tree.lemmas[k], tree.lows[k]} & words["pains"] for k in objects
            ):
                return any(p.code or p.sectors for p in parties)
        return False

    def _sentence(self, token: int) -> range:
        sentence = self.reading.doc[token].sent
        return range(sentence.start, sentence.end)

    def _worth(self, draft: Draft) -> bool:
        subjects = [f.token for f in draft.arguments.subjects]
        if draft.event in WILLED and subjects and all(self._inert(k) for k in subjects):
            return False
        if (draft.event in VERBAL or draft.event == "CONSULT") and not any(
            p.code or p.sectors or p.actor for p in draft.actors
        ):
            return False
        if draft.event == "CONSULT" and "visit" in draft.modes:
            visitors, hosts = ({p.code for p in side} for side in (draft.actors, draft.recipients))
            if visitors == hosts and visitors and None not in visitors:
                return False
        if any(p.code or p.actor for p in (*draft.actors, *draft.recipients)):
            return True
        if draft.event not in ("ASSAULT", "PROTEST", "COERCE"):
            return False
        return any(self.tree.lemmas[f.token] in PEOPLE for f in (*draft.arguments.subjects, *draft.arguments.objects))

    def _inert(self, token: int) -> bool:
        """Whether a subject is a thing that asks, threatens and allows nothing."""
        mention = self.reading.mention_at.get(token)
        return self.tree.lemmas[token] in rules().words["inert"] and (mention is None or mention.form == "nominal")

    def _apply(self, draft: Draft) -> None:
        """Rewrite by the codebook's rules over standing; add the mode of what is threatened, asked for or refused."""
        table = rules()
        if draft.standing == "future" and draft.event in table.future and self._is_will(draft):
            draft.content, draft.event, draft.modes = [draft.event], table.future[draft.event], []
            draft.by += "+rule:future"
            draft.times("future", table.confidence["future"])
        elif draft.standing == "negated" and draft.event in table.refused and self._is_refusal(draft.token):
            draft.content, draft.event, draft.modes = [draft.event], "REJECT", [table.refused[draft.event]]
            draft.standing = "asserted"
            draft.by += "+rule:refusal"
        named = {"THREATEN": table.threat_modes, "REQUEST": table.request_modes, "REJECT": table.refused}.get(
            draft.event
        )
        if named and not draft.modes:
            draft.modes = list(dict.fromkeys(named[event] for event in draft.content if event in named))[:1]

    def _is_will(self, draft: Draft) -> bool:
        """Whether a future event is what somebody will do: no purpose of another act, and no noun under a verb of today."""
        tree = self.tree
        if tree.poses[draft.token] == "VERB" and self._has_will(draft.token):
            return True
        if draft.place == "background" or tree.deps[draft.token] == "advcl":
            return False
        if tree.poses[draft.token] != "NOUN":
            return True
        bearer = draft.arguments.bearer
        return bearer is not None and any(tree.lows[k] in WILL for k in tree.all_kids(bearer, "aux", "mark"))

    def _is_refusal(self, token: int) -> bool:
        """Whether "not" denies a will: "will not accept", "would not release"."""
        return any(
            self.tree.lows[k] in ("will", "would", "wo", "shall", "'ll", "’ll")
            for k in self.tree.all_kids(token, "aux")
        )

    def _weigh(self, draft: Draft) -> None:
        constants = rules().confidence
        missing = {
            "hypothetical": draft.standing == "hypothetical",
            "relative": draft.place in ("background", "adjunct"),
            "no_actor": not draft.actors,
            "required": not draft.recipients and draft.event in rules().required,
            "no_recipient": not draft.recipients and draft.event not in rules().required,
            "uncoded": not any(p.code for p in (*draft.actors, *draft.recipients)),
        }
        for factor in [name for name, holds in missing.items() if holds]:
            draft.times(factor, constants[factor])
        draft.confidence = round(min(0.99, draft.confidence), 3)


def standing_of(reading: Reading, token: int, arguments: Arguments) -> Standing | None:
    """How a trigger is told, by itself or by its light verb; none where plainly."""
    standings, bearer = reading.standings, arguments.bearer
    return standings.get(token) or (standings.get(bearer) if bearer is not None else None)


def _coded(side: list[Participant]) -> bool:
    return any(p.code for p in side)
