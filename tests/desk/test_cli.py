"""`dragoman desk`: what is added, found and judged from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman.reader
from dragoman.cli import main
from dragoman.cli.desk import desk
from tests.desk.adding_process import QuickReader
from tests.desk.test_adding import lines


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dragoman.reader, "Reader", lambda **_: QuickReader())
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text(lines(3) + "{\n")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["desk", *arguments])


def test_adding_says_how_many_and_which_failed() -> None:
    first, second = run("add", "in.jsonl"), run("add", "in.jsonl")
    assert (first.exit_code, first.stdout) == (3, "3 stored, 0 known, 1 failed\n")
    assert "in.jsonl, line 4: this is not JSON" in first.stderr
    assert second.stdout == "0 stored, 3 known, 1 failed\n"
    records = [json.loads(line) for line in run("add", "in.jsonl", "--json").stdout.splitlines()]
    assert [record.get("outcome") for record in records].count("known") == 3
    assert records[-1] == {"total": {"stored": 0, "known": 3, "failed": 1}}


def test_failures_are_listed_and_tried_again() -> None:
    run("add", "in.jsonl", "missing.txt")
    assert "missing.txt: there is no such file" in run("failures").stdout
    Path("missing.txt").write_text("Russia met Iran in a garden.")
    Path("in.jsonl").write_text(lines(3))
    assert run("failures", "--retry").exit_code == 0
    assert run("failures").stdout == ""
    assert "4 documents" in run("version").stdout


def test_a_search_in_every_format() -> None:
    run("add", "in.jsonl")
    assert "CONSULT" in run("search", "case", "--actor", "RUS").stdout
    found = [json.loads(line) for line in run("search", "--event", "CONSULT", "--format", "jsonl").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(run("search", "--event", "CONSULT", "--format", "csv").stdout)))
    assert [row["document"] for row in found] == [row["document"] for row in table] == ["d0", "d1", "d2"]
    cut = run("search", "--limit", "1", "--format", "jsonl")
    assert (len(cut.stdout.splitlines()), cut.stderr) == (1, "dragoman: cut: 1 of 3 rows shown (--limit)\n")
    assert run("search", "zeppelin").stdout == "none\n"


def test_actor_pair_gaps_and_timeline() -> None:
    run("add", "in.jsonl")
    (actor,) = json.loads(run("actor", "Russia", "--json").stdout)
    assert actor["events_total"] == 3
    assert "2 of 3 shown" in run("actor", "Russia", "--limit", "2").stdout
    assert json.loads(run("pair", "RUS", "IRN", "--json").stdout)["months"] == []
    assert "accusations by RUS of IRN" in run("pair", "RUS", "IRN").stdout
    assert run("gaps").stdout == "none\n"
    assert run("timeline").stdout.count("CONSULT") == 3


def test_judgements_and_revisions_and_rebuilding() -> None:
    run("add", "in.jsonl")
    assert run("same", "RUS", "Iran").exit_code == 2
    assert run("same", "Russia", "Iran").exit_code == 0
    assert json.loads(run("actor", "Iran", "--json").stdout)[0]["names"] == ["Iran", "Russia"]
    assert run("different", "Russia", "Iran").exit_code == 0
    assert json.loads(run("actor", "Iran", "--json").stdout)[0]["names"] == ["Iran"]
    assert run("rebuild").exit_code == 0
    assert run("revisions", "d1").stdout == ""
    assert run("revisions", "d9").exit_code == 2


@pytest.mark.parametrize("command", ["search", "failures", "version", "rebuild", "gaps", "timeline"])
def test_a_desk_that_is_not_there_is_not_made(command: str) -> None:
    result = run(command)
    assert (result.exit_code, Path("desk.db").exists()) == (2, False)
    assert "desk.db: there is no such desk" in result.stderr


def test_every_command_and_option_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in desk.commands.items():
        assert f"dragoman desk {name}" in page
        for option in command.params:
            assert all(f"`{long}" in page for long in option.opts if long.startswith("--")), f"{name}: {option.opts}"
