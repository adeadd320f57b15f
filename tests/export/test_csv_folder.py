"""CSV: the tables whole, as RFC 4180 and spreadsheets read them, and no cell that a spreadsheet computes."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.export import format_of
from dragoman.export.csv_folder import cell
from dragoman.report import TABLES
from tests.show.reports import make_report


def written(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    report = make_report()
    report.actors[0].name = '=HYPERLINK("http://example.org")'
    report.actors[1].name = 'Nino "Nina", Gelashvili\nthe second'
    format_of("csv").save([report, make_report()], tmp_path / "out")
    return tmp_path / "out"


def test_every_table_is_a_file_with_every_column_and_row(folder: Path) -> None:
    assert sorted(file.stem for file in folder.iterdir()) == sorted(TABLES)
    for name, table in TABLES.items():
        rows = written(folder, name)
        assert len(rows) == 2 * len(list(table.rows(make_report())))
        assert all(list(row) == [column.name for column in table.columns] for row in rows)


def test_cells_say_what_the_report_says(folder: Path) -> None:
    event = written(folder, "events")[1]
    assert (event["modes"], event["score"], event["dead_low"], event["injured_low"]) == (
        "heavy-weapons",
        "-9.5",
        "2",
        "",
    )
    assert (event["earliest"], event["sentence_start"].isdigit()) == ("2025-03-14", True)
    assert [row["literal"] for row in written(folder, "places")][:2] == ["false", "true"]


def test_quotes_commas_and_line_ends_stay_in_their_cell(folder: Path) -> None:
    assert written(folder, "actors")[1]["name"] == 'Nino "Nina", Gelashvili\nthe second'
    raw = (folder / "actors.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfdocument,id,name")
    assert raw.count(b"\r\n") == 1 + 6
    assert pl.read_csv(folder / "actors.csv")["document"].to_list() == ["visit"] * 6


def test_a_formula_is_text(folder: Path) -> None:
    assert written(folder, "actors")[0]["name"] == '\'=HYPERLINK("http://example.org")'


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "＋1", "－1", "＠1", "'=1"]
)
def test_what_a_spreadsheet_would_compute_has_an_apostrophe_before_it(text: str) -> None:
    assert cell(text) == "'" + text
    assert cell([text, "b"]) == f"'{text}; b"


@pytest.mark.parametrize("value", ["Ali", "", "a=b", "'tis", "’s", -9.5, 0, None, True, dt.date(2025, 3, 18)])
def test_anything_else_is_left_as_it_is(value: object) -> None:
    assert cell(value) == ("true" if value is True else value)


@given(st.text())
@example("'=1")
@example("''+1")
@example("'")
def test_taking_the_apostrophe_away_gives_the_text_back(text: str) -> None:
    made = str(cell(text))
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    back = made[1:] if made.startswith("'") and cell(made[1:]) == made else made
    assert back == text
