"""A parse is a spaCy Doc with trees, tags, lemmas and span layers that spaCy's own tools can use."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.matcher import DependencyMatcher, Matcher

from dragoman.language.parser import GROUPS, Parser


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def test_a_plain_sentence_parses_plainly(parser: Parser) -> None:
    doc = parser.parse("The Iranian minister met rebels in Aleppo on Tuesday.")
    by_word = {token.text: token for token in doc}
    assert by_word["minister"].dep_ == "nsubj"
    assert by_word["minister"].head.text == "met"
    assert by_word["rebels"].dep_ == "obj"
    assert by_word["met"].lemma_ == "meet"
    assert by_word["met"].morph.to_dict()["Tense"] == "Past"
    assert "Aleppo" in [ent.text for ent in doc.ents if ent.label_ == "PLACE"]
    assert [span.text for span in doc.spans["times"]] == ["Tuesday"]


def test_spacy_tools_work_on_it(parser: Parser) -> None:
    doc = parser.parse("Moscow denied the claim.")
    matcher = Matcher(doc.vocab)
    matcher.add("deny", [[{"LEMMA": "deny"}]])
    assert len(matcher(doc)) == 1
    tree = DependencyMatcher(doc.vocab)
    tree.add(
        "who",
        [
            [
                {"RIGHT_ID": "v", "RIGHT_ATTRS": {"LEMMA": "deny"}},
                {"LEFT_ID": "v", "REL_OP": ">", "RIGHT_ID": "s", "RIGHT_ATTRS": {"DEP": "nsubj"}},
            ]
        ],
    )
    assert len(tree(doc)) == 1
    assert "<svg" in displacy.render(doc, style="dep", jupyter=False)
    assert "Moscow" in displacy.render(doc, style="ent", jupyter=False)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_one_root_a_sentence(parser: Parser, text: str) -> None:
    doc = parser.parse(text)
    assert doc.text == text
    for group in GROUPS:
        assert len(doc.spans[group]) == len(doc.spans[group].attrs["scores"])
    for sent in doc.sents:
        assert sum(token.dep_ == "root" for token in sent) <= 1
        assert all(token.head in sent for token in sent)


def test_a_sentence_of_two_thousand_words_is_read(parser: Parser) -> None:
    doc = parser.parse("peace and war " * 700)
    assert len(doc) == 2100
