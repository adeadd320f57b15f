"""Which words could be a time? Finds runs of calendar words and the rules that match in them.

Invariant: candidates come in text order; of those that start at one place the longest comes first, then the order of the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.when.grammar import Grammar
from dragoman.when.match import Match

_PIECE = re.compile(r"[A-Za-z]+|\d+|[^\w\s]")
_MARKS = frozenset("-–—,.'’‘`/:()½")
_GAP = re.compile(r"\n\s*\n")
_BEFORE = 10
_AFTER = 14


def lower(text: str) -> str:
    """`text` in lower case, character for character (a letter whose lower case is longer stays as it is)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def runs(text: str, lowered: str, grammar: Grammar) -> Iterator[list[int]]:
    """Runs of known words around each trigger, each as the offsets at which its words start."""
    pieces = list(_PIECE.finditer(lowered))
    known, triggers = grammar.known, grammar.triggers
    joins = [(word := piece[0]) in known or word in _MARKS or word[0].isdigit() for piece in pieces]
    done = 0
    for at, piece in enumerate(pieces):
        word = piece[0]
        if at < done or not (
            word in triggers or (word[0].isdigit() and _may_be_year_or_clock(word, lowered, piece.end()))
        ):
            continue
        first, last = at, at
        while (
            first > max(done, at - _BEFORE)
            and joins[first - 1]
            and not _parted(lowered, pieces[first - 1], pieces[first])
        ):
            first -= 1
        while (
            last + 1 < min(len(pieces), at + _AFTER)
            and joins[last + 1]
            and not _parted(lowered, pieces[last], pieces[last + 1])
        ):
            last += 1
        done = last + 1
        yield [pieces[n].start() for n in range(first, last + 1) if pieces[n][0] not in ",.)(:/"]


def candidates(lowered: str, starts: list[int], grammar: Grammar) -> Iterator[list[Match]]:
    """For each start in a run, the rules that match there, longest first."""
    for start in starts:
        if start and lowered[start - 1].isalnum():
            continue
        found = []
        for rule in grammar.rules:
            hit = rule.pattern.match(lowered, start)
            if hit is not None and not _GAP.search(lowered, start, hit.end()):  # no time runs over paragraphs or parts
                groups = [name for name, words in hit.groupdict().items() if words]
                slots = {name: re.sub(r"\s+", " ", hit[name]) for name in groups}
                found.append(Match(rule, start, hit.end(), slots, {name: hit.span(name) for name in groups}))
        if found:
            yield sorted(found, key=lambda match: -match.end)


def _may_be_year_or_clock(word: str, lowered: str, end: int) -> bool:
    return (len(word) == 4 and word[0] in "12") or lowered[end : end + 1] in ("/", ".", ":", "s", "-")


def _parted(lowered: str, left: re.Match[str], right: re.Match[str]) -> bool:
    gap = right.start() - left.end()
    return gap > 1 and _GAP.search(lowered, left.end(), right.start()) is not None
