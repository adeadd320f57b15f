"""Pages kept in WARC: whole, whatever happens to who writes them."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from dragoman.errors import DataError, SettingError
from dragoman.sources.exchange import Answer, Headers
from dragoman.sources.warc_file import WarcFile
from tests.sources.server import PAGE

AT = dt.datetime(2024, 5, 14, 10, 30, tzinfo=dt.UTC)


def answer(number: int = 0, body: bytes = PAGE, headers: Headers = (("Content-Type", "text/html"),)) -> Answer:
    url = f"https://news.example/{number}"
    return Answer(url, url, 200, "OK", headers, body, "192.0.2.1", AT)


def records(path: Path) -> list[Any]:
    """(type, address, body, digest is right) of every record, as another program reads it."""
    found = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests=True):
            body = record.content_stream().read()
            headers = record.rec_headers
            found.append((record.rec_type, headers.get_header("WARC-Target-URI"), body, record.digest_checker.passed))
    return found


def test_a_page_is_kept_with_its_hash_and_where_it_came_from(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    sent = (
        ("Content-Type", "text/html"),
        ("content-encoding", "gzip"),
        ("Content-Length", "7"),
        ("X-Odd", "caf\xe9 ✓"),
    )
    with WarcFile(path) as file:
        file.append(answer(1, headers=sent))
    with path.open("rb") as raw:
        [info, page] = [
            (dict(r.rec_headers.headers), r.http_headers, r.content_stream().read()) for r in ArchiveIterator(raw)
        ]
    assert (info[0]["WARC-Type"], info[0]["WARC-Filename"]) == ("warcinfo", "a.warc.gz")
    headers, http, body = page
    assert body == PAGE
    assert headers["WARC-Target-URI"] == "https://news.example/1"
    assert (headers["WARC-Date"], headers["WARC-IP-Address"]) == ("2024-05-14T10:30:00Z", "192.0.2.1")
    assert headers["WARC-Payload-Digest"] == f"sha256:{hashlib.sha256(PAGE).hexdigest()}"
    assert (http.get_statuscode(), http.get_header("content-length")) == ("200", str(len(PAGE)))
    assert http.get_header("X-Crawler-content-encoding") == "gzip"
    assert http.get_header("content-encoding") is None


def test_records_are_added_and_found_at_their_offset(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    for number in range(3):
        with WarcFile(path) as file:
            offset = file.append(answer(number))
    assert [kind for kind, *_ in records(path)] == ["warcinfo", "response", "response", "response"]
    assert all(right is not False for *_, right in records(path))
    assert b"https://news.example/2" in gzip.decompress(path.read_bytes()[offset:])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(1, 2_000), zeros=st.integers(0, 3_000))
def test_a_torn_end_is_cut_off_and_nothing_whole_is_lost(tmp_path: Path, cut: int, zeros: int) -> None:
    """Wherever the last write stopped, and if the disk grew the file before it had the bytes."""
    path = tmp_path / f"{cut}-{zeros}.warc.gz"
    path.unlink(missing_ok=True)
    with WarcFile(path) as file:
        file.append(answer(1))
        whole = file.append(answer(2))
    raw = path.read_bytes()
    torn = raw[: max(whole, len(raw) - cut)] + b"\0" * zeros
    path.write_bytes(torn)
    still_whole = torn.startswith(raw)  # a record ends with zeros
    with WarcFile(path) as file:
        assert file.append(answer(3)) == (len(raw) if still_whole else whole)
    numbers = [1, 2, 3] if still_whole else [1, 3]
    assert [url for _, url, *_ in records(path)][1:] == [f"https://news.example/{n}" for n in numbers]


@pytest.mark.parametrize("zeros", [0, 2, 500])
def test_a_header_that_is_torn_anywhere_is_cut_off(tmp_path: Path, zeros: int) -> None:
    path = tmp_path / "a.warc.gz"
    with WarcFile(path) as file:
        file.append(answer(1))
        whole = file.append(answer(2))
    raw = path.read_bytes()
    for left in range(40):
        path.write_bytes(raw[: whole + left] + b"\0" * zeros)
        with WarcFile(path) as file:
            assert file.append(answer(3)) == whole


@pytest.mark.parametrize("left", range(40))
def test_a_file_whose_first_record_is_torn_starts_anew(tmp_path: Path, left: int) -> None:
    path = tmp_path / "a.warc.gz"
    with WarcFile(path) as file:
        file.append(answer(1))
    os.truncate(path, left)
    with WarcFile(path) as file:
        file.append(answer(2))
    assert [url for _, url, *_ in records(path)] == [None, "https://news.example/2"]


def test_a_page_that_looks_like_a_record_does_not_move_the_end(tmp_path: Path) -> None:
    inner = tmp_path / "inner.warc.gz"
    with WarcFile(inner) as file:
        file.append(answer(9))
    path = tmp_path / "a.warc.gz"
    with WarcFile(path) as file:
        file.append(answer(1))
        start = file.append(answer(2, body=os.urandom(70_000) + inner.read_bytes() + os.urandom(70_000)))
    os.truncate(path, path.stat().st_size - 1_000)
    with WarcFile(path) as file:
        assert file.append(answer(3)) == start


@pytest.mark.parametrize("content", [b"My notes.\n" * 9, gzip.compress(b"My notes.\n" * 99), b"\x1f\x8b\x08\x00" * 20])
def test_a_file_that_is_something_else_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with WarcFile(path) as file, pytest.raises(DataError, match="byte 0"):
        file.append(answer())
    assert path.read_bytes() == content


def test_damage_before_the_end_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    with WarcFile(path) as file:
        file.append(answer(1))
        second = file.append(answer(2))
        file.append(answer(3))
    raw = bytearray(path.read_bytes())
    raw[second : second + 4] = b"oops"
    path.write_bytes(raw)
    with WarcFile(path) as file, pytest.raises(DataError, match=f"byte {second}"):
        file.append(answer(4))
    assert path.read_bytes() == bytes(raw)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="pages cannot be kept here"):
        WarcFile(tmp_path / "missing" / "a.warc.gz")


def _limited(path: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
    kept = 0
    with WarcFile(path) as file:
        try:
            while True:
                file.append(answer(kept, body=os.urandom(9_000)))
                kept += 1
        except SettingError:
            sys.exit(kept)


def test_a_full_disk_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    process = multiprocessing.get_context("spawn").Process(target=_limited, args=(str(path),))
    process.start()
    process.join()
    assert process.exitcode == 10  # of 9,000 bytes that do not pack, and a header each, so many fit
    with WarcFile(path) as file:
        file.append(answer(10))
    assert [url for _, url, *_ in records(path)][1:] == [f"https://news.example/{n}" for n in range(11)]


_WRITER = """
import sys
from tests.sources.test_warc_file import WarcFile, answer, os
with WarcFile(sys.argv[1]) as file:
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + int(sys.argv[3])):
        file.append(answer(number, body=os.urandom(50_000)))
        print(number, flush=True)
"""


def _writer(path: Path, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(first), str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def test_a_killed_writer_loses_nothing_that_it_said_was_kept(tmp_path: Path) -> None:
    path, said = tmp_path / "a.warc.gz", list[int]()
    for turn in range(5):
        process = _writer(path, turn * 10_000, 10_000)
        assert process.stdout
        said.append(int(process.stdout.readline()))
        time.sleep(0.02 + turn * 0.013)
        process.kill()
        said.extend(int(line) for line in process.stdout.read().split("\n")[:-1])
        process.wait()
        process.stdout.close()
    with WarcFile(path) as file:
        file.append(answer(99_999))
    kept = records(path)
    assert {url for _, url, *_ in kept} >= {f"https://news.example/{n}" for n in [*said, 99_999]}
    assert len({url for _, url, *_ in kept}) == len(kept)
    assert all(right is not False for *_, right in kept)


def test_two_writers_do_not_mix_their_records(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    writers = [_writer(path, first, 30) for first in (0, 100)]
    for process in writers:
        process.communicate()
    kept = records(path)
    assert sorted(int(url.rsplit("/", 1)[1]) for _, url, *_ in kept[1:]) == [*range(30), *range(100, 130)]
    assert all(right is not False for *_, right in kept)
