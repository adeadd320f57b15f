"""Fills the columns and fields in tables.md and export.md from the code's own descriptions: python docs/fill_tables.py"""

from __future__ import annotations

import re
from pathlib import Path

from dragoman.export import format_of, names
from dragoman.report import TABLES

DOCS = Path(__file__).parent
BLOCK = re.compile(r"(<!-- filled -->\n).*?(<!-- /filled -->)", re.DOTALL)


def tables() -> str:
    """A section for each table of a report, with its columns."""
    sections = []
    for table in TABLES.values():
        rows = [f"| `{column.name}` | {column.type} | {_cell(column.tells)} |" for column in table.columns]
        head = [
            f"## `{table.name}`",
            "",
            f"A row: {table.tells}.",
            "",
            "| column | type | what it tells |",
            "|---|---|---|",
        ]
        sections.append("\n".join([*head, *rows]))
    return "\n\n".join(sections) + "\n"


def formats() -> str:
    """A section for each format that Dragoman brings, with its fields and what it loses."""
    sections = []
    for name in names():
        form = format_of(name)
        rows = [f"| `{field.name}` | {_cell(field.tells)} |" for field in form.fields]
        head = [
            f"## `{name}`",
            "",
            f"{form.tells[0].upper()}{form.tells[1:]}.",
            "",
            "| field | what stands in it |",
            "|---|---|",
        ]
        needs = [f"Needs `pip install 'dragoman[{form.needs[1]}]'`.", ""] if form.needs else []
        sections.append("\n".join([*head, *rows, "", *needs, f"**What it loses.** {form.loses}"]))
    return "\n\n".join(sections) + "\n"


def filled(page: str, text: str) -> str:
    """A page with its block filled anew."""
    return BLOCK.sub(lambda block: block[1] + text + block[2], page)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


PAGES = {"tables.md": tables, "export.md": formats}

if __name__ == "__main__":
    for name, text in PAGES.items():
        path = DOCS / name
        path.write_text(filled(path.read_text("utf-8"), text()), "utf-8")
