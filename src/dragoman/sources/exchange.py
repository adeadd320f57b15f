"""One request and its answer: what exactly does the server say?

Invariant: a body is held up to a bound, as sent and as unpacked, and no longer than the dial's deadline is it waited
for; no redirect is followed, nothing is sent but what is given here, and no proxy or password of the environment is used.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import hashlib
import ssl
import zlib
from dataclasses import dataclass, replace

import httpcore2
import httpx2

from dragoman.errors import FetchError
from dragoman.sources.dial import Dial

Headers = tuple[tuple[str, str], ...]
_SAVE = "Save the page as a file, and read that"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: `body` is unpacked, `asked` is the address that was asked for before any redirect."""

    asked: str
    url: str
    status: int
    reason: str
    headers: Headers
    body: bytes
    ip: str
    at: dt.datetime

    def header(self, name: str) -> str | None:
        """The first header of that name, in whatever case."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the body, as 64 hex digits."""
        return hashlib.sha256(self.body).hexdigest()


def ask(
    url: httpx2.URL, headers: Headers, *, dial: Dial, context: ssl.SSLContext | None, limit: int, cut: bool = False
) -> Answer:
    """GET `url` through `dial`. A body of more than `limit` bytes is an error, or with `cut` is cut there.

    Raises FetchError; `passing` where there was no whole answer.
    """
    source = str(url)
    always = (("Accept", "*/*"), ("Accept-Encoding", "gzip"), ("Connection", "close"))
    sent = [(name.encode("ascii"), value.encode("ascii")) for name, value in (*headers, *always)]
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    at = dt.datetime.now(dt.UTC)
    try:
        with (
            httpcore2.ConnectionPool(ssl_context=context, network_backend=dial, max_connections=1) as pool,
            pool.stream("GET", target, headers=sent) as got,
        ):
            said = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in got.headers)
            reason = got.extensions.get("reason_phrase", b"").decode("latin-1")
            answer = Answer(source, source, got.status, reason, said, b"", dial.reached, at)
            raw = _read(got, answer.header("Content-Length"), limit, cut=cut)
    except httpcore2.TimeoutException as error:
        raise FetchError("the server is too slow", source=source, do="Try again later", passing=True) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
        untrusted = isinstance(error.__context__, ssl.SSLCertVerificationError)
        do = _SAVE if untrusted else "Check the address and the network, or try again later"
        raise FetchError(f"no answer ({error})", source=source, do=do, passing=not untrusted) from error
    except FetchError as error:
        raise FetchError(error.what, source=source, do=error.do) from error
    coding = (answer.header("Content-Encoding") or "identity").strip().lower()
    return replace(answer, body=raw if coding == "identity" else _unpacked(raw, coding, limit, cut=cut, source=source))


def seconds_of(header: str | None, *, now: dt.datetime) -> float | None:
    """The seconds that a Retry-After header asks for: a number of them, or a date; none where it says neither."""
    if header is None:
        return None
    if header.strip().isdecimal():
        return float(header.strip()[:9])
    try:
        until = email.utils.parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(dt.UTC) - now).total_seconds())


def _read(got: httpcore2.Response, length: str | None, limit: int, *, cut: bool) -> bytes:
    raw = bytearray()
    too_large = not cut and length is not None and length.isdecimal() and int(length[:18]) > limit
    if not too_large:
        for part in got.iter_stream():
            raw += part
            if len(raw) > limit:
                too_large = not cut
                break
    if too_large:
        raise FetchError(f"the page has more than {limit / 1e6:.0f} MB", do=_SAVE)
    return bytes(raw[:limit])


def _unpacked(raw: bytes, coding: str, limit: int, *, cut: bool, source: str) -> bytes:
    """The body behind its Content-Encoding: gzip, which alone was asked for."""
    if coding not in ("gzip", "x-gzip"):
        raise FetchError(f'the page is packed as "{coding[:40]}", which was not asked for', source=source, do=_SAVE)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(raw, limit + 1)
    except zlib.error as error:
        raise FetchError(f"the page cannot be unpacked ({error})", source=source, do=_SAVE) from error
    if cut:
        return body[:limit]
    if len(body) > limit:
        raise FetchError(f"the page unpacks to more than {limit / 1e6:.0f} MB", source=source, do=_SAVE)
    if raw and not unpacker.eof:
        raise FetchError("the page cannot be unpacked: its end is missing", source=source, do=_SAVE, passing=True)
    return body
