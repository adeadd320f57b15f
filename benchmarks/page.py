"""How long does the page of a report take after reading, and how large is it? python -m benchmarks.page

Times are wall-clock: the first page of a process (which loads templates, charts and base map) and the median of the next.
The first row is a report of some 600 words; the bar is 2 seconds and 1.5 MB.
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
    "import sys, time; from dragoman.report import Report; from dragoman.show import to_html; "
    "report = Report.from_json(sys.stdin.buffer.read()); start = time.perf_counter(); to_html(report); "
    "print(time.perf_counter() - start)"
)


def main() -> None:
    """Print the table."""
    reader = Reader()
    print(f"{'words':>6} {'events':>6} {'first page':>11} {'next pages':>11} {'size':>9}")
    for words in (600, 300):
        report = reader.read(text_of(words), published=PUBLISHED)
        first, after, size = measure(report)
        counted = len(report.document.text.split())
        print(f"{counted:>6,} {len(report.events):>6} {first:>9.2f} s {after:>9.2f} s {size / 1000:>6,.0f} kB")


def text_of(words: int) -> str:
    """The examples, paragraph by paragraph and over again, until there are so many words."""
    paragraphs = [part for path in sorted(EXAMPLES.glob("*.txt")) for part in path.read_text("utf-8").split("\n\n")]
    text, at = "", 0
    while len(text.split()) < words:
        text += paragraphs[at % len(paragraphs)].strip() + "\n\n"
        at += 1
    return text


def measure(report: Report) -> tuple[float, float, int]:
    """Seconds for the first page of a process, median seconds for one more, and its bytes."""
    from dragoman.show import to_html

    given = report.to_json().encode()
    first = subprocess.run([sys.executable, "-c", _FIRST], input=given, capture_output=True, check=True)  # noqa: S603
    took = []
    for _ in range(RUNS):
        start = time.perf_counter()
        page = to_html(report)
        took.append(time.perf_counter() - start)
    return float(first.stdout), statistics.median(took[1:]), len(page.encode())


if __name__ == "__main__":
    main()
