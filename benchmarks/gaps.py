"""How well is the unsaid found? Precision and recall on sentences with and without gaps, written for this project.

    python -m benchmarks.gaps             the held half: its errors are never looked at
    python -m benchmarks.gaps --tuned     the half that the rules were tuned on, with its errors

A gap is right where its kind is the gold one's and their words overlap; `by` counts the right ones that also name who keeps
silent as the gold does (either within the other).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.reader import Reader
from dragoman.report import Report

FOLDER = Path(__file__).parent / "gaps"
Gold = dict[str, Any]


def read_half(half: str) -> list[Gold]:
    """The items of a half ("tuned" or "held"): {"text", "gaps": [{"kind", "words", "by"}]}."""
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines()]


def pairs(report: Report, gold: Gold) -> list[tuple[Any, Gold]]:
    """The gaps of a report that are right, each with its gold one; a gold one counts once."""
    left = list(gold["gaps"])
    found = []
    for gap in report.gaps:
        for one in left:
            start = gold["text"].index(one["words"])
            if gap.kind == one["kind"] and gap.span.start < start + len(one["words"]) and start < gap.span.end:
                found.append((gap, one))
                left.remove(one)
                break
    return found


def _same(found: str | None, gold: str | None) -> bool:
    if found is None or gold is None:
        return found == gold
    return found.lower() in gold.lower() or gold.lower() in found.lower()


def measure(half: str, *, show: bool = False) -> dict[str, float]:
    """Precision and recall of gaps, and the part of the right ones with the right `by`, in per cent."""
    reader, count = Reader(), Counter[str]()
    for gold in read_half(half):
        report = reader.read(gold["text"])
        right = pairs(report, gold)
        count.update(gold=len(gold["gaps"]), found=len(report.gaps), right=len(right))
        count["by"] += sum(_same(gap.by, one["by"]) for gap, one in right)
        if show and (len(right) < len(gold["gaps"]) or len(right) < len(report.gaps)):
            print(gold["text"])
            for one in gold["gaps"]:
                print(f"    gold   {one['kind']:14} {one['by']} | {one['words']}")
            for gap in report.gaps:
                print(f"    found  {gap.kind:14} {gap.by} | {report.words(gap.span)}  [{gap.rule}]")
    return {
        "precision": round(100 * count["right"] / count["found"], 1),
        "recall": round(100 * count["right"] / count["gold"], 1),
        "by": round(100 * count["by"] / count["right"], 1),
    }


def figures() -> dict[str, float]:
    """The figures that have floors."""
    return measure("held")


def main() -> None:
    """Print the table of a half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tuned", action="store_true", help="the half that the rules were tuned on, with its errors")
    half = "tuned" if parser.parse_args().tuned else "held"
    found = measure(half, show=half == "tuned")
    print(f"gaps, {half} half: " + ", ".join(f"{name} {value}" for name, value in found.items()))


if __name__ == "__main__":
    main()
