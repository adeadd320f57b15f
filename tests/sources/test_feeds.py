"""RSS, Atom and OPML: what they tell of articles, and what they may not do."""

from __future__ import annotations

import io
import itertools
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.report import Document
from dragoman.sources import LineError, documents
from dragoman.sources.feeds import Feed, entry_document, read_feed
from dragoman.sources.fragments import fragment_text
from dragoman.sources.limits import MAX_ENTRIES, MAX_FEED
from dragoman.sources.opml import feeds_in

TEXT = "Envoys of Norland met the foreign minister in Muscat on Monday, officials said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Andes Wire &amp; Co</title><link>https://andes.example/</link><ttl>60</ttl>
<item><title>Envoys met</title><link>https://andes.example/1</link><guid>tag:1</guid>
<pubDate>Tue, 14 May 2024 23:30:00 -0500</pubDate><dc:creator>Ana Ruiz</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>“Talks</p><script>alert(1)</script>
go on,” they <b>said</b>.<br>So it is.]]></content:encoded></item>
<item><title>Only a title on the envoys of Norland</title><link>javascript:alert(1)</link></item>
<item><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description><link>/relative</link></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Wire</title>
<entry><id>urn:1</id><title>Envoys met</title><link href="https://andes.example/1"/><updated>2024-05-14T01:00:00+09:00</updated>
<author><name>Ana Ruiz</name></author><summary>{TEXT}</summary></entry></feed>""".encode()


def feed(raw: bytes, **known: str) -> Feed:
    return read_feed(raw, source="a.xml", **known)


def test_an_rss_entry_is_a_document_with_what_the_feed_says_of_it() -> None:
    found = feed(RSS, url="https://andes.example/feed")
    assert (found.title, found.seconds) == ("Andes Wire & Co", 3600)
    first = entry_document(found.entries[0], source="a.xml")
    assert first.text == f"{TEXT}\n\n“Talks\n\ngo on,” they said.\nSo it is."
    assert (first.title, first.url, first.outlet) == ("Envoys met", "https://andes.example/1", "Andes Wire & Co")
    assert first.authors == ["Ana Ruiz"]
    assert (str(first.published.value), first.published.basis) == ("2024-05-14", "feed")  # as written, not in UTC
    second, third = (entry_document(entry, source="a.xml") for entry in found.entries[1:])
    assert (second.text, second.title, second.url) == ("Only a title on the envoys of Norland", None, None)
    assert (third.text, third.url) == (TEXT, "https://andes.example/relative")
    assert third.published.basis == "unknown"


def test_an_atom_entry_is_a_document() -> None:
    [entry] = feed(ATOM).entries
    document = entry_document(entry, source="a.xml")
    assert (document.text, document.title, document.outlet) == (TEXT, "Envoys met", "Andes Wire")
    assert str(document.published.value) == "2024-05-14"


def test_a_feed_in_a_file_gives_what_it_has_of_its_articles() -> None:
    found = list(documents(io.BytesIO(RSS), "a.rss", published="2024-01-01"))
    assert [type(one) for one in found] == [Document] * 3
    assert [str(one.published.value) for one in found if isinstance(one, Document)] == [
        "2024-05-14",
        "2024-01-01",
        "2024-01-01",
    ]


def test_an_entry_that_cannot_be_read_does_not_stop_the_others() -> None:
    empty = b"<item><guid>x</guid></item>"
    raw = RSS.replace(b"<item>", empty + b"<item>", 1)
    found = list(documents(io.BytesIO(raw), "a.rss"))
    assert [type(one) for one in found] == [LineError, Document, Document, Document]
    assert "a.rss, entry 1" in str(found[0])


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Tue, 14 May 2024 10:00:00 GMT", "2024-05-14"),
        ("2024-05-14T10:00:00Z", "2024-05-14"),
        ("2024-05-14", "2024-05-14"),
        ("Tue, 14 May 2999 10:00:00 GMT", "None"),
        ("yesterday", "None"),
        ("Tue, 99 May 2024 10:00:00 GMT", "None"),
        ("", "None"),
    ],
)
def test_dates_are_those_that_the_feed_states(date: str, day: str) -> None:
    raw = ATOM.replace(b"2024-05-14T01:00:00+09:00", date.encode())
    assert str(feed(raw).entries[0].published.value) == day


def test_an_entry_keeps_its_key_until_the_feed_says_that_it_changed() -> None:
    key = feed(ATOM).entries[0].key
    assert feed(ATOM.replace(TEXT.encode(), b"Other words, with an advertisement.")).entries[0].key == key
    assert feed(ATOM.replace(b"Envoys met", b"Envoys met: 3 dead")).entries[0].key != key
    assert feed(ATOM.replace(b"2024-05-14T01", b"2024-05-14T02")).entries[0].key != key


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251", "iso-8859-1"])
def test_feeds_are_read_in_their_own_encoding(encoding: str) -> None:
    text = RSS.decode().replace("utf-8", encoding).replace("“", '"').replace("”", '"')
    assert len(feed(text.encode(encoding)).entries) == 3


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    assert len(feed(RSS.replace(b"&amp;", b"&").replace(b"</channel></rss>", b"")).entries) == 3


@pytest.mark.parametrize("raw", [b"", b"Envoys met.", b"<html><body>Hi</body></html>", b"\0\1\2", b"<!--" * 9])
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError, match="no RSS or Atom feed"):
        feed(raw)


def test_a_feed_is_bounded() -> None:
    with pytest.raises(SourceError, match="5 MB"):
        feed(b"a" * (MAX_FEED + 1))
    many = RSS.replace(b"</channel>", b"<item><title>a</title></item>" * MAX_ENTRIES + b"</channel>")
    assert len(feed(many).entries) == MAX_ENTRIES


def bomb(use: str, encoding: str) -> bytes:
    """Ten entities of ten of the one before: ten thousand million words."""
    names = "abcdefghijk"
    grown = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in itertools.pairwise(names))
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "word ">{grown}]>{use}'
    return text.encode(encoding)


def quadratic(use: str, encoding: str) -> bytes:
    """One long entity, used very often."""
    used = use.replace("&k;", "&k;" * 20_000)
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY k "{"word " * 20_000}">]>{used}'
    return text.encode(encoding)


Maker = Callable[[str, str], bytes]
FEED_USE = (
    '<rss version="2.0"><channel><title>&k;</title><item><title>&k;</title><link>&k;</link></item></channel></rss>'
)


@pytest.mark.parametrize("make", [bomb, quadratic])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_do_not_grow_in_a_feed(make: Maker, encoding: str) -> None:
    raw = make(FEED_USE, encoding)
    began = time.monotonic()
    for entry in feed(raw).entries:
        assert len(entry.text) + len(entry.title or "") < 200_000
    assert time.monotonic() - began < 10


def test_a_feed_does_not_open_what_it_names(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    raw = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY k SYSTEM "file://{secret}">]>{FEED_USE}'.encode()
    assert "the secret" not in repr(feed(raw))
    assert "the secret" not in repr(list(documents(io.BytesIO(str(secret).encode()), "a.txt")))
    with pytest.raises(SourceError):
        feed(str(secret).encode())  # a name of a file is not opened either


OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="A" xmlUrl="https://a.example/feed"/>
<outline text="B" xmlurl=" https://b.example/rss?x=1&amp;y=2 "/></outline>
<outline text="again" xmlUrl="https://a.example/feed"/><outline text="no" xmlUrl="file:///etc/passwd"/>
<outline text="page" htmlUrl="https://c.example/"/></body></opml>"""


def test_opml_lists_feeds() -> None:
    assert feeds_in(OPML, source="a.opml") == ["https://a.example/feed", "https://b.example/rss?x=1&y=2"]
    assert len(feeds_in(OPML.replace(b"&amp;y", b"&y"), source="a.opml")) == 2  # as careless programs write it


@pytest.mark.parametrize(
    "raw",
    [b"", b"no xml", b"<opml/>", b"<opml>" * 1000, b"<rss/>", b"a" * (MAX_FEED + 1)],
    ids=lambda raw: repr(raw[:9]),
)
def test_what_lists_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        feeds_in(raw, source="a.opml")
    assert caught.value.do


@pytest.mark.parametrize("make", [bomb, quadratic])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "use", ['<opml><outline xmlUrl="https://a.example/&k;"/></opml>', "<opml><outline>&k;</outline></opml>"]
)
def test_entities_do_not_grow_in_opml(make: Maker, encoding: str, use: str) -> None:
    began = time.monotonic()
    with pytest.raises(SourceError):
        feeds_in(make(use, encoding), source="a.opml")
    assert time.monotonic() - began < 5


def test_opml_from_a_stream_fetches_nothing() -> None:
    with pytest.raises(SourceError, match="list of feeds"):
        list(documents(io.BytesIO(OPML)))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Plain words\nin two lines.", "Plain words in two lines."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("<p>One.</p>\n<p>Two &amp; three.</p>", "One.\n\nTwo & three."),
        ("a<b>b</b>c<i> d</i>", "abc d"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>Dead<td>12</table>", "Dead 12"),
        ("<div><p>a</p>b<p>c</p></div>", "a\n\nb\n\nc"),
        ("a<script>b<b>c</b></script>d<style>e</style><!-- f -->g<?h?>i", "adgi"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("&lt;b&gt;", "<b>"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_a_piece_of_html_says(html: str, text: str) -> None:
    assert fragment_text(html) == text


def test_deep_and_wide_html_is_read_in_time() -> None:
    began = time.monotonic()
    for html in ("<div>" * 200_000 + "a", "<p>a" * 100_000, "<" * 300_000, "&amp;" * 300_000, "<b>a</b>" * 100_000):
        fragment_text(html)
    assert time.monotonic() - began < 20
