"""How dates, quotations and certainty are put into words."""

from __future__ import annotations

import pytest

from dragoman.report import Document, Span
from dragoman.show.words import Paragraphs, certainty, clean, day, quote, shorten


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2016-06-21", "21 Jun 2016"),
        ("2016-06", "Jun 2016"),
        ("2016", "2016"),
        ("2015-SU", "summer 2015"),
        ("2024-FA", "autumn 2024"),
        ("2024-Q3", "Q3 2024"),
        ("2024-H1", "first half of 2024"),
        ("2016-W25", "week of 20 Jun 2016"),
        ("2016-W60", "2016-W60"),
        ("2016-W25-WE", "weekend of 25 Jun 2016"),
        ("2016-06-21TMO", "21 Jun 2016, morning"),
        ("2016-06-21T08:30", "21 Jun 2016, 08:30"),
        ("P3W", "P3W"),
        ("199", "199"),
        ("2016-13", "2016"),
        (None, ""),
    ],
)
def test_a_date_keeps_its_precision(value: str | None, words: str) -> None:
    assert day(value) == words


@pytest.mark.parametrize(
    ("confidence", "dots"), [(0, "●○○○"), (0.45, "●●○○"), (0.7, "●●●○"), (0.85, "●●●●"), (1, "●●●●")]
)
def test_certainty_is_four_dots(confidence: float, dots: str) -> None:
    assert certainty(confidence) == dots


def test_what_a_terminal_would_obey_is_shown_as_a_mark() -> None:
    assert clean("a\x1b[31mb\n c\u202ed\x9be") == "a�[31mb c�d�e"


def test_a_shortened_text_says_so() -> None:
    assert shorten("one two three four", 12) == "one two …"


def test_a_quotation_marks_its_trigger() -> None:
    text = "Rebels attacked\na post."
    cut = quote(text, Span(start=0, end=23), Span(start=7, end=15))
    assert (cut.before, cut.marked, cut.after) == ("Rebels ", "attacked", " a post.")


def test_a_long_quotation_is_cut_at_words_around_its_trigger() -> None:
    text = "alpha " * 60 + "Baku shelled Ijevan " + "omega " * 60
    mark = Span(start=text.index("shelled"), end=text.index("shelled") + 7)
    cut = str(quote(text, Span(start=0, end=len(text)), mark, limit=80))
    assert cut.startswith("… alpha")
    assert cut.endswith("omega …")
    assert "Baku shelled Ijevan" in cut
    assert len(cut) <= 84


def test_a_quotation_without_spaces_is_cut_all_the_same() -> None:
    text = "x" * 5000
    assert len(str(quote(text, Span(start=0, end=5000), Span(start=0, end=0), limit=100))) < 110


def test_paragraphs_are_counted_from_one_and_other_parts_named() -> None:
    paragraphs = Paragraphs(Document(id="d", text="One.\n\nTwo.\n \nThree."))
    assert [paragraphs.of(Span(start=at, end=at + 1)) for at in (0, 6, 13)] == ["¶1", "¶2", "¶3"]
    assert paragraphs.of(Span(start=0, end=1, part="title")) == "title"
    assert paragraphs.of(Span(start=0, end=1, part="caption:2")) == "caption"
