"""`dragoman plot`."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli import main
from tests.show.reports import make_report


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text((make_report().to_json() + "\n") * 2)
    return path


def plot(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["plot", *map(str, arguments)], input=stdin)


@pytest.mark.parametrize("chart", ["timeline", "map", "network", "pairs"])
def test_a_chart_of_reports_is_written(reports: Path, tmp_path: Path, chart: str) -> None:
    result = plot(chart, reports, "-o", tmp_path / "a.png")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_without_a_file_it_is_svg_on_standard_output(reports: Path) -> None:
    assert plot("pairs", reports).output.startswith("<svg")


def test_reports_are_json_or_json_lines_packed_or_piped(tmp_path: Path, reports: Path) -> None:
    laid_out, packed = tmp_path / "a.json", tmp_path / "a.jsonl.gz"
    laid_out.write_text(make_report().to_json(indent=2))
    packed.write_bytes(gzip.compress(make_report().to_json().encode()))
    one = {plot("timeline", laid_out).output, plot("timeline", packed).output}
    one.add(plot("timeline", "-", stdin=make_report().to_json().encode()).output)
    assert len(one) == 1
    assert 'href="#e1"' in one.pop()
    assert "href=" not in plot("timeline", reports).output


def test_pairs_are_told_by_country_or_by_name(reports: Path) -> None:
    assert "Armenia → Georgia" in plot("pairs", reports).output
    assert "Davit Melikyan → Nino" in plot("pairs", reports, "--by", "name").output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["map", "none.jsonl"], 4, "no such file"),
        (["map", "{reports}", "-o", "a.gif"], 2, "not written as .gif"),
        (["map", "{reports}", "-o", "{folder}/none/a.png"], 2, "cannot be written"),
        (["map", "{reports}", "--by", "name"], 2, "a map is not drawn by name"),
        (["tree", "{reports}"], 2, "'tree' is not one of"),
        (["map"], 2, "REPORTS"),
    ],
)
def test_a_wrong_call_is_said_with_its_exit_code(
    reports: Path, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    result = plot(*(one.format(reports=reports, folder=tmp_path) for one in arguments))
    assert result.exit_code == code
    assert said in result.output


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("", 4, "no report in it"),
        ('{"text": "They met."}\n', 6, "line 1"),
        ("{report}\n{half}", 6, "line 2"),
        ("not json", 6, "line 1"),
    ],
)
def test_a_file_that_is_no_report_names_its_line_and_writes_nothing(
    tmp_path: Path, content: str, code: int, said: str
) -> None:
    whole = make_report().to_json()
    path, output = tmp_path / "a.jsonl", tmp_path / "a.png"
    path.write_text(content.replace("{report}", whole).replace("{half}", whole[:90]))
    result = plot("map", path, "-o", output)
    assert result.exit_code == code
    assert said in result.output
    assert not output.exists()
