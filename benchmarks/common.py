"""Where the corpora lie, and their documents read by the shipped reader."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.reader import Reader
from dragoman.report import Document, Published, Report

Gold = dict[str, Any]
HELD = {"times": 10, "places": 5}
"""Of a room's corpora every so manieth document is kept out of training and of fitting."""


def data_dir() -> Path:
    """The folder of corpora: DRAGOMAN_DATA, else ../shared/data beside the checkout. Exits with a reason where it is absent."""
    path = Path(os.environ.get("DRAGOMAN_DATA") or Path(__file__).parents[2] / "shared" / "data")
    if not path.is_dir():
        raise SystemExit(f"{path}: no corpora here; set DRAGOMAN_DATA to the folder that holds them")
    return path


def is_held(room: str, number: int) -> bool:
    """Whether a document, by its number in its file (from 0), is kept out of training and of fitting."""
    return number % HELD[room] == 0


def read_text(path: Path) -> str:
    """The text of a file, gzipped or not."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")


def read_gold(path: Path) -> list[Gold]:
    """The records of a JSON Lines file, gzipped or not."""
    return [json.loads(line) for line in read_text(path).split("\n") if line.strip()]


def document(gold: Gold, number: int = 0) -> Document:
    """A gold record as the document that the reader gets: its text, title and date, none of its labels."""
    given = gold.get("published") or gold.get("date")
    try:
        day = dt.date.fromisoformat(str(given)[:10]) if given else None
    except ValueError:
        day = None
    return Document(
        id=str(gold.get("id", number)),
        title=gold.get("title") or None,
        text=gold["text"],
        published=Published(value=day, basis="given" if day else "unknown"),
    )


def read_corpus(path: Path, processes: int = 2) -> Iterator[tuple[Gold, Report]]:
    """Each gold record with the report that the reader makes of it, in the file's order."""
    gold = read_gold(path)
    reports = Reader(processes=processes).pipe(document(g, i) for i, g in enumerate(gold))
    yield from zip(gold, reports, strict=True)
