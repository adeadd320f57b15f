"""How fast is a desk of many reports, and how large?

    python -m benchmarks.desk [--reports 10000] [--read 200] [--at FOLDER]

Reports are synthesised from real readings of the newswire file: of each, copies that are re-dated (every day of it moved by
some weeks) and renamed (in half of all words, by the copy's number, the letters are turned round; spans stay true), so that no
two are near-duplicates. Codes of states stay, so that states are met as often as in the news. Bars: issue 6, "Bars".
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import data_dir, document, read_gold
from dragoman.desk import Desk
from dragoman.reader import Reader
from dragoman.report import Report

NAMES = {"name", "text", "title"}
DAYS = {"value", "earliest", "latest"}


def renamed(text: str, copy: int) -> str:
    """`text` with half of its words turned round; which, depends on the copy."""

    def turned(match: re.Match[str]) -> str:
        word = match[0]
        if hashlib.blake2b(f"{copy} {word.lower()}".encode(), digest_size=1).digest()[0] % 2:
            return word
        back = word[::-1].lower()
        return back.capitalize() if word[0].isupper() else back

    return re.sub(r"[A-Za-z]{2,}", turned, text)


def moved(part: Any, copy: int, weeks: int, name: str = "") -> Any:
    """A part of a report, re-dated and renamed."""
    if isinstance(part, dict):
        return {key: moved(value, copy, weeks, key) for key, value in part.items()}
    if isinstance(part, list):
        return [moved(one, copy, weeks, name) for one in part]
    if isinstance(part, str) and name in DAYS and re.fullmatch(r"\d{4}-\d\d-\d\d", part):
        return str(dt.date.fromisoformat(part) + dt.timedelta(weeks=weeks))
    return renamed(part, copy) if isinstance(part, str) and name in NAMES else part


def synthesised(real: list[Report], count: int) -> Iterator[Report]:
    """So many reports, each real one as it is first."""
    for number in range(count):
        copy, report = number // len(real), real[number % len(real)]
        if copy:
            whole = moved(report.model_dump(mode="json"), copy, copy * 2)
            whole["document"]["id"] = f"{report.document.id}-{copy}"
            report = Report.model_validate(whole)
        yield report


def timed(ask: Callable[[], Any], times: int = 5) -> str:
    """Median and worst of some runs, in milliseconds."""
    spent = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        spent.append(1000 * (time.perf_counter() - began))
    return f"{statistics.median(spent):8.1f} ms   worst {max(spent):8.1f} ms"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--read", type=int, default=200, help="real documents that are read to start from")
    parser.add_argument("--at", type=Path, help="folder for the desk, kept")
    options = parser.parse_args()
    gold = read_gold(data_dir() / "newswire-dev.jsonl.gz")
    step = max(1, len(gold) // options.read)
    real = list(Reader().pipe(document(g, i) for i, g in enumerate(gold[::step][: options.read])))
    with tempfile.TemporaryDirectory() as folder:
        path = (options.at or Path(folder)) / "desk.db"
        with Desk(path) as desk:
            spent = []
            for report in synthesised(real, options.reports):
                began = time.perf_counter()
                desk.store(report)
                spent.append(1000 * (time.perf_counter() - began))
            last = spent[-min(1000, len(spent)) :]
            print(
                f"{len(desk)} reports from {len(real)} real ones, {path.stat().st_size / len(desk) / 1000:.1f} kB each"
            )
            print(f"storing, last {len(last):5}  {statistics.median(last):8.1f} ms   worst {max(last):8.1f} ms")
            name = next(row["actors"][0] for row in desk.events(actor="USA") if row["actors"])
            person = next(a.name for r in real for a in r.actors if a.kind == "person" and " " in a.name)
            three: dict[str, Any] = {"actor": "USA", "event": "CONSULT", "standing": "asserted"}
            two: dict[str, Any] = {"words": "minister visit", "actor": "RUS", "since": "2000-01-01"}
            found = desk.events(**three).count()
            print(f"search, three filters {timed(lambda: list(desk.events(**three)))}   {found} rows")
            found = desk.events(**two).count()
            print(f"search, words and two {timed(lambda: list(desk.events(**two)))}   {found} rows")
            pair = timed(lambda: desk.pair("USA", "IRQ"))
            print(f"pair USA IRQ          {pair}")
            print(f"actor United States   {timed(lambda: desk.actor('USA'))}   ({name})")
            print(f"actor, a person       {timed(lambda: desk.actor(person))}   ({person})")


if __name__ == "__main__":
    main()
