"""When was it published? Reads the date that the caller, a page or a record gives.

Invariant: a date is a whole day that somebody gave; none is ever guessed here. A day in the future is an error unless
the caller allows it, for a mistyped year would silently move every "Tuesday" of the report.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from dragoman.errors import SettingError
from dragoman.report import Document, Published

Given = str | dt.date | Published | None


def published_on(
    given: Given,
    *,
    source: str | None = None,
    basis: Literal["given", "page", "feed"] = "given",
    allow_future: bool = False,
) -> Published:
    """`given` as a Published: a date, a datetime (its day as written), or ISO 8601 text of either; none is "unknown".

    `source` names the input in the error. Raises SettingError for text that is no date, and for a day after tomorrow's
    (tomorrow is let through: it has begun somewhere) unless `allow_future`.
    """
    if isinstance(given, Published):
        return given
    if given is None:
        return Published()
    day = given if isinstance(given, dt.date) else _day_in(given, source)
    if isinstance(day, dt.datetime):
        day = day.date()
    today = dt.datetime.now(dt.UTC).date()
    if day > today + dt.timedelta(days=1) and not allow_future:
        raise SettingError(
            f"the publication date {day} lies in the future (today is {today})",
            source=source,
            do="Check the year, or say --allow-future (allow_future=True) for an exercise or a scenario",
        )
    return Published(value=day, basis=basis)


def dated(
    document: Document,
    given: Given,
    *,
    source: str | None = None,
    basis: Literal["given", "feed"] = "given",
    allow_future: bool = False,
) -> Document:
    """`document` with the `given` date where it has none of its own. Raises as `published_on`."""
    if given is None or document.published.value is not None:
        return document
    published = published_on(given, source=source, basis=basis, allow_future=allow_future)
    return document.model_copy(update={"published": published})


def _day_in(text: str, source: str | None) -> dt.date:
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    raise SettingError(
        f'the publication date "{text[:40]}" is no date', source=source, do="Write it as YYYY-MM-DD, such as 2016-06-22"
    )
