"""Which words tell of an event, and where its parties stand: the frames of `lexicon/`, read once and indexed by trigger.

Invariant: every frame of an event names only modes and contexts of the PLOVER codebook, and its example contains its trigger.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from dragoman.errors import DataError
from dragoman.report.plover import EVENTS
from dragoman.what.words import Condition, Words, read_words

POS = ("VERB", "NOUN", "ADJ")
CLAUSES = ("to", "that", "ing")
SLOTS = ("actor", "recipient", "content")
DEFAULT_ARGS: dict[str, dict[str, tuple[str, ...]]] = {
    "VERB": {"actor": ("nsubj",), "recipient": ("obj",), "content": ("clause",)},
    "NOUN": {
        "actor": ("nsubj", "nmod:poss", "nmod:by", "amod", "compound"),
        "recipient": ("nmod:against", "nmod:on"),
        "content": ("clause",),
    },
    "ADJ": {"actor": ("nsubj",), "recipient": (), "content": ("clause",)},
}
BARE = ("nsubj", "obj", "iobj", "nmod:poss", "amod", "compound", "clause")


@dataclass(frozen=True, slots=True)
class Frame:
    """One trigger with its conditions, where its parties stand, and what it codes. See `lexicon/README.md`.

    `event` is None for a phrase that looks like an event and is none. `phrase` holds the tokens of a trigger of several
    tokens ("sit - in"), else nothing. `prep` pairs a preposition with the condition on the word that it brings.
    """

    event: str | None
    lemma: str
    pos: str
    phrase: tuple[str, ...]
    particle: frozenset[str]
    subject: Condition | None
    not_subject: Condition | None
    object: Condition | None
    not_object: Condition | None
    modifier: Condition | None
    not_modifier: Condition | None
    prep: tuple[tuple[str, Condition], ...]
    not_prep: frozenset[str]
    clause: frozenset[str]
    clause_verb: Condition | None
    voice: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    content: tuple[str, ...]
    reciprocal: bool
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    mode_by_word: Mapping[str, str]
    confidence: float
    priority: int
    example: str
    example_actor: str
    example_recipient: str

    @property
    def name(self) -> str:
        """What a finding's `by` says after "what:", such as "ASSAULT/attack.verb" or "RETREAT/step+down.verb"."""
        particle = "".join(f"+{word}" for word in sorted(self.particle))
        return f"{self.event or 'none'}/{self.lemma}{particle}.{self.pos.lower()}"

    @property
    def weight(self) -> int:
        """How particular the frame is: two for each condition that names words, one for each that names a kind alone."""
        conditions = [self.subject, self.object, self.modifier, self.clause_verb, *(test for _, test in self.prep)]
        named = sum(2 if test.words else 1 for test in conditions if test)
        return named + 2 * len(self.phrase) + 2 * bool(self.particle) + bool(self.clause) + bool(self.voice)

    @property
    def conditions(self) -> tuple[Any, ...]:
        """All that must hold for the frame to match: two frames of one trigger must not share it."""
        return (
            self.phrase, self.particle, self.subject, self.not_subject, self.object, self.not_object, self.modifier,
            self.not_modifier, self.prep, self.not_prep, self.clause, self.clause_verb, self.voice,
        )  # fmt: skip

    def modes_for(self, words: Collection[str]) -> tuple[str, ...]:
        """The frame's own modes; where it has none, the modes that words of its phrase (lemmas) give."""
        return self.modes or tuple(sorted({self.mode_by_word[word] for word in words if word in self.mode_by_word}))


@cache
def frames_at(pos: str, lemma: str, form: str = "") -> tuple[Frame, ...]:
    """The frames that a token may trigger, the one to try first in front; `form` is the word as written, in lower case.

    A frame may be listed under a lemma or, where only one form of a word tells of the event ("talks"), under that form.
    """
    index = _index()
    found = index.get((pos, form), ()) + (index.get((pos, lemma), ()) if lemma != form else ())
    return tuple(sorted(found, key=_order))


@cache
def all_frames() -> tuple[Frame, ...]:
    """Every frame of the shipped lexicon, in the order of its files (by name) and entries."""
    folder = files("dragoman.what") / "lexicon"
    classes = words().classes
    names = [event.lower() for event in EVENTS] + ["none"]
    return tuple(frame for name in sorted(names) for frame in read_frames(folder / f"{name}.toml", classes))


@cache
def words() -> Words:
    """The shipped word classes and support verbs: `lexicon/words/*.toml`."""
    return read_words(files("dragoman.what") / "lexicon" / "words")


def read_frames(path: Traversable, classes: Mapping[str, frozenset[str]]) -> list[Frame]:
    """The frames of one file, named for its event. Raises DataError with the file and the entry that is wrong."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read ({error})", source=path.name, do="Correct the file") from error
    event = path.name.removesuffix(".toml").upper()
    if event != "NONE" and event not in EVENTS:
        raise DataError(f"no PLOVER event is called {event}", source=path.name, do=f"Use one of {', '.join(EVENTS)}")
    default = {pos: {**DEFAULT_ARGS[pos], **_places(table.get("default", {}).get(pos, {}))} for pos in POS}
    by_word = _by_word(table.get("mode_by_word", {}), path.name, classes)
    frames = []
    for number, entry in enumerate(table.get("frame", []), 1):
        where = f"{path.name}, frame {number} ({', '.join(map(str, entry.get('lemmas', ['no lemmas'])))})"
        try:
            frames += _frames_of(entry, None if event == "NONE" else event, by_word, default, classes)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            raise DataError(what, source=where, do="See lexicon/README.md for the format") from error
    return frames


def _by_word(table: dict[str, Any], source: str, classes: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Modes by word; of two modes for a word, that of the earlier line. Raises DataError where a class is unknown."""
    found: dict[str, str] = {}
    for mode, named in table.items():
        try:
            for word in Condition.of(named, classes).sorted_words():
                found.setdefault(word, mode)
        except ValueError as error:
            raise DataError(
                str(error), source=f"{source}, mode_by_word", do="Use a class of words/classes.toml"
            ) from error
    return found


def _frames_of(
    entry: dict[str, Any],
    event: str | None,
    by_word: dict[str, str],
    default: Mapping[str, dict[str, tuple[str, ...]]],
    classes: Mapping[str, frozenset[str]],
) -> list[Frame]:
    """One frame for each lemma of an entry. Raises ValueError where the entry is wrong."""
    pos = entry.get("pos", "VERB")
    unknown = sorted(entry.keys() - KEYS)
    if unknown:
        raise ValueError(f"unknown field {', '.join(unknown)}")
    _among(pos, POS, "pos")
    modes, contexts = tuple(entry.get("modes", ())), tuple(entry.get("contexts", ()))
    for mode in {*modes, *by_word.values()}:
        _among(mode, tuple(EVENTS[event][2]) if event else (), "mode")
    for context in contexts:
        _among(context, CONTEXTS, "context")
    for clause in entry.get("clause", ()):
        _among(clause, CLAUSES, "clause")
    if (voice := entry.get("voice")) is not None:
        _among(voice, ("active", "passive"), "voice")
    args = {**default[pos], **_places(entry.get("args", {}))}
    conditions = {name: Condition.of(entry[name], classes) if name in entry else None for name in CONDITIONS}
    confidence = float(entry.get("confidence", 0.6 if pos == "NOUN" else 0.8))
    if not 0 < confidence <= 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
    return [
        Frame(
            event=event,
            lemma=lemma,
            pos=pos,
            phrase=tuple(lemma.replace("-", " - ").split()) if {" ", "-"} & set(lemma) else (),
            particle=frozenset(_list(entry, "particle")),
            subject=conditions["subject"],
            not_subject=conditions["not_subject"],
            object=conditions["object"],
            not_object=conditions["not_object"],
            modifier=conditions["modifier"],
            not_modifier=conditions["not_modifier"],
            clause_verb=conditions["clause_verb"],
            prep=tuple((prep, Condition.of(test, classes)) for prep, test in sorted(entry.get("prep", {}).items())),
            not_prep=frozenset(_list(entry, "not_prep")),
            clause=frozenset(_list(entry, "clause")),
            voice=voice,
            actor=args["actor"],
            recipient=args["recipient"],
            content=args["content"],
            reciprocal=bool(entry.get("reciprocal", False)),
            modes=modes,
            contexts=contexts,
            mode_by_word=MappingProxyType(by_word),
            confidence=confidence,
            priority=int(entry.get("priority", 0)),
            example=entry["example"],
            example_actor=entry.get("example_actor", ""),
            example_recipient=entry.get("example_recipient", ""),
        )
        for lemma in Condition.of(entry["lemmas"], classes).sorted_words()
    ]


CONDITIONS = ("subject", "not_subject", "object", "not_object", "modifier", "not_modifier", "clause_verb")
KEYS = {
    *CONDITIONS, "lemmas", "pos", "particle", "prep", "not_prep", "clause", "voice", "args", "reciprocal", "modes", "contexts",
    "confidence", "priority", "example", "example_actor", "example_recipient",
}  # fmt: skip
CONTEXTS = tuple(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal "
    "reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic "
    "territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking".split()
)


def _places(args: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Argument places by slot. Raises ValueError where a slot or a place is unknown."""
    for slot, places in args.items():
        _among(slot, SLOTS, "argument")
        for place in places:
            if place not in BARE and not place.startswith(("obl:", "nmod:")):
                raise ValueError(f"argument place {place!r} is not one of {', '.join(BARE)}, obl:PREPOSITION")
    return {slot: tuple(places) for slot, places in args.items()}


def _list(entry: dict[str, Any], name: str) -> list[str]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"{name} must be a list of words")
    return value


def _among(value: object, known: Collection[str], name: str) -> None:
    if value not in known:
        raise ValueError(f"{name} {value!r} is not one of {', '.join(known) or '(none here)'}")


def _order(frame: Frame) -> tuple[int, int, bool]:
    return -frame.priority, -frame.weight, frame.event is not None


@cache
def _index() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Frames by part of speech and trigger; a trigger of several tokens stands under its first, and under itself."""
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in all_frames():
        index[frame.pos, frame.lemma].append(frame)
        if frame.phrase:
            index[frame.pos, frame.phrase[0]].append(frame)
    return {key: tuple(found) for key, found in index.items()}
