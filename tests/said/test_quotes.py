"""Quotations: pairs of marks, over paragraphs, left open."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.reading import Reading
from dragoman.said import quotes
from dragoman.said.tree import Tree

Parsed = Callable[..., Reading]


def found(reading: Reading) -> list[str]:
    tree = Tree.of(reading.doc)
    paragraphs = [reading.paragraph(t.idx) for t in reading.doc]
    return [reading.doc[a:b].text.strip() for a, b in quotes.find(tree, paragraphs)]


def test_curly_and_straight_marks_are_paired(parsed: Parsed) -> None:
    assert found(parsed('He said “the war is over” and "peace has come" again.')) == [
        "“the war is over”",
        '"peace has come"',
    ]


def test_a_quotation_goes_on_in_the_next_paragraph(parsed: Parsed) -> None:
    reading = parsed("“The war is over, he said.\n\n“We shall go home now.” Then he left.")
    assert found(reading) == ["“The war is over, he said.", "“We shall go home now.”"]


def test_a_mark_that_is_never_closed_ends_with_its_paragraph(parsed: Parsed) -> None:
    assert found(parsed("“The war is over.\n\nThe crowd went home.")) == ["“The war is over."]
