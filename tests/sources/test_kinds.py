"""What an input is."""

from __future__ import annotations

import time

import pytest

from dragoman.sources import KINDS, kind_of
from dragoman.sources.kinds import SUFFIXES

RSS = b'<?xml version="1.0"?>\n<!-- made daily -->\n<?xml-stylesheet href="a"?>\n<rss version="2.0">'
OLD = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://a.example/rss.dtd" [<!ENTITY a "b">]> <rss version="0.91">'


@pytest.mark.parametrize(
    ("name", "start", "kind"),
    [
        ("a.txt", b"<html>", "text"),
        ("a.HTM", b"", "html"),
        ("a.jsonl.gz", b"", "jsonl"),
        ("CC-NEWS-20240514-00001.warc.gz", b"\x1f\x8b", "warc"),
        ("crawl.wacz", b"", "zip"),
        ("a.xml", RSS, "feed"),
        ("a.xml", b'<opml version="2.0">', "opml"),
        ("-", b"\xef\xbb\xbf <!-- x -->\n<!DOCTYPE html>", "html"),
        ("-", b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "a">', "html"),
        ("-", b'{"id": 1, "text": "Hi."}\n{', "jsonl"),
        ("-", b'{"text": "cut in the mid', "jsonl"),
        ("-", OLD, "feed"),
        ("-", b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("-", b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom">', "feed"),
        ("-", b'<rdf:RDF xmlns:rdf="a">', "feed"),
        ("-", b"WARC/1.1\r\nWARC-Type: warcinfo", "warc"),
        ("-", b"PK\x03\x04", "zip"),
        ("a", b"{Brackets} open this report.", "text"),
        ("a", b"<b>Envoys</b> met.", "text"),
        ("a", b"<rssfeed>", "text"),
    ],
)
def test_the_kind_follows_from_name_or_start(name: str, start: bytes, kind: str) -> None:
    assert kind_of(name, start) == kind


@pytest.mark.parametrize(
    "start", [b"<!-- -->", b"<!-- ", b"<? ?>", b"<!DOCTYPE a>", b" ", b"<!DOCTYPE a [", b"{" * 8, b"<"]
)
def test_the_worst_start_is_told_as_fast_as_any(start: bytes) -> None:
    began = time.monotonic()
    assert kind_of("-", (start * 4096)[:4096]) == "text"
    assert time.monotonic() - began < 1


def test_every_suffix_is_of_a_kind_that_can_be_said() -> None:
    assert {kind for kind in SUFFIXES.values() if kind} == set(KINDS)
