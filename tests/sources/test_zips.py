"""Zip files: read without unpacking anything to disk, and not read where they are bombs."""

from __future__ import annotations

import contextlib
import io
import struct
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources import LineError, Notes, documents
from tests.sources.archives import packed, page, record

TEXT = "Envoys of Norland met the foreign minister in Muscat on Monday, officials said. "


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(raw: bytes, notes: Notes | None = None) -> list[Document | LineError]:
    return list(documents(io.BytesIO(raw), "a.zip", notes=notes))


def refused(raw: bytes) -> str:
    with pytest.raises(SourceError) as caught:
        read(raw)
    assert caught.value.do
    return str(caught.value)


def test_members_are_read_by_their_suffix_in_the_order_of_their_names() -> None:
    notes = Notes()
    found = read(
        zipped(
            {
                "b/2.txt": f"Second. {TEXT}".encode(),
                "b/1.jsonl": b'{"id": "x", "text": "Envoys met."}\n{}\n',
                "a.html": page(1).encode(),
                "c.warc.gz": packed([record(5, page(5).encode())]),
                "photo.jpg": b"\xff\xd8",
                "z.txt": b"\xff bad",
                "empty/": b"",
            }
        ),
        notes,
    )
    assert [one.text[:9] if isinstance(one, Document) else str(one)[:20] for one in found] == [
        "The envoy",
        "Envoys me",
        "a.zip/b/1.jsonl, lin",
        "Second. E",
        "The envoy",
        "a.zip/z.txt: this is",
    ]
    assert notes.passed_over == {"not of a kind that is read": 1}


def test_of_a_wacz_the_archives_are_read() -> None:
    archive = packed([record(0, b"x", "text/plain", kind="resource"), record(1, page(1).encode())])
    content = {"datapackage.json": b"{}", "archive/data.warc.gz": archive, "pages/pages.jsonl": b'{"text": "no"}\n'}
    found = list(documents(io.BytesIO(zipped(content, zipfile.ZIP_STORED)), "crawl.wacz"))
    assert [one.url for one in found if isinstance(one, Document)] == ["https://news.example/1"]
    assert len(found) == 1


def test_names_are_names_and_no_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["../../up.txt", "/etc/root.txt", "C:\\win.txt", "a/../../b.txt"]
    found = read(zipped({name: TEXT.encode() for name in names}))
    assert [type(one) for one in found] == [Document] * len(names)
    assert list(tmp_path.iterdir()) == []


def test_a_bomb_is_refused_before_anything_is_unpacked() -> None:
    began = time.monotonic()
    assert "200 times" in refused(zipped({"a.txt": b"a" * 50_000_000}))
    assert time.monotonic() - began < 5


def test_members_that_share_their_bytes_are_counted_together() -> None:
    """A directory that names one member many times: each packs well, all of them are a bomb."""
    one = zipped({"0.txt": (TEXT * 30_000).encode()})
    end = one.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", one, end + 16)[0]
    entry = one[start:end]
    many = b"".join(entry.replace(b"0.txt", f"{n % 10}.txt".encode()) for n in range(500))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 500, 500, len(many), start, 0)
    assert "200 times" in refused(one[:start] + many + tail)


def test_a_member_gives_no_more_than_the_directory_says() -> None:
    raw = bytearray(zipped({"a.txt": (TEXT * 1_000).encode()}))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = struct.pack("<I", 100)
    [one] = read(bytes(raw))
    assert isinstance(one, LineError)
    assert "damaged" in str(one)


def test_a_directory_that_does_not_fit_in_memory_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.zips.MAX_DIRECTORY", 1_000)
    many = {f"{n}.txt": TEXT.encode() for n in range(100)}
    assert "its directory" in refused(zipped(many))
    raw = zipped({"a.txt": TEXT.encode()})
    end = raw.rindex(b"PK\x05\x06")
    large = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 10**15, 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    tail = raw[end : end + 12] + b"\xff" * 8 + raw[end + 20 :]
    assert "its directory" in refused(raw[:end] + large + locator + tail)


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.zips.MAX_MEMBERS", 9)
    assert "members" in refused(zipped({f"{n}.txt": TEXT.encode() for n in range(10)}))


def test_what_is_in_no_way_readable_is_said() -> None:
    assert "office document" in refused(zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}))
    assert "nothing to read" in refused(zipped({"a.jpg": b"x"}))
    assert "nothing to read" in refused(zipped({}))
    assert "damaged" in refused(b"PK\x03\x04" + b"x" * 100)
    assert "damaged" in refused(zipped({"a.txt": TEXT.encode()})[:-30])
    inner = zipped({"a.txt": TEXT.encode()})
    [one] = read(zipped({"inner.zip": inner}))
    assert "within a zip file" in str(one)


def test_members_that_are_locked_or_packed_oddly_do_not_stop_the_others() -> None:
    raw = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    found = read(bytes(raw))
    assert [type(one) for one in found] == [LineError, Document]
    assert "password" in str(found[0])
    [one] = read(zipped({"a.txt": TEXT.encode()}, zipfile.ZIP_LZMA))
    assert "packed in a way" in str(one)


def test_a_pipe_is_no_place_for_a_zip_file() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    with pytest.raises(SourceError, match="a pipe has none"):
        list(documents(Pipe(zipped({"a.txt": TEXT.encode()})), kind="zip"))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_is_more_than_an_error(data: st.DataObject) -> None:
    raw = bytearray(zipped({"a.txt": TEXT.encode(), "b.txt": (TEXT * 50).encode(), "c.jsonl": b'{"text": "Hi."}\n'}))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    with contextlib.suppress(SourceError):
        assert all(isinstance(one, Document | LineError) for one in read(bytes(raw)))
