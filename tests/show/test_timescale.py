"""Days on a line of time."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.timescale import GAP, timescale

DAY = dt.date(2025, 3, 18).toordinal()
days = st.integers(1, dt.date.max.toordinal() - 2)
spans = st.lists(st.tuples(days, st.integers(1, 400)).map(lambda pair: (pair[0], min(sum(pair), 3652058))), min_size=1)


@given(spans, st.none() | days)
def test_later_is_further_right_and_ticks_keep_apart(found: list[tuple[int, int]], published: int | None) -> None:
    scale = timescale(found, published, 10, 400)
    at = [scale.x(day) for day in sorted(day for span in found for day in span)]
    assert at == sorted(at)
    assert all(10 <= x <= 400 for x in at)
    ticks = [tick.x for tick in scale.ticks()]
    assert all(later - earlier >= GAP for earlier, later in itertools.pairwise(ticks))


def test_a_fortnight_is_an_even_line_with_its_days() -> None:
    scale = timescale([(DAY - 10, DAY - 9), (DAY - 1, DAY)], DAY, 0, 700)
    assert scale.about is None
    assert [tick.text for tick in scale.ticks()][:2] == ["8 Mar 2025", "9 Mar"]
    assert scale.x(DAY) - scale.x(DAY - 1) == pytest.approx(scale.x(DAY - 8) - scale.x(DAY - 9), abs=0.2)


def test_days_that_crowd_before_publication_have_room_beside_an_event_of_long_ago() -> None:
    scale = timescale([(DAY - 4000, DAY - 3999), *[(DAY - n, DAY - n + 1) for n in range(1, 9)]], DAY, 0, 400)
    assert scale.about == DAY + 1
    assert scale.x(DAY) - scale.x(DAY - 8) > 50
    assert [tick.text for tick in scale.ticks()] == [
        "10 years before",
        "a year before",
        "a month before",
        "a week before",
    ]


def test_events_spread_over_years_are_an_even_line_with_years() -> None:
    scale = timescale([(DAY - 365 * n, DAY - 365 * n + 1) for n in range(1, 12)], DAY, 0, 400)
    assert scale.about is None
    assert {tick.text for tick in scale.ticks()} <= {str(year) for year in range(2010, 2026)}


def test_the_last_day_of_the_calendar_is_drawn() -> None:
    end = dt.date.max.toordinal()
    assert timescale([(end - 3, end + 1)], None, 0, 400).ticks()[-1].text == "31 Dec"


def test_without_a_publication_date_the_line_is_even() -> None:
    assert timescale([(DAY - 9000, DAY - 8999), (DAY, DAY + 1), (DAY, DAY + 1)], None, 0, 400).about is None
