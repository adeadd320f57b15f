"""Lemmas are dictionary forms that the tag allows."""

from __future__ import annotations

import pytest

from dragoman.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "wanted"),
    [
        ("met", "VERB", "VBD", "meet"),
        ("meeting", "NOUN", "NN", "meeting"),
        ("meetings", "NOUN", "NNS", "meeting"),
        ("meeting", "VERB", "VBG", "meet"),
        ("growing", "VERB", "VBG", "grow"),
        ("imposed", "VERB", "VBD", "impose"),
        ("controlled", "VERB", "VBD", "control"),
        ("killed", "VERB", "VBN", "kill"),
        ("left", "VERB", "VBD", "leave"),
        ("dying", "VERB", "VBG", "die"),
        ("n’t", "PART", "RB", "not"),
        ("’s", "AUX", "VBZ", "be"),
        ("Houthis", "PROPN", "NNPS", "Houthis"),
        ("allies", "NOUN", "NNS", "ally"),
    ],
)
def test_lemmas(word: str, upos: str, xpos: str, wanted: str) -> None:
    assert lemma(word, upos, xpos) == wanted
