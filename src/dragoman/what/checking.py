"""Does the lexicon say what it means? Its form, its entries against each other, and each entry against its own example.

Invariant: every fault names the file and the entry that it lies in; an example is read as any text is, but without the event
head.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import DataError
from dragoman.reading import Reading
from dragoman.report import Event, Participant
from dragoman.what.frames import Frame
from dragoman.what.lexicons import Lexicon, over, read_shipped
from dragoman.what.tree import Tree
from dragoman.what.triggers import Matcher
from dragoman.what.words import Condition, shipped_words

if TYPE_CHECKING:
    from dragoman.reader import Reader

LAST = "what.find"
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: "assault.toml, frame 3 (attack, ...)"."""

    source: str
    what: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How much there is of one event, or of one file: entries, and patterns (each lemma of an entry is one)."""

    name: str
    entries: int
    patterns: int


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    tallies: tuple[Tally, ...]
    faults: tuple[Fault, ...]


def check(reader: Reader, paths: Sequence[str | os.PathLike[str]] = ()) -> Checked:
    """Check the shipped lexicon, or what becomes of it under a user's files. Raises DataError for a file that is no lexicon."""
    frames, wrong = read_shipped()
    lexicon = Lexicon(frames, shipped_words())
    faults = [_fault(error) for error in wrong]
    for path in paths:
        lexicon, wrong = over(lexicon, path)
        faults += [_fault(error) for error in wrong]
    faults += clashes(lexicon)
    faults += tried(lexicon, reader)
    return Checked(tuple(_tallies(lexicon)), tuple(faults))


def clashes(lexicon: Lexicon) -> Iterator[Fault]:
    """Entries that can never win, because another of the same trigger is tried before them and matches whenever they do."""
    by_trigger: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in sorted(lexicon.frames, key=lambda frame: frame.order):
        by_trigger[frame.pos, frame.lemma].append(frame)
    for frames in by_trigger.values():
        for n, later in enumerate(frames):
            before = next((frame for frame in frames[:n] if covers(frame, later)), None)
            if before is None:
                continue
            if before.conditions == later.conditions and before.event != later.event:
                what = f"contradicts {before.name} of {before.source}, which has the same conditions and another event"
            elif before.conditions == later.conditions:
                what = f"says again what {before.source} says of {later.lemma}"
            else:
                what = f"{later.lemma} can never win: {before.source} is tried before it and asks for no more"
            yield Fault(later.source, what)


def covers(first: Frame, later: Frame) -> bool:
    """Whether `first` matches wherever `later` does."""
    must = (
        (first.subject, later.subject), (first.object, later.object), (first.modifier, later.modifier),
        (first.clause_verb, later.clause_verb),
    )  # fmt: skip
    must_not = (
        (first.not_subject, later.not_subject), (first.not_object, later.not_object),
        (first.not_modifier, later.not_modifier),
    )  # fmt: skip
    preps = dict(later.prep)
    return (
        all(_implied(one, other) for one, other in must)
        and all(one is None or (other and _within(one, other)) for one, other in must_not)
        and all(_implied(condition, preps.get(preposition)) for preposition, condition in first.prep)
        and (first.object is None) <= (later.object is None or not first.prep)  # see Matcher.brought
        and first.not_prep <= later.not_prep
        and (not first.particle or (bool(later.particle) and later.particle <= first.particle))
        and (not first.clause or (bool(later.clause) and later.clause <= first.clause))
        and first.voice in (None, later.voice)
        and first.phrase in ((), later.phrase)
    )


def tried(lexicon: Lexicon, reader: Reader) -> Iterator[Fault]:
    """Entries whose example does not trigger them, gives no event of theirs, or gives it other parties than it says."""
    entries = {frame.source: frame for frame in lexicon.frames}
    for entry in entries.values():
        reading = reader.reading(entry.example)
        reading.lexicon = lexicon
        reading.doc.user_data.pop("events", None)  # the event head is not on trial
        reader.ask(reading, last=LAST)
        if what := _wrong(entry, reading):
            yield Fault(entry.source, f"{what}: {entry.example}")


def _wrong(entry: Frame, reading: Reading) -> str | None:
    """What is wrong with the example of an entry, of which `entry` is one frame."""
    fired = list(Matcher(reading, Tree.of(reading.doc)).triggers().values())
    if not any(trigger.frame.source == entry.source for trigger in fired):
        if any(trigger.frame.given for trigger in fired) and not entry.given:
            return None  # a user's entry was written to win over it
        others = ", ".join(f"{trigger.frame.name} ({trigger.frame.source})" for trigger in fired) or "no entry"
        return f"its example triggers {others}"
    if entry.event is None:
        return None
    spans = [reading.span(reading.doc[trigger.token]) for trigger in fired if trigger.frame.source == entry.source]
    events = [event for event in reading.events if any(span in (event.trigger, *event.mentions) for span in spans)]
    if not events:
        return "its example gives no event"
    for role, word in (("actor", entry.example_actor), ("recipient", entry.example_recipient)):
        if word and not any(_names(word, party, reading) for event in events for party in _parties(event, role)):
            found = ", ".join(party.name for event in events for party in _parties(event, role)) or "none"
            return f"its example should have the {role} {word}, and has {found}"
    return None


def _parties(event: Event, role: str) -> list[Participant]:
    return event.actors if role == "actor" else event.recipients


def _names(word: str, party: Participant, reading: Reading) -> bool:
    """Whether a party's name, or the words that stand for it, hold a word."""
    tokens = reading.tokens(party.span)
    return word in WORD.findall(f"{party.name} {tokens.text if tokens else ''}")


def _implied(one: Condition | None, other: Condition | None) -> bool:
    """Whether whatever meets `other` meets `one`."""
    if one is None:
        return True
    if other is None:
        return False
    return ("any" in one.kinds and "none" not in other.kinds) or _within(other, one)


def _within(one: Condition, other: Condition) -> bool:
    """Whether the words and kinds of `one` are among those of `other`."""
    return one.words <= other.words and one.kinds <= other.kinds


def _fault(error: DataError) -> Fault:
    return Fault(error.source or "", f"{error.what}. {error.do}" if error.do else error.what)


def _tallies(lexicon: Lexicon) -> Iterator[Tally]:
    shipped, given = defaultdict[str, list[Frame]](list), defaultdict[str, list[Frame]](list)
    for frame in lexicon.frames:
        if frame.given:
            given[frame.source.rsplit(", frame ", 1)[0]].append(frame)
        else:
            shipped[frame.event or "none"].append(frame)
    for name, frames in (*sorted(shipped.items(), key=lambda item: (item[0] == "none", item[0])), *given.items()):
        yield Tally(Path(name).name, len({frame.source for frame in frames}), len(frames))
