"""Fills the dossier in README.md from what the program prints today: python docs/fill_readme.py"""

from __future__ import annotations

import io
import re
from pathlib import Path

import dragoman
from dragoman import show, sources

ROOT = Path(__file__).parents[1]
LINES = 12  # of each section
BLOCK = re.compile(r"(<!-- dossier -->\n```text\n).*?(```\n<!-- /dossier -->)", re.DOTALL)


def dossier() -> str:
    """The dossier of examples/visit.txt, each section cut to its first lines, which is said."""
    report = dragoman.read(ROOT / "examples" / "visit.txt", published="2025-03-18")
    printed = io.StringIO()
    show.print_dossier(report, headline=sources.headline(report.document.text), file=printed)
    head, *sections = re.split(r"(?m)^(?=[A-Z]{3,}.*─{9})", printed.getvalue())
    out = [head]
    for section in sections:
        lines = section.rstrip("\n").split("\n")
        cut = LINES
        while cut < len(lines) and lines[cut].strip() and not lines[cut].strip().startswith("“"):
            cut += 1
        out += lines[:cut] + ([f"⋮ {len(lines) - cut} lines more"] if len(lines) > cut else []) + [""]
    return "\n".join(out).rstrip() + "\n"


def filled(readme: str) -> str:
    """README.md with today's dossier."""
    return BLOCK.sub(lambda block: block[1] + dossier() + block[2], readme)


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(filled(path.read_text("utf-8")), "utf-8")
