"""How well events are coded in whole dispatches: 60 of the newswire, coded blind by two readers of the project.

    python -m benchmarks.newswire

`newswire.csv` has a line for each event that the readers found, under its record's number in the newswire file (from 0): the
PLOVER event, mode and standing, the country codes of both sides, where the words that tell it stand in the record's text (code
points), and whether the reader thought it doubtful. It holds no word of the dispatches. Found events and the readers' are
compared by dispatch, one to one: "event" compares the event alone, "sides" also the countries of both sides taken together,
"triple" those of each side, all of them. What they thought doubtful counts neither for nor against. Half "look" was looked at
in correcting the reader; half "check" only in tallies.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import data_dir, document, read_gold
from benchmarks.events import precision_recall_f1
from dragoman.reader import Reader
from dragoman.report import Event, Report

CODINGS = Path(__file__).parent / "newswire.csv"
HALVES = ("look", "check")
MEASURES = ("event", "sides", "triple")
ALIKE = 2
"""Of two events of one kind: told by the same words, or alike on both sides."""


@dataclass(frozen=True, slots=True)
class Coding:
    """An event as a reader coded it: the country codes of both sides, and where its words start and end in the text."""

    event: str
    actors: frozenset[str]
    recipients: frozenset[str]
    start: int
    end: int
    doubtful: bool = False


def codings() -> dict[int, list[Coding]]:
    """What the readers found, by record."""
    found: dict[int, list[Coding]] = defaultdict(list)
    with CODINGS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            actors, recipients = (frozenset(row[side].split()) for side in ("actors", "recipients"))
            start, end = int(row["start"]), int(row["end"])
            coding = Coding(row["event"], actors, recipients, start, end, bool(row["doubtful"]))
            found[int(row["record"])].append(coding)
    return dict(found)


def half_of(record: int) -> str:
    """The half that a record belongs to."""
    return "look" if record % 40 == 10 else "check"


def coded(event: Event) -> Coding:
    """A found event as the readers' are given."""
    actors, recipients = (frozenset(p.code for p in side if p.code) for side in (event.actors, event.recipients))
    return Coding(event.event, actors, recipients, event.trigger.start, event.trigger.end)


def measured(one: Coding, measure: str) -> Hashable:
    """What of an event a measure compares."""
    if measure == "sides":
        return one.event, one.actors | one.recipients
    return (one.event, one.actors, one.recipients) if measure == "triple" else one.event


def score(read: Iterable[tuple[list[Coding], Report]]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each measure."""
    counts = {measure: [0, 0, 0] for measure in MEASURES}
    for gold, report in read:
        for measure, sums in counts.items():
            sure, unsure = (Counter(measured(c, measure) for c in gold if c.doubtful is d) for d in (False, True))
            found = Counter(measured(coded(e), measure) for e in report.events)
            right = sure & found
            sums[0] += right.total()
            sums[1] += found.total() - ((found - right) & unsure).total()
            sums[2] += sure.total()
    return {measure: precision_recall_f1(*sums) for measure, sums in counts.items()}


def judged(gold: list[Coding], events: Sequence[Event]) -> list[bool | None]:
    """Whether each found event is one that the readers have, by its words, else by its sides; none where that is doubtful."""
    likeness = [
        (_likeness(event, coding), -at, -place)
        for at, event in enumerate(events)
        for place, coding in enumerate(gold)
        if event.event == coding.event
    ]
    verdicts: list[bool | None] = [False] * len(events)
    taken: set[int] = set()
    matched: set[int] = set()
    for likely, at, place in sorted(likeness, reverse=True):
        if likely >= ALIKE and -place not in taken and -at not in matched:
            taken.add(-place)
            matched.add(-at)
            verdicts[-at] = None if gold[-place].doubtful else True
    return verdicts


def _likeness(event: Event, coding: Coding) -> int:
    found = coded(event)
    spans = [s for s in (event.trigger, *event.mentions) if s.part == "text"]
    told = any(s.start < coding.end and coding.start < s.end for s in spans)
    return 2 * told + bool(found.actors & coding.actors) + bool(found.recipients & coding.recipients)


def read_dispatches() -> list[tuple[int, Report]]:
    """The coded dispatches as the reader reads them, by record."""
    records = read_gold(data_dir() / "newswire-dev.jsonl.gz")
    numbers = sorted(codings())
    reports = Reader(processes=2).pipe(document(records[n], n) for n in numbers)
    return list(zip(numbers, reports, strict=True))


def figures() -> dict[str, float]:
    """The figures that have floors: precision and F1 over all 60."""
    gold = codings()
    table = score((gold[n], report) for n, report in read_dispatches())
    return {"event precision": table["event"][0], "event": table["event"][2], "triple": table["triple"][2]}


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the dispatches and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args(arguments)
    gold, read = codings(), read_dispatches()
    print(f"{'':<16}{'P':>8}{'R':>8}{'F1':>8}")
    for name in ("all", *HALVES):
        part = [(gold[n], report) for n, report in read if name in ("all", half_of(n))]
        for measure, values in score(part).items():
            print(f"{name + ' ' + measure:<16}" + "".join(f"{value:>8}" for value in values))


if __name__ == "__main__":
    main()
