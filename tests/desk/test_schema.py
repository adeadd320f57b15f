"""The tables: what the page says, what the scripts make, and what the first version left, are one."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, inspect

from dragoman.desk import Desk
from dragoman.desk.index import index
from dragoman.desk.schema import truth
from tests.desk.reports import report
from tests.show.reports import make_report

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_written_from_the_tables() -> None:
    spec = importlib.util.spec_from_file_location("fill_schema", DOCS / "fill_schema.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "schema.md").read_text(encoding="utf-8") == module.page(), "run: python docs/fill_schema.py"


def test_the_page_describes_what_a_desk_really_has(desk: Desk) -> None:
    page = (DOCS / "schema.md").read_text(encoding="utf-8")
    with desk.database.reading() as connection:
        found = inspect(connection)
        ours = [n for n in found.get_table_names() if not n.startswith(("documents_words", "alembic_"))]
        assert sorted(ours) == sorted(re.findall(r"^### `(\w+)`", page, re.MULTILINE))
        for name in ours:
            part = page.split(f"### `{name}`")[1].split("###")[0]
            assert [c["name"] for c in found.get_columns(name)] == re.findall(r"^\| `(\w+)`", part, re.MULTILINE)


def test_the_scripts_make_the_tables_that_the_program_knows(desk: Desk) -> None:
    both = MetaData()
    for metadata in (truth, index):
        for table in metadata.tables.values():
            table.to_metadata(both)
    with desk.database.reading() as connection:
        options = {"include_object": lambda thing, name, *_: not str(name).startswith("documents_words")}
        context = MigrationContext.configure(connection, opts=options)
        differing = [
            one for one in compare_metadata(context, both) if "comment" not in str(one)[:40]
        ]  # the page has them
        assert differing == []


def test_a_desk_of_the_first_version_opens_and_is_filled_anew(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    connection = sqlite3.connect(path)
    connection.executescript(Path(__file__).with_name("first_version.sql").read_text(encoding="utf-8"))
    connection.close()
    with Desk(path) as desk:
        assert [r.document.id for r in desk.reports()] == ["visit", "meeting"]
        assert desk.events(words="railway", event="CONSULT").count() == 1
        assert not desk.store(make_report()).new_reading
        assert desk.store(report("Russia met Iran again.", id="later")).new_document


def test_tables_of_another_form_are_derived_anew_when_opened(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Desk(path) as desk:
        desk.store(make_report())
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE settings SET value = 'older'")
        connection.execute("DROP TABLE participants")
        connection.execute("DELETE FROM gaps")
    connection.close()
    with Desk(path) as desk:
        assert len(desk.gaps()) == 1
        assert desk.events(actor="ARM").count() == 1
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
