"""When was a report published that comes without a date? Read from its own words, else not known.

By these rules, the first that holds:
1. a dateline, or a line of its own, at the head names a whole day ("MINSK, 14 March 2021 —", "Published 14 March 2021");
2. the latest whole day that the text tells as past, unless the text also names a later year.

Invariant: only days whose year the words say count; the answer is never later than what the text names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from dragoman.when.calendar import interval, kind_of

HEAD = 400  # characters: a headline, a byline and a dateline
_LABEL = re.compile(
    r"\([^)\n]{2,40}\)|\b(?:(?:first|last) )?(?:published|posted|updated|date)(?: on| at)?\b:?", re.IGNORECASE
)
_PLACE = re.compile(r"\W*(?:[A-Z][A-Z .'’/-]+(?:, [A-Z][\w. ]+)?,?\W*)?")
_AFTER = re.compile(r"\s*(?:\([^)\n]{2,40}\))?\s*(?:[-–—:]|\n|$)")

Told = tuple[int, int, str, bool]
"""Start, end, TIMEX3 value, and whether its clause looks back."""


def infer_published(text: str, told: Iterable[Told]) -> dt.date | None:
    """The day of publication by the rules above, from the absolute times of a text in text order; none where no rule holds."""
    days: list[dt.date] = []
    last_year = 0
    for start, end, value, past in told:
        first, last = interval(value)
        if first is None or last is None:
            continue
        last_year = max(last_year, first.year)
        if kind_of(value) != "day":
            continue
        if start < HEAD and _is_dateline(text, start, end):
            return first
        if past:
            days.append(first)
    latest = max(days, default=None)
    return latest if latest and latest.year >= last_year else None


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether nothing stands before the day in its line but a place in capitals, an agency in brackets, or "Published"."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(_AFTER.match(text, end) and _PLACE.fullmatch(_LABEL.sub("", line)))
