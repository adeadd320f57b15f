"""Words as keys: how names are cut into words and folded, and the tree in which the longest one is found.

Invariant: a name is cut as spaCy's English tokenizer cuts it (a test compares them all), so that the tree can be walked over a
Doc's tokens. Case, accents, dots in acronyms ("U.N.") and hyphens ("al-Qaeda", "al Qaeda") do not part two spellings.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")

_WORD = re.compile(r"[^\W_](?:[^\s\-–—/(),:;!+\"“”]|(?<=[^\W\d_]|\.)-(?=\d)|(?<=\.)-(?=\w)|\+(?!\d))*|\S")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")
_CLITIC = re.compile(r"(?i)^(.+)(['’]s|(?<=s)['’])$")
_HYPHENS = frozenset("-–—‑")
JOINTS = _HYPHENS | {"."}
"""Words that a name may have or lack between its words."""
_ARTICLES = frozenset({"Al", "El"})
"""Articles in names, written small or large: "Al-Aqsa", "al-Aqsa"."""
_SHORT = 4  # the longest abbreviation that spaCy parts from its dot ("Lt .")


def cut(text: str) -> list[str]:
    """The words of a name, cut as spaCy's English tokenizer cuts them: hyphens and "'s" stand alone."""
    words: list[str] = []
    for word in _WORD.findall(text):
        clitic = _CLITIC.match(word)
        words += clitic.groups() if clitic else [word]
    return words


@functools.lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The key of a word: lower case, no accents, straight apostrophes, no dots of abbreviation."""
    if "." in word and len(word) > 1:
        word = word.replace(".", "") if _ACRONYM.fullmatch(word) else word.rstrip(".") or word
    if word.isascii():
        return word.lower()
    word = word.replace("’", "'").replace("‘", "'").replace("ʻ", "'")
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("ı", "i").replace("ø", "o")


def fits_case(written: str, known: str) -> bool:
    """Whether a word of a text may be a word of a name: acronyms in capitals only, proper names with a capital."""
    first = known[:1]
    if not first.isupper() or known in _ARTICLES:
        return True
    if len(known) > 1 and known.isupper():
        return written.isupper()
    return written[:1].isupper() or not written[:1].isalpha()


class Tree(Generic[Item]):
    """Sequences of words → items, for the longest match from a place. Hyphens between words are optional."""

    def __init__(self, pairs: Iterable[tuple[Sequence[str], Item]], *, backward: bool = False) -> None:
        self._root: dict[str, Any] = {}  # nested to any depth; the items of a whole sequence stand under ""
        self._backward = backward
        for words, item in pairs:
            node = self._root
            keys = [fold(word) for word in words if word not in _HYPHENS and word != "."]
            for key in reversed(keys) if backward else keys:
                node = node.setdefault(key, {})
            node.setdefault("", []).append(item)

    def longest(self, words: Sequence[str], start: int, stop: int | None = None) -> list[tuple[int, list[Item]]]:
        """All matches from `start`, longest first: (index beyond the match, items).

        Forward, `stop` is the index that a match may not pass (default: the end). Backward, a match *ends before* `start`, goes
        down to `stop` (default 0) and gives the index of its first word.
        """
        step = -1 if self._backward else 1
        at = start - 1 if self._backward else start
        last = (stop or 0) - 1 if self._backward else (len(words) if stop is None else stop)
        found: list[tuple[int, list[Item]]] = []
        node = self._root
        while at != last:
            word = words[at]
            follower = node.get(fold(word)) if word else None
            if follower is None:
                if node is not self._root and (word in _HYPHENS or (word == "." and self._abbreviates(words, at))):
                    at += step
                    continue
                break
            node = follower
            at += step
            if "" in node:
                found.append((at + 1 if self._backward else at, node[""]))
        found.reverse()
        return found

    @staticmethod
    def _abbreviates(words: Sequence[str], dot: int) -> bool:
        return dot > 0 and len(words[dot - 1]) <= _SHORT
