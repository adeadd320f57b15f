"""Turns examples into batches of windows with their labels."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from dragoman.language.events import ROLES
from dragoman.language.pieces import CLS, SEP, Pieces, quoted, shape, windows
from dragoman.report import EVENTS
from training.examples import LAYERS, Example, Pair, Sentence, Told
from training.network import Inputs

WINDOW = 128
IGNORE = -100
EVENT_CLASSES = ("", *EVENTS)
"""Classes of triggers: none, and the sixteen events."""


@dataclass(frozen=True)
class Labels:
    """The classes of each token head and of dependencies, in order."""

    heads: dict[str, list[str]]
    deps: list[str]

    @classmethod
    def of(cls, examples: list[Example]) -> Labels:
        """All classes that occur, sorted; feature bundles seen under five times count as none."""
        counts: dict[str, dict[str, int]] = {"upos": {}, "xpos": {}, "feats": {}, "deps": {}}
        for sentence in (s for e in examples for s in e.sentences):
            for head, seen in counts.items():
                for value in getattr(sentence, head) or []:
                    seen[value] = seen.get(value, 0) + 1
        kept = {head: sorted(v for v, n in seen.items() if n >= 5 or not v) for head, seen in counts.items()}
        return cls({head: kept[head] for head in ("upos", "xpos", "feats")}, kept["deps"])


@dataclass
class Window:
    """Consecutive sentences of one document as the network takes them."""

    pieces: list[int]
    shapes: list[int]
    quoted: list[int]
    opens: list[int]
    first: list[int]
    sentences: list[Sentence]
    weight: float


def cut(example: Example, pieces: Pieces, most: int = WINDOW, rng: random.Random | None = None) -> list[Window]:
    """Windows of a document. With `rng`, as training wants: borders differ each time, and a fifth of windows is one sentence."""
    words = [word for s in example.sentences for word in s.words]
    breaks, count = [], 0
    for sentence in example.sentences:
        if sentence.paragraph:
            breaks.append(count)
        count += len(sentence.words)
    marks = quoted(words, breaks)
    sizes = [sum(len(pieces.of(word)) for word in s.words) for s in example.sentences]
    borders = windows(sizes, most)
    if rng:
        borders, first = [], 0
        while first < len(sizes):
            goal = 0 if rng.random() < 0.2 else rng.randint(most // 3, most)
            last, filled = first + 1, sizes[first]
            while last < len(sizes) and filled + sizes[last] <= goal:
                filled += sizes[last]
                last += 1
            borders.append((first, last))
            first = last
    starts = [0]
    for sentence in example.sentences:
        starts.append(starts[-1] + len(sentence.words))
    out = []
    for first, last in borders:
        window = Window([CLS], [5], [0], [0], [], example.sentences[first:last], example.weight)
        for number in range(first, last):
            sentence = example.sentences[number]
            for i, word in enumerate(sentence.words):
                ids = pieces.of(word)
                if len(window.pieces) + len(ids) > 500:
                    break
                window.first.append(len(window.pieces))
                window.pieces += ids
                n = len(ids)
                window.shapes += [shape(word)] * n
                window.quoted += [marks[starts[number] + i]] * n
                window.opens += [0 if i else 1 + sentence.paragraph] * n
        if len(window.first) == sum(len(s.words) for s in window.sentences):
            window.pieces.append(SEP)
            for row in (window.shapes, window.quoted, window.opens):
                row.append(0)
            out.append(window)
    return out


def pad(rows: list[list[int]], value: int = 0) -> Tensor:
    """[rows, longest row]"""
    wide = max(len(row) for row in rows)
    return torch.tensor([row + [value] * (wide - len(row)) for row in rows])


def inputs(batch: list[Window]) -> Inputs:
    """What the network takes."""
    return Inputs(
        *(pad([getattr(w, name) for w in batch]) for name in ("pieces", "shapes", "quoted", "opens", "first"))
    )


def targets(batch: list[Window], labels: Labels) -> dict[str, Tensor]:
    """Class indexes [B, W] for each head, IGNORE where not labelled; "arcs": the column of the head in the window;
    "sentence": the number of each word's sentence in its window (for masking arcs), -1 for padding."""
    index = {head: {v: i for i, v in enumerate(values)} for head, values in labels.heads.items()}
    index["deps"] = {v: i for i, v in enumerate(labels.deps)}
    rows: dict[str, list[list[int]]] = {name: [] for name in (*index, *LAYERS, "arcs", "sentence", "events")}
    for window in batch:
        row: dict[str, list[int]] = {name: [] for name in rows}
        for number, sentence in enumerate(window.sentences):
            n, before = len(sentence.words), len(row["sentence"])
            row["sentence"] += [number] * n
            row["arcs"] += [h + before if h else 0 for h in sentence.heads] if sentence.heads else [IGNORE] * n
            for head, known in index.items():
                values = getattr(sentence, head)
                row[head] += [known.get(v, IGNORE) for v in values] if values else [IGNORE] * n
            row["events"] += _triggers(sentence)
            for layer in LAYERS:
                row[layer] += sentence.layers.get(layer) or [IGNORE] * n
        for name, values in row.items():
            rows[name].append(values)
    return {name: pad(values, -1 if name == "sentence" else IGNORE) for name, values in rows.items()}


def _triggers(sentence: Sentence) -> list[int]:
    """The class of each word as a trigger."""
    n = len(sentence.words)
    if sentence.told is None:
        return [IGNORE] * n
    row = [0] * n
    for told in sentence.told:
        row[told.trigger] = EVENT_CLASSES.index(told.event)
    return row


@dataclass
class Arcs:
    """The labelled arcs of a batch: T triggers, W words in the longest window."""

    window: Tensor
    """[T]"""
    trigger: Tensor
    """[T] the trigger's place in its window."""
    fills: Tensor
    """[T, W, roles] 1 where a word fills the role, 0 where not, IGNORE in other sentences and inside a filler."""


def arcs(batch: list[Window]) -> Arcs | None:
    """The arcs of all labelled triggers; None where there is none."""
    wide = max(len(w.first) for w in batch)
    rows: list[tuple[int, int, Tensor]] = []
    for number, window in enumerate(batch):
        for before, told, n in _tellings(window):
            fills = torch.full((wide, len(ROLES)), float(IGNORE))
            fills[before : before + n] = 0
            for word in told.open:
                fills[before + word] = IGNORE
            for role, fillers in enumerate(told.fillers):
                for word in fillers:
                    fills[before + word, role] = 1
            rows.append((number, before + told.trigger, fills))
    if not rows:
        return None
    return Arcs(
        torch.tensor([r[0] for r in rows]), torch.tensor([r[1] for r in rows]), torch.stack([r[2] for r in rows])
    )


def _tellings(window: Window) -> Iterator[tuple[int, Told, int]]:
    """Each event with where its sentence starts in the window, and the words of that sentence."""
    before = 0
    for sentence in window.sentences:
        for told in sentence.told or ():
            yield before, told, len(sentence.words)
        before += len(sentence.words)


def pairs(batch: list[Window]) -> Iterator[tuple[int, int, int, Pair]]:
    """Each marked pair: its window, where its sentence starts and ends there, and the pair."""
    for number, window in enumerate(batch):
        before = 0
        for sentence in window.sentences:
            if sentence.pair:
                yield number, before, before + len(sentence.words), sentence.pair
            before += len(sentence.words)


def batches(windows: list[Window], words: int, rng: random.Random) -> Iterator[list[Window]]:
    """Batches of about `words` words, of windows of like length, in random order."""
    order = sorted(windows, key=lambda w: len(w.pieces) + rng.random() * 16)
    groups: list[list[Window]] = [[]]
    count = 0
    for window in order:
        if count + len(window.first) > words and groups[-1]:
            groups.append([])
            count = 0
        groups[-1].append(window)
        count += len(window.first)
    rng.shuffle(groups)
    yield from groups
