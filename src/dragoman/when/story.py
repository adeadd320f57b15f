"""Where does a time stand in the story? The day of publication, the times told before, the words around, the way its verb looks.

Invariant: nothing here guesses a day. Without a day of publication, `published` is none and what depends on it stays relative.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dragoman.when.calendar import interval, kind_of
from dragoman.when.tense import Direction, direction_in_parse, direction_in_words, is_parsed

_WORD = re.compile(r"[\w$%'’.-]+")


@dataclass(slots=True)
class Story:
    """One document's times as they are told: `told` holds the values so far, in text order, with the character where each starts.

    `trusted` is set while words are read that the encoder takes for a time: a rule then need not ask what stands around them.
    """

    doc: Doc
    text: str
    lowered: str
    published: dt.date | None
    told: list[tuple[int, str]] = field(default_factory=list)
    trusted: bool = False
    _parsed: bool = field(init=False)

    def __post_init__(self) -> None:
        self._parsed = is_parsed(self.doc)

    def tell(self, start: int, value: str) -> None:
        """Remember a value that names a period, as an anchor for what follows."""
        if kind_of(value):
            self.told.append((start, value))

    def last_told(self, *kinds: str, reach: int = 8) -> str | None:
        """The value told last that is of one of these kinds, among the last `reach` told."""
        return next((value for _, value in reversed(self.told[-reach:]) if kind_of(value) in kinds), None)

    def reporting_quarter(self) -> str | None:
        """The quarter whose figures are being told: the first one told that was over by publication, else the first one told."""
        quarters = [value for _, value in self.told if kind_of(value) == "quarter"]
        over = [value for value in quarters if self.published and (interval(value)[1] or dt.date.max) < self.published]
        return next(iter(over or quarters), None)

    def last_day(self) -> dt.date | None:
        """The day told last, or the day of publication where none was."""
        value = self.last_told("day")
        return interval(value)[0] if value else self.published

    def before(self, at: int, words: int = 1) -> str:
        """The lower-cased words just before a character, joined by blanks."""
        return " ".join(_WORD.findall(self.lowered, max(0, at - 14 * words), at)[-words:])

    def after(self, at: int) -> str:
        """The lower-cased word just after a character."""
        found = _WORD.search(self.lowered, at, at + 40)
        return found[0].strip(".'’") if found else ""

    def direction(self, start: int, end: int) -> Direction:
        """Whether the clause around [start, end) looks back or ahead: from the parse where there is one, else from the words."""
        if self._parsed:
            span = self.doc.char_span(start, end, alignment_mode="expand")
            found = direction_in_parse(span.root) if span is not None and len(span) else None
            if found is not None:
                return found
        return direction_in_words(self.text, self.lowered, start, end)
