"""Numbers of dead, wounded and arrested as ranges, over the words they were read from."""

from __future__ import annotations

import pytest

from dragoman.what.size import number_of, quantity_of
from dragoman.what.tolls import size_of, tolls
from dragoman.what.tree import Tree
from tests.what.conftest import Build


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("twenty - five", 25),
        ("two hundred and six", 206),
        ("three thousand", 3000),
        ("3 million", 3_000_000),
        ("zero", 0),
        ("plenty", None),
        ("", None),
    ],
)
def test_number_words(text: str, number: int | None) -> None:
    assert number_of(text.split()) == number


def quantity(build: Build, rows: str, noun: int) -> tuple[int | None, int | None, str] | None:
    reading = build(rows)
    found = quantity_of(reading, Tree.of(reading.doc), noun)
    if found is None:
        return None
    assert reading.document.text[found.span.start : found.span.end] == found.text
    return found.low, found.high, found.text


def test_exact_number(build: Build) -> None:
    assert quantity(build, "12 12 NUM CD nummod 1\nmen man NOUN NNS root 1", 1) == (12, 12, "12")


def test_at_least_bounds_from_below(build: Build) -> None:
    rows = "at at ADP IN advmod 2\nleast least ADJ JJS fixed 0\n12 12 NUM CD nummod 3\nmen man NOUN NNS root 3"
    assert quantity(build, rows, 3) == (12, None, "at least 12")


def test_more_than_leaves_the_number_out(build: Build) -> None:
    rows = "more more ADJ JJR advmod 2\nthan than ADP IN fixed 0\n12 12 NUM CD nummod 3\nmen man NOUN NNS root 3"
    assert quantity(build, rows, 3) == (13, None, "more than 12")


def test_up_to_bounds_from_above(build: Build) -> None:
    rows = "up up ADP IN advmod 2\nto to ADP IN fixed 0\n12 12 NUM CD nummod 3\nmen man NOUN NNS root 3"
    assert quantity(build, rows, 3) == (None, 12, "up to 12")


def test_dozens_are_a_range(build: Build) -> None:
    assert quantity(build, "dozens dozen NOUN NNS root 0", 0) == (24, None, "dozens")


def test_several_are_at_least_three(build: Build) -> None:
    assert quantity(build, "several several ADJ JJ amod 1\nmen man NOUN NNS root 1", 1) == (3, None, "several")


def test_uncounted_noun_has_no_number(build: Build) -> None:
    assert quantity(build, "the the DET DT det 1\nmen man NOUN NNS root 1", 1) is None


def test_killing_and_wounding_are_two_tolls(build: Build) -> None:
    reading = build(
        """
        Greece Greece PROPN NNP nsubj 1
        bombed bomb VERB VBD root 1
        Troy Troy PROPN NNP obj 1
        killing kill VERB VBG advcl 1
        12 12 NUM CD nummod 5
        men man NOUN NNS obj 3
        and and CCONJ CC cc 7
        wounding wound VERB VBG conj 3
        30 30 NUM CD obj 7
        """
    )
    tree = Tree.of(reading.doc)
    size = size_of(tolls(reading, tree, range(len(reading.doc))), lambda _: 1)[1]
    assert size.dead is not None
    assert (size.dead.low, size.dead.high) == (12, 12)
    assert size.injured is not None
    assert (size.injured.low, size.injured.text) == (30, "30")
    assert size.arrested is None
