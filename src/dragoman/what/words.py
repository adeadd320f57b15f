"""Which words belong together: the classes and support verbs that frames and coder share (`lexicon/words/`).

Invariant: a class name used anywhere is defined once, in `classes.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.errors import DataError

KINDS = frozenset({"any", "none", "actor", "person", "state", "place", "number"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What a word must be: one of `words` (lemma or form) or one of `kinds` ("actor", "person", ..., "any", "none")."""

    words: frozenset[str]
    kinds: frozenset[str] = frozenset()

    @classmethod
    def of(cls, value: object, classes: Mapping[str, frozenset[str]]) -> Condition:
        """The condition that a list of words, kinds and classes ("@...") states. Raises ValueError where one is unknown."""
        if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
            raise ValueError(f"{value!r} must be a list of words")
        words: set[str] = set()
        kinds: set[str] = set()
        for word in value:
            if not word.startswith("@"):
                if word != word.lower():
                    raise ValueError(f"{word!r} must be in lower case, as words are looked up")
                words.add(word)
            elif word[1:] in KINDS:
                kinds.add(word[1:])
            elif word[1:] in classes:
                words |= classes[word[1:]]
            else:
                raise ValueError(f"no word class is called {word}")
        return cls(frozenset(words), frozenset(kinds))

    def met_by(self, word: str | None, form: str = "", kinds: Collection[str] = ()) -> bool:
        """Whether a word (its lemma, its form in lower case, and what it is known to be) meets it; None is no word at all."""
        if word is None:
            return "none" in self.kinds
        return word in self.words or form in self.words or "any" in self.kinds or any(k in self.kinds for k in kinds)

    def sorted_words(self) -> list[str]:
        """The words in alphabetical order."""
        return sorted(self.words)


@dataclass(frozen=True, slots=True)
class Words:
    """Shared words: `classes` by name; support verbs whose subject does (`acting`) or suffers (`undergoing`) the noun."""

    classes: Mapping[str, frozenset[str]]
    acting: frozenset[str]
    undergoing: frozenset[str]


@cache
def shipped_words() -> Words:
    """The shipped word classes and support verbs: `lexicon/words/*.toml`."""
    return read_words(files("dragoman.what") / "lexicon" / "words")


def read_words(folder: Traversable) -> Words:
    """The shared words of a folder. Raises DataError with the file that is wrong."""
    classes: dict[str, frozenset[str]] = {}
    for name, listed in _tables(folder / "classes.toml").items():
        try:
            classes[name] = Condition.of(listed, classes).words
        except ValueError as error:
            raise DataError(str(error), source=f"classes.toml, {name}", do="Define a class above its use") from error
    support = _tables(folder / "support.toml")
    return Words(classes, frozenset(support.get("acting", ())), frozenset(support.get("undergoing", ())))


def _tables(path: Traversable) -> dict[str, list[str]]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read ({error})", source=path.name, do="Correct the file") from error
    for name, listed in table.items():
        if not isinstance(listed, list) or not all(isinstance(word, str) for word in listed):
            raise DataError(f"{name} is not a list of words", source=path.name, do='Write name = ["word", ...]')
    return table
