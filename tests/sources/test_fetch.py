"""Pages of the public internet, from a site on loopback that tries everything."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from dragoman.errors import FetchError, SettingError
from dragoman.sources import limits
from dragoman.sources.exchange import Answer, seconds_of
from dragoman.sources.fetch import Fetcher
from dragoman.sources.pace import Pace
from dragoman.sources.urls import web_address
from tests.sources.server import HOST, PAGE, Handler, drip, fetcher, serving


def refused(site_url: str, **options: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher(**options).get(site_url)
    assert caught.value.do
    return caught.value


def test_a_page_comes_with_what_the_server_says_of_it() -> None:
    with serving({"/a": (200, {"ETag": '"1"', "Content-Type": "text/html; charset=utf-8"}, PAGE)}) as site:
        answer = fetcher().get(site.url("/a#part"))
    assert (answer.body, answer.status, answer.ip, answer.url) == (PAGE, 200, "127.0.0.1", site.url("/a"))
    assert answer.header("etag") == '"1"'
    assert len(answer.sha256) == 64


def test_who_asks_is_said() -> None:
    with serving({"/a": PAGE}) as site:
        fetcher(contact="desk@example.org").get(site.url("/a"))
    assert site.headers("/a")["User-Agent"].startswith("Dragoman/")
    assert site.headers("/a")["User-Agent"].endswith(" (+desk@example.org)")
    assert {"Cookie", "Authorization", "Referer"}.isdisjoint(site.headers("/a"))
    with pytest.raises(SettingError):
        Fetcher(contact="me\r\nX-Other: 1")


@pytest.mark.parametrize(
    "url",
    [
        *(
            "file:///etc/passwd",
            "ftp://news.example/a",
            "gopher://news.example",
            "javascript:alert(1)",
            "data:text/html,a",
        ),
        *("//news.example/a", "news.example/a", "http:///a", "http://", "", "http://a\n.example/", "http://[::1", "\0"),
        *(
            "http://news.example:99999/",
            "http://user:secret@news.example/",
            "http://news.example/" + "a" * limits.MAX_URL,
        ),
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        web_address(url)
    assert caught.value.do
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.0.0.1", "localhost", "localhost.", "[::1]", "[::ffff:127.0.0.1]", "0"],
)
def test_a_fetcher_as_it_comes_does_not_reach_this_machine(host: str) -> None:
    with (
        serving({"/a": PAGE}) as site,
        pytest.raises(FetchError, match=r"no public address|there is no host|no answer"),
    ):
        Fetcher(pace=Pace(0), wait_first=0.01).get(site.url("/a", host))
    assert site.asked == []


def test_the_environment_does_not_change_what_is_reached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text(f"machine {HOST} login me password secret\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving({"/a": PAGE}) as site, serving({}) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url(""))
        fetcher().get(site.url("/a"))
    assert proxy.asked == []
    assert "Authorization" not in site.headers("/a")


def test_a_name_that_stands_for_public_and_other_addresses_is_refused() -> None:
    with serving({"/a": PAGE}) as site:
        for addresses in (["127.0.0.1", "10.0.0.1"], ["10.0.0.1", "127.0.0.1"], ["127.0.0.1"] * 9 + ["::1"]):
            error = refused(site.url("/a"), resolve=lambda host, port, found=addresses: found)
            assert "no public address" in error.what
            assert not error.passing
    assert site.asked == []


def test_the_address_that_was_checked_is_the_one_that_is_connected_to() -> None:
    """A name that changes between check and connection (rebinding) gains nothing: it is resolved once for each."""
    answers = [["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"]]
    with serving({"/a": PAGE, "/b": PAGE}) as site:
        agent = fetcher(resolve=lambda host, port: answers.pop(0))
        agent.get(site.url("/a"))  # robots.txt and the page: a look-up each
        assert len(answers) == 1
        with pytest.raises(FetchError, match=r"stands for 127\.0\.0\.2, which is no public address"):
            agent.get(site.url("/b"))
    assert site.pages == ["/a"]


def test_another_address_is_tried_where_one_does_not_answer() -> None:
    with serving({"/a": PAGE}) as site:
        agent = fetcher(
            resolve=lambda host, port: ["127.0.0.9", "127.0.0.1"], allowed=lambda address: address[:4] == "127."
        )
        assert agent.get(site.url("/a")).ip == "127.0.0.1"


def test_redirects_are_followed() -> None:
    with serving({"/b": PAGE}) as site:
        site.routes["/a"] = (301, {"Location": "/b#x"}, b"")
        answer = fetcher().get(site.url("/a"))
    assert (answer.asked, answer.url, answer.body) == (site.url("/a"), site.url("/b"), PAGE)


@pytest.mark.parametrize(
    "to",
    [
        "http://127.0.0.2:{port}/b",
        "http://[::1]:{port}/b",
        "file:///etc/passwd",
        "//10.0.0.1/b",
        "ftp://a/b",
    ],
)
def test_redirects_to_what_may_not_be_fetched_are_refused(to: str) -> None:
    with serving({"/b": PAGE}) as site:
        site.routes["/a"] = (302, {"Location": to.format(port=site.port)}, b"")
        assert not refused(site.url("/a")).passing
    assert site.pages == ["/a"]


def test_redirects_end() -> None:
    with serving({"/a": (302, {"Location": "/a"}, b"")}) as site:
        assert "redirects more than 5 times" in refused(site.url("/a")).what
    assert len(site.pages) == limits.MAX_REDIRECTS + 1


def test_an_endless_page_is_cut_off_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.fetch.MAX_FETCHED", 1_000_000)

    def endless(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        drip(b"a" * 100_000, every=0, seconds=5)(handler)

    with serving({"/a": endless, "/b": (200, {"Content-Length": "99999999999"}, b"a")}) as site:
        for path in ("/a", "/b"):
            error = refused(site.url(path))
            assert "more than 1 MB" in error.what
            assert not error.passing


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X-More: 1\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
        (b"", b""),
    ],
    ids=["body", "chunks", "headers", "hints", "silence"],
)
def test_a_server_that_drips_is_let_go(start: bytes, piece: bytes) -> None:
    def dripping(handler: Handler) -> None:
        handler.wfile.write(start)
        drip(piece, every=0.05, seconds=3)(handler)

    with serving({"/robots.txt": b"User-agent: *", "/a": dripping}) as site:
        agent = fetcher(seconds=0.3, wait_first=0)
        began = time.monotonic()
        with pytest.raises(FetchError, match=r"too slow|no answer") as caught:
            agent.get(site.url("/a"))
        assert time.monotonic() - began < 0.3 * limits.TRIES + 1
    assert caught.value.passing


def test_a_look_up_that_hangs_is_not_waited_for() -> None:
    hang = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        hang.wait(5)
        return ["127.0.0.1"]

    began = time.monotonic()
    error = refused("http://news.example/", resolve=slow, seconds=0.2)
    hang.set()
    assert error.passing
    assert time.monotonic() - began < 2


def test_bombs_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.sources.fetch.MAX_FETCHED", 1_000_000)
    bomb = gzip.compress(b"a" * 50_000_000)
    with serving(
        {"/a": (200, {"Content-Encoding": "gzip"}, bomb), "/robots.txt": (200, {"Content-Encoding": "gzip"}, bomb)}
    ) as site:
        assert "unpacks to more than 1 MB" in refused(site.url("/a")).what


def test_packed_pages_are_unpacked_and_only_as_asked_for() -> None:
    routes = {
        "/gzip": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
        "/cut": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)[:-9]),
        "/no": (200, {"Content-Encoding": "gzip"}, PAGE),
        "/deflate": (200, {"Content-Encoding": "deflate"}, zlib.compress(PAGE)),
        "/twice": (200, {"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(PAGE))),
    }
    with serving(dict(routes)) as site:
        assert fetcher().get(site.url("/gzip")).body == PAGE
        assert site.headers("/gzip")["Accept-Encoding"] == "gzip"
        for path in ("/cut", "/no", "/deflate", "/twice"):
            assert "packed" in refused(site.url(path)).what


def test_an_unchanged_page_is_not_sent_again() -> None:
    def once(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == '"1"' and handler.headers.get("If-Modified-Since") == "yesterday"
        handler.send_response(304 if same else 200)
        handler.send_header("ETag", '"1"')
        handler.end_headers()
        if not same:
            handler.wfile.write(PAGE)

    with serving({"/a": once, "/b": (304, {}, b"")}) as site:
        assert fetcher().get(site.url("/a")).status == 200
        assert fetcher().get(site.url("/a"), etag='"1"', modified="yesterday").status == 304
        assert refused(site.url("/b")).status == 304  # nobody asked whether it changed


def test_failures_that_may_pass_are_tried_again_and_others_are_not() -> None:
    answers = [503, 429, 200]

    def busy(handler: Handler) -> None:
        handler.send_response(answers.pop(0))
        handler.end_headers()
        handler.wfile.write(PAGE)

    with serving({"/busy": busy, "/down": (500, {}, b"down"), "/empty": b" \n"}) as site:
        assert fetcher().get(site.url("/busy")).body == PAGE
        assert refused(site.url("/down")).passing
        assert (refused(site.url("/gone")).status, refused(site.url("/gone")).passing) == (404, False)
        assert "empty" in refused(site.url("/empty")).what
    assert [site.pages.count(path) for path in ("/busy", "/down", "/empty")] == [3, limits.TRIES, 1]


def test_a_server_that_wants_to_be_left_alone_is() -> None:
    with serving({"/a": (429, {"Retry-After": "3600"}, b"")}) as site:
        error = refused(site.url("/a"))
    assert (error.wait, error.passing) == (3600, True)
    assert site.pages == ["/a"]
    with serving({"/a": (503, {"Retry-After": "0"}, b"")}) as site:
        refused(site.url("/a"))
    assert len(site.pages) == limits.TRIES


def test_retry_after_is_seconds_or_a_date() -> None:
    now = parsedate_to_datetime("Mon, 13 May 2024 10:00:00 GMT")
    assert seconds_of("120", now=now) == 120
    assert seconds_of("Mon, 13 May 2024 10:01:00 GMT", now=now) == 60
    assert seconds_of("Mon, 13 May 2024 09:00:00 GMT", now=now) == 0
    assert [seconds_of(text, now=now) for text in (None, "", "soon", "-1", "1e9")] == [None] * 5


def test_no_server_and_no_such_name() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no answer" in refused(f"http://news.example:{port}/").what

    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def offline(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    assert refused("http://news.example/", resolve=offline).passing
    assert "there is no host" in refused("http://nowhere.example/", resolve=unknown).what
    assert "there is no host" in refused("http://a..b/", resolve=lambda host, port: [host.encode("idna").decode()]).what
    assert "no address" in refused("http://nowhere.example/", resolve=lambda host, port: []).what


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02", b"HTTP/9.9 OK\r\n\r\n", b"<html>", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na"]
)
def test_what_is_not_http_is_no_answer(raw: bytes) -> None:
    with serving({"/a": drip(raw, every=0.1, seconds=0.05)}) as site:
        assert "no answer" in refused(site.url("/a")).what


def test_every_page_and_redirect_is_kept_but_no_failure() -> None:
    kept: list[Answer] = []
    with serving({"/b": PAGE, "/a": (302, {"Location": "/b"}, b"")}) as site:
        agent = fetcher(keep=kept.append)
        agent.get(site.url("/a"))
        with pytest.raises(FetchError):
            agent.get(site.url("/gone"))
    assert [(answer.url, answer.status) for answer in kept] == [(site.url("/a"), 302), (site.url("/b"), 200)]


def test_certificates_are_checked_against_the_name_that_was_asked_for(tmp_path: Path) -> None:
    """The connection goes to an address, the certificate is still that of the name."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl to make a certificate with")
    key, made = tmp_path / "key.pem", tmp_path / "made.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {made} -days 2 -subj /CN={HOST}"
    subprocess.run([*command.split(), "-addext", f"subjectAltName=DNS:{HOST}"], check=True, capture_output=True)
    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(made, key)
    with serving({"/a": PAGE}, context=server_side) as site:
        trusting = ssl.create_default_context(cafile=str(made))
        assert fetcher(context=trusting).get(f"https://{HOST}:{site.port}/a").body == PAGE
        for context, host in ((trusting, "other.example"), (None, HOST)):
            error = refused(f"https://{host}:{site.port}/a", context=context)
            assert "certificate" in error.what
            assert not error.passing
