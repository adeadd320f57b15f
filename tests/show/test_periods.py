"""Many events, counted by period."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report import Event
from dragoman.show import svg, timeline
from dragoman.show.periods import MOST, counted
from dragoman.show.timeline import MANY, dated
from tests.show.events import CODES, event, report

START = dt.date(2025, 1, 1)


def many(*, step: int, standing: str = "asserted") -> list[Event]:
    codes = list(CODES.values())
    days = [START + dt.timedelta(days=at * step) for at in range(MANY + 20)]
    return [
        event(f"e{at}", codes[at % 4], first=day, standing=standing)  # type: ignore[arg-type]
        for at, day in enumerate(days)
    ]


@given(
    st.lists(
        st.tuples(st.dates(), st.integers(0, 5000), st.sampled_from(list(CODES.values()))), min_size=1, max_size=40
    )
)
def test_every_event_counts_as_one_or_is_left_out_and_said_to_be(found: list[tuple[dt.date, int, str]]) -> None:
    events = [
        event(f"e{at}", code, first=day, last=dt.date.fromordinal(min(day.toordinal() + more, 3652059)))  # type: ignore[arg-type]
        for at, (day, more, code) in enumerate(found)
    ]
    _, stacks, before, after = counted(dated([report(events=events)])[0])
    total = sum(abs(one.high - one.low) for one in stacks)
    assert total <= len(events) - before - after + 0.01 * len(stacks)
    assert len({one.first for one in stacks}) <= MOST


def test_days_weeks_months_and_years_are_taken_by_how_long_it_all_took() -> None:
    kinds = [counted(dated([report(events=many(step=step))])[0])[0] for step in (0, 3, 20, 60, 400)]
    assert kinds == ["day", "week", "month", "quarter", "ten years"]


def test_a_summer_is_spread_over_its_months() -> None:
    summer = event("s", "ASSAULT", first=dt.date(2025, 6, 1), last=dt.date(2025, 8, 31))
    kind, stacks, _, _ = counted(dated([report(events=[*many(step=10), summer])])[0])
    conflict = [
        abs(one.high - one.low)
        for one in stacks
        if one.quad == "material conflict" and one.first >= dt.date(2025, 6, 1).toordinal()
    ]
    assert kind == "month"
    assert conflict[0] % 1 == pytest.approx(30 / 92, abs=0.01)


def test_cooperation_stands_above_the_line_and_conflict_under_it() -> None:
    _, stacks, _, _ = counted(dated([report(events=many(step=3))])[0])
    assert all((one.high > 0) == one.quad.endswith("cooperation") for one in stacks)


def test_many_events_are_counted_and_what_is_left_out_is_said() -> None:
    told = svg(timeline(report(events=[*many(step=3), event("x", first=START, standing="negated"), event("y")])))
    assert "Events a week" in told
    assert "1 event without a date not drawn · 1 not told as facts" in told


def test_many_plans_and_no_fact_give_a_chart_that_says_so() -> None:
    assert "told as a fact" in svg(timeline(report(events=many(step=1, standing="future"))))
