"""`dragoman read` takes every place that the sources read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import dragoman.reader
from dragoman.cli import main
from dragoman.cli.read import KINDS
from dragoman.report import Document, Made, Report
from dragoman.sources import KINDS as ALL_KINDS
from tests.sources.archives import packed, page, record
from tests.sources.server import PAGE, TEXT, serving
from tests.sources.test_feeds import RSS
from tests.sources.test_zips import zipped


class NoReader:
    """Finds nothing in anything, so that no model is needed."""

    def __init__(self, **options: Any) -> None:
        pass

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        for document in documents:
            yield Report(document=document, made=Made(version="0", model="none"))


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dragoman.reader, "Reader", NoReader)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments, "--format", "jsonl"], input=stdin)


def texts(result: Result) -> list[str]:
    return [json.loads(line)["document"]["text"] for line in result.stdout.splitlines()]


def test_all_kinds_can_be_said() -> None:
    assert KINDS == ALL_KINDS


def test_a_folder_of_everything() -> None:
    folder = Path("desk")
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.rss").write_bytes(RSS)
    (folder / "c.warc.gz").write_bytes(packed([record(n, page(n).encode()) for n in range(3)] + [b"broken" * 9]))
    (folder / "d.zip").write_bytes(zipped({"x.txt": TEXT.encode(), "y.html": b"<html></html>"}))
    result = run("desk")
    assert (result.exit_code, len(texts(result))) == (3, 8)
    errors = result.stderr.splitlines()
    assert [line.split(": ")[1] for line in errors[:2]] == ["desk/c.warc.gz, record 4", "desk/d.zip/y.html"]
    assert errors[-1] == "dragoman: 2 of 10 inputs skipped"
    again = run("desk", "-o", "out.jsonl")
    assert again.exit_code == 3
    assert Path("out.jsonl").read_text(encoding="utf-8") == result.stdout


def test_an_archive_from_standard_input_and_a_name_that_misleads() -> None:
    archive = packed([record(1, page(1).encode())])
    assert len(texts(run("-", "--as", "warc", stdin=archive))) == 1
    assert len(texts(run("-", stdin=RSS))) == 3
    Path("feed.txt").write_bytes(RSS)
    assert len(texts(run("feed.txt", "--as", "feed"))) == 3
    assert texts(run("feed.txt")) == [RSS.decode()]


@pytest.mark.parametrize("place", ["http://localhost:{port}/a", "http://127.0.0.1:{port}/a", "file:///etc/passwd"])
def test_an_address_is_fetched_only_from_the_public_internet(place: str) -> None:
    with serving({"/a": PAGE}) as site:
        result = run(place.format(port=site.port))
        assert site.asked == []
    assert result.exit_code == 4
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "no public address" in result.stderr or "not fetched" in result.stderr


def test_reading_a_text_loads_nothing_of_the_network() -> None:
    code = (
        "import sys; from dragoman import sources; list(sources.documents_at('a.txt'));"
        "print([name for name in ('httpx2', 'httpcore2', 'feedparser', 'fastwarc', 'warcio', 'protego', 'stamina')"
        " if name in sys.modules])"
    )
    Path("a.txt").write_text(TEXT)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
