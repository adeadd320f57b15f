"""A desk on every backend: the same promises hold on SQLite and on a real PostgreSQL server, started for the tests."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.desk import Desk

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The folder of a PostgreSQL server's socket; skipped where there is no server to start."""
    pytest.importorskip("psycopg", reason="no psycopg: pip install 'dragoman[postgres]'")
    if not _BINARIES:
        pytest.skip("no PostgreSQL server: apt-get install postgresql")
    as_root = os.geteuid() == 0
    if as_root and "postgres" not in {user.pw_name for user in pwd.getpwall()}:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    user = "postgres" if as_root else None
    where = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path may have 107 bytes
    if user:
        shutil.chown(where, user)
    binaries, data = _BINARIES[-1].parent, where / "data"

    def call(program: str, *arguments: str) -> None:
        command = [str(binaries / program), *arguments]
        subprocess.run(command, check=True, user=user, cwd=where, capture_output=True, timeout=60)

    call("initdb", "-D", str(data), "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {where} -c listen_addresses='' -c fsync=off"
    call("pg_ctl", "-D", str(data), "-o", options, "-l", str(where / "log"), "-w", "start")
    yield str(where)
    call("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    shutil.rmtree(where)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a desk that is not there yet, on each backend in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.db")
    import psycopg

    folder, name = request.getfixturevalue("server"), f"desk{abs(hash(tmp_path))}"
    with psycopg.connect(host=folder, user="desk", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"postgresql://desk@/{name}?host={folder}"


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    """An empty desk, on each backend in turn."""
    with Desk(url) as one:
        yield one
