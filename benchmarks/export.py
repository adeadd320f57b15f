"""How fast are the exports, and in how much memory: 1,000 and 4,000 reports to each format.

    python -m benchmarks.export [--read 200] [--formats parquet gdelt plover] [--all]

Dispatches of the newswire file are read once (`--read` of them) and repeated under new ids. Each export is a process of its own,
from JSON Lines on disk to a file on disk, as the command line does it. Memory is the peak resident size of that process (Linux).
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import tempfile
import time
from pathlib import Path

from dragoman.export import format_of, names, read_reports

COUNTS = (1000, 4000)
BULK = ["parquet", "gdelt", "plover"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", type=int, default=200)
    parser.add_argument("--formats", nargs="*", default=BULK)
    parser.add_argument("--all", action="store_true", help="every format but docx, which is for a few reports")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = [_reports(Path(folder), options.read, count) for count in COUNTS]
        print(f"{'format':16}{'reports':>8}{'seconds':>9}{'a minute':>10}{'peak MB':>9}")
        for name in [name for name in names() if name != "docx"] if options.all else options.formats:
            for count, file in zip(COUNTS, files, strict=True):
                with multiprocessing.get_context("spawn").Pool(1) as pool:
                    took, peak = pool.apply(_export, (name, file, Path(folder) / name))
                print(f"{name:16}{count:8}{took:9.1f}{60 * count / took:10.0f}{peak:9.0f}", flush=True)


def _reports(folder: Path, read: int, count: int) -> Path:
    """A file of so many reports: the first `read` dispatches of the newswire file over and over, each under an id of its own."""
    seed = folder / "seed.jsonl"
    if not seed.exists():
        from benchmarks.common import (
            data_dir,
            document,
            read_gold,
        )  # here, for the exporting process shall not load the reader
        from dragoman.reader import Reader

        gold = read_gold(data_dir() / "newswire-dev.jsonl.gz")[:read]
        with seed.open("w", encoding="utf-8") as file:
            for report in Reader(processes=2).pipe(document(g, i) for i, g in enumerate(gold)):
                file.write(report.to_json() + "\n")
    records = [json.loads(line) for line in seed.read_text("utf-8").splitlines()]
    out = folder / f"{count}.jsonl"
    with out.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = records[number % len(records)]
            record["document"]["id"] = f"d{number}"
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return out


def _export(name: str, file: Path, out: Path) -> tuple[float, float]:
    """Seconds and peak MB of one export."""
    began = time.perf_counter()
    format_of(name).save(read_reports([file]), out)
    took = time.perf_counter() - began
    status = Path(
        "/proc/self/status"
    ).read_text()  # of this program alone: getrusage counts what the parent had before it began
    peak = re.search(r"VmHWM:\s+(\d+) kB", status)
    return took, int(peak[1]) / 1e3 if peak else float("nan")


if __name__ == "__main__":
    main()
