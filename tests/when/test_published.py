"""The day of publication of a text that comes without one: from its dateline, else from the latest day that it tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.report import Report

Read = Callable[..., Report]


@pytest.mark.parametrize(
    "text",
    [
        "MINSK, 14 March 2021 (Andes Wire) — Police arrested dozens of protesters on Tuesday.",
        "Protesters arrested\n\nPublished: 14 March 2021\n\nPolice arrested dozens of protesters on Tuesday.",
        "March 14, 2021\n\nPolice arrested dozens of protesters on Tuesday.",
        "Police arrested protesters on 9 March 2021 and freed them on 14 March 2021. They had met on Tuesday.",
    ],
)
def test_the_text_says_when_it_was_published(read: Read, text: str) -> None:
    report = read(text)
    assert report.document.published.value == dt.date(2021, 3, 14)
    assert report.document.published.basis == "inferred"
    assert next(t.value for t in report.times if t.text == "Tuesday") == "2021-03-09"


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested dozens of protesters on Tuesday.",
        "Police will try the protesters on 14 March 2021, a court said on Tuesday.",
        "The war began on 14 March 2011. The vote of 2016 changed little, the minister said on Tuesday.",
    ],
)
def test_without_a_day_that_tells_it_the_date_stays_unknown(read: Read, text: str) -> None:
    report = read(text)
    assert report.document.published.basis == "unknown"
    assert next(t.value for t in report.times if t.text == "Tuesday") is None


def test_a_given_date_goes_first(read: Read) -> None:
    report = read("MINSK, 14 March 2021 — Police left.", published="2021-03-15")
    assert (report.document.published.value, report.document.published.basis) == (dt.date(2021, 3, 15), "given")
