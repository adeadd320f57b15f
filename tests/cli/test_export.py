"""`dragoman export`: a file of reports in, another program's format out; a bad input is one line and a documented exit code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from dragoman.export import names
from tests.show.reports import make_report

LINE = make_report().to_json() + "\n"


@pytest.fixture(autouse=True)
def _in_a_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("r.jsonl").write_text(LINE * 2, encoding="utf-8")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["export", *arguments], input=stdin)


def test_the_list_names_every_format_with_a_line_each() -> None:
    result = run("--list")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == names()
    assert all(len(line.split()) > 3 for line in result.stdout.splitlines())


@pytest.mark.parametrize("name", names())
def test_every_format_is_written_where_it_is_told(name: str) -> None:
    assert run(name, "r.jsonl", "-o", "out").exit_code == 0
    assert Path("out").exists()


def test_without_o_the_output_is_standard_output() -> None:
    result = run("plover", "r.jsonl")
    assert (result.exit_code, result.stdout.count("\n"), result.stderr) == (0, 6, "")


def test_standard_input_is_read() -> None:
    assert run("polecat", "-", stdin=LINE).stdout.count("\n") == 3


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (("xml", "r.jsonl"), 2, "there is no format xml. Choose one of: csv"),
        (("csv", "r.jsonl"), 2, "Name a folder with -o"),
        (("plover", "r.jsonl", "-o", "no/such/out"), 2, "no/such/out: this cannot be written"),
        (("plover", "r.jsonl", "-o", "r.jsonl"), 2, "the output would overwrite the input"),
        (("plover", "r.jsonl", "-o", "."), 2, "this is a folder"),
        (("plover", "missing.jsonl"), 4, "there is no such file"),
        (("plover", "empty.jsonl"), 4, "there is no report in it"),
        (("plover", "r.jsonl", "torn.jsonl", "-o", "out"), 6, "torn.jsonl, line 2: this is cut off"),
        (("parquet", "torn.jsonl", "-o", "out"), 6, "torn.jsonl, line 2: this is cut off"),
        (("plover",), 2, "Missing argument"),
    ],
)
def test_what_is_wrong_is_said_and_leaves_nothing(arguments: tuple[str, ...], code: int, what: str) -> None:
    Path("torn.jsonl").write_text(LINE + LINE[:50])
    Path("empty.jsonl").write_text("")
    before = sorted(Path().iterdir())
    result = run(*arguments)
    assert result.exit_code == code
    assert what in result.stderr
    assert sorted(Path().iterdir()) == before
    assert Path("r.jsonl").read_text("utf-8") == LINE * 2


def test_an_output_that_may_not_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = run("csv", "r.jsonl", "-o", "out")
    assert result.exit_code == 2
    assert "out: this cannot be written (Permission denied)" in result.stderr
