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
from pathlib import Path
from typing import Any

from benchmarks.common import data_dir, document, read_corpus, read_gold
from dragoman.report import Span, Statement

STANDINGS = ("negated", "future", "hypothetical", "asserted")
Spans = Iterable[Sequence[int] | Span]


def figures(right: int, found: int, gold: int) -> str:
    """Precision, recall and F1 in per cent, with the counts, as one cell of a table."""
    part = [100 * a / b if b else 0.0 for a, b in ((right, found), (right, gold), (2 * right, found + gold))]
    return f"P {part[0]:5.1f}  R {part[1]:5.1f}  F1 {part[2]:5.1f}   ({right} of {found} found, {gold} gold)"


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


def score_statements(path: Path) -> None:
    """Print the content and triple figures over one PolNeAR file."""
    contents = triples = found = gold = 0
    for record, report in read_corpus(path):
        right, whole, here = matches(record["attributions"], report.statements)
        contents, triples, found, gold = (
            contents + right,
            triples + whole,
            found + here,
            gold + len(record["attributions"]),
        )
    print(f"statements on {path.name}")
    print(f"  content  {figures(contents, found, gold)}")
    print(f"  triple   {figures(triples, found, gold)}")


def gold_standing(event: dict[str, Any]) -> str | None:
    """The standing of a TimeBank event by the mapping above; none where TimeBank's attributes do not tell it."""
    if event.get("polarity") == "NEG":
        return "negated"
    if event.get("tense") == "FUTURE":
        return "future"
    if (event.get("modality") or "NONE").upper() != "NONE":
        return "hypothetical"
    return "asserted" if event.get("tense") in ("PAST", "PRESENT") else None


def score_standings(path: Path) -> None:
    """Print F1 by standing and their mean over the TimeBank documents of a file."""
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
    print("standings on TimeBank")
    scores = []
    for name in STANDINGS:
        right = counts[name, name]
        found, gold = sum(counts[g, name] for g in STANDINGS), sum(counts[name, f] for f in STANDINGS)
        scores.append(200 * right / (found + gold) if found + gold else 0.0)
        print(f"  {name:12} {figures(right, found, gold)}")
    print(f"  macro F1 {sum(scores) / len(scores):.1f}")


def main(arguments: list[str]) -> None:
    """Score statements on the file given (default: PolNeAR dev), and standings."""
    folder = data_dir()
    score_statements(Path(arguments[0]) if arguments else folder / "said" / "polnear-dev.jsonl.gz")
    score_standings(folder / "times" / "timebank-dev.jsonl")


if __name__ == "__main__":
    main(sys.argv[1:])
