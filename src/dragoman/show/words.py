"""How are dates, quotations and certainty put into words for a reader?

Invariant: a quotation is the document's own words with white space folded, control characters shown as "�", and "…"
wherever something was left out.
"""

from __future__ import annotations

import bisect
import datetime as dt
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.report import Document, Span

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SEASONS = {
    "SP": "spring",
    "SU": "summer",
    "FA": "autumn",
    "WI": "winter",
    "H1": "first half of",
    "H2": "second half of",
}
_HOURS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<season>SP|SU|FA|WI|H[12]|Q[1-4])|-W(?P<week>\d\d)(?P<end>-WE)?"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
    r"(?:T(?P<hour>[A-Z]{2}|\d\d(?::\d\d)?).*)?$"
)
# What a terminal would obey instead of showing: C0 and C1 controls, and marks that turn the direction of a whole line.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

DOTS = 4
STEPS = (0.45, 0.65, 0.85)
LEGEND = "certainty  ●●●● 85 % and more  ●●●○ 65 %  ●●○○ 45 %  ●○○○ less      ¶ paragraph of the report"


def certainty(confidence: float) -> str:
    """`confidence` as four dots: see LEGEND."""
    filled = 1 + bisect.bisect_right(STEPS, confidence)
    return "●" * filled + "○" * (DOTS - filled)


def clean(text: str) -> str:
    """`text` on one line, safe to print on a terminal."""
    return _UNSAFE.sub("�", " ".join(text.split()))


def visible(text: str) -> str:
    """`text` with every character that a terminal or a browser would obey instead of showing as "�"; lines stay."""
    return _UNSAFE.sub("�", text)


def shorten(text: str, limit: int) -> str:
    """`text` cleaned, and cut at a word with "…" where it is longer than `limit`."""
    return textwrap.shorten(clean(text), limit, placeholder=" …")


def day(value: str | None) -> str:
    """A TIMEX3 value for a reader, with its precision kept: "2015-SU" is "summer 2015", "2016-06-21" is "21 Jun
    2016".
    """
    match = _VALUE.match(value or "")
    if not match:
        return value or ""
    year, month = match["year"], int(match["month"] or 0)
    if match["season"]:
        name = _SEASONS.get(match["season"], match["season"])
        words = f"{name} {year}"
    elif match["week"]:
        words = _week(int(year), int(match["week"]), 6 if match["end"] else 1) or match[0]
    elif 1 <= month <= 12:
        words = f"{int(match['day'])} " if match["day"] else ""
        words += f"{_MONTHS[month - 1]} {year}"
    else:
        words = year
    return f"{words}, {_HOURS.get(match['hour'], match['hour'])}" if match["hour"] else words


def _week(year: int, week: int, first: int) -> str:
    """The week, or its weekend, by its first day: "week of 3 Mar 2025"; "" for a week that the year has not."""
    try:
        start = dt.date.fromisocalendar(year, week, first)
    except ValueError:
        return ""
    return f"{'week' if first == 1 else 'weekend'} of {start.day} {_MONTHS[start.month - 1]} {start.year}"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the document, in three parts of which the middle one is to be marked; "…" where it was cut."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        return self.before + self.marked + self.after

    @property
    def in_marks(self) -> bool:
        """Whether the words stand between quotation marks of their own."""
        return str(self)[:1] in tuple('"“') and str(self)[-1:] in tuple('"”')


def quote(words: str, span: Span, mark: Span, keep: Sequence[Span] = (), limit: int = 200) -> Quote:
    """The words under `span` of a part whose words are `words`, `mark` marked; if longer than `limit`, cut around
    `mark`.

    As much as fits of the spans in `keep` (the parties to an event, say) is kept in sight.
    """
    start, end = span.start, span.end
    if end - start > limit:
        kept = [one for one in (*keep, mark) if one.part == span.part and start <= one.start and one.end <= end]
        low, high = min((one.start for one in kept), default=start), max((one.end for one in kept), default=end)
        if high - low > limit or not kept:
            low, high = mark.start, min(mark.end, mark.start + limit)
        slack = (limit - (high - low)) // 2
        low, high = max(start, low - slack), min(end, high + slack)
        start, end = _to_words(words, low, high, start, end)
    before, after = _fold(words[start : mark.start]), _fold(words[mark.end : end])
    return Quote(
        ("… " if start > span.start else "") + before.lstrip(),
        _fold(words[mark.start : mark.end]),
        after.rstrip() + (" …" if end < span.end else ""),
    )


def _to_words(words: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """[low, high) drawn in to whole words, within [start, end)."""
    if low > start and (gap := re.compile(r"\s").search(words, low, high)):
        low = gap.end()
    if high < end and (space := max(words.rfind(" ", low, high), words.rfind("\n", low, high))) > low:
        high = space
    return low, high


def _fold(text: str) -> str:
    return _UNSAFE.sub("�", re.sub(r"\s+", " ", text))


class Paragraphs:
    """Numbers of paragraphs (set apart by blank lines, counted from 1), as `Reading.paragraph` counts them."""

    def __init__(self, document: Document) -> None:
        self._starts = [0, *(match.end() for match in re.finditer(r"\n\s*\n", document.text))]

    def of(self, span: Span) -> str:
        """ "¶3" for words in the text; "title" or "caption" elsewhere."""
        if span.part != "text":
            return span.part.split(":")[0]
        return f"¶{bisect.bisect_right(self._starts, span.start)}"
