"""Publication dates."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import SettingError
from dragoman.report import Published
from dragoman.sources import published_on

DAY = dt.date(2016, 6, 22)


@pytest.mark.parametrize(
    "given",
    [
        "2016-06-22",
        " 2016-06-22 ",
        "2016-06-22T23:30:00Z",
        "2016-06-22T23:30:00+05:00",
        DAY,
        dt.datetime(2016, 6, 22, 9, tzinfo=dt.UTC),
    ],
)
def test_a_date_is_a_day_as_it_was_written(given: str | dt.date) -> None:
    assert published_on(given) == Published(value=DAY, basis="given")


def test_no_date_is_unknown() -> None:
    assert published_on(None) == Published(value=None, basis="unknown")


def test_a_date_with_its_basis_is_kept() -> None:
    assert published_on(Published(value=DAY, basis="page")).basis == "page"


@pytest.mark.parametrize(
    "given", ["yesterday", "2016-13-01", "2016-02-30", "22.6.2016", "", "2016-06", "June 22, 2016"]
)
def test_what_is_no_date_is_an_error_that_says_how_to_write_one(given: str) -> None:
    with pytest.raises(SettingError, match=r"is no date.*YYYY-MM-DD"):
        published_on(given, source="--published")


def test_a_future_date_is_an_error_unless_allowed() -> None:
    today = dt.datetime.now(dt.UTC).date()
    future = today + dt.timedelta(days=30)
    with pytest.raises(SettingError, match="lies in the future"):
        published_on(future)
    assert published_on(future, allow_future=True).value == future
    assert published_on(today + dt.timedelta(days=1)).value is not None, "tomorrow has begun somewhere"
