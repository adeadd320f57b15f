"""Evaluate: figures of each head of an exported model on the dev parts.

    python -m training.evaluate [--model src/dragoman/language/model]

UPOS, XPOS, features, UAS and LAS on gold tokens and sentences; names as exact spans with their type; times and attribution as
spans on raw text: strict F1, "near" (Jaccard of words >= 0.5), "touched" (gold spans that a system span overlaps).
"""

from __future__ import annotations

import argparse
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dragoman.language import encoder as encoding
from dragoman.language.encoder import Encoder
from dragoman.language.spans import best_spans, chances, spans_of
from dragoman.language.tree import best_tree
from training import news, treebanks
from training.examples import Example

Span = tuple[int, int]
Figure = tuple[str, float, str]
"""Name, value in per cent, and what else to print."""


def f1(name: str, right: int, system: int, gold: int) -> Figure:
    """An F1 with its precision and recall in per cent."""
    p, r = 100 * right / max(1, system), 100 * right / max(1, gold)
    return name, 2 * p * r / max(1e-9, p + r), f"P {p:5.1f}  R {r:5.1f}  of {gold}"


def gold_spans(example: Example, layer: str, opens: list[bool]) -> set[Span]:
    """Spans of a layer's labels over a document; words that the corpus leaves open are outside."""
    classes = itertools.chain.from_iterable(s.layers[layer] for s in example.sentences)
    return set(spans_of((max(0, c) for c in classes), opens))


def found_spans(scores: encoding.Scores, place: int, opens: list[bool]) -> set[Span]:
    """Spans of the layer at `place` as the parser reads them from the scores."""
    return set(best_spans(chances(scores.layers[:, place]), opens))


def documents(examples: list[Example], encoder: Encoder) -> Iterator[tuple[Example, encoding.Scores]]:
    """Each example with its scores."""
    for example in examples:
        yield example, encoder.run([s.words for s in example.sentences], [s.paragraph for s in example.sentences])


def treebank(name: str, encoder: Encoder) -> Iterator[Figure]:
    """Figures of tags and syntax, and of names for GUM."""
    counts: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    for example, scores in documents(treebanks.read(name, "dev"), encoder):
        words = list(itertools.chain.from_iterable(s.words for s in example.sentences))
        counts["words"] += len(words)
        start = 0
        for kind in ("upos", "xpos", "feats"):
            classes = encoder.labels[kind]
            found = scores.tags[:, start : start + len(classes)].argmax(1)
            start += len(classes)
            gold = itertools.chain.from_iterable(getattr(s, kind) for s in example.sentences)
            counts[kind] += sum(classes[i] == g for i, g in zip(found, gold, strict=True))
        at = 0
        for sentence, arcs in zip(example.sentences, scores.arcs, strict=True):
            heads = best_tree(arcs)
            above = [scores.heads[at + h - 1] if h else scores.root for h in heads]
            relations = encoder.label_scores(scores.dependents[at : at + len(heads)], np.array(above))
            is_root = np.array([label == "root" for label in encoder.labels["deps"]])
            top = np.array(heads) == 0
            relations[np.ix_(top, ~is_root)] = -np.inf
            relations[np.ix_(~top, is_root)] = -np.inf
            labels = [encoder.labels["deps"][i] for i in relations.argmax(1)]
            for head, label, gold_head, gold_label in zip(
                heads, labels, sentence.heads or [], sentence.deps or [], strict=True
            ):
                counts["uas"] += head == gold_head
                counts["las"] += head == gold_head and label.split(":")[0] == gold_label.split(":")[0]
                counts["las full"] += head == gold_head and label == gold_label
            at += len(heads)
        if name == "gum":
            opens = [i == 0 for s in example.sentences for i in range(len(s.words))]
            for place, layer in enumerate(encoder.labels["layers"]):
                if layer in example.sentences[0].layers:
                    wanted, got = gold_spans(example, layer, opens), found_spans(scores, place, opens)
                    names.setdefault(layer, Counter()).update(tp=len(wanted & got), sys=len(got), gold=len(wanted))
    for kind in ("upos", "xpos", "feats", "uas", "las", "las full"):
        yield f"{name} {kind}", 100 * counts[kind] / counts["words"], ""
    for layer, c in names.items():
        yield f1(f"{name} {layer}", c["tp"], c["sys"], c["gold"])
    if names:
        three = sum((names[n] for n in ("PERSON", "ORG", "PLACE")), Counter())
        yield f1(f"{name} names", three["tp"], three["sys"], three["gold"])


def spans(examples: list[Example], layers: list[str], encoder: Encoder, *, runs_on: bool = False) -> Iterator[Figure]:
    """Exact spans of `layers` on raw text; of PLACE also how many gold names are touched at all."""
    counts = {layer: Counter[str]() for layer in layers}
    for example, scores in documents(examples, encoder):
        opens = [i == 0 and not runs_on for s in example.sentences for i in range(len(s.words))]
        for layer, count in counts.items():
            place = encoder.labels["layers"].index(layer)
            gold, got = gold_spans(example, layer, opens), found_spans(scores, place, opens)
            count.update(tp=len(gold & got), sys=len(got), gold=len(gold), near=near(gold, got))
            count.update(touched=sum(any(a < d and c < b for c, d in got) for a, b in gold))
    for layer, c in counts.items():
        name = f"{examples[0].corpus} {layer}"
        yield f1(name, c["tp"], c["sys"], c["gold"])
        yield f1(f"{name} near", c["near"], c["sys"], c["gold"])
        yield f"{name} touched", 100 * c["touched"] / c["gold"], ""


def near(gold: set[Span], got: set[Span]) -> int:
    """How many gold spans have a system span, one to one, with Jaccard >= 0.5."""
    count = 0
    for a, b in gold:
        for c, d in got:
            shared = min(b, d) - max(a, c)
            if shared > 0 and shared / (max(b, d) - min(a, c)) >= 0.5:
                count += 1
                break
    return count


def measure(encoder: Encoder) -> Iterator[Figure]:
    """All figures."""
    for name in ("gum", "ewt"):
        yield from treebank(name, encoder)
    yield from spans(news.timebank(held=True), ["TIME"], encoder)
    yield from spans(news.toponyms("geowebnews", held=True), ["PLACE"], encoder)
    yield from spans(news.polnear("dev"), ["SOURCE", "CUE", "CONTENT"], encoder, runs_on=True)


def figures() -> dict[str, float]:
    """Figures of the shipped model by name, one decimal."""
    return {name: round(value, 1) for name, value, _ in measure(Encoder(threads=2))}


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=encoding.MODEL)
    encoding.MODEL = parser.parse_args().model
    for name, value, note in measure(Encoder(threads=2)):
        print(f"{name:24} {value:6.2f}  {note}", flush=True)


if __name__ == "__main__":
    main()
