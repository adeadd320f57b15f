"""Reports are read back from what `dragoman read` wrote; what is no report is named, with its file and line."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from dragoman import __version__
from dragoman.errors import DataError, SourceError
from dragoman.export import read_reports
from dragoman.report import Report
from tests.show.reports import make_report

LINE = make_report().to_json() + "\n"


def one(path: Path, text: str) -> list[Report]:
    path.write_text(text, encoding="utf-8")
    return list(read_reports([path]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "r.jsonl"


@pytest.mark.parametrize(
    "text",
    [LINE * 2, LINE + LINE.rstrip("\n"), f"\n{LINE}\n\n{LINE}\n"],
    ids=["lines", "no line end at the end", "blank lines"],
)
def test_json_lines_are_read(file: Path, text: str) -> None:
    assert one(file, text) == [make_report()] * 2


def test_json_laid_out_for_people_is_read(file: Path) -> None:
    assert one(file, make_report().to_json(indent=2) + "\n") == [make_report()]


def test_several_files_packed_ones_and_standard_input_are_read_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.json").write_text(LINE.replace('"id":"visit"', '"id":"b"'))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINE.replace('"id":"visit"', '"id":"a"').encode()))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    paths: list[str | Path] = [str(tmp_path / "b.json"), "-", tmp_path / "a.jsonl.gz"]
    assert [report.document.id for report in read_reports(paths)] == ["b", "visit", "a"]


@pytest.mark.parametrize("cut", [1, 2, 40, len(LINE) - 3])
def test_a_file_that_is_cut_off_is_named_with_its_line_and_what_is_whole_is_read(file: Path, cut: int) -> None:
    file.write_text(LINE * 2 + LINE[:cut])
    coming = read_reports([file])
    assert [next(coming), next(coming)] == [make_report()] * 2
    with pytest.raises(DataError, match=r"r\.jsonl, line 3: this is cut off: the file ends in the middle") as caught:
        next(coming)
    assert "--resume" in str(caught.value)
    assert caught.value.exit_code == 6


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "this is cut off"),
        ("my notes\n", "line 2: this is no JSON. Take the line out"),
        ("[]\n", "line 2: not a report: Input should be an object at the top level"),
        ('{"id": "x", "text": "Envoys met."}\n', "line 2: this is a document that has not been read. Read it first"),
        (LINE.replace('"event":"CONSULT"', '"event":"FIGHT"'), "line 2: not a report: Input should be 'AGREE'"),
    ],
)
def test_a_line_that_is_no_report_is_named(file: Path, line: str, what: str) -> None:
    with pytest.raises(DataError) as caught:
        one(file, LINE + line)
    assert what in str(caught.value)


def test_a_report_of_another_version_is_named(file: Path) -> None:
    record = json.loads(LINE)
    record["made"]["version"] = "9.9.0"
    record["events"][0]["tone"] = 3
    with pytest.raises(DataError) as caught:
        one(file, json.dumps(record) + "\n")
    assert f"r.jsonl, line 1: a report by Dragoman 9.9.0, which {__version__} cannot read: Extra inputs" in str(
        caught.value
    )
    assert "at events.0.tone. Read the document again with this version" in str(caught.value)


def test_a_report_of_another_version_that_fits_is_read(file: Path) -> None:
    assert one(file, LINE.replace('"version":"0.1.0"', '"version":"0.0.9"'))[0].made.version == "0.0.9"


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_file_without_a_report_is_an_error(file: Path, text: str) -> None:
    with pytest.raises(SourceError, match="there is no report in it"):
        one(file, text)


def test_a_file_that_cannot_be_read_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        list(read_reports([tmp_path / "no.jsonl"]))
    with pytest.raises(SourceError, match="this is a directory"):
        list(read_reports([tmp_path]))
    (tmp_path / "torn.jsonl.gz").write_bytes(gzip.compress(LINE.encode())[:-9])
    with pytest.raises(SourceError, match="this cannot be read"):
        list(read_reports([tmp_path / "torn.jsonl.gz"]))
