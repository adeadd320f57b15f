"""One suite for all formats: what each must do, whatever it writes."""

from __future__ import annotations

import gc
import io
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.errors import SettingError
from dragoman.export import BytesFormat, Field, FolderFormat, TextFormat, format_of, names
from dragoman.report import Document, Made, Report
from tests.report.strategies import reports as any_reports
from tests.show.reports import make_report

NAMES = [
    "csv",
    "docx",
    "ftm",
    "gdelt",
    "gdelt-mentions",
    "geojson",
    "graphml",
    "markdown",
    "parquet",
    "plover",
    "polecat",
    "stix",
]
EMPTY = Report(document=Document(id="1", text="Iran denied it."), made=Made(version="0", model="0"))
every = pytest.mark.parametrize("name", NAMES)


def contents(path: Path) -> dict[str, bytes]:
    """What lies at a path: the bytes of a file, or of each file of a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


def test_these_are_the_formats() -> None:
    """A new one is entered here on purpose; renaming one breaks what others have built on it."""
    assert names() == NAMES


def test_an_unknown_format_is_a_clear_error() -> None:
    with pytest.raises(SettingError, match=r"there is no format xml\. Choose one of: csv, docx"):
        format_of("xml")


@every
def test_the_same_reports_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    for out in ("one", "other"):
        format_of(name).save([make_report(), EMPTY], tmp_path / out)
    one, other = contents(tmp_path / "one"), contents(tmp_path / "other")
    assert list(one.values()) == list(other.values())
    assert all(one.values())


@every
def test_a_failed_run_leaves_what_was_there_and_nothing_else(name: str, tmp_path: Path) -> None:
    def failing() -> Iterator[Report]:
        yield make_report()
        raise ZeroDivisionError

    out = tmp_path / "out"
    format_of(name).save([EMPTY], out)
    before = contents(out)
    with pytest.raises(ZeroDivisionError):
        format_of(name).save(failing(), out)
    with pytest.raises(ZeroDivisionError):
        format_of(name).save(failing(), tmp_path / "new")
    assert contents(out) == before
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


@every
def test_reports_are_written_as_they_come(name: str, tmp_path: Path) -> None:
    """No format keeps reports: memory does not grow with their number. docx is built whole, and says so."""
    if name == "docx":
        pytest.skip("a Word document is one tree, which is saved at the end")
    alive: set[int] = set()

    class Watched(Report):
        def __del__(self) -> None:
            alive.discard(id(self))

    def many() -> Iterator[Report]:
        for number in range(450):
            report = Watched.model_validate_json(EMPTY.to_json())
            report.document.id = str(number)
            alive.add(id(report))
            yield report
            del report
            if number % 50 == 49:
                gc.collect()
                held.append(len(alive))

    held: list[int] = []
    format_of(name).save(many(), tmp_path / "out")
    assert max(held) <= (100 if name == "parquet" else 1), "a row group of Parquet, else the one that is being written"


@every
def test_every_format_is_documented_with_its_fields_and_what_it_loses(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "export.md").read_text("utf-8")
    section = page.split(f"## `{name}`\n")[1].split("\n## ")[0]
    form = format_of(name)
    assert form.tells[1:] in section
    assert form.loses in section, "run: python docs/fill_tables.py"
    assert len({field.name for field in form.fields}) == len(form.fields)
    for field in form.fields:
        assert f"| `{field.name}` | {field.tells} |" in section, "run: python docs/fill_tables.py"


@every
def test_a_missing_extra_says_how_to_install_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = format_of(name)
    if form.needs is None:
        pytest.skip("needs nothing beside what is always installed")
    monkeypatch.setitem(sys.modules, form.needs[0], None)
    with pytest.raises(SettingError, match=re.escape(f"pip install 'dragoman[{name}]'")):
        form.save([EMPTY], tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_only_those_with_an_extra_need_one() -> None:
    assert [name for name in NAMES if format_of(name).needs] == ["docx", "ftm", "stix"]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("docx", "stix", "ftm")])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=any_reports())
def test_any_report_can_be_written(name: str, report: Report, tmp_path: Path) -> None:
    format_of(name).save([report], tmp_path / "out")


@pytest.mark.parametrize("name", ["docx", "stix", "ftm"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=any_reports())
def test_any_report_can_be_written_by_an_extra(name: str, report: Report, tmp_path: Path) -> None:
    format_of(name).save([report], tmp_path / "out")


# ---------------------------------------------------------------- where it goes


def test_a_missing_folder_is_a_clear_error(tmp_path: Path) -> None:
    for name in NAMES:
        with pytest.raises(SettingError, match=r"this cannot be written \(No such file or directory\)"):
            format_of(name).save([EMPTY], tmp_path / "no" / "out")


def test_a_folder_for_a_file_and_a_file_for_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    with pytest.raises(SettingError, match="this is a folder, and the output is one file"):
        format_of("plover").save([EMPTY], tmp_path / "folder")
    with pytest.raises(SettingError, match="this is a file, and the output is a folder"):
        format_of("csv").save([EMPTY], tmp_path / "file")
    assert (tmp_path / "file").read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_folder_format_needs_a_folder() -> None:
    with pytest.raises(SettingError, match="Name a folder with -o"):
        format_of("parquet").save([EMPTY], None)


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "events.csv").write_text("old")
    format_of("csv").save([EMPTY], tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert "old" not in (tmp_path / "events.csv").read_text("utf-8-sig")


FULL = """
import resource, signal, sys
from pathlib import Path
from dragoman.errors import SettingError
from dragoman.export import format_of
from tests.show.reports import make_report
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
forms = [format_of(name) for name in sys.argv[2:]]
reports = [make_report() for _ in range(40)]
[form.save(reports[:1], Path(sys.argv[1]) / "warm") for form in forms if form.needs]  # so that nothing is compiled later
resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))
for form in forms:
    try:
        form.save(reports, Path(sys.argv[1]) / "out")
    except SettingError as error:
        print(error)
"""


def test_a_full_disk_is_a_clear_error_and_leaves_nothing(tmp_path: Path) -> None:
    """The system refuses to let a file grow beyond 1,500 bytes, as it does where the disk is full."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path), *NAMES],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    said = done.stdout.splitlines()
    assert len(said) == len(NAMES), done.stdout + done.stderr
    assert all("out: this cannot be written (" in line and "the space on its disk" in line for line in said)
    assert [one.name for one in tmp_path.iterdir()] == ["warm"]


def test_standard_output_serves_formats_of_one_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    format_of("plover").save([make_report()], None)
    assert capsys.readouterr().out.count("\n") == 3
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    format_of("docx").save([make_report()], None)
    assert raw.getvalue().startswith(b"PK")


def test_a_word_document_is_not_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(SettingError, match="no text for a terminal"):
        format_of("docx").save([make_report()], None)


# ---------------------------------------------------------------- a format of one's own


def test_a_format_of_ones_own_is_a_few_lines(tmp_path: Path) -> None:
    def lines(reports: Iterable[Report]) -> Iterator[str]:
        for report in reports:
            yield f"{report.document.id}\n"

    def write(reports: Iterable[Report], file: IO[bytes]) -> None:
        file.writelines(report.document.id.encode() for report in reports)

    def fill(reports: Iterable[Report], folder: Path) -> None:
        for report in reports:
            (folder / report.document.id).touch()

    about: dict[str, Any] = {"tells": "ids", "fields": (Field("id", "document id"),), "loses": "All else."}
    TextFormat(text=lines, **about).save([make_report(), EMPTY], tmp_path / "text")
    BytesFormat(write=write, **about).save([make_report(), EMPTY], tmp_path / "bytes")
    FolderFormat(write=fill, **about).save([make_report(), EMPTY], tmp_path / "folder")
    assert (tmp_path / "text").read_text() == "visit\n1\n"
    assert (tmp_path / "bytes").read_bytes() == b"visit1"
    assert list(contents(tmp_path / "folder")) == ["1", "visit"]
