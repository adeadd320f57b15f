"""What tests share: one reader, and the folder of corpora where it is there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.reader import Reader
from dragoman.reading import Reading
from dragoman.report import Report
from tests.invariants import check


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A reader with the shipped weights."""
    return Reader(threads=2)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Report]:
    """Reads a text and checks the invariants of its report."""

    def read_and_check(text: str, *, published: str | None = None, title: str | None = None) -> Report:
        report = reader.read(text, published=published, title=title)
        check(report)
        return report

    return read_and_check


@pytest.fixture(scope="session")
def parsed(reader: Reader) -> Callable[..., Reading]:
    """Parses a text; no room has been asked."""
    return reader.reading


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of corpora; the test is skipped where it is absent."""
    path = Path(os.environ.get("DRAGOMAN_DATA") or Path(__file__).parents[2] / "shared" / "data")
    if not path.is_dir():
        pytest.skip(f"no corpora at {path}; set DRAGOMAN_DATA")
    return path
