"""Reports as JSON Lines that a killed run can go on with."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError, SettingError
from dragoman.export import JsonLines, replaced
from dragoman.report import Report
from tests.show.reports import make_report


def test_a_report_a_line_and_back_again(tmp_path: Path) -> None:
    with JsonLines(tmp_path / "r.jsonl") as file:
        file.write(make_report())
        file.write(make_report())
    lines = (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Report.from_json(line) for line in lines] == [make_report()] * 2


def test_resuming_drops_a_torn_line_and_counts_whole_ones(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    whole = make_report().to_json() + "\n"
    path.write_text(whole * 2 + whole[:40], encoding="utf-8")
    with JsonLines(path, resume=True) as file:
        assert (file.done, file.last) == (2, "visit")
        file.write(make_report())
    assert path.read_text(encoding="utf-8") == whole * 3


@pytest.mark.parametrize("torn", ["", '{"docu'])
def test_resuming_where_nothing_is_whole_starts_at_the_start(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(torn)
    with JsonLines(path, resume=True) as file:
        assert (file.done, file.last) == (0, None)
    assert path.read_text() == ""
    with JsonLines(tmp_path / "new.jsonl", resume=True) as file:
        assert file.done == 0


def test_a_file_of_something_else_is_not_resumed_nor_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text("my notes\nand more")
    with pytest.raises(DataError, match="line 1 is no report"):
        JsonLines(path, resume=True)
    assert path.read_text() == "my notes\nand more"


def test_a_file_that_is_replaced_keeps_its_old_content_until_the_new_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replaced(path) as file:
        file.write(str(1 // 0))
    assert path.read_text() == "old"
    with replaced(path) as file:
        file.write("new")
    assert (path.read_text(), [one.name for one in tmp_path.iterdir()]) == ("new", ["a.md"])


def test_an_output_that_cannot_be_written_is_a_setting_error(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="cannot be written"):
        JsonLines(tmp_path / "no" / "r.jsonl")
    with pytest.raises(SettingError, match="cannot be written"), replaced(tmp_path / "no" / "r.md"):
        pass
