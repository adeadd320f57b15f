"""The words of why/cues.toml, indexed by what sets them off."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

from dragoman.errors import DataError
from dragoman.report.statements import ReasonKind


@dataclass(frozen=True, slots=True)
class Marker:
    """Words before a reason."""

    words: tuple[str, ...]
    kind: ReasonKind
    strength: float
    needs: frozenset[str]
    clause: bool
    """Only before a clause of its own."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that tells a cause: which side gives the reason, and the preposition of what is no subject or object."""

    kind: ReasonKind
    strength: float
    case: str
    backward: bool
    """The reason follows the preposition ("stem from"), and the event is the subject."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The whole lexicon. `markers` is keyed by first word, longest first; `verbs` by lemma."""

    markers: dict[str, tuple[Marker, ...]]
    verbs: dict[str, tuple[Verb, ...]]
    reason: dict[str, Any]
    context: dict[str, Any]
    purpose: dict[str, Any]
    tension: dict[str, Any]
    precedent: dict[str, Any]
    events: dict[str, frozenset[str]]
    learned: dict[str, float]
    """How often what stands behind the words is a reason of their kind."""


@functools.cache
def load() -> Cues:
    """The lexicon, read once. Raises DataError where why/cues.toml is malformed."""
    source = resources.files("dragoman.why") / "cues.toml"
    try:
        return parse(tomllib.loads(source.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"{error}", source="why/cues.toml", do="Mend the table or line named") from error


def parse(data: dict[str, Any]) -> Cues:
    """The lexicon that a parsed TOML file holds. Raises DataError for an unknown kind, KeyError for a missing table."""
    markers: dict[str, list[Marker]] = {}
    for entry in data["marker"]:
        for phrase in entry["phrases"]:
            words = tuple(phrase.split())
            marker = Marker(
                words,
                _kind(entry),
                float(entry["strength"]),
                frozenset(entry.get("needs", ())),
                bool(entry.get("clause")),
            )
            markers.setdefault(words[0], []).append(marker)
    tables = {
        name: {key: frozenset(v) if isinstance(v, list) else v for key, v in data[name].items()}
        for name in ("context", "purpose", "tension", "precedent", "reason")
    }
    return Cues(
        markers={first: tuple(sorted(ms, key=lambda m: -len(m.words))) for first, ms in markers.items()},
        verbs=_verbs(data["verb"]),
        learned={words: float(part) for words, part in data["learned"].items()},
        events={noun: frozenset(codes) for noun, codes in data["events"].items()},
        **tables,
    )


def _verbs(entries: list[dict[str, Any]]) -> dict[str, tuple[Verb, ...]]:
    verbs: dict[str, list[Verb]] = {}
    for entry in entries:
        case = entry.get("in") or entry.get("from") or ""
        for lemma in entry["lemmas"]:
            verbs.setdefault(lemma, []).append(Verb(_kind(entry), float(entry["strength"]), case, "from" in entry))
    return {lemma: tuple(found) for lemma, found in verbs.items()}


def _kind(entry: dict[str, Any]) -> ReasonKind:
    kind: ReasonKind = entry["kind"]
    if kind not in get_args(ReasonKind):
        raise DataError(
            f"unknown kind {kind!r}", source="why/cues.toml", do=f"Use one of {', '.join(get_args(ReasonKind))}"
        )
    return kind
