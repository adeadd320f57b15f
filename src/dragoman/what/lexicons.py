"""Which frames a word may trigger: the shipped lexicon (`lexicon/`), alone or with a user's files over it.

Invariant: a lexicon never changes once it is made, and readers share none but the shipped one.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from dragoman.errors import DataError
from dragoman.report.plover import EVENTS
from dragoman.what.entries import Entries, Manner, parse, read_entries, read_manner
from dragoman.what.frames import Frame
from dragoman.what.words import Words, shipped_words

SHIPPED_FIELDS = ("default", "mode_by_word", "frame")
USER_FIELDS = ("disable", "frame")


class Lexicon:
    """Frames by trigger. `made_of` names a user's files, each with the start of its SHA-256; empty for the shipped lexicon."""

    def __init__(self, frames: Iterable[Frame], words: Words, made_of: str = "") -> None:
        self.frames, self.words, self.made_of = tuple(frames), words, made_of
        index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
        for frame in sorted(self.frames, key=lambda frame: frame.order):
            index[frame.pos, frame.lemma].append(frame)
            if frame.phrase:  # several tokens stand under the first, and under themselves
                index[frame.pos, frame.phrase[0]].append(frame)
        self._index = {key: tuple(found) for key, found in index.items()}

    def at(self, pos: str, lemma: str, form: str = "") -> tuple[Frame, ...]:
        """The frames that a token may trigger, the one to try first in front; `form` is the word as written, in lower case.

        A frame may be listed under a lemma or, where only one form of a word tells of the event ("talks"), under that form.
        """
        by_form, by_lemma = self._index.get((pos, form), ()), self._index.get((pos, lemma), ())
        if lemma == form or not by_form or not by_lemma:
            return by_form or by_lemma
        return tuple(sorted(by_form + by_lemma, key=lambda frame: frame.order))


@cache
def shipped() -> Lexicon:
    """The shipped lexicon, in the order of its files (by name) and entries. Raises DataError where a file is damaged."""
    frames, faults = read_shipped()
    if faults:
        raise faults[0]
    return Lexicon(frames, shipped_words())


def read_shipped() -> tuple[list[Frame], list[DataError]]:
    """All frames of the shipped files that are right, and what is wrong in them."""
    frames: list[Frame] = []
    faults: list[DataError] = []
    for name in sorted([*EVENTS, "NONE"]):
        found = read_entries(_table(name), _file(name), manners(), shipped_words().classes, event=name)
        frames += found.frames
        faults += found.faults
    return frames, faults


def with_files(paths: Sequence[str | os.PathLike[str]]) -> Lexicon:
    """The shipped lexicon with a user's files over it, a later one over an earlier. Raises DataError where a file is wrong."""
    lexicon = shipped()
    for path in paths:
        lexicon, faults = over(lexicon, path)
        if faults:
            raise faults[0]
    return lexicon


def over(lexicon: Lexicon, path: str | os.PathLike[str]) -> tuple[Lexicon, list[DataError]]:
    """A lexicon with a user's file over it, and what is wrong in the file. Raises DataError where it cannot be read at all.

    An entry with the trigger and the conditions of a known one takes its place; any other is added.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(
            f"cannot be read ({error.strerror})", source=str(path), do="Give the path of a lexicon file"
        ) from error
    found = read_entries(parse(data, str(path), USER_FIELDS), str(path), manners(), lexicon.words.classes)
    names = {frame.name for frame in lexicon.frames}
    found.faults += [
        DataError(f"disable: no entry is called {name}", source=str(path), do="Take the name from an event's `by`")
        for name in found.disabled
        if name not in names
    ]
    made_of = f"{path.name} sha256:{hashlib.sha256(data).hexdigest()[:12]}"
    made_of = f"{lexicon.made_of}, {made_of}" if lexicon.made_of else made_of
    return Lexicon(_merged(lexicon.frames, found), lexicon.words, made_of), found.faults


def _merged(frames: Iterable[Frame], found: Entries) -> list[Frame]:
    replaced = {(frame.pos, frame.lemma, frame.conditions) for frame in found.frames}
    kept = [
        frame
        for frame in frames
        if frame.name not in found.disabled and (frame.pos, frame.lemma, frame.conditions) not in replaced
    ]
    return [*found.frames, *kept]


@cache
def manners() -> Mapping[str, Manner]:
    """What each shipped file says once for its event, by event; NONE for what is none."""
    classes = shipped_words().classes
    events = [*EVENTS, "NONE"]
    return {name: read_manner(_table(name), None if name == "NONE" else name, _file(name), classes) for name in events}


@cache
def _table(event: str) -> Mapping[str, object]:
    try:
        data = (files("dragoman.what") / "lexicon" / _file(event)).read_bytes()
    except OSError as error:
        raise DataError(f"cannot be read ({error})", source=_file(event), do="Install Dragoman anew") from error
    return parse(data, _file(event), SHIPPED_FIELDS)


def _file(event: str) -> str:
    return f"{event.lower()}.toml"
