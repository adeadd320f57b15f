"""Adding: every document once, whatever happens; what fails is kept; near-duplicates are linked and counted once."""

from __future__ import annotations

import json
import multiprocessing
import random
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from dragoman.desk import Desk
from dragoman.desk.duplicates import mark_of
from dragoman.desk.inputs import inputs
from dragoman.report import Document, Report
from dragoman.sources import from_jsonl
from tests.desk.adding_process import QuickReader, main
from tests.desk.reports import document, report
from tests.desk.test_desk import contents

KILLS = 50
STORY = (
    "Russia met Iran in Tehran on Tuesday for talks on the railway that both have promised their merchants for years. "
    "Officials said the line would reach the port before winter. The ministers left without taking questions, and a "
    "communique is expected when the two delegations meet again in the spring to settle who is going to pay for it."
)


def lines(count: int, first: int = 0) -> str:
    records = (
        {
            "id": f"d{n}",
            "text": f"Russia met Iran. Case {n * 7919} of {n * 104729} was heard in room {n}.",
            "language": "en",
        }
        for n in range(first, first + count)
    )
    return "".join(json.dumps(record) + "\n" for record in records)


class Failing(QuickReader):
    """Fails on documents that name the weather."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        for one in documents:
            if "weather" in one.text:
                raise ZeroDivisionError("no weather")
            yield from super().pipe([one])


def test_the_same_command_twice_stores_nothing_more(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(lines(3))
    (tmp_path / "in" / "b.txt").write_text(STORY)
    paths = [str(tmp_path / "in")]
    assert [a.outcome for a in desk.add(inputs(paths), QuickReader())] == ["stored"] * 4
    before = contents(desk)

    class NoReader:
        def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
            for one in documents:
                raise AssertionError(f"{one.id} is read again")
            yield from ()

    assert [a.outcome for a in desk.add(inputs(paths), NoReader())] == ["known"] * 4
    assert contents(desk) == before


def test_documents_of_a_program_are_added_and_bad_lines_kept(desk: Desk) -> None:
    outcomes = [a.outcome for a in desk.add(from_jsonl([*lines(2).splitlines(), "{"]), QuickReader())]
    assert sorted(outcomes) == ["failed", "stored", "stored"]
    assert "line 3" in desk.failures()[0].source


def test_one_that_fails_stops_nothing_and_can_be_tried_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    bad = json.dumps({"id": "bad", "text": "Russia met Iran about the weather.", "language": "en"})
    path.write_text(lines(2) + bad + "\n{\n" + lines(2, 2))
    outcomes = [a.outcome for a in desk.add(inputs([str(path)]), Failing())]
    assert sorted(outcomes) == ["failed", "failed", "stored", "stored", "stored", "stored"]
    failed = {failure.error.split(":")[0]: failure for failure in desk.failures()}
    assert failed["ZeroDivisionError"].document is not None
    assert [a.outcome for a in desk.add(desk.retry(), Failing())].count("failed") == 2
    assert {failure.tries for failure in desk.failures()} == {2}
    path.write_text(lines(5))
    assert [a.outcome for a in desk.add(desk.retry(), QuickReader())].count("stored") == 2
    assert desk.failures() == []
    assert len(desk) == 6


def test_killed_at_random_moments_nothing_is_lost_and_nothing_stored_twice(tmp_path: Path) -> None:
    count = 600
    path, address, noted = tmp_path / "in.jsonl", tmp_path / "desk.db", tmp_path / "noted"
    path.write_text(lines(count))
    noted.touch()
    chance = random.Random(7)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.desk.adding_process"])
    arguments = (str(address), str(path), str(noted))
    for _ in range(KILLS):
        process = processes.Process(target=main, args=arguments)
        process.start()
        before = noted.stat().st_size
        if address.exists() and chance.random() < 0.7:  # wait until documents are stored; else kill in starting up
            while noted.stat().st_size == before and process.is_alive():
                time.sleep(0.002)
        time.sleep(chance.random() * 0.15)
        process.kill()
        process.join(30)
        check_killed(address, {line for line in noted.read_text().splitlines(keepends=True) if line.endswith("\n")})
    last = processes.Process(target=main, args=arguments)
    last.start()
    last.join(120)
    assert last.exitcode == 0
    with Desk(address) as desk:
        assert len(desk) == count
        found = contents(desk)
        desk.rebuild()
        assert contents(desk) == found


def check_killed(address: Path, acknowledged: set[str]) -> None:
    """What was acknowledged is there, once, and whole."""
    if not address.exists():
        return
    connection = sqlite3.connect(address)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        if connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'readings'").fetchone()[0]:
            stored = [row[0] for row in connection.execute("SELECT name FROM documents")]
            read = [row[0] for row in connection.execute("SELECT document_id FROM readings")]
            halves = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM events)"
            assert {line.strip() for line in acknowledged} <= set(stored)
            assert len(read) == len(set(read)) == len(stored) == len(set(stored))
            assert connection.execute(halves).fetchone() == (0,)
    finally:
        connection.close()


def test_two_runs_at_once_store_everything_once(url: str, tmp_path: Path) -> None:
    Desk(url).close()
    (tmp_path / "a.jsonl").write_text(lines(40))
    outcomes: list[str] = []

    def run() -> None:
        with Desk(url) as desk:
            outcomes.extend(a.outcome for a in desk.add(inputs([str(tmp_path / "a.jsonl")]), QuickReader()))

    runs = [threading.Thread(target=run) for _ in range(2)]
    for one in runs:
        one.start()
    for one in runs:
        one.join(60)
    assert (outcomes.count("stored"), len(outcomes)) == (40, 80)
    with Desk(url) as desk:
        assert len(desk) == 40


# ---------------------------------------------------------------- near-duplicates


def linked(desk: Desk) -> list[tuple[object, ...]]:
    """Of every link: document, of which, kind."""
    return [row[:3] for row in contents(desk)["links"]]


def test_a_copy_in_another_outlet_is_kept_linked_and_counted_once(desk: Desk) -> None:
    desk.store(report(STORY, outlet="The Caspian Post"))
    desk.store(report(STORY, id="d2", outlet="Baku Herald", url="https://herald.example/1"))
    assert len(desk) == 2
    assert linked(desk) == [(2, 1, "copy")]
    assert desk.events().count() == 2
    assert desk.events(counted=True).count() == 1
    assert [row["sources"] for row in desk.timeline()] == [1]


def test_a_corrected_dispatch_replaces_what_it_corrects(desk: Desk) -> None:
    desk.store(report(STORY, title="Railway talks"))
    longer = f"{STORY} {' '.join(f'Delegate {n} of chamber {n * 31} spoke.' for n in range(12))}"
    desk.store(report(longer, id="d2", title="ATTENTION - ADDS details ///", event="AGREE"))
    desk.store(report(f"{longer} Nothing more.", id="d3", title="ATTENTION - ADDS quotes ///", event="AGREE"))
    assert linked(desk) == [(2, 1, "replaces"), (3, 2, "replaces")]
    assert [row["document"] for row in desk.events(counted=True)] == ["d3"]


def test_other_stories_are_not_linked(desk: Desk) -> None:
    desk.store(report(STORY))
    desk.store(report("Russia met Iran in Tehran on Tuesday, and spoke of wheat, of pipes and of the sea.", id="d2"))
    other = report(STORY.replace("railway", "canal").split(". ")[0] + ".", id="d3", day="2025-06-18")
    desk.store(other)
    assert linked(desk) == []


@pytest.mark.parametrize(
    ("title", "text", "mark"),
    [
        ("ATTENTION - UPDATES toll ///", "", "UPDATES"),
        ("Talks end (ADDS details)", "", "ADDS"),
        ("1st lead Talks end", "", "1st lead"),
        ("UPDATE 2-Talks end", "", "UPDATE 2"),
        (None, "(Adds quotes)\nTalks ended.", "Adds"),
        ("CORRECTED: Talks end", "", "CORRECTED"),
        ("Iran updates its fleet", "It adds two ships.", None),
        ("Team takes the lead", "", None),
    ],
)
def test_marks_of_corrected_dispatches(title: str | None, text: str, mark: str | None) -> None:
    assert mark_of(title, text) == mark


def test_a_document_of_no_words_is_stored(desk: Desk) -> None:
    whole = report("Russia met Iran").model_copy(update={"document": document("…"), "events": [], "statements": []})
    desk.store(whole.model_copy(update={"actors": []}))
    assert len(desk) == 1
