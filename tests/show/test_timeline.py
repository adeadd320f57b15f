"""The timeline: what it draws of events, and how."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SettingError
from dragoman.show import svg, timeline
from dragoman.show.lettering import width
from dragoman.show.palette import QUAD_COLOURS
from dragoman.show.timeline import SIZE, Bar, bars, dated
from dragoman.show.timescale import timescale
from tests.show.events import event, party, report
from tests.show.reports import make_report

MONDAY, FRIDAY = dt.date(2025, 3, 17), dt.date(2025, 3, 14)
SUMMER = (dt.date(2015, 6, 1), dt.date(2015, 8, 31))


def drawn(*events: object, year: int | None = 2025) -> list[Bar]:
    found, _ = dated([report(events=events)])  # type: ignore[arg-type]
    return bars(found, timescale([(one.first, one.end) for one in found], None, 0, 400), year)


def test_a_bar_is_as_wide_as_its_date_is_vague() -> None:
    summer, day = drawn(
        event("e1", first=SUMMER[0], last=SUMMER[1], value="2015-SU"), event("e2", first=dt.date(2016, 1, 1))
    )
    assert summer.x2 - summer.x > 80
    assert day.x2 - day.x == pytest.approx(5)
    assert summer.label.endswith("summer 2015")


def test_events_stand_in_time_order_with_their_parties_and_date() -> None:
    later = event("e1", "ASSAULT", [party("Baku")], [party("a post")], first=MONDAY)
    earlier = event("e2", "CONSULT", [party("Armenia"), party("Georgia")], first=FRIDAY)
    first, second = drawn(later, earlier)
    assert first.label == "CONSULT Armenia ↔ Georgia · 14 Mar"
    assert second.label == "ASSAULT Baku → a post · 17 Mar"
    assert (first.y, first.colour) == (40, QUAD_COLOURS["verbal cooperation"])
    assert second.href == "#e1"


def test_what_is_no_fact_is_hollow_and_says_so() -> None:
    planned, denied, told = drawn(
        event("e1", first=FRIDAY, standing="future"),
        event("e2", first=FRIDAY, standing="negated"),
        event("e3", first=FRIDAY, standing="historical"),
    )
    assert (planned.strength, denied.strength) == (0, 0)
    assert "planned" in planned.label
    assert "did not happen" in denied.label
    assert 0 < told.strength < 1
    assert "earlier" in told.label


def test_a_date_of_which_only_the_end_is_known_is_open() -> None:
    (bar,) = drawn(event("e1", last=MONDAY))
    assert bar.open
    assert "at the latest" in bar.date
    assert "Mar" not in bar.label


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (dt.date(2025, 3, 3), dt.date(2025, 3, 9), "3–9 Mar"),
        (dt.date(2024, 2, 27), dt.date(2024, 3, 3), "27 Feb – 3 Mar 2024"),
        (dt.date(2024, 3, 1), dt.date(2024, 3, 1), "1 Mar 2024"),
    ],
)
def test_a_date_in_short_keeps_its_precision(first: dt.date, last: dt.date, said: str) -> None:
    (bar,) = drawn(event("e1", first=first, last=last))
    assert bar.label.endswith(f"· {said}")


def test_events_without_a_date_are_counted_not_drawn() -> None:
    found, undated = dated([make_report()])
    assert [one.event.id for one in found] == ["e2", "e1"]
    assert undated == 1
    assert "1 event without a date not drawn" in svg(timeline(make_report()))


def test_the_day_of_publication_is_marked_where_all_reports_have_the_same() -> None:
    assert "published 18 Mar 2025" in svg(timeline(make_report()))
    other = report(events=[event("e1", first=MONDAY)], published=dt.date(2025, 3, 20))
    assert "published" not in svg(timeline([make_report(), other]))


def test_a_mark_links_to_its_event_and_only_where_ids_are_those_of_one_report() -> None:
    assert 'href="#e1"' in svg(timeline(make_report()))
    assert "href=" not in svg(timeline([make_report(), make_report()]))


def test_no_event_with_a_date_gives_a_chart_that_says_so() -> None:
    assert "No event has a date" in svg(timeline(report()))
    assert "1 event without a date" in svg(timeline(report(events=[event("e1")])))


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(SettingError, match="not from str"):
        timeline(["report.json"])  # type: ignore[list-item]


@given(
    st.lists(
        st.tuples(st.dates(), st.integers(0, 900), st.text(min_size=1, max_size=60)).filter(
            lambda one: bool(one[2].strip())
        ),
        min_size=1,
        max_size=20,
    )
)
def test_no_bar_or_label_lies_on_another(found: list[tuple[dt.date, int, str]]) -> None:
    events = [
        event(f"e{at}", "AID", [party(name)], first=day, last=dt.date.fromordinal(min(day.toordinal() + more, 3652059)))
        for at, (day, more, name) in enumerate(found)
    ]
    rows: dict[float, list[tuple[float, float]]] = {}
    for bar in drawn(*events):
        rows.setdefault(bar.y, []).append((bar.x, bar.x2 + 7 + width(bar.label, SIZE)))
    for spans in rows.values():
        spans.sort()
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert sum(map(len, rows.values())) == len(events)
