"""Room for labels."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dragoman.show.lettering import Box, Sheet, around, lanes, width

spans = st.tuples(st.floats(0, 700), st.floats(1, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=40))
def test_spans_in_one_lane_do_not_overlap(found: list[tuple[float, float]]) -> None:
    taken: dict[int, list[tuple[float, float]]] = {}
    for lane, span in zip(lanes(found), found, strict=True):
        taken.setdefault(lane, []).append(span)
    assert sorted(taken) == list(range(len(taken)))
    for together in taken.values():
        assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in itertools.combinations(together, 2))


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 300), st.text("abc ", min_size=1, max_size=20)), max_size=25))
def test_placed_labels_do_not_overlap_and_stay_on_the_sheet(dots: list[tuple[float, float, str]]) -> None:
    sheet = Sheet(400, 300)
    boxes = []
    for x, y, text in dots:
        if at := sheet.place(text, 11, around(x, y, 4, text, 11)):
            half = width(text, 11) / 2
            boxes.append(Box(at[0] - half, at[1] - 6, at[0] + half, at[1] + 6))
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= 400 and box.top >= 0 and box.bottom <= 300 for box in boxes)


def test_the_best_spot_is_right_of_the_dot_and_the_next_one_left() -> None:
    sheet = Sheet(400, 300)
    spots = around(200, 150, 4, "Gori", 11)
    assert sheet.place("Gori", 11, spots) == (round(spots[0][0], 1), 150)
    second = sheet.place("Gori", 11, spots)
    assert second is not None
    assert second[0] < 200


def test_a_label_shuns_a_line_but_would_rather_lie_on_it_than_go_far() -> None:
    sheet = Sheet(400, 300)
    spots = around(200, 150, 4, "Gori", 11)
    sheet.shun(*spots[0], 3)
    assert sheet.place("Gori", 11, spots) == (round(spots[1][0], 1), 150)
    for x, y in spots:
        sheet.shun(x, y, 40)
    assert sheet.place("Gori", 11, spots) is not None


def test_no_room_is_none() -> None:
    assert Sheet(20, 20).place("a long name", 11, [(10, 10)]) is None


def test_a_wide_letter_takes_more_room() -> None:
    assert width("W", 10) > width("i", 10)
    assert width("北", 10) == 10
    assert width("abc", 22) == 2 * width("abc", 11)
