"""Words and sentences of a text, as a spaCy Doc that has no parse yet."""

from __future__ import annotations

import functools

import spacy
from spacy.tokens import Doc

from dragoman.language.sentences import sentence_starts


@functools.cache
def blank() -> spacy.language.Language:
    """spaCy's English tokenizer, with room for long reports. (Its rules follow the Penn Treebank, as UD English does.)"""
    nlp = spacy.blank("en")
    nlp.max_length = 50_000_000
    return nlp


def tokenize(text: str) -> Doc:
    """A Doc over `text`, character for character, with sentence starts set."""
    doc = blank().make_doc(text)
    words = [token.text for token in doc]
    starts = sentence_starts(words, [token.whitespace_ for token in doc])
    for token, start in zip(doc, starts, strict=True):
        token.is_sent_start = start
    return doc
