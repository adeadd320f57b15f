"""Contexts: the codebook's names, from cue words and sectors."""

from __future__ import annotations

from dragoman.what.contexts import CONTEXTS, contexts_of, cues, sector_contexts


def test_there_are_37_names() -> None:
    assert len(CONTEXTS) == 37


def test_every_cue_names_a_context_of_the_codebook() -> None:
    by_cue, sectors = cues()
    assert {c for named in (*by_cue.values(), *sectors.values()) for c in named} <= CONTEXTS
    assert len({c for named in by_cue.values() for c in named}) >= 25


def test_one_word_and_two() -> None:
    words = "the court heard of human rights".split()
    assert contexts_of(words, words) == ["human_rights", "legal"]


def test_plural_of_a_two_word_cue() -> None:
    lows = "two car bombs".split()
    assert contexts_of(["two", "car", "bomb"], lows) == ["terrorism"]


def test_no_cue_no_context() -> None:
    assert contexts_of(["weather"], ["weather"]) == []


def test_sectors_imply_contexts() -> None:
    assert sector_contexts(["MIL", "JUD", "MIL", "XXX"]) == ["legal", "military"]
