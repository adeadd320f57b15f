"""What the event head says of words: chances that sum to one, roles inside a sentence only."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.events import NEVER, EventScores

CLASSES = ["", "AID", "ASSAULT"]
WIDTH = 3


def made(sentences: list[list[int]], tokens: int, seed: int = 1) -> EventScores:
    """Scores of a document whose other tokens are white space."""
    rng, n = np.random.default_rng(seed), sum(map(len, sentences))
    events = rng.normal(size=(n, len(CLASSES))).astype(np.float32)
    triggers, parties = (rng.normal(size=(n, 4 * WIDTH)).astype(np.float32) for _ in range(2))
    return EventScores.of(tokens, sentences, CLASSES, events, triggers, parties)


@given(seed=st.integers(0, 1000), sizes=st.lists(st.integers(1, 5), min_size=1, max_size=4))
def test_the_chances_of_every_token_sum_to_one(seed: int, sizes: list[int]) -> None:
    sentences, at = [], 0
    for size in sizes:
        sentences.append(list(range(at, at + size)))
        at += size + 1  # one white space after each sentence
    scores = made(sentences, at, seed)
    for token in range(at):
        assert sum(math.exp(scores.tells(token, event)) for event in CLASSES) == pytest.approx(1, abs=1e-4)


def test_white_space_tells_of_nothing_and_fills_nothing() -> None:
    scores = made([[0, 2]], 3)
    assert scores.tells(1, "") == 0
    assert scores.tells(1, "AID") == NEVER
    assert scores.fills(0, 1, "actor") == NEVER


def test_a_role_is_filled_inside_a_sentence_only() -> None:
    scores = made([[0, 1], [2, 3]], 4)
    assert NEVER < scores.fills(0, 1, "recipient") < 0
    assert scores.fills(0, 2, "recipient") == NEVER


def test_a_role_score_is_the_product_of_the_two_words_vectors() -> None:
    triggers, parties = np.zeros((2, 12), np.float32), np.zeros((2, 12), np.float32)
    triggers[0, 3:6] = parties[1, 3:6] = [2, 2, 2]  # the second role, recipient
    scores = EventScores.of(2, [[0, 1]], CLASSES, np.zeros((2, 3), np.float32), triggers, parties)
    logit = 12 / math.sqrt(3) - 2
    assert math.exp(scores.fills(0, 1, "recipient")) == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-4)
    assert math.exp(scores.fills(0, 1, "actor")) == pytest.approx(1 / (1 + math.exp(2)), abs=1e-4)


def test_likely_tokens_are_those_with_some_event_of_that_chance() -> None:
    events = np.array([[0, 5, 0], [5, 0, 0]], np.float32)
    vectors = np.zeros((2, 12), np.float32)
    scores = EventScores.of(2, [[0, 1]], CLASSES, events, vectors, vectors)
    assert scores.likely(0.5) == [0]


def test_what_is_between_two_parties_is_what_the_likeliest_word_tells() -> None:
    events = np.array([[9, 0, 0], [0, 9, 0], [9, 0, 0], [0, 0, 9]], np.float32)
    triggers, parties = np.zeros((4, 12), np.float32), np.zeros((4, 12), np.float32)
    triggers[1] = parties[0] = parties[2] = 3  # the second word binds the first and the third
    scores = EventScores.of(4, [[0, 1, 2, 3]], CLASSES, events, triggers, parties)
    shares = scores.between(1, [0], [2])
    assert shares is not None
    assert math.exp(shares[0]) > 0.9
    assert np.exp(shares).sum() == pytest.approx(1, abs=1e-4)


def test_nothing_is_between_parties_of_two_sentences() -> None:
    assert made([[0, 1], [2, 3]], 4).between(1, [0], [2]) is None
