"""Any place: a file, a folder, an address of the web."""

from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from dragoman.errors import FetchError, SourceError
from dragoman.report import Document
from dragoman.sources import LineError, Notes, documents_at, is_url
from dragoman.sources.warc_file import WarcFile
from tests.sources.archives import packed, page, record
from tests.sources.server import PAGE, TEXT, Route, Site, fetcher, serving
from tests.sources.test_zips import zipped


def titles(found: list[Document | LineError]) -> list[str]:
    return [one.text.split(".")[0] if isinstance(one, Document) else "wrong" for one in found]


def test_a_folder_is_read_sorted_with_all_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/B.md", "a.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{name}. {TEXT}")
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "c.jsonl").write_text('{"text": "c1. Envoys met."}\nnot JSON\n')
    (tmp_path / "d.warc.gz").write_bytes(packed([record(1, page(1).encode())]))
    (tmp_path / "e.zip").write_bytes(zipped({"x.txt": f"x. {TEXT}".encode()}))
    (tmp_path / "f.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "g.txt.gz").write_bytes(gzip.compress(f"g. {TEXT}".encode()))
    (tmp_path / "h.opml").write_text('<opml><outline xmlUrl="http://127.0.0.1:1/"/></opml>')
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    notes = Notes()
    found = list(documents_at(tmp_path, notes=notes))
    assert titles(found) == [
        "a/B",
        "a/c",
        "a",
        "b",
        "c1",
        "wrong",
        "The envoys of Norland met minister number 1 in Muscat on Monday, officials said",
        "x",
        "wrong",
        "g",
    ]
    assert notes.passed_over["not of a kind that is read"] == 4


def test_a_folder_or_file_with_nothing_in_it_is_said(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(SourceError) as caught:
            list(documents_at(place))
        assert caught.value.do


def test_each_document_comes_with_the_hash_of_its_bytes(tmp_path: Path) -> None:
    raw = f"a. {TEXT}".encode()
    lines = [b'{"text": "Envoys met."}\n', b'{"text": "They left."}']
    (tmp_path / "a.txt").write_bytes(raw)
    (tmp_path / "b.jsonl").write_bytes(b"".join(lines))
    (tmp_path / "c.warc").write_bytes(record(1, page(1).encode()))
    notes = Notes()
    hashes = [notes.sha256 for _ in documents_at(tmp_path, notes=notes)]
    assert hashes == [hashlib.sha256(part).hexdigest() for part in (raw, *lines, page(1).encode())]


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://a.example/b", True),
        ("file:///etc/passwd", True),
        ("ftp://a", True),
        ("a/b.txt", False),
        ("C:\\a.txt", False),
        ("C://a.txt", False),
        ("-", False),
        ("a:b", False),
    ],
)
def test_an_address_is_no_path(place: str, url: bool) -> None:
    assert is_url(place) is url


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://a.example/", "http://localhost/", "https://10.0.0.1/a.txt"]
)
def test_addresses_that_may_not_be_fetched_are_refused(place: str) -> None:
    with pytest.raises(FetchError):
        list(documents_at(place))


def at(site: Site, path: str, **options: str) -> list[Document | LineError]:
    return list(documents_at(site.url(path), fetcher=fetcher(), **options))  # type: ignore[arg-type]


def test_a_page_at_an_address_is_a_document() -> None:
    html = PAGE.replace(b"Envoys of", "Émissaires of".encode("cp1252"))
    with serving(
        {
            "/a": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, html),
            "/b.txt": (200, {"Content-Type": "text/plain"}, TEXT.encode()),
        }
    ) as site:
        site.routes["/old"] = (301, {"Location": "/a"}, b"")
        [one] = at(site, "/old", published="2024-05-14")
        assert isinstance(one, Document)
        assert one.text.startswith("Émissaires of Norland")
        assert (one.url, one.title, str(one.published.value)) == (site.url("/a"), "Envoys met", "2024-05-14")
        [two] = at(site, "/b.txt")
        assert isinstance(two, Document)
        assert two.text == TEXT


@pytest.mark.parametrize(
    ("path", "content_type", "body", "count"),
    [
        ("/a.jsonl", "application/octet-stream", b'{"text": "Envoys met."}\n' * 3, 3),
        ("/a.jsonl", "text/plain", b'{"text": "Envoys met."}\n' * 3, 3),
        ("/a", "application/x-ndjson", b'{"text": "Envoys met."}\n' * 3, 3),
        ("/a.warc", "application/octet-stream", record(1, page(1).encode()), 1),
        ("/a.warc.gz?x=1", "application/gzip", packed([record(1, page(1).encode())]), 1),
        ("/a", "application/x-zip-compressed", zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}), 2),
        ("/a", "", PAGE, 1),
        ("/a", "TEXT/HTML;charset=none", PAGE, 1),
    ],
)
def test_other_kinds_are_read_from_an_address_too(path: str, content_type: str, body: bytes, count: int) -> None:
    with serving({path: (200, {"Content-Type": content_type}, body)}) as site:
        found = at(site, path)
    assert [type(one) for one in found] == [Document] * count


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("image/png", b"\x89PNG\r\n"),
        ("application/pdf", b"%PDF-1.7"),
        ("application/json", b"{}"),
        ("text/css", b"a {}"),
    ],
)
def test_what_is_no_text_is_refused(content_type: str, body: bytes) -> None:
    with serving({"/a": (200, {"Content-Type": content_type}, body)}) as site, pytest.raises(SourceError) as caught:
        at(site, "/a")
    assert caught.value.do


FEED = f"""<rss version="2.0"><channel><title>Andes Wire</title>
<item><title>One</title><link>/1</link><description>{TEXT} One.</description>
<pubDate>Tue, 14 May 2024 10:00:00 GMT</pubDate></item>
<item><title>Two</title><link>/2</link><description>{TEXT} Two.</description></item>
<item><title>Three</title><link>/private/3</link><description>{TEXT} Three.</description></item>
<item><title>Four</title><link>/4.mp4</link></item>
<item><title>The envoys of Norland have no address</title></item>
</channel></rss>""".encode()
ROBOTS = b"User-agent: *\nDisallow: /private/"


def test_a_feed_at_an_address_is_read_with_its_articles() -> None:
    video_only: Route = (200, {"Content-Type": "video/mp4"}, b"\0")
    with serving({"/feed": FEED, "/1": PAGE, "/4.mp4": video_only, "/robots.txt": ROBOTS}) as site:
        notes = Notes()
        found = list(documents_at(site.url("/feed"), fetcher=fetcher(), notes=notes))
        one, gone, two, three, video, four, last = found
        assert isinstance(one, Document)
        assert (one.url, one.text, one.title, one.outlet) == (site.url("/1"), TEXT, "Envoys met", "Andes Wire")
        assert (str(one.published.value), one.published.basis) == ("2024-05-14", "feed")
        assert isinstance(gone, LineError)
        assert "404" in str(gone)
        assert isinstance(two, Document)
        assert two.text == f"{TEXT} Two."  # what the feed has of it
        assert isinstance(three, Document)
        assert three.text == f"{TEXT} Three."
        assert isinstance(video, LineError)
        assert isinstance(four, Document)
        assert four.text == "Four"
        assert isinstance(last, Document)
        assert notes.passed_over == {"article not allowed by robots.txt": 1}
        assert "/private/3" not in site.pages


def test_a_list_of_feeds_gives_them_all(tmp_path: Path) -> None:
    with serving({"/a": FEED, "/1": PAGE, "/2": PAGE}) as site:
        path = tmp_path / "mine.opml"
        path.write_text(f'<opml><outline xmlUrl="{site.url("/gone")}"/><outline xmlUrl="{site.url("/a")}"/></opml>')
        found = list(documents_at(path, fetcher=fetcher()))
    assert isinstance(found[0], LineError)
    assert "404" in str(found[0])
    assert sum(isinstance(one, Document) for one in found) == 5


def test_what_is_kept_is_read_again_with_the_same_documents(tmp_path: Path) -> None:
    """The circle: fetched, kept in WARC, and read from there."""
    path = tmp_path / "kept.warc.gz"
    body = gzip.compress(PAGE)
    with serving({"/a": (200, {"Content-Encoding": "gzip"}, body), "/b": (301, {"Location": "/a"}, b"")}) as site:
        with WarcFile(path) as file:
            notes = Notes()
            [live] = documents_at(site.url("/b"), fetcher=fetcher(keep=file.append), notes=notes)
            live_hash = notes.sha256
        [again] = documents_at(path, notes=notes)
    assert again == live
    assert notes.sha256 == live_hash == hashlib.sha256(PAGE).hexdigest()
