"""How many were killed, wounded or arrested: numbers and vague words as ranges.

"12" is 12 to 12, "at least 12" 12 to none, "up to 12" none to 12, "dozens" 24 to none. Invariant: the words under a
quantity's span are those that the range was read from; "no one" and a negated verb give no size.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.reading import Reading
from dragoman.report import Quantity
from dragoman.what.tree import Tree

UNITS = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split()
    )
}
TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
POWERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
VAGUE: dict[str, tuple[int | None, int | None]] = {
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "several": (3, None),
    "many": (3, None),
    "numerous": (3, None),
    "some": (2, None),
    "few": (2, None),
    "couple": (2, 2),
    "a": (1, 1),
    "an": (1, 1),
    "both": (2, 2),
}
LIMITS: tuple[tuple[tuple[str, ...], bool, bool], ...] = (
    (("at", "least"), True, False),
    (("more", "than"), True, False),
    (("no", "fewer", "than"), True, False),
    (("as", "many", "as"), False, True),
    (("fewer", "than"), False, True),
    (("less", "than"), False, True),
    (("over",), True, False),
    (("up", "to"), False, True),
    (("at", "most"), False, True),
    (("under",), False, True),
)
"""Words before a number, and whether the number bounds from below or above."""
PLAIN = re.compile(r"\d{1,3}(?:[,.]\d{3})+$|\d+$")


def number_of(words: list[str]) -> int | None:
    """The number that words spell ("twenty - five", "1,200", "3 million"); none where they spell none."""
    total, part, seen = 0, 0, False
    for word in words:
        if word in ("-", "and", ",", "some", "about", "around", "nearly"):
            continue
        if PLAIN.match(word):
            part += int(re.sub(r"[,.]", "", word))
        elif word in UNITS or word in TENS:
            part += UNITS.get(word, TENS.get(word, 0))
        elif word in POWERS:
            part = (part or 1) * POWERS[word]
            if POWERS[word] >= 1000:
                total, part = total + part, 0
        else:
            return None
        seen = True
    return total + part if seen else None


def quantity_of(reading: Reading, tree: Tree, noun: int) -> Quantity | None:
    """The number that counts a noun, or that the token itself is ("wounding 30"); none where nothing counts it."""
    if tree.lows[noun] in VAGUE and tree.lows[noun] not in ("a", "an", "some", "few", "many"):
        return _made(reading, tree, [noun], VAGUE[tree.lows[noun]])
    if tree.tags[noun] == "CD" or tree.poses[noun] == "NUM":
        return _counted(reading, tree, noun)
    for k in tree.kids[noun]:
        if tree.deps[k] == "nummod" or (tree.deps[k] in ("det", "amod", "compound") and tree.tags[k] == "CD"):
            return _counted(reading, tree, k)
    for k in tree.kids[noun]:
        if tree.deps[k] in ("amod", "det") and tree.lows[k] in VAGUE:
            if tree.lows[k] in ("a", "an") and tree.tags[noun] not in ("NN", "NNP"):
                continue
            return _made(reading, tree, [k], VAGUE[tree.lows[k]])
    return None


def first_quantity(reading: Reading, tree: Tree, nouns: Iterable[int]) -> Quantity | None:
    """The first of the nouns' numbers."""
    return next((found for noun in nouns if (found := quantity_of(reading, tree, noun))), None)


def is_age(tree: Tree, number: int) -> bool:
    """Whether a number that follows its noun is set off by commas or brackets: "John Smith, 20, was shot"."""
    lows = tree.lows
    if number < 2 or lows[number - 1] not in (",", "(") or number + 1 >= len(lows):
        return False
    named = tree.poses[number - 2] == "PROPN"
    return (tree.heads[number] < number or named) and (
        lows[number + 1] in (",", ")") or (named and lows[number + 1] in (".", ";"))
    )


def _counted(reading: Reading, tree: Tree, number: int) -> Quantity | None:
    if is_age(tree, number):
        return None
    tokens = [
        number,
        *(k for k in tree.kids[number] if tree.deps[k] in ("compound", "flat", "nummod", "punct") and k < number),
    ]
    tokens = sorted(t for t in tokens if tree.tags[t] == "CD" or tree.lows[t] in POWERS or tree.lows[t] == "-")
    value = number_of([tree.lows[t] for t in tokens])
    if value is None:
        return None
    low: int | None = value
    high: int | None = value
    start = first = tokens[0]
    for words, lower, upper in LIMITS:
        if tuple(tree.lows[max(0, first - len(words)) : first]) == words:
            start = first - len(words)
            low = value + int(words[-2:] == ("more", "than")) if lower else None
            high = value if upper else None
            break
    return _made(reading, tree, [start, *tokens], (low, high))


def _made(reading: Reading, tree: Tree, tokens: list[int], limits: tuple[int | None, int | None]) -> Quantity:
    words = reading.doc[min(tokens) : max(tokens) + 1]
    return Quantity(low=limits[0], high=limits[1], text=words.text, span=reading.span(words))
