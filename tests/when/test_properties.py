"""What holds of every value, and of every text made of calendar words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.reading import Reading
from dragoman.report import Document, Published
from dragoman.when import find
from dragoman.when.calendar import KINDS, interval, kind_of, shift, value_at
from dragoman.when.grammar import load

DAYS = st.dates(dt.date(101, 1, 1), dt.date(9900, 12, 31))
VALUED = [kind for kind in KINDS if kind != "season"]


@given(day=DAYS, kind=st.sampled_from(VALUED))
def test_the_period_that_holds_a_day_holds_it(day: dt.date, kind: str) -> None:
    value = value_at(day, kind)
    first, last = interval(value)
    assert first is not None
    assert last is not None
    assert value is not None
    assert kind_of(value) == kind
    assert first <= last
    if kind != "weekend":
        assert first <= day <= last


@given(
    day=st.dates(),
    kind=st.sampled_from(VALUED),
    steps=st.integers(-5000, 5000),
    mod=st.sampled_from(["START", "MID", "END"]),
)
def test_a_part_lies_in_its_whole(day: dt.date, kind: str, steps: int, mod: str) -> None:
    moved = shift(day, kind, steps)
    value = value_at(moved, kind) if moved else None
    (first, last), (begin, end) = interval(value), interval(value, mod)
    if first and last:
        assert begin is not None
        assert end is not None
        assert first <= begin <= end <= last
    else:
        assert (begin, end) == (first, last)


@given(day=DAYS, kind=st.sampled_from([kind for kind in VALUED if kind != "weekend"]))
def test_periods_follow_on_each_other(day: dt.date, kind: str) -> None:
    first, last = interval(value_at(day, kind))
    assert first is not None
    assert last is not None
    assert interval(value_at(last + dt.timedelta(days=1), kind))[0] == last + dt.timedelta(days=1)


FIGURES = "3 14 24 87 1985 2014 2016-06-22 5:30 0735 GMT p.m. o'clock ½ 1990s '80s 44 BC".split()
OTHERS = "ago earlier later every in since between and to today tomorrow yesterday now soon Christmas Easter of from As".split()
WORDS = sorted(
    {word for group in load().words.values() for word in group}
    | {word.capitalize() for group in ("weekday", "weekdays", "month") for word in load().words[group]}
    | {*FIGURES, *OTHERS, ",", ".", "-", "–", "/", "(", ")", "İ", "\n\n"}
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=25), dated=st.booleans())
def test_any_calendar_words_are_read(parsed: Callable[..., Reading], words: list[str], dated: bool) -> None:
    text = f"It was {' '.join(words)}."
    published = Published(value=dt.date(2016, 6, 22), basis="given") if dated else Published()
    reading = parsed(Document(id="d", text=text, published=published))  # a text would be asked whether it is English
    find(reading)
    ends = 0
    for time in reading.times:
        assert ends <= time.span.start < time.span.end <= len(reading.document.text)
        assert reading.document.text[time.span.start : time.span.end] == time.text
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        ends = time.span.end
    assert all(time in reading.times for time in reading.time_at.values())


@pytest.mark.parametrize(
    "value", ["", "PRESENT_REF", "P3D", "XXXX-WXX-5", "2015-02-30", "2015-13", "2015-W54", "BC0044"]
)
def test_what_names_no_days_has_none(value: str) -> None:
    assert interval(value) == (None, None)
