"""How long does the page of a report take after reading, and how large is it? python -m benchmarks.page

Seconds of wall clock: the first page of a process, the same after `show.prepare` (as the command line has it, which gets ready to
draw while it reads), and the median of the next pages. The bar is 2 seconds and 1.5 MB for the row of 600 words.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from dragoman.reader import Reader
from dragoman.report import Report

EXAMPLES = Path(__file__).parents[1] / "examples"
PUBLISHED = "2025-03-18"
RUNS = 5
_FIRST = (
    "import sys, time; from dragoman.report import Report; from dragoman.show import prepare, to_html; "
    "report = Report.from_json(sys.stdin.buffer.read()); sys.argv[1:] and prepare(); start = time.perf_counter(); "
    "to_html(report); print(time.perf_counter() - start)"
)


def main() -> None:
    """Print the table."""
    reader = Reader()
    print(f"{'words':>6} {'events':>6} {'first':>8} {'prepared':>8} {'next':>8} {'size':>9}")
    for words in (600, 300, 10_000):
        report = reader.read(text_of(words), published=PUBLISHED)
        seconds, size = measure(report)
        counted = f"{len(report.document.text.split()):>6,} {len(report.events):>6}"
        print(counted, *(f"{one:>6.2f} s" for one in seconds), f"{size / 1000:>6,.0f} kB")


def text_of(words: int) -> str:
    """The examples, paragraph by paragraph and over again, until there are so many words."""
    paragraphs = [part for path in sorted(EXAMPLES.glob("*.txt")) for part in path.read_text("utf-8").split("\n\n")]
    text, at = "", 0
    while len(text.split()) < words:
        text += paragraphs[at % len(paragraphs)].strip() + "\n\n"
        at += 1
    return text


def measure(report: Report) -> tuple[list[float], int]:
    """Seconds for the first page of a process, for one that is prepared, for one page more; and the page's bytes."""
    from dragoman.show import to_html

    given, seconds = report.to_json().encode(), []
    for arguments in ((), ("prepare",)):
        command = [sys.executable, "-c", _FIRST, *arguments]
        seconds.append(float(subprocess.run(command, input=given, capture_output=True, check=True).stdout))  # noqa: S603
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        page = to_html(report)
        took.append(time.perf_counter() - start)
    return [*seconds, statistics.median(took[1:])], len(page.encode())


if __name__ == "__main__":
    main()
