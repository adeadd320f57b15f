"""Which language is it in? Identified from the text; a language that the model does not read is a clear error.

Invariant: a text is refused only on evidence. What is too short to tell (a word, names, emoji) counts as English.
"""

from __future__ import annotations

import re
import unicodedata

from dragoman.errors import LanguageError, SettingError

READS = ("en",)
"""Languages that the shipped model reads."""

SAMPLE = 4000
SHORT = 40
MARGIN = 0.25
"""By so much (log probability per letter) another language must beat English: running text does by 0.7 and more."""

# Words that English has and its neighbours in Latin script hardly share: "in", "of", "on" would not tell it from Dutch.
_ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the and from with that this were has have had said which by his her their they after been would who not",
    )
)
_ENGLISH_SHARE = 0.05
_WORD = re.compile(r"[^\W\d_]+")


def identify(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; "en" where the text is too short or too odd to tell.

    English words are counted first, which settles running English without loading a model; py3langid (its model ships
    in its package) decides the rest. Short text in Latin script is taken for English.
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample.lower())
    letters = sum(map(len, words))
    if not words or sum(word in _ENGLISH for word in words) / len(words) >= _ENGLISH_SHARE:
        return "en"
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for word in words for letter in word)
    if letters < SHORT and latin > letters / 2:
        return "en"
    import py3langid

    scores = dict(reversed(py3langid.rank(sample)))
    best = max(scores, key=scores.__getitem__)
    return str(best) if scores[best] - scores["en"] > MARGIN * letters or latin <= letters / 2 else "en"


def settle(text: str, *, said: str | None, source: str | None) -> str:
    """The language to read `text` in: the one that the caller `said`, else the one identified.

    Raises LanguageError where the model does not read what the text is in, SettingError where the caller asks for a
    language that it does not read.
    """
    if said is not None:
        code = said.strip().lower().replace("_", "-").split("-")[0]
        if code not in READS:
            raise SettingError(f'the model does not read "{said}"', source=source, do=f"It reads: {', '.join(READS)}")
        return code
    found = identify(text)
    if found not in READS:
        raise LanguageError(
            f"the text looks like {_name(found)}, and the model reads English",
            source=source,
            do="Translate it first, or say --language en (language='en') if it is English after all",
        )
    return found


def _name(code: str) -> str:
    from babel import Locale

    name = Locale("en").languages.get(code)
    return f"{name} ({code})" if name else f'"{code}"'
