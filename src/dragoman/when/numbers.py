"""Which number do these words say? "two and a half", "22", "2 1/2", "a couple of"; "several" is X, as TIMEX3 has it."""

from __future__ import annotations

import functools
import re

from dragoman.when.grammar import load

_SPECIAL = {
    "a": 1.0,
    "an": 1.0,
    "another": 1.0,
    "half": 0.5,
    "half a": 0.5,
    "half an": 0.5,
    "a half": 0.5,
    "a couple of": 2.0,
    "couple of": 2.0,
    "dozen": 12.0,
    "a dozen": 12.0,
    "half a dozen": 6.0,
    "a hundred": 100.0,
    "first": 1.0,
    "multi": None,
}


@functools.lru_cache(maxsize=512)
def number(words: str | None) -> float | None:
    """The number that lower-cased words say; none for "several", "a few" and what is no number."""
    if not words:
        return None
    words = words.strip()
    if words in _SPECIAL:
        return _SPECIAL[words]
    if words.endswith(" and a half"):
        whole = number(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words.endswith((" hundred", "-hundred")):
        hundreds = number(words[:-8])
        return None if hundreds is None else hundreds * 100
    if figures := re.fullmatch(r"([\d,]+(?:\.\d+)?)(½)?(?:\s+(\d)/(\d))?", words):
        value = float(figures[1].replace(",", "")) + (0.5 if figures[2] else 0)
        return value + (int(figures[3]) / int(figures[4]) if figures[3] else 0)
    grammar = load()
    parts = re.split(r"[ -]", words)
    values = [grammar.words["number"].get(part) for part in parts]
    if all(isinstance(value, int) for value in values):
        return float(sum(value for value in values if isinstance(value, int)))
    ordinal = grammar.words["ordinal"].get(words)
    return float(ordinal) if ordinal is not None else None


def year_in_words(words: str) -> int | None:
    """The year that words say: "nineteen ninety-six", "two thousand three", "twenty oh five"; none where they say none."""
    parts = [part for part in re.split(r"[ -]", words) if part != "and"]
    if parts[:2] == ["two", "thousand"]:
        rest = number(" ".join(parts[2:])) if parts[2:] else 0.0
        return None if rest is None else 2000 + int(rest)
    if parts[1:] == ["hundred"]:
        century = number(parts[0])
        return None if century is None else int(century) * 100
    century, rest = number(parts[0]), number(" ".join(part for part in parts[1:] if part != "oh"))
    return None if century is None or rest is None else int(century) * 100 + int(rest)


def spell(count: float | None) -> str:
    """A count as TIMEX3 writes it: X where it is not known."""
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else str(count)
