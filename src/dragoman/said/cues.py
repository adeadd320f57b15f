"""Which words carry a statement? The lexicon of cues.toml, indexed by lemma.

Invariant: every entry names a known stance and only what a verb, noun or adjective can take.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

from dragoman.errors import DataError
from dragoman.report.statements import Stance

ARGUMENTS = frozenset({"clause", "infinitive", "object", "hearer", "apart"})
CLASSES = {"verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: a lemma that carries a statement, the stance that it tells, and what it takes as the words said."""

    lemma: str
    stance: Stance
    takes: frozenset[str]
    prepositions: frozenset[str]
    sure: float
    quotes: bool = False
    """In the passive its subject is who speaks: "was quoted as saying"."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole lexicon. `by_class` is keyed by (part of speech, lemma)."""

    by_class: dict[tuple[str, str], tuple[Cue, ...]]
    hedge_adverbs: frozenset[str]
    hedge_verbs: frozenset[str]
    hedge_phrases: tuple[tuple[str, ...], ...]
    targets: frozenset[str]
    anonymity: dict[str, tuple[tuple[str, ...], ...]]
    """Phrases by which a source stays unnamed, under their first word."""
    unwilling: frozenset[str]
    unsaid: dict[str, frozenset[str]]

    def of(self, pos: str, lemma: str) -> tuple[Cue, ...]:
        """The entries of a lemma, or none."""
        return self.by_class.get((pos, lemma), ())


@functools.cache
def load() -> Cues:
    """The lexicon, read once. Raises DataError where cues.toml is malformed."""
    source = resources.files("dragoman.said") / "cues.toml"
    try:
        return parse(tomllib.loads(source.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), source="said/cues.toml", do="Mend the line named") from error


def parse(data: dict[str, Any]) -> Cues:
    """The lexicon that a parsed TOML file holds. Raises DataError for an unknown stance or an entry that takes nothing."""
    found: dict[tuple[str, str], list[Cue]] = {}
    for table, pos in CLASSES.items():
        for stance, entries in data.get(table, {}).items():
            if stance not in get_args(Stance):
                raise DataError(f"unknown stance {stance!r} in [{table}.{stance}]", source="said/cues.toml")
            for lemma, entry in entries.items():
                found.setdefault((pos, lemma), []).append(_cue(lemma, stance, entry))
    hedges = data.get("hedges", {})
    return Cues(
        by_class={key: tuple(cues) for key, cues in found.items()},
        hedge_adverbs=frozenset(hedges.get("adverbs", ())),
        hedge_verbs=frozenset(hedges.get("verbs", ())),
        hedge_phrases=tuple(tuple(phrase.split()) for phrase in hedges.get("phrases", ())),
        targets=frozenset(data.get("targets", {}).get("prepositions", ())),
        anonymity=_by_first(data.get("anonymity", {}).get("phrases", ())),
        unwilling=frozenset(data.get("anonymity", {}).get("unwilling", ())),
        unsaid={name: frozenset(lemmas) for name, lemmas in data.get("unsaid", {}).items()},
    )


def _by_first(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def _cue(lemma: str, stance: Stance, entry: str | dict[str, Any]) -> Cue:
    told: dict[str, Any] = {"takes": entry} if isinstance(entry, str) else entry
    words = frozenset(str(told.get("takes", "")).split())
    if not words:
        raise DataError(f"{lemma!r} takes nothing", source="said/cues.toml", do='Give it at least "clause"')
    sure, quotes = float(told.get("sure", 1.0)), bool(told.get("quotes"))
    return Cue(lemma, stance, words & ARGUMENTS, words - ARGUMENTS, sure, quotes)
