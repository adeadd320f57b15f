"""Paths and streams → Documents."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest

import dragoman.sources as sources
from dragoman.errors import SourceError
from dragoman.report import Document

TEXT = "Envoys met in Muscat on Monday, officials said."
EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"Title\r\n\r\n{TEXT}".encode())
    document = sources.from_path(path, published="2024-05-14", id="x")
    assert (document.id, document.text) == ("x", f"Title\n\n{TEXT}")


@pytest.mark.parametrize("name", ["missing.txt", "folder", "empty.txt", "blank.txt", "cut.txt.gz", "many.jsonl"])
def test_what_cannot_be_read_is_a_source_error_that_names_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-9])
    (tmp_path / "many.jsonl").write_text('{"text": "Hi."}')
    with pytest.raises(SourceError) as caught:
        sources.from_path(tmp_path / name)
    assert caught.value.source == str(tmp_path / name)
    assert caught.value.do


def test_a_stream_gives_one_document_or_many() -> None:
    assert [type(one) for one in sources.documents(io.BytesIO(TEXT.encode()))] == [Document]
    many = b'{"text": "Envoys met."}\n{"text": 1}\n{"text": "They left."}\n'
    assert [type(one) for one in sources.documents(io.BytesIO(many))] == [Document, sources.LineError, Document]


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert sources.from_path(path).text == TEXT


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_examples_are_read_whole_and_have_a_headline(path: Path) -> None:
    document = sources.from_path(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert 300 <= len(document.text.split()) <= 600
    assert sources.headline(document.text)
    for image in document.images:
        assert image.span is not None
        assert document.text[image.span.start : image.span.end] == image.caption
