"""The dictionary form of a word: simplemma's, kept from forms that the part of speech rules out ("the meeting" is no "meet").

Verbs go by irregular.csv, then by the stems that their ending allows (simplemma alone gives "growe" for "growing").
"""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

import simplemma

AUXILIARIES = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'re": "be", "’re": "be",
    "'m": "be", "’m": "be", "'s": "be", "’s": "be", "has": "have", "had": "have", "having": "have", "'ve": "have",
    "’ve": "have", "does": "do", "did": "do", "done": "do", "'ll": "will", "’ll": "will", "wo": "will", "ca": "can",
    "'d": "would", "’d": "would",
}  # fmt: skip
INFLECTED = frozenset(["NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"])


@functools.lru_cache(maxsize=200_000)
def lemma(word: str, upos: str, xpos: str) -> str:
    """The lemma of a word with its universal and its Penn tag: lower-case but for proper nouns."""
    low = word.lower()
    if low in ("n't", "n’t"):
        return "not"
    if upos in ("AUX", "VERB") and low in AUXILIARIES:
        return AUXILIARIES[low]
    if upos == "PROPN" or not word.isalpha():
        return word if upos == "PROPN" else low
    if xpos not in INFLECTED:
        return low
    if xpos in ("VBD", "VBN", "VBG", "VBZ"):
        return _verb(low, xpos)
    found: str = simplemma.lemmatize(low, lang="en")
    if xpos == "NNS" and low.endswith("ings") and not found.endswith("ing"):
        return low[:-1]
    return found.lower()


def _verb(low: str, xpos: str) -> str:
    irregular = _irregular().get((low, xpos))
    if irregular:
        return irregular
    stems = _stems(low)
    known = (stem for stem in stems if simplemma.is_known(stem, lang="en"))
    return next(known, None) or (stems[0] if stems else simplemma.lemmatize(low, lang="en").lower())


# A short stem whose one consonant would have been doubled ("hop", "hopping") has lost an "e" ("hope", "hoping").
LOST_E = re.compile(
    r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]|.*[vcuz]|.*(?:[^aeiou]|cre|vi|di|ti|ci|ri|ni|su|tu|du|lu)at|.*dg"
)


def _stems(low: str) -> list[str]:
    """What a verb form may be a form of, by its ending, the likeliest first."""
    if low.endswith(("ies", "ied")) and len(low) > 4:
        return [low[:-3] + "y", low[:-1]]
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low[: -len(ending)]
            if stem[-1] == stem[-2]:  # "kill" and "add" keep both letters, "control" and "travel" had one
                short = len(re.findall("[aeiou]+", stem)) == 1
                return (
                    [stem, stem[:-1]]
                    if len(stem) == 3 or stem[-1] in "sfz" or (short and stem[-1] == "l")
                    else [stem[:-1], stem]
                )
            if ending == "ing" and stem.endswith("y") and len(stem) < 4:  # dying, lying, tying
                return [stem[:-1] + "ie", stem]
            return [stem + "e", stem] if LOST_E.fullmatch(stem) else [stem, stem + "e"]
    if low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        return [low[:-2], low[:-1]] if low.endswith(("sses", "shes", "ches", "xes", "oes")) else [low[:-1]]
    return []


@functools.cache
def _irregular() -> dict[tuple[str, str], str]:
    """Lemmas by irregular form and Penn tag."""
    out: dict[tuple[str, str], str] = {}
    text = (Path(__file__).parent / "irregular.csv").read_text("utf-8")
    for lemma_, past, participle in csv.reader(line for line in text.splitlines() if not line.startswith("#")):
        # taggers mix up the two, so each form also stands for the other where that is no other verb's
        for form in participle.split("/"):
            out[form, "VBN"] = lemma_
            out.setdefault((form, "VBD"), lemma_)
        for form in past.split("/"):
            out[form, "VBD"] = lemma_
            out.setdefault((form, "VBN"), lemma_)
    return out
