"""Which words do the rules of this room look for? Those of rules.toml, read once.

Invariant: a word list is a frozen set of lower-case words; a malformed file is a DataError that names it.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast

from dragoman.errors import DataError

Status = Literal["holds", "held", "appointed", "removed"]
Tie = Literal["ally of", "supports", "opposes", "leads", "part of"]
STATUSES = ("holds", "held", "appointed", "removed")
TIES = ("ally of", "supports", "opposes", "leads", "part of")
LISTS = (
    "locative",
    "state_prepositions",
    "dealing",
    "pressure",
    "governing",
    "addressing",
    "town_things",
    "government",
    "plain_country",
    "vague_posts",
    "callings",
    "state_posts",
    "firm_posts",
    "adjectival",
    "ambiguous",
    "abstract",
    "elsewhere",
    "one_a_state",
    "moving",
    "meeting",
    "anybody",
    "things_too",
    "human",
    "ended",
    "firm_words",
    "firm_verbs",
    "firm_reports",
    "firm_results",
    "things",
    "unsplit",
    "joining",
    "wishes",
    "name_tails",
    "inner_bodies",
    "vague_words",
    "areas",
    "parts",
    "local",
    "lesser",
    "charged",
    "origins",
    "formerly",
    "unsaid_in_title",
    "private",
    "granted",
    "reacting",
    "endings",
    "leaving",
    "vacating",
    "stepping",
    "offices",
    "succeeding",
    "speech",
    "honorifics_m",
    "honorifics_f",
)


@dataclass(frozen=True, slots=True)
class TieWords:
    """The words that tell of one kind of standing tie."""

    kind: Tie
    nouns: frozenset[str]
    verbs: frozenset[str]
    suffixes: frozenset[str]
    action_nouns: frozenset[str]
    prefix: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """rules.toml: the lists by name, sectors by word of an organization and by noun, verbs of naming, holding, heading, ties."""

    lists: dict[str, frozenset[str]]
    organization_words: dict[str, str]
    more_nouns: dict[str, str]
    naming: dict[str, Status]
    holding: dict[str, Status]
    heading: dict[str, str]
    ties: tuple[TieWords, ...]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@functools.cache
def rules() -> Rules:
    """The rules that Dragoman ships. Raises DataError where the file is malformed."""
    return read_rules(Path(__file__).with_name("rules.toml"))


def read_rules(path: Path) -> Rules:
    """The rules in a file such as rules.toml. Raises DataError with the file and what is wrong in it."""
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot be read: {error}", source=path.name, do="Correct it as its comments say") from error
    missing = [name for name in LISTS if not isinstance(data.get(name), list)]
    if missing:
        raise DataError(f"lacks the lists {missing}", source=path.name, do="Add them, empty if need be")
    for table in ("naming", "holding"):
        wrong = sorted(set(data.get(table, {}).values()) - set(STATUSES))
        if wrong:
            raise DataError(
                f"[{table}] has unknown statuses {wrong}", source=path.name, do=f"Use {', '.join(STATUSES)}"
            )
    return Rules(
        {name: frozenset(data[name]) for name in LISTS},
        dict(data.get("organization_words", {})),
        dict(data.get("more_nouns", {})),
        cast("dict[str, Status]", data.get("naming", {})),
        cast("dict[str, Status]", data.get("holding", {})),
        dict(data.get("heading", {})),
        tuple(_ties(entry, path.name) for entry in data.get("relation", [])),
    )


def _ties(entry: dict[str, Any], file: str) -> TieWords:
    if entry.get("kind") not in TIES:
        raise DataError(f"has no such tie: {entry.get('kind')!r}", source=file, do=f"Use {', '.join(TIES)}")
    words = {key: frozenset(entry.get(key, [])) for key in ("nouns", "verbs", "suffixes", "action_nouns")}
    return TieWords(entry["kind"], prefix=entry.get("prefix"), **words)
