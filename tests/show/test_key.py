"""The key of a chart."""

from __future__ import annotations

from dragoman.report import QUADS
from dragoman.show.key import GAP, LINE, Key, key_height, quads
from dragoman.show.palette import LIGHT, QUAD_COLOURS


def test_only_the_quads_that_are_there_are_told_in_their_order() -> None:
    there = quads(["material conflict", "verbal cooperation", "material conflict"])
    assert [(key.text, key.colour) for key in there] == [(quad, QUAD_COLOURS[quad]) for quad in (QUADS[0], QUADS[3])]


def test_a_long_key_takes_more_lines() -> None:
    entry = Key("something that takes some room", LIGHT["ink"])
    assert key_height([entry]) == GAP + LINE
    assert key_height([entry] * 9) == GAP + 3 * LINE
