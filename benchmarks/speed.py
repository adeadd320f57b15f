"""How fast, and in how much memory: words a second and peak memory over the newswire file, all rooms on.

    python -m benchmarks.speed [--processes 2] [--documents N] [--encoder] [--rooms]

Words are what white space divides. Memory is the sum of the peak resident sizes of all processes. `--encoder` times the parse
alone; `--rooms` says what share of the time each room takes.
"""

from __future__ import annotations

import argparse
import resource
import time

import psutil

from benchmarks.common import data_dir, document, read_gold
from dragoman.reader import QUESTIONS, Reader
from dragoman.report import Document


def megabytes() -> float:
    """Resident memory of this process and its children, now."""
    me = psutil.Process()
    return float(sum(p.memory_info().rss for p in (me, *me.children(recursive=True)))) / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--encoder", action="store_true")
    parser.add_argument("--rooms", action="store_true")
    options = parser.parse_args()
    gold = read_gold(data_dir() / "newswire-dev.jsonl.gz")[: options.documents]
    documents = [document(g, i) for i, g in enumerate(gold)]
    words = sum(len(f"{d.title or ''} {d.text}".split()) for d in documents)
    if options.encoder or options.rooms:
        parts(documents, words, rooms=options.rooms)
        return
    reader = Reader(processes=options.processes)
    began = time.perf_counter()
    quarter = max(1, len(documents) // 4)
    marks = []
    for number, _ in enumerate(reader.pipe(iter(documents)), 1):
        if number % quarter == 0:
            marks.append(f"{megabytes():.0f}")
    took = time.perf_counter() - began
    print(f"{len(documents)} dispatches, {words} words, {options.processes} processes")
    print(f"{words / took:8.0f} words a second for the whole process, {took:.0f} s with start-up")
    print(f"memory after each quarter, all processes: {' '.join(marks)} MB")
    own, worker = (resource.getrusage(who).ru_maxrss / 1e3 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"peak of the parent {own:.0f} MB, of the largest worker {worker:.0f} MB")


def parts(documents: list[Document], words: int, *, rooms: bool) -> None:
    """Time the parse alone, and each room alone."""
    reader = Reader(threads=2)
    reader.reading("A first sentence loads the model.")
    spent = {"parse": 0.0} | {name: 0.0 for name, _ in QUESTIONS if rooms}
    for each in documents:
        began = time.perf_counter()
        reading = reader.reading(each)
        spent["parse"] += time.perf_counter() - began
        for name, ask in QUESTIONS if rooms else ():
            began = time.perf_counter()
            ask(reading)
            spent[name] += time.perf_counter() - began
    for name, seconds in spent.items():
        print(f"{name:22} {words / seconds:9.0f} words a second alone  {100 * seconds / sum(spent.values()):5.1f} %")


if __name__ == "__main__":
    main()
