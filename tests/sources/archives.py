"""Web archives made for the tests: records in other programs' form, good ones and every kind of bad one."""

from __future__ import annotations

import gzip

HTML = "text/html"


def page(number: int, words: str = "", meta: str = "") -> str:
    """A page of its own, with characters that an encoding can get wrong, and `words` of the test's."""
    text = (
        f"The envoys of Norland met minister number {number} in Muscat on Monday, officials said. “It was a café talk,” "
        f"they said of the meeting. {words}"
    )
    return (
        f"<html><head><title>Envoys met minister {number}</title>{meta}</head>"
        f"<body><article><p>{text}</p><p>Talks are to go on for a week, they said.</p></article></body></html>"
    )


def record(
    number: int,
    body: bytes,
    content_type: str | None = HTML,
    *,
    kind: str = "response",
    status: str = "200 OK",
    headers: str = "",
) -> bytes:
    """One WARC record, not packed, of the page https://news.example/`number`."""
    if kind == "response":
        stated = f"Content-Type: {content_type}\r\n" if content_type else ""
        body = f"HTTP/1.1 {status}\r\n{stated}{headers}\r\n".encode() + body
        content_type = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
        f"WARC-Date: 2024-05-14T10:00:00Z\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def packed(records: list[bytes]) -> bytes:
    """Records as gzip members, one after the other, as crawlers write them."""
    return b"".join(gzip.compress(one, 6, mtime=0) for one in records)
