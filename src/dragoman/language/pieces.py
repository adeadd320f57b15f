"""What the encoder sees of a word: its word pieces, its shape, whether it stands in quotation marks, where it stands.

Used by training and by reading alike, so that both see the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Tokenizer

MOST_PIECES = 8  # of one word; more (URLs) tell nothing new
SHAPES = ("lower", "title", "upper", "mixed", "number", "other")
OPEN = frozenset(["“", "``", "«", "„"])
CLOSE = frozenset(["”", "''", "»"])
CLS, SEP = 101, 102  # of the uncased BERT vocabulary


def shape(word: str) -> int:
    """The index in SHAPES of how a word is written."""
    if word.islower():
        return 0
    if any(letter.isdigit() for letter in word):
        return 4
    if word.istitle() or (word[0].isupper() and word[1:].islower()):
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 3 if any(letter.isalpha() for letter in word) else 5


class Pieces:
    """Word pieces by word, remembered (news repeats its words)."""

    def __init__(self, tokenizer: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Ids of the word's pieces, at least one and at most MOST_PIECES."""
        known = self._known.get(word)
        if known is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            known = tuple(ids) or (100,)
            if len(self._known) < 200_000:
                self._known[word] = known
        return known


def quoted(words: Sequence[str], paragraphs: Iterable[int] = ()) -> list[int]:
    """For each word 1 where it stands inside double quotation marks, else 0.

    An open quotation goes on over sentences; it ends at its closing mark, or at the end of a paragraph (`paragraphs`: the
    indexes of words that start one) unless the next paragraph opens with a mark again, as newspapers do.
    """
    breaks = frozenset(paragraphs)
    inside = False
    out = []
    for i, word in enumerate(words):
        if i in breaks:
            inside = False
        if word in OPEN:
            inside = True
            out.append(1)
        elif word in CLOSE:
            out.append(1)
            inside = False
        elif word == '"':
            out.append(1)
            inside = not inside
        else:
            out.append(int(inside))
    return out


def windows(sizes: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Pack sentences into windows of at most `most` pieces and of about one size: (first sentence, sentence after last).

    A sentence longer than `most` has a window to itself.
    """
    total = sum(sizes)
    if not sizes:
        return []
    goal = total / max(1, -(-total // most))
    out: list[tuple[int, int]] = []
    first, filled = 0, 0
    for i, size in enumerate(sizes):
        if i > first and (filled + size > most or filled + size / 2 > goal):
            out.append((first, i))
            first, filled = i, 0
        filled += size
    return [*out, (first, len(sizes))]


WHITE = re.compile(r"\s+")
