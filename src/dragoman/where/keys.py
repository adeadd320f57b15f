"""Under which key is a place name filed?

Invariant: two spellings that differ only in case, accents, apostrophes, hyphens, full stops or a leading article have one key,
and the key of a key is itself.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "e", "ð": "d"})
_DROPPED = re.compile(r"['’‘ʼʻʿʾ`´.ˌ]")
_SPACED = re.compile(r"[^a-z0-9]+")
_WORDS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": ""}
_ARTICLES = frozenset({"the", "al", "ar", "as", "ash", "at", "ad", "an", "az", "el", "er", "es"})
_KEEPS_ARTICLE = frozenset({"paso", "salvador", "monte", "dorado", "cajon", "centro", "segundo", "alto"})


def key_of(name: str) -> str:
    """The key of `name`: lower case, bare letters and digits, single spaces, no leading article; empty for other scripts."""
    text = name.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    words = [_WORDS.get(word, word) for word in _SPACED.sub(" ", _DROPPED.sub("", text)).split()]
    words = [word for word in words if word]
    while len(words) > 1 and words[0] in _ARTICLES and words[1] not in _KEEPS_ARTICLE:
        words = words[1:]
    return " ".join(words)


def hash_of(key: str) -> int:
    """Forty bits of a key: what the compiled index stores in place of it."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=5).digest(), "big")
