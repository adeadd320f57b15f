"""The store: documents once, readings for ever, tables that follow from them; the same on every backend."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from dragoman.desk import Desk
from dragoman.desk.identity import canonical_url
from dragoman.desk.index import index
from dragoman.desk.schema import readings
from dragoman.errors import DataError, SettingError
from tests.desk.reports import document, report
from tests.show.reports import make_report

MEETING = "Russia met Iran in Tehran on Tuesday."


def contents(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Every derived table, whole."""

    def rows(connection: Connection, name: str) -> list[tuple[object, ...]]:
        table = index.tables[name]
        return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]

    with desk.database.reading() as connection:
        return {name: rows(connection, name) for name in sorted(index.tables)}


def test_a_report_comes_back_as_it_went_in(desk: Desk) -> None:
    whole = make_report()
    stored = desk.store(whole)
    assert (stored.new_document, stored.new_reading) == (True, True)
    assert list(desk.reports()) == [whole]


def test_every_kind_of_finding_has_its_rows(desk: Desk) -> None:
    whole = make_report().model_copy(update={"times": []})
    desk.store(whole)
    tables = contents(desk)
    kinds = ("actors", "posts", "places", "statements", "events", "gaps", "relations", "reasons")
    assert {kind: len(tables[kind]) for kind in kinds} == {kind: len(getattr(whole, kind)) for kind in kinds}
    assert len(tables["participants"]) == sum(len(e.actors) + len(e.recipients) for e in whole.events)


def test_the_same_document_and_reading_are_stored_once(desk: Desk) -> None:
    desk.store(report(MEETING))
    again = desk.store(report(MEETING, id="another name"))
    assert (again.new_document, again.new_reading) == (False, False)
    assert len(desk) == 1
    assert document(MEETING) in desk
    assert document(MEETING, outlet="The Caspian Post") not in desk


def test_a_newer_model_keeps_the_old_reading_and_lists_what_changed(desk: Desk) -> None:
    old = report(MEETING, gap=True)
    new = report(MEETING, event="AGREE", place="Tehran", model="ba9876543210")
    desk.store(old)
    assert desk.store(new).new_reading
    assert desk.readings("d1") == [old, new]
    assert list(desk.reports()) == [new]
    found = {(change.change, change.kind) for change in desk.revisions("d1")}
    assert found == {("revised", "events"), ("withdrawn", "gaps"), ("added", "places")}
    revised = next(change for change in desk.revisions("d1") if change.change == "revised")
    assert (revised.before["event"], revised.after["event"], revised.words) == ("CONSULT", "AGREE", "met")
    assert len(contents(desk)["events"]) == 1


def test_tables_built_anew_are_the_same(desk: Desk) -> None:
    for n in range(5):
        desk.store(report(f"{MEETING} It was report {n}.", id=f"d{n}", day=f"2025-03-1{n}", gap=n == 2))
    desk.store(make_report())
    before = contents(desk)
    seen: list[int] = []
    desk.rebuild(lambda: seen.append(1))
    assert contents(desk) == before
    assert len(seen) == 6


def test_a_desk_is_the_same_when_opened_again(url: str) -> None:
    with Desk(url) as desk:
        desk.store(report(MEETING))
        version = desk.version()
    with Desk(url) as desk:
        assert list(desk.reports()) == [report(MEETING)]
        assert desk.version() == version


def test_a_snapshot_does_not_depend_on_the_order_of_storing(url: str, tmp_path: Path) -> None:
    one, two = report(MEETING), report(f"{MEETING} Nobody else came.", id="d2")
    with Desk(url) as desk, Desk(tmp_path / "other.db") as other:
        desk.store(one)
        desk.store(two)
        other.store(two)
        assert other.version().content != desk.version().content
        other.store(one)
        assert other.version() == desk.version()
        assert desk.version().programs == ("dragoman 1 (model 0123456789ab)",)


def test_two_writers_and_a_reader_at_once(url: str) -> None:
    Desk(url).close()
    errors: list[BaseException] = []

    def write(first: int) -> None:
        try:
            with Desk(url) as desk:
                for n in range(first, first + 30):
                    desk.store(report(f"Russia met Iran for the {n} time; nothing like {n * 7919} before.", id=f"d{n}"))
                    assert len(list(desk.reports())) >= 1
        except BaseException as error:
            errors.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 15)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    assert errors == []
    with Desk(url) as desk:
        assert len(desk) == 45
        before = contents(desk)
        desk.rebuild()
        assert contents(desk) == before


def test_what_fails_leaves_nothing_half_stored(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is on fire")

    monkeypatch.setattr("dragoman.desk.episodes.assign", fail)
    with pytest.raises(OSError, match="fire"):
        desk.store(report(MEETING))
    monkeypatch.undo()
    assert len(desk) == 0
    assert all(rows == [] for rows in contents(desk).values())
    assert desk.store(report(MEETING)).new_document


def test_a_reader_is_not_kept_waiting_by_a_writer(url: str) -> None:
    with Desk(url) as desk, Desk(url) as other:
        desk.store(report(MEETING))
        with desk.database.writing() as connection:
            connection.execute(readings.update().values(version="not committed"))
            assert list(other.reports()) == [report(MEETING)]


def test_bad_desks_are_refused_with_their_name(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such desk"):
        Desk(tmp_path / "none.db", create=False)
    (tmp_path / "text.db").write_text("This is a text, and no database at all. " * 100)
    with pytest.raises(DataError, match=r"text\.db: the database says: file is not a database"):
        Desk(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE stamps (id)")
    connection.close()
    with pytest.raises(DataError, match=r"other\.db: this database is no desk"):
        Desk(tmp_path / "other.db")
    with pytest.raises(SettingError, match="no address of a desk"):
        Desk("mysql://somewhere/desk")
    with Desk(tmp_path / "desk.db") as desk, pytest.raises(SettingError, match="no document has this id"):
        desk.readings("d1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTTP://News.example:80/a/?utm_source=x&b=2&a=1#top", "https://news.example/a?a=1&b=2"),
        ("https://news.example/", "http://news.example"),
    ],
)
def test_one_page_has_one_canonical_address(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(
    "other", ["https://news.example/A", "https://news.example/a?page=2", "https://news.example:8080/a"]
)
def test_another_page_has_another(other: str) -> None:
    assert canonical_url("https://news.example/a") != canonical_url(other)


@pytest.mark.parametrize("odd", ["", "not an address", "http://[bad", "mailto:x@y.example"])
def test_an_address_that_is_none_stays(odd: str) -> None:
    assert canonical_url(odd) == odd
