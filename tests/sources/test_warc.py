"""Web archives, broken in every way that they are found broken."""

from __future__ import annotations

import gzip
import io
import random
import time
import zlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources import LineError
from dragoman.sources.limits import MAX_BYTES
from dragoman.sources.notes import Notes
from dragoman.sources.records import Broken, records
from dragoman.sources.warc import from_warc
from tests.sources.archives import packed, page, record

ENCODINGS = {  # name for Python: what a server or page calls it
    "utf-8": "utf-8",
    "cp1252": "iso-8859-1",
    "utf-16": "utf-16",
    "cp1251": "windows-1251",
    "shift_jis": "Shift_JIS",
    "gb18030": "gb2312",
}
WORDS = {"cp1251": "Москва", "shift_jis": "東京", "gb18030": "北京"}


def read(raw: bytes, notes: Notes | None = None, **options: str) -> list[Document | LineError]:
    return list(from_warc(io.BytesIO(raw), source="a.warc", notes=notes, **options))  # type: ignore[arg-type]


def encoded(number: int, name: str, *, declared: str) -> bytes:
    """A page in an encoding that the server ("header"), its own markup ("meta") or nobody declares."""
    meta = f'<meta charset="{ENCODINGS[name]}">' if declared == "meta" else ""
    text = page(number, WORDS.get(name, ""), meta)
    if name not in ("utf-8", "utf-16", "cp1252"):
        text = text.replace("“", '"').replace("”", '"').replace("é", "e")
    stated = f'text/html; charset="{ENCODINGS[name]}"' if declared == "header" else "text/html"
    return record(number, text.encode(name), stated)


def numbers(found: list[Document | LineError]) -> list[int]:
    return [int((one.url or "").rsplit("/", 1)[1]) for one in found if isinstance(one, Document)]


def test_a_thousand_pages_are_read_without_stopping() -> None:
    """The bar: mixed encodings, broken records, and what is not HTML, in one packed archive."""
    chance = random.Random(7)
    names = sorted(ENCODINGS)
    parts, good, passed_over, broken = list[bytes](), list[int](), Counter[str](), 0
    parts.append(gzip.compress(record(0, b"software: none", "application/warc-fields", kind="warcinfo")))
    for number in range(1, 1_001):
        name = names[number % len(names)]
        whole = encoded(number, name, declared=chance.choice(("header", "meta")) if name != "utf-16" else "nobody")
        before = record(number, b"GET / HTTP/1.1\r\n\r\n", "application/http", kind="request")
        parts.append(gzip.compress(before))
        if number % 10 != 5:
            parts.append(gzip.compress(whole))
            good.append(number)
            continue
        match number // 10 % 8:
            case 0:
                parts.append(gzip.compress(record(number, b"%PDF-1.4", "application/pdf")))
                passed_over["not HTML"] += 1
            case 1:
                parts.append(gzip.compress(record(number, b"moved", status="301 Moved")))
                passed_over["not status 200"] += 1
            case 2:
                parts.append(gzip.compress(whole)[:-40])
                broken += 1
            case 3:
                parts.append(bytes(chance.randbytes(500)))
                broken += 1
            case 4:
                parts.append(gzip.compress(whole.replace(b"Content-Length: ", b"Content-Length: 9")))
                broken += 1
            case 5:
                parts.append(gzip.compress(record(number, whole, headers="Content-Encoding: gzip\r\n")))
                broken += 1
            case 6:
                parts.append(gzip.compress(record(number, b"<html><body>Nothing here</body></html>")))
                broken += 1
            case _:
                parts.append(gzip.compress(whole.replace(b"WARC/1.0", b"WRAC/1.0")))
                broken += 1
    notes = Notes()
    found = read(b"".join(parts), notes)
    assert numbers(found) == good
    assert sum(isinstance(one, LineError) for one in found) == broken
    passed_over.update({"request record": 1_000, "warcinfo record": 1})
    assert notes.passed_over == passed_over
    for one in found:
        if isinstance(one, Document):
            assert "\N{REPLACEMENT CHARACTER}" not in one.text
            assert ("café talk" in one.text) or any(word in one.text for word in WORDS.values())


@pytest.mark.parametrize("name", sorted(ENCODINGS))
@pytest.mark.parametrize("declared", ["header", "meta"])
def test_pages_are_read_in_the_encoding_that_they_declare(name: str, declared: str) -> None:
    if name == "utf-16" and declared == "meta":
        pytest.skip("ASCII markup cannot declare it; its byte order mark does")
    [document] = read(encoded(1, name, declared=declared))
    assert isinstance(document, Document)
    assert WORDS.get(name, "“It was a café talk,”") in document.text


def test_a_page_that_declares_another_encoding_than_it_has_is_read_all_the_same() -> None:
    for stated in ("text/html; charset=utf-8", "text/html; charset=none-such", "text/html; charset=zlib", "text/html"):
        [document] = read(record(1, page(1).encode("cp1252"), stated))
        assert isinstance(document, Document)
        assert "officials said." in document.text


def test_a_page_says_where_it_comes_from() -> None:
    body = page(1, meta='<meta property="article:published_time" content="2024-05-13T10:00:00Z">').encode()
    notes = Notes()
    [document] = read(record(1, body, "text/html; charset=utf-8"), notes, published="2024-01-01")
    assert isinstance(document, Document)
    assert (document.url, document.title) == ("https://news.example/1", "Envoys met minister 1")
    assert (str(document.published.value), document.published.basis) == ("2024-05-13", "page")
    assert notes.sha256 is not None
    [document] = read(record(1, page(1).encode()), published="2024-01-01")
    assert isinstance(document, Document)
    assert (str(document.published.value), document.published.basis) == ("2024-01-01", "given")


def test_bodies_are_unpacked_as_the_server_sent_them() -> None:
    body = page(1).encode()
    small = gzip.compress(body)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(small), small)
    for raw, headers in (
        (small, "Content-Encoding: gzip\r\n"),
        (chunked, "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        (zlib.compress(body), "Content-Encoding: deflate\r\n"),
        (body, "X-Crawler-Content-Encoding: gzip\r\n"),
    ):
        assert numbers(read(record(1, raw, headers=headers))) == [1], headers


def test_resource_records_are_pages_too() -> None:
    assert numbers(read(record(1, page(1).encode(), "text/html", kind="resource"))) == [1]
    assert read(record(1, page(1).encode(), "text/plain", kind="resource")) == []


GOOD = [record(number, page(number).encode()) for number in range(5)]


@pytest.mark.parametrize("form", ["packed", "one member", "plain"])
@pytest.mark.parametrize(
    ("bad", "lost"),
    [
        (GOOD[2][:-150], {2}),
        (b"junk " * 50, {2}),
        (GOOD[2].replace(b"WARC/1.0", b"HTTP/1.1"), {2}),
        (GOOD[2].replace(b"Content-Length", b"Content-Size"), {2}),
        (GOOD[2].replace(b"Content-Length: ", b"Content-Length: -"), {2}),
        (GOOD[2].replace(b"Content-Length: ", b"Content-Length: 9"), {2}),
        (GOOD[2].replace(b"Content-Length: ", b"Content-Length: 99999999999"), {2}),
        (GOOD[2].replace(b"\r\n\r\n", b"\r\n", 1).replace(b"\r\n\r\n", b"\r\n"), {2}),
    ],
    ids=["torn", "junk", "no record", "no length", "negative", "too long", "huge", "no end of headers"],
)
def test_a_broken_record_costs_itself_alone(bad: bytes, lost: set[int], form: str) -> None:
    parts = [*GOOD[:2], bad, *GOOD[3:]]
    raw = {"packed": packed(parts), "plain": b"".join(parts), "one member": gzip.compress(b"".join(parts))}[form]
    found = read(raw)
    assert numbers(found) == [0, 1, 3, 4]
    assert sum(isinstance(one, LineError) for one in found) == 1


@pytest.mark.parametrize("cut", [1, 9, 10, 100])
def test_a_packed_file_that_ends_early_gives_what_is_whole(cut: int) -> None:
    found = read(packed(GOOD)[:-cut])
    assert numbers(found)[:4] == [0, 1, 2, 3]
    assert isinstance(found[-1], LineError)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_stops_the_reading_or_harms_what_stands_before_it(data: st.DataObject) -> None:
    parts = [gzip.compress(one, mtime=0) for one in GOOD] if data.draw(st.booleans()) else GOOD
    raw = bytearray(b"".join(parts))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at : at + data.draw(st.integers(0, 300))] = data.draw(st.binary(max_size=300))
    found = [one for one in records(io.BytesIO(bytes(raw))) if not isinstance(one, Broken)]
    ends = [sum(map(len, parts[: n + 1])) for n in range(len(parts))]
    before = sum(end <= at for end in ends)
    assert [one.rstrip() for one in found][:before] == [one.rstrip() for one in GOOD[:before]]
    assert len(found) >= before


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([b"\x1f\x8b\x08\0", b"WARC/1.0\r\n", b"\r\n", b"Content-Length: 5", b"a", GOOD[0][:300]]))
)
def test_nothing_that_looks_like_an_archive_is_more_than_broken(parts: list[bytes]) -> None:
    assert all(isinstance(one, bytes | Broken) for one in records(io.BytesIO(b"".join(parts))))


def test_no_archive_at_all() -> None:
    assert read(b"") == []
    [error] = read(b"<html>" + b"Envoys met. " * 99)
    assert isinstance(error, LineError)
    assert isinstance(error.error, SourceError)
    assert error.error.do


def test_a_bomb_is_passed_over_in_little_memory_and_time() -> None:
    bomb = gzip.compress(record(2, b"a" * 300_000_000))
    inner = record(3, gzip.compress(b"a" * 2 * MAX_BYTES), headers="Content-Encoding: gzip\r\n")
    began = time.monotonic()
    found = read(packed(GOOD[:2]) + bomb + packed([inner, GOOD[4]]))
    assert numbers(found) == [0, 1, 4]
    assert [one.number for one in found if isinstance(one, LineError)] == [3, 4]
    assert time.monotonic() - began < 20


def test_what_only_looks_packed_costs_little() -> None:
    began = time.monotonic()
    assert len(list(records(io.BytesIO(b"\x1f\x8b\x08\x00" * 500_000)))) == 1
    assert time.monotonic() - began < 20
