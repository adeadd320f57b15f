"""Does a confidence mean what it says? Of events that are told with 0.8, four in five should be right.

    python -m benchmarks.calibration [--folds MODEL MODEL MODEL MODEL MODEL]

An event is right where its sentence's gold has its PLOVER event (gold sentences), where it links the marked parties and its
event is theirs (marked pairs; CONCEDE and RETREAT are YIELD), and where the readers of the newswire have it (newswire.csv). The
shipped weights were trained on the marked pairs: `--folds` names the models of the cross-validation, each read on the fifth
that it was not trained on; without them the pairs' figure is too kind. ECE: the mean distance of confidence and share right
over ten bins of confidence, weighed by their events (Guo et al. 2017, arXiv:1706.04599). The
weights of the confidence were fitted on the gold sentences and the newswire, and on no pair: `training.calibrate` prints the
error by cross-validation.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import newswire
from benchmarks.common import data_dir, document, read_gold
from benchmarks.events import key, links, pair_name
from dragoman.language import encoder
from dragoman.reader import Reader

BINS = 10
Judged = tuple[float, bool]
"""A confidence, and whether the event is right."""


def gold_events() -> dict[str, set[str]]:
    """PLOVER's gold sentences, each with all events that the gold has for it."""
    records = read_gold(data_dir() / "plover" / "gold-dev.jsonl")
    wanted: dict[str, set[str]] = defaultdict(set)
    for record in records:
        wanted[key(record["text"])] |= set(record["event"])
    return {record["text"]: wanted[key(record["text"])] for record in records}


def gold_sentences() -> Iterator[Judged]:
    """The events of PLOVER's gold sentences."""
    reader = Reader()
    for text, wanted in gold_events().items():
        yield from ((e.confidence, e.event in wanted) for e in reader.read(document({"text": text})).events)


def marked_pairs(folds: Sequence[Path]) -> Iterator[Judged]:
    """The events that link marked pairs; by the model of its fold where there are any."""
    records = read_gold(data_dir() / "plover" / "pairs-train.jsonl")
    shipped = encoder.MODEL
    for number in range(max(1, len(folds))):
        encoder.MODEL = folds[number] if folds else shipped
        reader = Reader()
        for record in records[number :: len(folds) or 1]:
            for event in reader.read(document(record)).events:
                if links(event, record):
                    yield event.confidence, pair_name(event) == record["event"]
    encoder.MODEL = shipped


def dispatches() -> Iterator[Judged]:
    """The events of the newswire dispatches that readers coded."""
    gold = newswire.codings()
    for record, report in newswire.read_dispatches():
        for event, right in zip(report.events, newswire.judged(gold[record], report.events), strict=True):
            if right is not None:
                yield event.confidence, right


def reliability(judged: Sequence[Judged]) -> list[tuple[int, float, float]]:
    """By bin of confidence: how many events, their mean confidence, and the share that is right."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        bins[min(BINS - 1, int(one[0] * BINS))].append(one)
    return [
        (len(b), sum(c for c, _ in b) / max(1, len(b)), sum(right for _, right in b) / max(1, len(b))) for b in bins
    ]


def ece(judged: Sequence[Judged]) -> float:
    """The expected calibration error, from 0 to 1."""
    return sum(n * abs(sure - right) for n, sure, right in reliability(judged)) / max(1, len(judged))


def figures() -> dict[str, float]:
    """What has a floor: 100 less the calibration error in per cent, on the gold sentences."""
    return {"gold": round(100 - 100 * ece(list(gold_sentences())), 1)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the reliability tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", nargs=5, type=Path, default=[], metavar="MODEL")
    options = parser.parse_args(arguments)
    gold, pairs, news = list(gold_sentences()), list(marked_pairs(options.folds)), list(dispatches())
    for name, judged in (("gold and pairs", gold + pairs), ("gold", gold), ("pairs", pairs), ("newswire", news)):
        print(f"\n{name}: {len(judged)} events, ECE {ece(judged):.3f}\n{'bin':<12}{'events':>8}{'sure':>8}{'right':>8}")
        for number, (count, sure, right) in enumerate(reliability(judged)):
            if count:
                print(
                    f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}     {count:>8}{100 * sure:>8.1f}{100 * right:>8.1f}"
                )


if __name__ == "__main__":
    main()
