"""The places of nodes in a network."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.show.layout import ABOVE, GAP, HIGH, layout

names = st.integers(1, 24).map(lambda count: [f"n{at}" for at in range(count)])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, float], list[tuple[str, str]]]:
    nodes = draw(names)
    widths = {name: draw(st.floats(10, 160)) for name in nodes}
    links = draw(st.lists(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), max_size=40))
    return widths, links


@settings(deadline=None, max_examples=60)
@given(graphs())
def test_names_do_not_overlap_and_keep_within_the_width(graph: tuple[dict[str, float], list[tuple[str, str]]]) -> None:
    widths, links = graph
    places, height = layout(widths, links, 720)
    assert set(places) == set(widths)
    for name, (x, y) in places.items():
        assert widths[name] / 2 <= x + 1
        assert x - 1 <= 720 - widths[name] / 2
        assert ABOVE - 1 <= y <= height - HIGH + ABOVE + GAP + 1
    for one, other in itertools.combinations(widths, 2):
        (x1, y1), (x2, y2) = places[one], places[other]
        apart_x = abs(x1 - x2) >= (widths[one] + widths[other]) / 2 - 1
        assert apart_x or abs(y1 - y2) >= HIGH - 2


def test_the_same_network_is_laid_out_alike_each_time() -> None:
    widths = dict.fromkeys("abcdefgh", 60.0)
    links = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e"), ("f", "a")]
    assert layout(widths, links, 720) == layout(widths, links, 720)


def test_a_chain_lies_down() -> None:
    places, height = layout(dict.fromkeys("abcd", 40.0), [("a", "b"), ("b", "c"), ("c", "d")], 720)
    assert height < 150
    xs = [places[name][0] for name in "abcd"]
    assert xs in (sorted(xs), sorted(xs, reverse=True))


def test_parts_stand_apart_the_largest_first() -> None:
    places, _ = layout(dict.fromkeys("abcde", 40.0), [("c", "d"), ("d", "e")], 720)
    assert places["c"][1] <= places["a"][1]


def test_nothing_takes_no_room() -> None:
    assert layout({}, [], 720) == ({}, 0)
