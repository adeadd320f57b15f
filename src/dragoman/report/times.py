"""When: time expressions as TIMEX3."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from dragoman.report.base import Finding, Span


class Time(Finding):
    """A TIMEX3 (ISO-TimeML 1.2.1): `value` keeps its precision ("2015-SU" is a summer); the interval is for timelines."""

    id: str
    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None = Field(
        default=None, description="TIMEX3 value; none where it stays relative (no publication date)"
    )
    mod: str | None = Field(default=None, description="TIMEX3 mod: START, MID, END, APPROX, BEFORE, ...")
    earliest: dt.date | None = None
    latest: dt.date | None = None
