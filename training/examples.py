"""Example: one document's sentences with the labels that its corpus has. A missing label is absent, never guessed."""

from __future__ import annotations

from dataclasses import dataclass, field

NAMES = ("PERSON", "ORG", "PLACE", "PEOPLE", "EVENT", "OTHER")
SAID = ("SOURCE", "CUE", "CONTENT")
# Layers that are labelled token by token with 0 outside, 1 begins, 2 inside; a layer never overlaps itself, layers may overlap.
LAYERS = (*NAMES, "TIME", *SAID)


@dataclass(frozen=True)
class Told:
    """One event of a sentence by its words' places: the trigger, and for each of ROLES the heads of what fills it. `open` are
    further words of the fillers, which are neither right nor wrong."""

    event: str
    trigger: int
    fillers: tuple[tuple[int, ...], ...]
    open: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two marked parties of a sentence, and which events are right between them. The trigger is not told."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    events: tuple[str, ...]


@dataclass
class Sentence:
    """Words with labels. `layers[name]` is one of 0, 1, 2 a word, or -100 where the corpus does not say."""

    words: list[str]
    paragraph: bool = False
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None
    """0 for the root, else 1 + the index of the head in the sentence."""
    deps: list[str] | None = None
    layers: dict[str, list[int]] = field(default_factory=dict)
    told: list[Told] | None = None
    """All events of the sentence; None where they are not labelled."""
    pair: Pair | None = None


@dataclass
class Example:
    """A document: its corpus, its sentences, and how much its names weigh in training (silver less than gold)."""

    corpus: str
    id: str
    sentences: list[Sentence]
    weight: float = 1.0


def mark(
    sentences: list[Sentence], layer: str, positions: list[list[tuple[int, int]]], spans: list[tuple[int, int]]
) -> None:
    """Label `layer` in all sentences from character spans. `positions` holds each word's characters, sentence by sentence.

    A span that runs over sentences begins once and goes on inside.
    """
    for sentence in sentences:
        sentence.layers.setdefault(layer, [0] * len(sentence.words))
    for start, end in spans:
        begun = False
        for sentence, places in zip(sentences, positions, strict=True):
            if places and places[-1][1] > start and places[0][0] < end:
                for i, (first, last) in enumerate(places):
                    if first < end and start < last:
                        sentence.layers[layer][i] = 2 if begun else 1
                        begun = True
