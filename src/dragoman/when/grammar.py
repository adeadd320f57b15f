"""What do the rules say? Loads rules/*.toml: the words of the calendar by class, and the rules, compiled.

A rule's `match` is a regular expression over lower-cased text in which {class} stands for the words of a class (words.toml),
a blank for any white space, and ' for either apostrophe. Matches end at the end of a word.
Invariant: every rule compiles and names a known sense, or loading fails with the file and the rule's name.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from dragoman.errors import DataError

FAMILIES = (
    "months",
    "weekdays",
    "ranges",
    "seasons",
    "holidays",
    "fractions",
    "relative",
    "times_of_day",
    "sets",
    "durations",
    "eras",
)
"""The files of rules; of two rules that match the same words, the earlier one is asked first."""

_MACRO = re.compile(r"\{([a-z]\w*)(?::(\w+))?\}")
_WORD_IN_PATTERN = re.compile(r"[a-z]+")
_NOT_WORDS = re.compile(r"\(\?P<\w+>|\\[a-z]|\[[^\]]*\]|\(\?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where it stands (`family`, `name`), what it matches, the TIMEX3 type, and the function that gives the value."""

    family: str
    name: str
    pattern: re.Pattern[str]
    type: str
    sense: str
    weak: bool = False

    @property
    def by(self) -> str:
        """How a finding names this rule."""
        return f"when:{self.family}/{self.name}"


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, the words of each class, and the words that may stand in an expression (`known`) or start one (`triggers`)."""

    words: dict[str, dict[str, Any]]
    holidays: dict[str, str]
    rules: tuple[Rule, ...]
    known: frozenset[str]
    triggers: frozenset[str]


@functools.cache
def load() -> Grammar:
    """The grammar, read once. Raises DataError where a file is malformed."""
    words = _read("words")
    patterns: dict[str, str] = words.pop("patterns")
    search: dict[str, list[str]] = words.pop("search")
    holidays: dict[str, str] = _read("holidays")["on"]
    classes = {name: _alternatives(list(entries)) for name, entries in words.items()}
    classes["holidays"] = _alternatives(list(holidays))
    classes |= {name: _MACRO.sub(lambda m: f"(?:{classes[m[1]]})", pattern) for name, pattern in patterns.items()}
    rules = tuple(_rule(family, entry, classes) for family in FAMILIES for entry in _read(family)["rule"])
    known = {word for rule in rules for word in _WORD_IN_PATTERN.findall(_NOT_WORDS.sub(" ", rule.pattern.pattern))}
    return Grammar(
        words, holidays, rules, frozenset(known - set(search["never"])), frozenset(known - set(search["weak"]))
    )


def _read(name: str) -> dict[str, Any]:
    file = resources.files("dragoman.when") / "rules" / f"{name}.toml"
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(str(error), source=f"when/rules/{name}.toml", do="Mend the file: it is not TOML") from error


def _alternatives(words: list[str]) -> str:
    return "|".join(
        re.escape(word).replace("\\ ", " ").replace("\\-", "-") for word in sorted(words, key=len, reverse=True)
    )


def _rule(family: str, entry: dict[str, Any], classes: dict[str, str]) -> Rule:
    source = f"when/rules/{family}.toml, rule {entry.get('name')!r}"
    used = set(re.findall(r"\(\?P<(\w+)>", entry["match"]))

    def expand(macro: re.Match[str]) -> str:
        name, slot = macro[1], macro[2] or macro[1]
        if name not in classes:
            raise DataError(f"no class of words is named {name!r}", source=source, do="Name one that is in words.toml")
        named = slot not in used
        used.add(slot)
        return f"(?P<{slot}>{classes[name]})" if named else f"(?:{classes[name]})"

    pattern = _MACRO.sub(expand, entry["match"]).replace(" ", r"\s+").replace("'", "['’]").replace("['’]‘’`]", "'‘’`]")
    pattern = pattern.replace(r"[\s+", r"[\s").replace(r"\s+?", r"\s*")
    try:
        compiled = re.compile(rf"(?:{pattern})(?![^\W_])")
    except re.error as error:
        raise DataError(f"not a regular expression: {error}", source=source, do="Mend the rule's `match`") from error
    return Rule(family, entry["name"], compiled, entry["type"], entry["sense"], entry.get("weak", False))
