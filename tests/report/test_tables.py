"""Every part of a report is a table: the same columns whatever is in it, whole, with the words that findings rest on."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings

from dragoman.errors import SettingError
from dragoman.report import TABLES, Document, Findings, Made, Report
from dragoman.report.report import PARTS
from tests.report.strategies import reports
from tests.show.reports import make_report

EMPTY = Report(document=Document(id="1", text="Iran denied it."), made=Made(version="0", model="0"))


@given(reports())
@settings(max_examples=60, deadline=None)
def test_json_round_trip_is_exact(report: Report) -> None:
    text = report.to_json()
    assert Report.from_json(text) == report
    assert Report.from_json(text).to_json() == text
    assert Report.from_json(report.to_json(indent=2)).to_json() == text


@pytest.mark.parametrize("part", PARTS)
def test_every_part_comes_as_arrow_polars_and_pandas(part: str) -> None:
    findings: Findings[Any] = getattr(make_report(), part)
    columns = [column.name for column in TABLES[part].columns]
    assert findings.to_arrow().column_names == columns
    assert findings.to_polars().columns == columns
    assert list(findings.to_pandas().columns) == columns
    assert len(findings.to_polars()) == len(findings.to_pandas()) == len(findings)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_same_types_whatever_is_in_it(name: str) -> None:
    table = TABLES[name]
    assert table.to_arrow([EMPTY]).schema == table.to_arrow([make_report()]).schema == table.to_arrow([]).schema
    assert pl.concat([table.to_polars([EMPTY]), table.to_polars([make_report()])]).columns[0] == "document"


def test_every_column_has_a_name_of_its_own_and_says_what_it_tells() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(field.metadata[b"description"] for field in table.schema())


@given(reports())
@settings(max_examples=30, deadline=None)
def test_the_span_table_has_every_span_of_the_report_and_its_words(report: Report) -> None:
    wanted: list[tuple[int, int, str]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict) and value.keys() == {"start", "end", "part"}:
            wanted.append((value["start"], value["end"], value["part"]))
        else:
            for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
                walk(one)

    walk(json.loads(report.to_json()))
    rows = TABLES["spans"].to_arrow([report]).to_pylist()
    assert sorted((row["start"], row["end"], row["part"]) for row in rows) == sorted(wanted)
    parts = {"text": report.document.text, "title": report.document.title or ""}
    assert all(row["words"] == parts[row["part"]][row["start"] : row["end"]] for row in rows)


def test_rows_say_what_the_report_says() -> None:
    report = make_report()
    shelled = report.events.to_polars().row(1, named=True)
    assert (shelled["document"], shelled["id"], shelled["event"], shelled["modes"]) == (
        "visit",
        "e2",
        "ASSAULT",
        ["heavy-weapons"],
    )
    assert (shelled["dead_low"], shelled["dead_words"], shelled["injured_low"]) == (2, "two", None)
    assert (shelled["words"], shelled["place_name"], shelled["lat"], shelled["country"]) == (
        "shelled",
        "Ijevan",
        40.8788,
        "ARM",
    )
    met = report.events.to_polars().row(0, named=True)
    assert (str(met["earliest"]), met["place"], met["place_unknown"]) == ("2025-03-17", None, "no place in its clause")
    assert report.posts.to_polars()["holder_name"].to_list() == ["Davit Melikyan"]
    said = report.statements.to_polars().row(0, named=True)
    assert (said["source"], said["content"], said["target_name"]) == (
        "Pavel Orlov",
        "Nobody invited them,",
        "Azerbaijan",
    )
    parties = TABLES["participants"].to_polars([report])
    assert parties.select("event", "role", "name").rows() == [
        ("e1", "actor", "Davit Melikyan"),
        ("e1", "recipient", "Nino Gelashvili"),
        ("e2", "actor", "Azerbaijan"),
    ]


def test_in_pandas_a_missing_number_leaves_whole_numbers_whole() -> None:
    frame = make_report().events.to_pandas()
    assert str(frame["dead_low"].dtype) == "Int64"
    assert frame["dead_low"][1] == 2
    assert str(frame["earliest"].dtype).startswith("datetime64")


def test_without_pandas_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SettingError, match=r"pip install 'dragoman\[pandas\]'"):
        make_report().events.to_pandas()


def test_findings_of_no_report_have_no_table() -> None:
    with pytest.raises(SettingError, match="no part of a report"):
        Findings(make_report().events).to_polars()


def test_findings_are_lists_and_stay_with_their_report() -> None:
    report = make_report()
    report.events.append(report.events[0].model_copy(update={"id": "e9"}))
    assert report.events.to_polars()["id"].to_list()[-1] == "e9"
    report.posts = []
    assert report.posts.to_polars().is_empty()
    moved = report.model_copy(update={"document": report.document.model_copy(update={"id": "other"})})
    assert set(moved.events.to_polars()["document"]) == {"other"}
    assert set(report.events.to_polars()["document"]) == {"visit"}
    for twin in (copy.deepcopy(report), pickle.loads(pickle.dumps(report))):
        assert twin == report
        twin.document.id = "twin"
        assert set(twin.events.to_polars()["document"]) == {"twin"}


def test_tables_of_many_reports_go_under_each_other() -> None:
    several = [make_report(), EMPTY, make_report()]
    assert len(TABLES["events"].to_polars(several)) == 6
    assert TABLES["documents"].to_polars(several)["document"].to_list() == ["visit", "1", "visit"]
    assert isinstance(TABLES["events"].to_arrow(iter(several)), pa.Table)


def test_every_table_and_column_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text("utf-8")
    for name, table in TABLES.items():
        section = page.split(f"## `{name}`\n")[1].split("\n## ")[0]
        for column in table.columns:
            assert f"| `{column.name}` | {column.type} | {column.tells} |" in section, "run: python docs/fill_tables.py"
