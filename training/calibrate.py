"""Calibrate: fit the weights of an event's confidence, and write them.

    python -m training.calibrate

Fitted by logistic regression (Newton's method, ridge 0.02) on PLOVER's gold sentences and on the newswire dispatches that readers
coded, none of which the head was trained on. What counts as right: `benchmarks.calibration`.
Prints the calibration error by cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks import calibration, newswire
from benchmarks.common import Gold, data_dir, document, read_gold

from dragoman.reader import Reader
from dragoman.report import Event
from dragoman.what import finding, weighing
from dragoman.what.rules import rules

RIDGE = 0.02
# How much each corpus weighs. The readers of the newswire coded sparingly: what they lack is not always wrong.
SHARES = {"gold": 2.0, "newswire": 1.0}
PARTS = 5
WEIGHTS = Path(weighing.__file__).with_name("weights.toml")
Row = tuple[str, dict[str, float], bool]
"""The corpus, what was weighed, and whether the event is right."""


def weighed(reader: Reader, record: Gold) -> tuple[list[Event], list[dict[str, float]]]:
    """The events of a record, and what was weighed into each."""
    reading = reader.reading(document(record))
    reader.ask(reading, last="what.find")
    return reading.events, [draft.weighed for draft in finding.code(reading).drafts]


def rows() -> Iterator[Row]:
    """All judged events."""
    reader = Reader()
    for text, wanted in calibration.gold_events().items():
        for event, found in zip(*weighed(reader, {"text": text}), strict=True):
            yield "gold", found, event.event in wanted
    news, codings = read_gold(data_dir() / "newswire-dev.jsonl.gz"), newswire.codings()
    for number, coded in codings.items():
        events, evidence = weighed(reader, news[number])
        for right, found in zip(newswire.judged(coded, events), evidence, strict=True):
            if right is not None:
                yield "newswire", found, right


def fit(
    evidence: npt.NDArray[np.float64], right: npt.NDArray[np.float64], weight: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The weights [features] that make the judgements [events] most likely, from what was weighed [events, features]."""
    found = np.zeros(evidence.shape[1])
    ridge = RIDGE * weight.sum() * np.eye(len(found))
    ridge[0, 0] = 1e-9
    for _ in range(50):
        sure = 1 / (1 + np.exp(-(evidence @ found)))
        slope = evidence.T @ (weight * (right - sure)) - ridge @ found
        curve = (evidence * (weight * sure * (1 - sure))[:, None]).T @ evidence + ridge
        found = found + np.linalg.solve(curve, slope)
    return found


def main() -> None:
    """Fit, say how well it holds, and write the weights."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    rules().head["least"] = 0.0
    judged = list(rows())
    names = list(weighing.weights())
    corpus = np.array([name for name, _, _ in judged])
    evidence = np.array([[found.get(name, 0.0) for name in names] for _, found, _ in judged])
    right = np.array([float(verdict) for *_, verdict in judged])
    weight = np.array([SHARES[name] / (corpus == name).sum() for name in corpus])
    weight *= len(judged) / weight.sum()
    sure = np.zeros(len(judged))
    for part in range(PARTS):  # every fifth event stands out; events of one sentence may be parted
        out = np.arange(len(judged)) % PARTS == part
        found = fit(evidence[~out], right[~out], weight[~out])
        sure[out] = 1 / (1 + np.exp(-(evidence[out] @ found)))
    for name in ("gold", "newswire"):
        chosen = corpus == name
        error = calibration.ece(list(zip(sure[chosen], right[chosen] > 0, strict=True)))
        print(f"{name:<10}{chosen.sum():>6} events, {100 * right[chosen].mean():.1f} % right, ECE {error:.3f}")
    found = fit(evidence, right, weight)
    lines = [
        "# What goes into the confidence of an event. Fitted by `python -m training.calibrate`; see weighing.py.",
        "",
    ]
    lines += ["[weights]", *(f'"{name}" = {value:.3f}' for name, value in zip(names, found, strict=True))]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")
    print(WEIGHTS.read_text("utf-8"))


if __name__ == "__main__":
    main()
