"""How well are causes, purposes, concessions and circumstances told from the words? Prints F1 per class against GUM's eRST.

    python -m benchmarks.reasons [--train] [--errors]

GUM marks how each elementary discourse unit relates to another; the classes that are reasons of this program's kinds are scored:

    cause        causal-cause, explanation-justify, explanation-evidence told by a connective     kinds cause, trigger
    purpose      purpose-goal                                                                     kind purpose
    concession   adversative-concession                                                           kind concession
    context      context-circumstance                                                             kind context

Only relations that words signal (a discourse marker, a mark of syntax) count as gold: what is told by nothing but order, a reader
of words cannot find. A candidate is right where it shares half of its words, or of the unit's, with a unit of its class. All
candidates are scored, whether or not an event is tied to them: GUM is not news, and few of its sentences tell of events.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from benchmarks.common import data_dir
from dragoman.reader import Reader
from dragoman.why import candidates

CLASSES = {
    "causal-cause": "cause",
    "explanation-justify": "cause",
    "purpose-goal": "purpose",
    "adversative-concession": "concession",
    "context-circumstance": "context",
}
KINDS = {"cause": "cause", "trigger": "cause", "purpose": "purpose", "concession": "concession", "context": "context"}
SIGNALS = ("dm-", "syn-")


@dataclass(slots=True)
class Gold:
    """A document of GUM: its text, and its units as (start, end, class or none)."""

    text: str = ""
    units: list[tuple[int, int, str | None]] = field(default_factory=list)


def read(part: str) -> Iterator[Gold]:
    """The documents of a part of GUM ("train", "dev")."""
    gold = Gold()
    with gzip.open(data_dir() / "ud" / f"gum-{part}.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc") and gold.text:
                yield _closed(gold)
                gold = Gold()
            elif line.startswith("# newpar") and gold.text:
                gold.text = gold.text.rstrip() + "\n\n"
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                relation = next((m[10:] for m in cells[9].split("|") if m.startswith("Discourse=")), None)
                if relation is not None:
                    gold.units.append((len(gold.text), 0, _class(relation)))
                gold.text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    yield _closed(gold)


def _class(relation: str) -> str | None:
    """The class of the first of a unit's relations, where words signal it."""
    name, _, rest = relation.split(";")[0].partition(":")
    signalled = any(signal.startswith(SIGNALS) for signal in rest.split(":")[-1].split("+"))
    return CLASSES.get(name) if signalled else None


def _closed(gold: Gold) -> Gold:
    ends = [start for start, _, _ in gold.units[1:]] + [len(gold.text)]
    gold.units = [(start, end, kind) for (start, _, kind), end in zip(gold.units, ends, strict=True)]
    return gold


def measure(part: str, *, errors: bool = False) -> dict[str, Counter[str]]:
    """Counts (right, found, gold) by class, and by the rule that made the candidate."""
    reader = Reader()
    counts: dict[str, Counter[str]] = {name: Counter() for name in dict.fromkeys(KINDS.values())}
    for gold in read(part):
        reading = reader.reading(gold.text)
        reader.ask(reading, last="said.find_gaps")
        units = [unit for unit in gold.units if unit[2]]
        for _, _, kind in units:
            counts[str(kind)]["gold"] += 1
        hit: set[int] = set()
        for candidate in candidates(reading):
            kind = KINDS.get(candidate.kind)
            if kind is None:
                continue
            start, end = reading.doc[candidate.start].idx, reading.doc[candidate.end - 1].idx
            found = [n for n, unit in enumerate(units) if unit[2] == kind and _overlap(start, end, unit) >= 0.5]
            counts[kind]["found"] += 1
            counts[kind]["precise"] += bool(found)
            rule = counts.setdefault(candidate.by, Counter())
            rule["found"] += 1
            rule["precise"] += bool(found)
            hit.update(found)
            if errors and not found:
                print(f"wrong {candidate.by}: … {gold.text[max(0, start - 60) : start]}[[{gold.text[start:end]}]]")
        for n, (start, end, kind) in enumerate(units):
            counts[str(kind)]["right"] += n in hit
            if errors and n not in hit:
                print(f"missed {kind}: … {gold.text[max(0, start - 60) : start]}[[{gold.text[start:end]}]]")
    return counts


def _overlap(start: int, end: int, unit: tuple[int, int, str | None]) -> float:
    shared = min(end, unit[1]) - max(start, unit[0])
    return shared / max(1, min(end - start, unit[1] - unit[0]))


def f1(count: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent."""
    precision = count["precise"] / max(1, count["found"])
    recall = count["right"] / max(1, count["gold"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return round(100 * precision, 1), round(100 * recall, 1), round(100 * both, 1)


def figures() -> dict[str, float]:
    """The figures that have floors: F1 by class on GUM dev."""
    return {name: f1(count)[2] for name, count in measure("dev").items() if count["gold"]}


def main() -> None:
    """Print the table, by class and by rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="on GUM's training part, which confidences are read off")
    parser.add_argument("--errors", action="store_true", help="print what is wrong and what is missed")
    options = parser.parse_args()
    counts = measure("train" if options.train else "dev", errors=options.errors)
    print(f"{'class or rule':28}{'gold':>6}{'found':>6}{'P':>7}{'R':>7}{'F1':>7}")
    for name, count in counts.items():
        precision, recall, both = f1(count)
        tail = f"{recall:>7}{both:>7}" if count["gold"] else ""
        print(f"{name:28}{count['gold'] or '':>6}{count['found']:>6}{precision:>7}{tail}")


if __name__ == "__main__":
    main()
