"""The shared encoder: one ONNX model, run once over a document, that feeds every head.

In: sentences of words. Out: for every word the scores of each head. Windows of one document make up a batch, never of two:
int8 activations are scaled over a batch, so that what is read beside a document would otherwise change its scores.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from dragoman.errors import ModelError
from dragoman.language.pieces import CLS, SEP, Pieces, quoted, shape, windows

MODEL = Path(__file__).parent / "model"
WINDOW = 128  # word pieces; as in training
HARD_LIMIT = 500  # of the position embeddings
OUTPUTS = ("tags", "layers", "arcs", "dependents", "heads", "events", "triggers", "parties")
BATCH = 16  # windows at once: bounds memory on very long documents

Floats = npt.NDArray[np.float32]


@functools.cache
def model_hash() -> str:
    """The first 12 hex digits of the SHA-256 of the shipped weights, with their labels."""
    digest = hashlib.sha256()
    for name in ("encoder.onnx", "labels.onnx", "labels.json"):
        digest.update(_file(name).read_bytes())
    return digest.hexdigest()[:12]


def _file(name: str) -> Path:
    path = MODEL / name
    if not path.exists():
        raise ModelError("the shipped weights are missing", source=str(path), do="Reinstall Dragoman")
    return path


def _session(name: str, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    path = _file(name)
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except (RuntimeError, ValueError) as error:
        raise ModelError(
            f"the shipped weights do not load ({error})", source=str(path), do="Reinstall Dragoman"
        ) from error


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of the words of one document, in order. N words."""

    tags: Floats
    """[N, all tag classes]"""
    layers: Floats
    """[N, layers, 3]: outside, begins, inside."""
    arcs: list[Floats]
    """A sentence: [n, n + 1]; column 0 is the root."""
    dependents: Floats
    """[N, 64] label vectors of the words as dependents."""
    heads: Floats
    """[N, 64] and as heads."""
    root: Floats
    """[64] the root's label vector."""
    events: Floats
    """[N, 1 + events] which event a word tells of; column 0 is none."""
    triggers: Floats
    """[N, roles * 48] role vectors of the words as triggers."""
    parties: Floats
    """[N, roles * 48] and as what fills the roles."""


class Encoder:
    """The ONNX session with its labels. `threads` is how many cores one document may use."""

    def __init__(self, threads: int = 1) -> None:
        self._session = _session("encoder.onnx", threads)
        self._labels = _session("labels.onnx", threads)
        self.labels: dict[str, list[str]] = json.loads(_file("labels.json").read_text("utf-8"))
        self._pieces = Pieces(_file("tokenizer.json"))

    def run(self, sentences: Sequence[Sequence[str]], paragraphs: Sequence[bool]) -> Scores:
        """Scores of all words. `paragraphs[i]` says whether sentence i opens a paragraph. No sentence is empty."""
        pieces = [[self._pieces.of(word) for word in sentence] for sentence in sentences]
        sizes = [sum(map(len, sentence)) for sentence in pieces]
        borders = windows(sizes, WINDOW)
        breaks, count = [], 0
        for sentence, opens in zip(sentences, paragraphs, strict=True):
            if opens:
                breaks.append(count)
            count += len(sentence)
        marks = quoted([word for sentence in sentences for word in sentence], breaks)
        rows, done = [], 0
        for first, last in borders:
            rows.append(_window(sentences, pieces, paragraphs, marks[done:], first, last))
            done += sum(len(sentences[i]) for i in range(first, last))
        collected: list[list[Floats]] = [[] for _ in OUTPUTS]
        for start in range(0, len(rows), BATCH):
            for kind, output in zip(collected, self._batch(rows[start : start + BATCH]), strict=True):
                kind += output
        tags, layers, arcs, dependents, heads, events, triggers, parties = collected
        return Scores(
            tags=np.concatenate(tags),
            layers=np.concatenate(layers).reshape(count, -1, 3),
            arcs=_by_sentence(arcs, borders, [len(s) for s in sentences]),
            dependents=np.concatenate(dependents),
            heads=np.concatenate([h[1:] for h in heads]),
            root=heads[0][0],
            events=np.concatenate(events),
            triggers=np.concatenate(triggers),
            parties=np.concatenate(parties),
        )

    def _batch(self, rows: list[list[list[int]]]) -> list[list[Floats]]:
        """Run windows as one batch; each output cut to each window's words."""
        names = ("pieces", "shapes", "quoted", "opens", "first")
        feeds = {}
        for place, name in enumerate(names):
            wide = max(len(row[place]) for row in rows)
            feeds[name] = np.zeros((len(rows), wide), np.int64)
            for i, row in enumerate(rows):
                feeds[name][i, : len(row[place])] = row[place]
        outputs = zip(OUTPUTS, self._session.run(OUTPUTS, feeds), strict=True)
        counts = [len(row[4]) for row in rows]
        return [[output[i, : n + (name == "heads")] for i, n in enumerate(counts)] for name, output in outputs]

    def label_scores(self, dependents: Floats, heads: Floats) -> Floats:
        """[N, dependency labels] from label vectors [N, 64] of words and of their heads."""
        scores: Floats = self._labels.run(None, {"dependents": dependents, "heads": heads})[0]
        return scores


def _window(
    sentences: Sequence[Sequence[str]],
    pieces: list[list[tuple[int, ...]]],
    paragraphs: Sequence[bool],
    marks: list[int],
    start: int,
    end: int,
) -> list[list[int]]:
    """Rows of one window: pieces, shapes, quoted, opens, first."""
    ids, shapes, quotes, opens, first = [CLS], [5], [0], [0], list[int]()
    at = 0
    for number in range(start, end):
        for i, word in enumerate(sentences[number]):
            of_word = pieces[number][i]
            n = len(of_word)
            if len(ids) + n > HARD_LIMIT:
                first.append(len(ids) - 1)
                at += 1
                continue
            first.append(len(ids))
            ids += of_word
            shapes += [shape(word)] * n
            quotes += [marks[at]] * n
            opens += [0 if i else 1 + paragraphs[number]] * n
            at += 1
    return [[*ids, SEP], [*shapes, 0], [*quotes, 0], [*opens, 0], first]


def _by_sentence(arcs: list[Floats], borders: list[tuple[int, int]], lengths: list[int]) -> list[Floats]:
    """Cut each window's arc scores [words, 1 + words] into its sentences' own."""
    out = []
    for window, (first, last) in zip(arcs, borders, strict=True):
        start = 0
        for number in range(first, last):
            end = start + lengths[number]
            block = window[start:end]
            out.append(np.concatenate([block[:, :1], block[:, 1 + start : 1 + end]], 1))
            start = end
    return out
