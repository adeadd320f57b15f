"""Parquet: the tables whole, with their types and descriptions, a row group for every hundred reports."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from dragoman.export import format_of
from dragoman.report import TABLES
from tests.show.reports import make_report


@pytest.mark.parametrize("name", TABLES)
def test_a_file_is_the_table(name: str, tmp_path: Path) -> None:
    format_of("parquet").save([make_report(), make_report()], tmp_path / "out")
    table = pq.read_table(tmp_path / "out" / f"{name}.parquet")
    assert table.equals(TABLES[name].to_arrow([make_report(), make_report()]))
    described = {field.name: field.metadata[b"description"].decode() for field in table.schema}
    assert described == {column.name: column.tells for column in TABLES[name].columns}


def test_reports_go_in_groups(tmp_path: Path) -> None:
    format_of("parquet").save((make_report() for _ in range(250)), tmp_path / "out")
    assert pq.ParquetFile(tmp_path / "out" / "events.parquet").num_row_groups == 3
    assert len(pl.read_parquet(tmp_path / "out" / "events.parquet")) == 750
