"""Which tokens tell of an event, and by which frame of the lexicon.

Of the frames that a token may trigger, the first in the lexicon's order whose conditions all hold wins; a frame of `none.toml`
wins like any other and keeps the token silent. Invariant: a token triggers at most one frame, and a noun that met a frame's
condition by its word triggers none of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from dragoman.reading import Reading
from dragoman.what.arguments import PORTIONS, Arguments, Filler, noun_arguments, verb_arguments
from dragoman.what.frames import Frame
from dragoman.what.lexicons import shipped
from dragoman.what.tree import RELATIVE_PRONOUNS, Tree
from dragoman.what.words import Condition

MODIFIERS = frozenset({"amod", "compound", "advmod", "nmod:desc", "nummod", "nmod:poss", "nmod:unmarked"})
SILENT = frozenset(
    {"amod", "compound", "flat", "case", "fixed", "mark", "aux", "aux:pass", "cop", "nmod:desc", "goeswith"}
)
PARTICLES = frozenset({"compound:prt", "advmod", "xcomp", "obl", "case", "advcl"})
PLAIN = frozenset({"in", "on", "by", "to", "for", "at", "back"})
"""Particles that are far more often prepositions: before a noun they count only where the frame says what noun."""


@dataclass(slots=True)
class Trigger:
    """A token with the frame that it triggers, its places, the tokens that met conditions, and the frame's modes."""

    token: int
    frame: Frame
    arguments: Arguments
    used: list[int] = field(default_factory=list)
    modes: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[int, ...]:
        """What may tell of the event: the token, what met conditions, and a light verb."""
        bearer = self.arguments.bearer
        return self.token, *self.used, *(() if bearer is None else (bearer,))


class Matcher:
    """Finds the triggers of one reading."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree, self.lexicon = reading, tree, reading.lexicon or shipped()
        self.words = self.lexicon.words
        self.kind_of = {actor.id: actor.kind for actor in reading.actors}

    def triggers(self) -> dict[int, Trigger]:
        """All triggers by token, in order; `none` frames included, so that what they silence stays silent."""
        tree, found = self.tree, {}
        for i, pos in enumerate(tree.poses):
            if pos not in ("VERB", "NOUN", "ADJ") or tree.deps[i] in SILENT:
                continue
            frames = self.lexicon.at(pos, tree.lemmas[i], tree.lows[i])
            if frames and (trigger := self._first(i, pos, frames)):
                found[i] = trigger
        used = {t for trigger in found.values() for t in trigger.used}
        return {i: trigger for i, trigger in found.items() if i not in used}

    def _first(self, token: int, pos: str, frames: tuple[Frame, ...]) -> Trigger | None:
        tree = self.tree
        if pos == "NOUN" and (mention := self.reading.mention_at.get(token)) and mention.form == "name":
            return None
        arguments = noun_arguments(tree, token, self.words) if pos == "NOUN" else verb_arguments(tree, token)
        for frame in frames:
            places = self._with_particle(frame, token, arguments) if frame.particle else arguments
            used = self._match(frame, token, places) if places else None
            if places and used is not None:
                return Trigger(token, frame, places, used, self.modes(frame, token, places, used))
        return None

    def _with_particle(self, frame: Frame, token: int, arguments: Arguments) -> Arguments | None:
        """The places of a verb with its particle, none where it has not; the parse may take it for the object's preposition."""
        tree, after = self.tree, token + 1
        own = [k for k in tree.kids[token] if tree.lows[k] in frame.particle and tree.deps[k] in PARTICLES]
        if own:
            taken = "" if tree.deps[own[0]] == "compound:prt" or own[0] == after else None
        elif after < len(tree.lows) and tree.lows[after] in frame.particle and tree.deps[after] == "case":
            if tree.heads[tree.heads[after]] != token or (tree.lows[after] in PLAIN and frame.object is None):
                return None
            taken = tree.preposition(tree.heads[after])
        else:
            return None
        fillers = arguments.obliques.get(taken, []) if taken is not None else []
        if not fillers or arguments.passive:
            return arguments
        obliques = {preposition: found for preposition, found in arguments.obliques.items() if preposition != taken}
        if taken == "out of":
            return replace(arguments, obliques={"of": fillers, **obliques})
        return replace(arguments, objects=[*arguments.objects, *fillers], obliques=obliques)

    def _match(self, frame: Frame, token: int, arguments: Arguments) -> list[int] | None:
        """The tokens that met the frame's conditions by their word; none where a condition fails."""
        tree, used = self.tree, []
        if frame.phrase and tuple(tree.lows[token : token + len(frame.phrase)]) != frame.phrase:
            lemmas = tuple(tree.lemmas[token : token + len(frame.phrase)])
            if lemmas != frame.phrase:
                return None
        if frame.voice and (frame.voice == "passive") != arguments.passive:
            return None
        for condition, fillers in (
            (frame.subject, arguments.subjects),
            (frame.object, self._objects(frame, arguments)),
        ):
            if condition is not None:
                met = self._met(condition, [f.token for f in fillers])
                if met is None:
                    return None
                used += met
        if (
            frame.not_subject is not None
            and self._met(frame.not_subject, [f.token for f in arguments.subjects]) is not None
        ):
            return None
        if (
            frame.not_object is not None
            and self._met(frame.not_object, [f.token for f in arguments.objects]) is not None
        ):
            return None
        modifiers = (
            [k for k in tree.kids[token] if tree.deps[k] in MODIFIERS] if frame.modifier or frame.not_modifier else []
        )
        if frame.modifier is not None and self._met(frame.modifier, modifiers) is None:
            return None
        if frame.not_modifier is not None and self._met(frame.not_modifier, modifiers) is not None:
            return None
        for preposition, condition in frame.prep:
            met = self._met(condition, self.brought(token, arguments, preposition, own=frame.object is None))
            if met is None:
                return None
            used += met
        if any(self.brought(token, arguments, preposition) for preposition in frame.not_prep):
            return None
        if frame.clause or frame.clause_verb is not None:
            clauses = [k for k in arguments.complements if not frame.clause or self._clause(k) in frame.clause]
            if not clauses or (frame.clause_verb is not None and self._met(frame.clause_verb, clauses) is None):
                return None
            if frame.clause_verb is not None:
                used += [k for k in clauses if frame.clause_verb.met_by(tree.lemmas[k], tree.lows[k])]
        return used

    def _objects(self, frame: Frame, arguments: Arguments) -> list[Filler]:
        return arguments.objects

    def _met(self, condition: Condition, tokens: list[int]) -> list[int] | None:
        """The tokens that met a condition by their word (maybe no one, where a kind met it); None where none met it."""
        tree = self.tree
        if not tokens:
            return [] if "none" in condition.kinds else None
        met: list[int] = []
        by_kind = False
        for token in tokens:
            forms = (tree.lemmas[token], tree.lows[token], *self._wholes(token)) if condition.words else ()
            if any(form in condition.words for form in forms):
                met.append(token)
            elif condition.kinds and ("any" in condition.kinds or self._kinds(token) & condition.kinds):
                by_kind = True
        return met if met or by_kind else None

    def _wholes(self, token: int) -> list[str]:
        """A noun with its neighbour as one word ("air strike", "state of emergency"); a name's title; what a measure counts."""
        tree = self.tree
        wholes = []
        for k in tree.kids[token]:
            if tree.deps[k] == "nmod:desc" or (tree.deps[k] == "nummod" and tree.poses[token] == "SYM"):
                wholes.append(tree.lemmas[k])
            elif tree.deps[k] == "nmod" and self._measures(token) and tree.preposition(k) == "of":
                wholes += [tree.lemmas[k], tree.lows[k], *self._wholes(k)]
            if tree.deps[k] == "nmod" and tree.preposition(k):
                wholes.append(f"{tree.lemmas[token]} {tree.preposition(k)} {tree.lemmas[k]}")
            elif tree.deps[k] == "amod":
                wholes.append(f"{tree.lows[k]} {tree.lemmas[token]}")
            elif tree.deps[k] == "compound":
                wholes += [
                    f"{tree.lows[k]} {tree.lemmas[token]}",
                    f"{tree.lows[k]}-{tree.lemmas[token]}",
                    f"{tree.lows[k]}{tree.lemmas[token]}",
                ]
        return wholes

    def _measures(self, token: int) -> bool:
        """Whether a noun only counts what its "of" names: "some of its troops", "two tons of medicine"."""
        return self.tree.poses[token] in ("NUM", "DET", "PRON", "SYM") or self.tree.lemmas[token] in PORTIONS

    def _kinds(self, token: int) -> set[str]:
        kinds: set[str] = set()
        mention = self.reading.mention_at.get(token)
        if mention:
            kinds.add("actor")
            kind = self.kind_of.get(mention.actor)
            if kind in ("person", "state"):
                kinds.add(str(kind))
        elif self.tree.tags[token] in RELATIVE_PRONOUNS or self.tree.poses[token] == "PRON":
            if self.tree.lows[token] in ("he", "she", "they", "him", "her", "them", "who", "whom", "we", "us"):
                kinds |= {"actor", "person"}
        elif any(
            self.tree.deps[k] in ("amod", "nmod:poss", "compound") and k in self.reading.mention_at
            for k in self.tree.kids[token]
        ):
            kinds |= {"actor"} if self.tree.lemmas[token] in self.words.classes.get("people", ()) else set()
        if token in self.reading.place_at:
            kinds |= {"place", "actor"} if self.reading.place_at[token].country else {"place"}
        if self.tree.poses[token] == "NUM":
            kinds.add("number")
        return kinds

    def brought(self, token: int, arguments: Arguments, preposition: str, own: bool = False) -> list[int]:
        """What a preposition brings: nominals, and gerunds that it marks ("accused of arming").

        With `own`, not what hangs on the object: "called the support for the rebels a crime" calls for nothing.
        """
        found = [f.token for f in arguments.obliques.get(preposition, ()) if not own or f.how != "object"]
        for k in arguments.complements:
            if any(
                self.tree.deps[m] in ("mark", "case") and self.tree.lows[m] == preposition for m in self.tree.kids[k]
            ):
                found.append(k)
        return found

    def _clause(self, token: int) -> str:
        tree = self.tree
        if tree.deps[token] == "acl:relcl":
            return ""
        marks = [tree.lows[k] for k in tree.kids[token] if tree.deps[k] == "mark"]
        if "to" in marks and tree.tags[token] not in ("VBD", "VBZ", "VBP"):
            return "to"
        if tree.tags[token] == "VBG" and tree.kid(token, "aux") is None:
            return "ing" if tree.deps[token] != "advcl" and not marks else ""
        if tree.deps[token] == "ccomp" or (tree.deps[token] == "acl" and "that" in marks):
            return "that"
        return "to" if tree.deps[token] == "xcomp" and tree.tags[token] == "VB" else ""

    def modes(self, frame: Frame, token: int, arguments: Arguments, used: Collection[int] = ()) -> tuple[str, ...]:
        """The modes of a frame at a token: its own, else those that the words near it give."""
        if not frame.mode_by_word:
            return frame.modes
        tree = self.tree
        near = [*used, *(k for k in tree.kids[token] if tree.deps[k] in MODIFIERS)]
        for k in [*arguments.complements, *(t for place in frame.content for t in self.place(token, arguments, place))]:
            near += [k, *tree.all_kids(k, "obj", "amod", "compound", "nmod")]
        for f in arguments.objects:
            near += tree.all_kids(f.token, "amod", "compound")
            if frame.pos == "VERB" and "obj" not in frame.recipient:
                near.append(f.token)
        for preposition in ("with", "in", "by"):
            for f in arguments.obliques.get(preposition, ()):
                near += [f.token, *tree.all_kids(f.token, "amod", "compound")]
        if frame.pos != "NOUN":
            for f in arguments.subjects:
                near += [f.token, *tree.all_kids(f.token, "amod", "compound")]
        said = (
            {tree.lemmas[t] for t in near} | {tree.lows[t] for t in near} | {w for t in near for w in self._wholes(t)}
        )
        if (suicide := frame.mode_by_word.get("suicide")) and "suicide" in said:
            return (suicide,)
        return frame.modes_for(said)

    def place(self, token: int, arguments: Arguments, place: str) -> list[int]:
        """The tokens in one of the lexicon's places."""
        return [f.token for f in fillers_at(arguments, place)]


def fillers_at(arguments: Arguments, place: str) -> list[Filler]:
    """The fillers of one of the lexicon's places: "nsubj", "obj", "iobj", "nmod:poss", "amod", "obl:with", "clause" ..."""
    match place:
        case "nsubj":
            return arguments.subjects
        case "obj":
            return arguments.objects
        case "iobj":
            return arguments.indirect
        case "nmod:poss":
            return arguments.obliques.get("'s", [])
        case "amod" | "compound":
            return arguments.obliques.get("amod", [])
        case "clause":
            return [Filler(k) for k in arguments.complements]
    return arguments.obliques.get(place.split(":", 1)[1], [])
