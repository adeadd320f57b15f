"""From a table of TOML to frames: what the entries of a lexicon file may say.

Invariant: whatever is wrong is named with its file and its entry; one wrong entry hides no other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.errors import DataError
from dragoman.report.plover import EVENTS
from dragoman.what.frames import Frame
from dragoman.what.words import Condition

POS = ("VERB", "NOUN", "ADJ")
CLAUSES = ("to", "that", "ing")
SLOTS = ("actor", "recipient", "content")
BARE = ("nsubj", "obj", "iobj", "nmod:poss", "amod", "compound", "clause")
DEFAULT_ARGS: dict[str, dict[str, tuple[str, ...]]] = {
    "VERB": {"actor": ("nsubj",), "recipient": ("obj",), "content": ("clause",)},
    "NOUN": {
        "actor": ("nsubj", "nmod:poss", "nmod:by", "amod", "compound"),
        "recipient": ("nmod:against", "nmod:on"),
        "content": ("clause",),
    },
    "ADJ": {"actor": ("nsubj",), "recipient": (), "content": ("clause",)},
}
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
FORMAT = "See lexicon/README.md for the format"
Classes = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Manner:
    """What a file says once for all its entries: their event (none: no event), their places by part of speech, modes by word."""

    event: str | None
    args: Mapping[str, Mapping[str, tuple[str, ...]]]
    mode_by_word: Mapping[str, str]

    def frame(self, lemma: str, pos: str, confidence: float) -> Frame:
        """A frame without conditions, for an event that no entry gives."""
        args = self.args[pos]
        return Frame(
            self.event, lemma, pos, (), frozenset(), None, None, None, None, None, None, (), frozenset(), frozenset(), None, None,
            args["actor"], args["recipient"], args["content"], reciprocal=self.event == "CONSULT", modes=(), contexts=(),
            mode_by_word=self.mode_by_word, confidence=confidence, priority=0, example="", example_actor="",
            example_recipient="", source="",
        )  # fmt: skip


@dataclass(slots=True)
class Entries:
    """The frames of one file, the names that it turns off, and what is wrong in it."""

    frames: list[Frame] = field(default_factory=list)
    disabled: list[str] = field(default_factory=list)
    faults: list[DataError] = field(default_factory=list)


def parse(text: bytes, name: str, known: Collection[str]) -> dict[str, Any]:
    """The table of a file with no other fields than `known`. Raises DataError."""
    try:
        table = tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"this is not TOML ({error})", source=name, do="Correct the file") from error
    if unknown := sorted(table.keys() - set(known)):
        raise DataError(f"unknown field {', '.join(unknown)}", source=name, do=f"Use {', '.join(known)}")
    if not isinstance(table.get("frame", []), list) or not all(isinstance(e, dict) for e in table.get("frame", [])):
        raise DataError("frame is no list of entries", source=name, do="Write [[frame]] above each entry")
    return table


def read_manner(table: Mapping[str, Any], event: str | None, name: str, classes: Classes) -> Manner:
    """What a shipped file says once for its event. Raises DataError."""
    try:
        args = {pos: {**DEFAULT_ARGS[pos], **_places(table.get("default", {}).get(pos, {}))} for pos in POS}
        return Manner(event, args, _by_word(table.get("mode_by_word", {}), event, classes))
    except (TypeError, ValueError, AttributeError) as error:
        raise DataError(str(error), source=name, do=FORMAT) from error


def read_entries(
    table: Mapping[str, Any], name: str, manners: Mapping[str, Manner], classes: Classes, *, event: str | None = None
) -> Entries:
    """The entries of a table, all of one `event` ("NONE": no event) or, where that is not given, each of its own."""
    found = Entries(disabled=table.get("disable", []))
    if not isinstance(found.disabled, list) or not all(isinstance(one, str) for one in found.disabled):
        found.faults.append(
            DataError("disable is no list of names", source=name, do='Write disable = ["ASSAULT/attack.verb"]')
        )
        found.disabled = []
    for number, entry in enumerate(table.get("frame", []), 1):
        lemmas = entry.get("lemmas", ["no lemmas"])
        named = [str(lemma) for lemma in lemmas] if isinstance(lemmas, list) else [str(lemmas)]
        where = f"{name}, frame {number} ({', '.join([*named[:3], '...'][: len(named)])})"
        try:
            manner = manners[event] if event else _manner(entry, manners)
            fields = entry if event else {key: value for key, value in entry.items() if key != "event"}
            found.frames += _frames(fields, manner, classes, where, given=not event)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            what = f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)
            found.faults.append(DataError(what, source=where, do=FORMAT))
    return found


def _manner(entry: Mapping[str, Any], manners: Mapping[str, Manner]) -> Manner:
    _among(entry["event"], [event if event != "NONE" else "none" for event in manners], "event")
    return manners[entry["event"].upper()]


def _by_word(table: Mapping[str, Any], event: str | None, classes: Classes) -> dict[str, str]:
    """Modes by word; of two modes for a word, that of the earlier line. Raises ValueError where a class or mode is unknown."""
    found: dict[str, str] = {}
    for mode, named in table.items():
        _among(mode, EVENTS[event][2] if event else (), "mode")
        for word in Condition.of(named, classes).sorted_words():
            found.setdefault(word, mode)
    return found


def _frames(entry: Mapping[str, Any], manner: Manner, classes: Classes, source: str, *, given: bool) -> list[Frame]:
    """One frame for each lemma of an entry. Raises ValueError where the entry is wrong."""
    pos = entry.get("pos", "VERB")
    if unknown := sorted(entry.keys() - KEYS):
        raise ValueError(f"unknown field {', '.join(unknown)}")
    _among(pos, POS, "pos")
    modes, contexts = tuple(_list(entry, "modes")), tuple(_list(entry, "contexts"))
    for mode in modes:
        _among(mode, EVENTS[manner.event][2] if manner.event else (), "mode")
    for context in contexts:
        _among(context, CONTEXTS, "context")
    for clause in _list(entry, "clause"):
        _among(clause, CLAUSES, "clause")
    if (voice := entry.get("voice")) is not None:
        _among(voice, ("active", "passive"), "voice")
    args = {**manner.args[pos], **_places(entry.get("args", {}))}
    conditions = {name: Condition.of(entry[name], classes) if name in entry else None for name in CONDITIONS}
    confidence = float(entry.get("confidence", 0.6 if pos == "NOUN" else 0.8))
    if not 0 < confidence <= 1:
        raise ValueError(f"confidence {confidence} is not between 0 and 1")
    examples = [entry["example"], entry.get("example_actor", ""), entry.get("example_recipient", "")]
    if not all(isinstance(text, str) for text in examples) or not examples[0].strip():
        raise ValueError("the example must be a sentence, and who acts in it a word of it")
    return [
        Frame(
            event=manner.event,
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
            mode_by_word=manner.mode_by_word,
            confidence=confidence,
            priority=int(entry.get("priority", 0)),
            example=examples[0],
            example_actor=examples[1],
            example_recipient=examples[2],
            source=source,
            given=given,
        )
        for lemma in Condition.of(entry["lemmas"], classes).sorted_words()
    ]


def _places(args: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Argument places by slot. Raises ValueError where a slot or a place is unknown."""
    for slot, places in args.items():
        _among(slot, SLOTS, "argument")
        for place in places:
            if place not in BARE and not place.startswith(("obl:", "nmod:")):
                raise ValueError(f"argument place {place!r} is not one of {', '.join(BARE)}, obl:PREPOSITION")
    return {slot: tuple(places) for slot, places in args.items()}


def _list(entry: Mapping[str, Any], name: str) -> list[str]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"{name} must be a list of words")
    return value


def _among(value: object, known: Collection[str], name: str) -> None:
    if value not in known:
        raise ValueError(f"{name} {value!r} is not one of {', '.join(known) or '(none here)'}")
