"""How good is `said`? Statements on PolNeAR, standings on TimeBank.

    python -m benchmarks.said [POLNEAR.jsonl[.gz]]

Statements follow the rules of the reference scorer (shared/tools/score.py said): a content counts where its Jaccard overlap
with a gold content is at least .5 over characters, one to one, best first; a triple counts where source and cue overlap as well.

Standings: each TimeBank event with a gold standing is compared with the standing of its token. The mapping: polarity NEG is
negated; else tense FUTURE is future; else any modality (would, could, may, must, ...) is hypothetical; else a finite tense (PAST,
PRESENT) is asserted. Infinitives, nouns and participles without any of these are left out: their standing is in TimeBank's
subordinating links, which the file does not hold. What Dragoman calls historical counts as asserted.
"""

from __future__ import annotations

import collections
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import data_dir, document, read_corpus, read_gold
from dragoman.report import Span, Statement

STANDINGS = ("negated", "future", "hypothetical", "asserted")
Spans = Iterable[Sequence[int] | Span]


@dataclass(frozen=True)
class Counts:
    """How many are right, found and in the gold."""

    right: int
    found: int
    gold: int

    @property
    def f1(self) -> float:
        """F1 in per cent."""
        return 200 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0

    def __str__(self) -> str:
        p, r = (100 * self.right / n if n else 0.0 for n in (self.found, self.gold))
        return f"P {p:5.1f}  R {r:5.1f}  F1 {self.f1:5.1f}   ({self.right} of {self.found} found, {self.gold} gold)"


def characters(spans: Spans) -> set[int]:
    """The characters of the text under spans, gold ([start, end]) or found (those of the text part)."""
    out: set[int] = set()
    for span in spans:
        if isinstance(span, Span):
            if span.part == "text":
                out.update(range(span.start, span.end))
        else:
            out.update(range(span[0], span[1]))
    return out


def matches(gold: list[dict[str, Any]], statements: list[Statement]) -> tuple[int, int, int]:
    """How many contents and how many triples are right, and how many statements count as found."""
    wanted = [{key: characters(a[key]) for key in ("source", "cue", "content")} for a in gold]
    found = [
        {"source": characters(s.source), "cue": characters(s.cue), "content": characters(s.content)} for s in statements
    ]
    found = [f for f in found if f["content"]]
    pairs = []
    for i, g in enumerate(wanted):
        for j, f in enumerate(found):
            shared = len(g["content"] & f["content"])
            if shared and shared / len(g["content"] | f["content"]) >= 0.5:
                pairs.append((shared / len(g["content"] | f["content"]), i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    contents = triples = 0
    for _, i, j in sorted(pairs, reverse=True):
        if i in used_gold or j in used_found:
            continue
        used_gold.add(i)
        used_found.add(j)
        g, f = wanted[i], found[j]
        contents += 1
        source = bool(g["source"] & f["source"]) or (not g["source"] and not f["source"])
        triples += source and bool(g["cue"] & f["cue"])
    return contents, triples, len(found)


def score_statements(path: Path) -> dict[str, Counts]:
    """Contents and triples over one PolNeAR file."""
    contents = triples = found = gold = 0
    for record, report in read_corpus(path):
        right, whole, here = matches(record["attributions"], report.statements)
        contents, triples = contents + right, triples + whole
        found, gold = found + here, gold + len(record["attributions"])
    return {"content": Counts(contents, found, gold), "triple": Counts(triples, found, gold)}


def gold_standing(event: dict[str, Any]) -> str | None:
    """The standing of a TimeBank event by the mapping above; none where TimeBank's attributes do not tell it."""
    if event.get("polarity") == "NEG":
        return "negated"
    if event.get("tense") == "FUTURE":
        return "future"
    if (event.get("modality") or "NONE").upper() != "NONE":
        return "hypothetical"
    return "asserted" if event.get("tense") in ("PAST", "PRESENT") else None


def score_standings(path: Path) -> dict[str, Counts]:
    """Each standing over the TimeBank documents of a file."""
    from dragoman.reader import Reader
    from dragoman.said import find_standings

    reader, counts = Reader(), collections.Counter[tuple[str, str]]()
    for record in read_gold(path):
        if record.get("corpus") != "TimeBank":
            continue
        reading = reader.reading(document({**record, "title": None}))
        find_standings(reading)
        for event in record["events"]:
            wanted = gold_standing(event)
            tokens = reading.doc.char_span(event["start"], event["end"], alignment_mode="expand")
            if wanted is None or tokens is None:
                continue
            standing = reading.standings.get(tokens.root.i)
            got = standing.name if standing else "asserted"
            counts[wanted, "asserted" if got == "historical" else got] += 1
    return {
        name: Counts(
            counts[name, name],
            sum(counts[gold, name] for gold in STANDINGS),
            sum(counts[name, found] for found in STANDINGS),
        )
        for name in STANDINGS
    }


def mean_f1(of_standings: dict[str, Counts]) -> float:
    """The macro F1 in per cent."""
    return sum(counts.f1 for counts in of_standings.values()) / len(of_standings)


def figures() -> dict[str, float]:
    """The figures that have floors."""
    folder = data_dir()
    statements = score_statements(folder / "said" / "polnear-dev.jsonl.gz")
    standings = score_standings(folder / "times" / "timebank-dev.jsonl")
    f1 = {name: round(counts.f1, 1) for name, counts in statements.items()}
    return f1 | {"standing macro": round(mean_f1(standings), 1)}


def main(arguments: list[str]) -> None:
    """Score statements on the file given (default: PolNeAR dev), and standings."""
    folder = data_dir()
    path = Path(arguments[0]) if arguments else folder / "said" / "polnear-dev.jsonl.gz"
    print(f"statements on {path.name}")
    for name, counts in score_statements(path).items():
        print(f"  {name:12} {counts}")
    standings = score_standings(folder / "times" / "timebank-dev.jsonl")
    print("standings on TimeBank")
    for name, counts in standings.items():
        print(f"  {name:12} {counts}")
    print(f"  macro F1 {mean_f1(standings):.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
