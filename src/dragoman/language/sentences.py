"""Where do sentences start? Rules over tokens: end marks, closing quotes, abbreviations, paragraph breaks.

In: words of one text and the white space behind each. Out: for every word, whether it starts a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A full stop after these ends no sentence unless a paragraph does.
ABBREVIATIONS = frozenset(
    "mr. mrs. ms. dr. prof. gen. lt. col. maj. capt. sgt. cpl. brig. adm. cmdr. sen. rep. gov. rev. hon. pres. st. vs. v. "
    "sr. jr. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. no. nos. fig. vol. art. ca. approx. e.g. i.e. cf. "
    "al. ft. mt. messrs. supt. det. insp. amb. min. sec. dept. univ. assn. bros. ave. blvd. rd.".split()
)
# These may end a sentence; they do so where a capitalised word that commonly opens one follows.
MAYBE = frozenset("u.s. u.k. u.n. e.u. a.m. p.m. inc. corp. co. ltd. etc. d.c. ph.d. plc. bn. u.s.s.r.".split())
OPENERS = frozenset(
    "the a an he she it they we i in on at but and however this that these those his her their its as after before when "
    "while if for since some many most there what why how no not one two".split()
)
END = frozenset([".", "!", "?", "…", "...", "?!", "!!", "!?", "....", "!!!", "??"])
CLOSERS = frozenset(['"', "'", "”", "’", "''", ")", "]", "»"])
PARAGRAPH = re.compile(r"\n\s*\n")
INITIAL = re.compile(r"[^\W\d_]\.")


def sentence_starts(words: Sequence[str], spaces: Sequence[str]) -> list[bool]:
    """Whether each word starts a sentence. `spaces[i]` is the white space (perhaps none) between word i and word i + 1.

    White-space words (as spaCy makes them) never start a sentence, so that they hang on to the one before.
    """
    starts = [False] * len(words)
    pending = True
    ended = False
    broken = False
    for i, word in enumerate(words):
        if not word.strip():
            broken = broken or "\n" in word
            pending = pending or bool(PARAGRAPH.search(word)) or (word.count("\n") > 0 and ended)
            continue
        if pending or (ended and _opens(words, i, broken or bool(i and spaces[i - 1]))):
            starts[i] = True
            pending = ended = False
        elif ended and word not in CLOSERS:
            ended = False
        broken = False
        if word in END:
            ended = True
        elif word.endswith(".") and len(word) > 1:
            ended = _abbreviation_ends(word.lower(), words, i)
        if PARAGRAPH.search(spaces[i]):
            pending = True
    return starts


def _opens(words: Sequence[str], i: int, spaced: bool) -> bool:
    """Whether word i, after an end mark, opens a sentence: closing quotes and lower-case words do not."""
    word = words[i]
    if not spaced:
        return False
    if word in CLOSERS and word not in ('"', "'"):
        return False
    return not word[0].islower() and word not in (",", ";", ":", "-", "–", "—")


def _abbreviation_ends(word: str, words: Sequence[str], i: int) -> bool:
    if word in ABBREVIATIONS or INITIAL.fullmatch(word):
        return False
    if word in MAYBE:
        following = next((w for w in words[i + 1 : i + 3] if w.strip()), "")
        return following.lower() in OPENERS and following[:1].isupper()
    return word.endswith("..") or not re.fullmatch(r"(?:[a-z]\.){2,}", word)
