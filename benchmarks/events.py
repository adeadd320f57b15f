"""How well events are coded: against PLOVER's gold sentences, and between marked pairs of parties.

    python -m benchmarks.events [--gold FILE] [--pairs FILE] [--by-event]

The rules are those of the reference scorer (category, source, target, dyad and triple sets a sentence, micro F1; for pairs the
event of the best event that links the two): the figures agree with it to the digit. Prints one table for each file.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.common import data_dir, read_corpus
from dragoman.report import Event, Participant, Report

Gold = dict[str, Any]
OLD_CODES = {
    "JAP": "JPN",
    "ITL": "ITA",
    "VTN": "VNM",
    "ROM": "ROU",
    "ZAR": "COD",
    "YUG": "SRB",
    "SCG": "SRB",
    "UNO": "IGO",
    "EUR": "IGO",
}
MEASURES = ("category", "source", "target", "actors", "dyad", "triple")
NONE = "---"


def precision_recall_f1(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent, one decimal."""

    def share(part: int, whole: int) -> float:
        return round(100 * part / whole, 1) if whole else 0.0

    return share(right, found), share(right, gold), share(2 * right, found + gold)


def key(text: str) -> str:
    """What stays the same of a text however it was quoted."""
    return re.sub(r"\W+", " ", text.replace("\\$", "$").lower()).strip()


def countries(codes: Iterable[str | None]) -> set[str]:
    """Three-letter country codes, with old ones as today's and the United Nations and the EU as IGO."""
    cut = ((code or "")[:3].upper() for code in codes)
    return {OLD_CODES.get(code, code) for code in cut if len(code) == 3 and code.isalpha()}


def answer_sets(
    events: Iterable[tuple[list[str], list[str | None], list[str | None]]], both: bool = False
) -> dict[str, set[Any]]:
    """The sets that are compared, of events as (categories, actor codes, recipient codes); `both`: only events with two sides."""
    sets: dict[str, set[Any]] = {name: set() for name in MEASURES}
    for categories, actors, recipients in events:
        sources, targets = countries(actors), countries(recipients)
        mutual = len(actors) >= 2 and not targets
        if both and not (sources and targets) and not (mutual and len(sources) > 1):
            continue
        if mutual:
            pairs = {(a, b) for a in sources for b in sources if a != b} or {(a, a) for a in sources}
        else:
            pairs = {(a, b) for a in (sources or {NONE}) for b in (targets or {NONE})}
        for category in categories:
            sets["category"].add(category)
            sets["triple"] |= {(category, *pair) for pair in pairs}
            sets["dyad"] |= {pair for pair in pairs if NONE not in pair}
        sets["source"] |= sources
        sets["target"] |= sources if mutual else targets
        sets["actors"] |= sources | targets
    return sets


def gold_event(gold: Gold) -> tuple[list[str], list[str | None], list[str | None]]:
    """A gold record as an event to compare."""
    return gold["event"], [p.get("code") for p in gold["actor"] or []], [p.get("code") for p in gold["recipient"] or []]


def found_event(event: Event) -> tuple[list[str], list[str | None], list[str | None]]:
    """A found event to compare."""
    return [event.event], [p.code for p in event.actors], [p.code for p in event.recipients]


def score_gold(read: Iterable[tuple[Gold, Report]]) -> dict[str, dict[str, tuple[float, float, float]]]:
    """Precision, recall and F1 by measure, over all events ("all") and over those with both sides ("dyad"), and by event."""
    golds: dict[str, list[Gold]] = defaultdict(list)
    found: dict[str, list[Event]] = {}
    for gold, report in read:
        golds[key(gold["text"])].append(gold)
        found[key(report.document.text)] = report.events
    out: dict[str, dict[str, tuple[float, float, float]]] = {}
    by_event: dict[str, Counter[str]] = defaultdict(Counter)
    for mode in ("all", "dyad"):
        counts = {name: [0, 0, 0] for name in MEASURES}
        for text, records in golds.items():
            want = answer_sets(map(gold_event, records))
            have = answer_sets(map(found_event, found.get(text, [])), both=mode == "dyad")
            for name in MEASURES:
                for at, n in enumerate((len(want[name] & have[name]), len(have[name]), len(want[name]))):
                    counts[name][at] += n
            if mode == "all":
                for category in want["category"] | have["category"]:
                    by_event[category]["right"] += category in want["category"] & have["category"]
                    by_event[category]["found"] += category in have["category"]
                    by_event[category]["gold"] += category in want["category"]
        out[mode] = {name: precision_recall_f1(*counts[name]) for name in MEASURES}
    out["event"] = {
        name: precision_recall_f1(n["right"], n["found"], n["gold"]) for name, n in sorted(by_event.items())
    }
    return out


def names(parties: Sequence[Participant], name: str, text: str) -> bool:
    """Whether one of the parties is the marked one: their words overlap, or one name holds the other."""
    start = text.find(name)
    return any(
        (start >= 0 and p.span.start < start + len(name) and start < p.span.end)
        or p.name.lower() in name.lower()
        or name.lower() in p.name.lower()
        for p in parties
    )


def pair_name(event: Event) -> str:
    """The event as the marked pairs name it: CONCEDE and RETREAT are YIELD."""
    return "YIELD" if event.event in ("CONCEDE", "RETREAT") else event.event


def links(event: Event, gold: Gold) -> bool:
    """Whether an event links the marked parties of a record."""
    text, source, target = gold["text"], gold["source"], gold["target"]
    return names(event.actors, source, text) and (
        names(event.recipients, target, text) or names(event.actors, target, text)
    )


def pair_answer(gold: Gold, events: Sequence[Event]) -> tuple[str | None, bool]:
    """The event coded between the marked parties, and whether one links both."""
    text, source, target = gold["text"], gold["source"], gold["target"]
    linked = [event for event in events if links(event, gold)]
    some = linked or [e for e in events if names(e.actors, source, text) or names(e.recipients, target, text)] or events
    best = max(some, key=lambda e: e.confidence, default=None)
    if best is None:
        return None, False
    return pair_name(best), bool(linked)


def score_pairs(read: Iterable[tuple[Gold, Report]]) -> dict[str, float]:
    """Accuracy, accuracy of events that link the two, macro F1, and how many sentences were answered."""
    rows = list(read)
    latest = {key(report.document.text): report.events for _, report in rows}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    right = linked_right = answered = 0
    for gold, _ in rows:
        events = latest[key(gold["text"])]
        answer, linked = pair_answer(gold, events)
        answered += bool(events)
        right += answer == gold["event"]
        linked_right += linked and answer == gold["event"]
        counts[gold["event"]]["gold"] += 1
        counts[gold["event"]]["right"] += answer == gold["event"]
        if answer:
            counts[answer]["found"] += 1
    f1 = [precision_recall_f1(n["right"], n["found"], n["gold"])[2] for n in counts.values() if n["gold"]]
    return {
        "n": len(rows),
        "accuracy": round(100 * right / len(rows), 1),
        "linked_accuracy": round(100 * linked_right / len(rows), 1),
        "macroF1": round(sum(f1) / len(f1), 1),
        "answered": answered,
    }


def figures() -> dict[str, float]:
    """The figures that have floors: F1 on the gold sentences, accuracy on the marked pairs."""
    table = score_gold(read_corpus(data_dir() / "plover" / "gold-dev.jsonl"))
    pairs = score_pairs(read_corpus(data_dir() / "plover" / "pairs-train.jsonl"))
    return {
        "category": table["all"]["category"][2],
        "triple": table["all"]["triple"][2],
        "triple of dyads": table["dyad"]["triple"][2],
        "pairs accuracy": pairs["accuracy"],
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the two files and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=data_dir() / "plover" / "gold-dev.jsonl")
    parser.add_argument("--pairs", type=Path, default=data_dir() / "plover" / "pairs-train.jsonl")
    parser.add_argument("--by-event", action="store_true", help="also a line for each PLOVER event")
    options = parser.parse_args(arguments)
    table = score_gold(read_corpus(options.gold))
    print(f"{options.gold.name:<24}{'P':>8}{'R':>8}{'F1':>8}")
    for mode in ("all", "dyad", *(["event"] if options.by_event else [])):
        for name, (precision, recall, f1) in table[mode].items():
            print(f"{mode + ' ' + name:<24}{precision:>8}{recall:>8}{f1:>8}")
    print(f"\n{options.pairs.name}")
    for name, figure in score_pairs(read_corpus(options.pairs)).items():
        print(f"{name:<24}{figure:>8}")


if __name__ == "__main__":
    main()
