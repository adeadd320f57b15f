"""The command line: every input, good or bad, gives its result or one clear line and the documented exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from spacy.tokens import Doc
from spacy.vocab import Vocab

import dragoman.reader
from dragoman.cli import main
from dragoman.cli.lexicon import lexicon
from dragoman.reading import Reading
from dragoman.report import Document, Report
from dragoman.what import checking
from dragoman.what.checking import Checked, Fault, Tally
from dragoman.what.lexicons import with_files
from tests.show.reports import make_report

GOOD = "Envoys from Oman and Yemen met in Muscat on Monday, officials from both governments said."
FRENCH = "Le ministre des affaires étrangères est arrivé mardi à Paris pour des entretiens avec son homologue."


class FakeReader:
    """Gives the hand-made report for every document, so that no model is needed; fails after `limit` documents."""

    limit = 10**9

    def __init__(self, *, processes: int = 1, lexicon: Sequence[Path] = (), gazetteer: Path | None = None) -> None:
        self.processes = processes
        self.lexicon = with_files(lexicon)

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        for number, document in enumerate(documents):
            if number == FakeReader.limit:
                raise KeyboardInterrupt
            made = make_report().made.model_copy(update={"settings": {"lexicon": self.lexicon.made_of}})
            yield Report(document=document, made=made)

    def reading(self, document: Document) -> Reading:
        """A reading of which nothing has been asked."""
        return Reading(document, Doc(Vocab(), words=document.text.split()))

    def ask(self, reading: Reading) -> None:
        """Find nothing."""


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(dragoman.reader, "Reader", FakeReader)
    monkeypatch.setattr(FakeReader, "limit", 10**9)
    monkeypatch.chdir(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def corpus(count: int) -> str:
    return "".join(json.dumps({"id": f"d{n}", "text": f"{GOOD} {n}"}) + "\n" for n in range(count))


# ---------------------------------------------------------------- good input


def test_a_file_gives_a_plain_dossier() -> None:
    Path("a.txt").write_text(f"Envoys meet in Muscat\n\n{GOOD}\n")
    result = run("read", "a.txt", "--published", "2024-05-14")
    assert result.exit_code == 0
    assert "┃ Envoys meet in Muscat " in result.stdout
    assert "14 May 2024 (given)" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_standard_input_is_read_as_text_html_or_json_lines() -> None:
    assert "Envoys from Oman" in run("read", "-", stdin=GOOD.encode()).stdout
    page = f"<html><body><article><p>{GOOD}</p><p>{GOOD} Twice.</p></article></body></html>"
    assert json.loads(run("read", "-", "--format", "json", stdin=page.encode()).stdout)["document"]["text"].startswith(
        GOOD
    )
    lines = run("read", "-", "--format", "jsonl", stdin=corpus(3).encode()).stdout.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == ["d0", "d1", "d2"]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_is_a_report(form: str) -> None:
    Path("a.txt").write_text(GOOD)
    assert Report.from_json(run("read", "a.txt", "--format", form).stdout).document.text == GOOD


def test_the_suffix_of_the_output_says_its_format() -> None:
    Path("a.txt").write_text(GOOD)
    assert run("read", "a.txt", "-o", "a.md").exit_code == 0
    assert Path("a.md").read_text(encoding="utf-8").startswith("# ")
    assert run("read", "a.txt", "-o", "a.json").exit_code == 0
    assert Report.from_json(Path("a.json").read_text(encoding="utf-8")).document.text == GOOD


@pytest.mark.parametrize("text", ["Geneva", "😀 \u200f\u202bMuscat\u202c 🕊️", "word " * 200_000])
def test_odd_but_readable_text_is_read(text: str) -> None:
    Path("odd.txt").write_text(text, encoding="utf-8")
    assert run("read", "odd.txt").exit_code == 0


def test_the_schema_is_printed() -> None:
    assert json.loads(run("schema").stdout)["title"] == "Report"


def test_the_version_says_the_model() -> None:
    assert run("--version").stdout.startswith("dragoman ")
    assert "(model " in run("--version").stdout


# ---------------------------------------------------------------- bad input


def _write_bad_files() -> None:
    Path("folder").mkdir()
    Path("empty.txt").touch()
    Path("blank.txt").write_text(" \n\t\n")
    Path("binary.txt").write_bytes(b"\x7fELF\0\0\0")
    Path("latin.txt").write_bytes("Café talks".encode("latin-1"))
    Path("big.txt").write_bytes(b"word " * 4_000_000)
    Path("page.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    Path("french.txt").write_text(FRENCH, encoding="utf-8")
    Path("scan.pdf").write_bytes(b"%PDF-1.7\n")


@pytest.mark.parametrize(
    ("name", "code", "what", "do"),
    [
        ("missing.txt", 4, "there is no such file", "Check the path"),
        ("folder", 4, "there is nothing to read in this folder", ".txt"),
        ("empty.txt", 4, "there is no text in it", "Give a report"),
        ("blank.txt", 4, "there is no text in it", "Give a report"),
        ("binary.txt", 4, "binary file", "Give plain text"),
        ("latin.txt", 4, "not UTF-8: byte 0xe9 at position 3", "iconv"),
        ("big.txt", 4, "20 MB is more than", "JSON Lines"),
        ("page.html", 4, "no article was found", "Save the page"),
        ("french.txt", 5, "looks like French (fr)", "--language en"),
        ("scan.pdf", 4, "this is a PDF", "pdftotext"),
    ],
)
def test_bad_input_is_one_line_with_its_name_and_what_to_do(name: str, code: int, what: str, do: str) -> None:
    _write_bad_files()
    result = run("read", name)
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith(f"dragoman: {name}: ")
    assert result.stderr.count("\n") == 1
    assert what in result.stderr
    assert do in result.stderr


@pytest.mark.parametrize("date", ["yesterday", "2016-02-30", "22.6.2016", "2999-01-01"])
def test_a_bad_date_is_refused_before_anything_is_read(date: str) -> None:
    result = run("read", "missing.txt", "--published", date)
    assert result.exit_code == 2
    assert result.stderr.startswith("dragoman: --published: the publication date")
    assert date in result.stderr


def test_a_future_date_can_be_allowed() -> None:
    Path("a.txt").write_text(GOOD)
    assert run("read", "a.txt", "--published", "2999-01-01", "--allow-future").exit_code == 0


def test_another_language_can_be_overridden() -> None:
    Path("a.txt").write_text(FRENCH, encoding="utf-8")
    assert run("read", "a.txt", "--language", "en").exit_code == 0
    assert run("read", "a.txt", "--language", "fr").exit_code == 2


def test_the_suffix_of_a_page_makes_one() -> None:
    Path("a.txt").write_text(GOOD)
    assert run("read", "a.txt", "-o", "a.html").exit_code == 0
    page = Path("a.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert GOOD in page


def test_a_page_holds_one_report_and_a_second_leaves_no_half_of_it() -> None:
    Path("two.jsonl").write_text(corpus(2))
    result = run("read", "two.jsonl", "-o", "two.html")
    assert result.exit_code == 2
    assert "html is for one report" in result.stderr
    assert not Path("two.html").exists()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("a.txt", "--resume"), "only JSON Lines in a file can be resumed"),
        (("a.txt", "a.txt", "--format", "json"), "json is for one report"),
        (("a.txt", "a.txt", "--format", "html"), "html is for one report"),
        (("a.txt", "-o", "a.txt"), "overwrite the input"),
        (("a.txt", "-o", "no/such/folder.md"), "cannot be written"),
        (("a.txt", "-o", "no/such/folder.jsonl"), "cannot be written"),
        (("a.txt", "--explain", "e1", "--format", "json"), "an explanation is for the terminal"),
        (("a.txt", "a.txt", "--explain", "e1"), "more than one report to explain"),
        (("a.txt", "--explain", "e9"), "no event e9"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...], what: str) -> None:
    Path("a.txt").write_text(GOOD)
    result = run("read", *arguments)
    assert result.exit_code == 2
    assert what in result.stderr
    assert Path("a.txt").read_text() == GOOD


def test_a_bad_line_beside_the_report_to_explain_is_named() -> None:
    Path("a.jsonl").write_text('{"text": 1}\n' + json.dumps({"id": "x", "text": GOOD}) + "\n")
    result = run("read", "a.jsonl", "--explain", "e9")
    assert "line 1" in result.stderr
    assert "no event e9" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("read",), ("read", "a", "--format", "xml"), ("wrong",), ("read", "a", "--processes", "0")]
)
def test_wrong_usage_is_exit_code_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_one_bad_input_of_several_is_skipped_and_counted() -> None:
    Path("a.txt").write_text(GOOD)
    result = run("read", "missing.txt", "a.txt", "--format", "jsonl")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert "1 of 2 inputs skipped" in result.stderr


def test_a_failed_read_leaves_the_old_output() -> None:
    Path("a.md").write_text("old")
    assert run("read", "missing.txt", "-o", "a.md").exit_code == 4
    assert Path("a.md").read_text() == "old"


# ---------------------------------------------------------------- the lexicon

ENTRY = '[[frame]]\nevent = "ASSAULT"\nlemmas = ["zap"]\nexample = "Rebels zapped the base."\n'


def test_entries_of_ones_own_go_over_the_shipped_ones() -> None:
    Path("a.txt").write_text(GOOD)
    Path("mine.toml").write_text(ENTRY)
    Path("less.toml").write_text('disable = ["ASSAULT/zap.verb"]\n')
    result = run("read", "a.txt", "--format", "json", "--lexicon", "mine.toml", "--lexicon", "less.toml")
    names = json.loads(result.stdout)["made"]["settings"]["lexicon"].split(", ")
    assert [name.split(" sha256:")[0] for name in names] == ["mine.toml", "less.toml"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (None, "mine.toml: cannot be read (No such file or directory). Give the path of a lexicon file"),
        (
            f"{ENTRY}object = ['@boat']\n",
            "mine.toml, frame 1 (zap): no word class is called @boat. See lexicon/README.md",
        ),
        ("[[frame]\n", "mine.toml: this is not TOML (Expected ']]' at the end of an array declaration (at line 1"),
    ],
)
def test_a_bad_lexicon_is_one_line_and_leaves_the_old_output(text: str | None, line: str) -> None:
    Path("a.txt").write_text(GOOD)
    Path("r.jsonl").write_text("old")
    if text:
        Path("mine.toml").write_text(text)
    result = run("read", "a.txt", "-o", "r.jsonl", "--lexicon", "mine.toml")
    assert result.exit_code == 6
    assert result.stderr.startswith(f"dragoman: {line}")
    assert result.stderr.count("\n") == 1
    assert Path("r.jsonl").read_text() == "old"


@pytest.mark.parametrize(("faults", "code", "last"), [((), 0, "No fault found"), ((1,), 1, "1 fault found")])
def test_a_check_of_the_lexicon_says_what_there_is_and_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, faults: tuple[int, ...], code: int, last: str
) -> None:
    found = tuple(Fault("assault.toml, frame 3 (zap)", "its example triggers no entry: " + "x" * 200) for _ in faults)
    monkeypatch.setattr(checking, "check", lambda reader, files: Checked((Tally("ASSAULT", 2, 1234),), found))
    result = run("lexicon", "check")
    assert result.exit_code == code
    assert "ASSAULT" in result.stdout
    assert "1,234" in result.stdout
    assert result.stdout.splitlines()[-1] == last
    assert not found or f"assault.toml, frame 3 (zap): {found[0].what}\n" in result.stdout


# ---------------------------------------------------------------- bulk


def test_bulk_keeps_order_and_reports_bad_lines_by_number() -> None:
    lines = corpus(4).splitlines()
    Path("c.jsonl").write_text("\n".join([lines[0], "{", lines[1], '{"id": "x"}', "", lines[2], lines[3]]) + "\n")
    result = run("read", "c.jsonl", "--format", "jsonl", "-o", "r.jsonl")
    assert result.exit_code == 3
    assert "c.jsonl, line 2: this is not JSON" in result.stderr
    assert 'c.jsonl, line 4: there is no "text" in it' in result.stderr
    assert "2 of 6 inputs skipped" in result.stderr
    ids = [json.loads(line)["document"]["id"] for line in Path("r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert ids == ["d0", "d1", "d2", "d3"]


def test_a_run_that_was_cut_off_anywhere_resumes_to_the_same_bytes() -> None:
    lines = corpus(5).splitlines()
    Path("c.jsonl").write_text("\n".join([*lines[:2], "{", *lines[2:]]) + "\n")
    run("read", "c.jsonl", "-o", "whole.jsonl")
    whole = Path("whole.jsonl").read_bytes()
    for cut in (0, 10, len(whole) // 3, len(whole) // 2, len(whole) - 1, len(whole)):
        Path("r.jsonl").write_bytes(whole[:cut])
        result = run("read", "c.jsonl", "-o", "r.jsonl", "--resume")
        assert result.exit_code == 3, "the bad line is counted again"
        assert Path("r.jsonl").read_bytes() == whole


def test_an_interrupted_run_says_so_and_resumes(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("c.jsonl").write_text(corpus(5))
    monkeypatch.setattr(FakeReader, "limit", 2)
    result = run("read", "c.jsonl", "-o", "r.jsonl")
    assert (result.exit_code, "interrupted" in result.stderr) == (130, True)
    assert len(Path("r.jsonl").read_text().splitlines()) == 2
    monkeypatch.setattr(FakeReader, "limit", 10**9)
    assert run("read", "c.jsonl", "-o", "r.jsonl", "--resume").exit_code == 0
    assert len(Path("r.jsonl").read_text().splitlines()) == 5


def test_an_output_of_another_input_is_not_resumed() -> None:
    Path("c.jsonl").write_text(corpus(3))
    Path("other.jsonl").write_text(corpus(5).replace('"d', '"x'))
    run("read", "other.jsonl", "-o", "r.jsonl")
    before = Path("r.jsonl").read_bytes()
    result = run("read", "c.jsonl", "-o", "r.jsonl", "--resume")
    assert result.exit_code == 2
    assert Path("r.jsonl").read_bytes() == before
    Path("r.jsonl").write_text("".join(before.decode().splitlines(keepends=True)[:2]))
    assert "but the output's is x1" in run("read", "c.jsonl", "-o", "r.jsonl", "--resume").stderr


# ---------------------------------------------------------------- as a process


def _process(*arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    return subprocess.Popen(
        [sys.executable, "-m", "dragoman", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )


def test_help_is_quick_and_loads_neither_model_nor_pydantic() -> None:
    heavy = "{'spacy', 'pydantic', 'onnxruntime', 'rich', 'numpy'}"
    code = f"import sys; import dragoman.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        assert _process("--help").communicate()[0].startswith(b"Usage: dragoman")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3 * (4 if os.environ.get("CI") else 2), "0.3 s on an idle machine"


def test_a_reader_that_went_away_is_no_error() -> None:
    process = _process("schema")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.wait(30)
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_every_exit_code_and_option_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in [*main.commands.values(), *lexicon.commands.values()]:
        for option in command.params:
            names = [name for name in option.opts if name.startswith("--")]
            assert all(f"`{name}" in page for name in names), f"docs/cli.md does not tell of {names}"
    assert "`dragoman lexicon check`" in page
    assert "| 1 |" in page
    for code in (0, 2, 3, 4, 5, 6, 7, 130, 141):
        assert f"| {code} |" in page
        assert f"\n    {code:<5}" in run("read", "--help").stdout
