"""How well are times found, and what are they worth? Prints a table by the rules of ../shared/tools/score.py, to the digit.

    python -m benchmarks.times [TIMEBANK.jsonl]

Gold and found times are paired one to one, those of the same extent first, then by overlap. Strict: the same extent; relaxed: any
overlap; type and value: of a pair. The encoder is trained on nine tenths of TimeBank and AQUAINT, so that the figures over whole
files flatter: "held out" are the documents kept out (training/news.py, by their number in the file). They are cleaner, not
clean: the rules were written with all documents in view.

The speed is that of the when room alone, on readings already parsed.
"""

from __future__ import annotations

import collections
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.common import data_dir, document, is_held, read_gold

FIGURES = ("strict", "relaxed", "type", "value")
Gold = dict[str, Any]
Timed = tuple[int, int, str, str | None]
"""A time as the rules see it: start, end, type and value."""


def trimmed(text: str, time: Timed) -> Timed:
    """The time without the white space at its ends."""
    start, end, kind, value = time
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()), kind, value


def count(gold: list[Timed], found: list[Timed]) -> collections.Counter[str]:
    """How many are right of one document, by figure, and how many there are."""
    pairs = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            overlap = min(g[1], f[1]) - max(g[0], f[0])
            if overlap > 0:
                pairs.append((g[:2] == f[:2], overlap, i, j))
    right = collections.Counter(gold=len(gold), found=len(found))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for same, _, i, j in sorted(pairs, key=lambda pair: (-pair[0], -pair[1])):
        if i in used_gold or j in used_found:
            continue
        used_gold.add(i)
        used_found.add(j)
        right.update(strict=same, relaxed=1, type=gold[i][2] == found[j][2], value=gold[i][3] == found[j][3])
    return right


def measure(path: Path) -> tuple[list[tuple[Gold, collections.Counter[str]]], float]:
    """The counts of each document of a file, and the words a second of the when room."""
    from dragoman.reader import Reader
    from dragoman.when import find

    reader, counted, words, seconds = Reader(), [], 0, 0.0
    find(reader.reading("Today"))  # loads the rules
    for number, record in enumerate(read_gold(path)):
        reading = reader.reading(document(record, number))
        start = time.perf_counter()
        find(reading)
        seconds += time.perf_counter() - start
        words += len(record["text"].split())
        text = record["text"]
        gold = [trimmed(text, (t["start"], t["end"], t["type"], t["value"])) for t in record["timexes"]]
        told = [t for t in reading.times if t.span.part == "text"]
        found = {trimmed(text, (t.span.start, t.span.end, t.type, t.value)) for t in told}
        counted.append((record, count(gold, sorted(found, key=str))))
    return counted, words / seconds


def f1(right: collections.Counter[str], figure: str) -> float:
    """F1 in per cent, of one decimal."""
    both = right["found"] + right["gold"]
    return round(200 * right[figure] / both, 1) if both else 0.0


def figures() -> dict[str, float]:
    """F1 over all documents of the default file."""
    counted, _ = measure(default())
    right = total(each for _, each in counted)
    return {figure: f1(right, figure) for figure in ("strict", "relaxed", "value")}


def total(counts: Iterable[collections.Counter[str]]) -> collections.Counter[str]:
    """The sum of the counts of several documents."""
    out: collections.Counter[str] = collections.Counter()
    for each in counts:
        out.update(each)
    return out


def default() -> Path:
    """The file that is measured on where none is given."""
    return data_dir() / "times" / "timebank-dev.jsonl"


def cell(right: collections.Counter[str], figure: str) -> str:
    """Precision, recall and F1 in per cent."""
    precision = 100 * right[figure] / max(1, right["found"])
    recall = 100 * right[figure] / max(1, right["gold"])
    return f"{precision:.1f} / {recall:.1f} / {f1(right, figure):.1f}"


def main(arguments: list[str]) -> None:
    """Print the table for the file given (default: TimeBank and AQUAINT, dev)."""
    path = Path(arguments[0]) if arguments else default()
    counted, speed = measure(path)
    rows = {"all": [each for _, each in counted]}
    for record, each in counted:
        if record.get("corpus"):
            rows.setdefault(record["corpus"], []).append(each)
    rows["held out"] = [each for number, (_, each) in enumerate(counted) if is_held("times", number)]
    print(f"times on {path.name}: precision / recall / F1")
    print(f"{'':<10}{'documents':>10}{'gold':>7}{'found':>7}" + "".join(f"{figure:>22}" for figure in FIGURES))
    for name, counts in rows.items():
        right = total(counts)
        print(
            f"{name:<10}{len(counts):>10}{right['gold']:>7}{right['found']:>7}"
            + "".join(f"{cell(right, figure):>22}" for figure in FIGURES)
        )
    print(f"\nthe when room alone: {speed:,.0f} words a second")


if __name__ == "__main__":
    main(sys.argv[1:])
