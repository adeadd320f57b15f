"""Why, in the codebook's sense: the contexts that the words of an event's sentence and its parties' sectors put it in.

Invariant: only the 37 names of the codebook, sorted; the cue words stand in contexts.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib.resources import files

from dragoman.errors import DataError

CONTEXTS = frozenset(
    """military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism
    cbrn cyber misinformation crime corruption illegal_drugs trafficking""".split()
)


@cache
def cues() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Contexts by cue (one or two words), and by sector, from contexts.toml. Raises DataError for a context that is none."""
    source = files("dragoman.what").joinpath("contexts.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    by_cue: dict[str, list[str]] = {}
    for context, words in table["contexts"].items():
        for word in words:
            by_cue.setdefault(word, []).append(context)
    sectors = {sector: tuple(names) for sector, names in table["sectors"].items()}
    unknown = sorted({*table["contexts"], *(n for names in sectors.values() for n in names)} - CONTEXTS)
    if unknown:
        raise DataError(
            f"no such context: {', '.join(unknown)}", source="contexts.toml", do="Use the codebook's 37 names"
        )
    return {word: tuple(names) for word, names in by_cue.items()}, sectors


@cache
def in_names() -> frozenset[str]:
    """The cues that count inside a name too ("Supreme Court"), from contexts.toml."""
    source = files("dragoman.what").joinpath("contexts.toml")
    return frozenset(tomllib.loads(source.read_text(encoding="utf-8"))["names"])


def contexts_of(
    lemmas: list[str], lows: list[str], poses: Sequence[str] = (), named: Collection[int] = frozenset()
) -> list[str]:
    """The contexts that a stretch of words speaks of, sorted.

    `poses` are the parts of speech, for cues of one part of speech ("general/NOUN"), which are silent without them.
    `named` are the words that are part of a name.
    """
    by_cue, _ = cues()
    found: set[str] = set()
    for i, lemma in enumerate(lemmas):
        forms = [lemma, f"{lemma}/{poses[i]}"] if poses else [lemma]
        if i:
            forms += [f"{lows[i - 1]} {lemma}", f"{lows[i - 1]} {lows[i]}"]
        for form in forms:
            if i in named and form not in in_names():
                continue
            found.update(by_cue.get(form, ()))
    return sorted(found)


def sector_contexts(sectors: Iterable[str]) -> list[str]:
    """The contexts that the parties' sectors imply, sorted."""
    _, by_sector = cues()
    return sorted({context for sector in sectors for context in by_sector.get(sector, ())})
