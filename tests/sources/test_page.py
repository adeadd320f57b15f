"""HTML pages → Document."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from dragoman.errors import LanguageError, SourceError
from dragoman.sources import from_html, read_page

PAGE = """<!doctype html><html lang="en"><head><title>Envoys meet in Muscat - Gulf Ledger</title>
<meta property="og:site_name" content="Gulf Ledger"><meta name="author" content="Nadia Farrow">
<meta property="article:published_time" content="2024-05-14T09:12:00+04:00">
<link rel="canonical" href="https://gulfledger.example/2024/05/14/envoys"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Envoys meet in Muscat</h1>
<figure><img src="/hall.jpg" alt="hall"><figcaption>Purported photo of the hall in Muscat</figcaption></figure>
<p>Envoys from Oman and Yemen met in Muscat on Monday to discuss the exchange of prisoners, officials from both
governments said, in the first direct talks between the two sides since February.</p>
<p>The foreign minister said that the talks were serious and that a second round would follow within weeks. No details
of the agenda were released.</p>
<p>"We have agreed on the lists," he told reporters in the caf\u00e9 of the ministry.</p>
</article><footer>All rights reserved</footer></body></html>"""
LINKS = "".join(f'<li><a href="/{n}">Story {n} about the talks in Aden</a></li>' for n in range(30))


def test_the_page_says_its_title_date_outlet_authors_and_address() -> None:
    document = from_html(PAGE)
    assert document.title == "Envoys meet in Muscat"
    assert (document.published.value, document.published.basis) == (dt.date(2024, 5, 14), "page")
    assert (document.outlet, document.authors) == ("Gulf Ledger", ["Nadia Farrow"])
    assert document.url == "https://gulfledger.example/2024/05/14/envoys"


def test_the_text_is_the_article_in_paragraphs_without_its_heading() -> None:
    text = from_html(PAGE).text
    assert text.startswith("Envoys from Oman and Yemen met")
    assert text.count("\n\n") == 2
    assert "Home" not in text
    assert "All rights" not in text


def test_captions_stand_apart_with_their_status() -> None:
    (image,) = from_html(PAGE).images
    assert (image.caption, image.status, image.url) == ("Purported photo of the hall in Muscat", "claimed", "/hall.jpg")
    assert image.span is None


def test_the_raw_page_is_kept_with_its_hash() -> None:
    raw = PAGE.encode()
    page = read_page(raw)
    assert (page.raw, page.sha256) == (raw, hashlib.sha256(raw).hexdigest())


def test_what_the_caller_gives_goes_first() -> None:
    document = from_html(PAGE, published="2024-05-15", outlet="Other", title="T", id="x")
    assert (document.published.basis, document.outlet, document.title, document.id) == ("given", "Other", "T", "x")


def test_a_declared_encoding_is_read() -> None:
    raw = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("latin-1")
    assert "caf\u00e9" in from_html(raw).text


def test_a_page_that_states_no_date_has_none() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2024-05-14T09:12:00+04:00">', "")
    page = page.replace("2024/05/14/", "")
    assert from_html(page).published.basis == "unknown"


def test_a_date_in_the_future_is_the_pages_mistake() -> None:
    assert from_html(PAGE.replace("2024-05-14T", "2924-05-14T").replace("2024/05/14/", "")).published.value is None


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        '<html><body><nav><a href="/">Home</a> <a href="/a">About us</a></nav></body></html>',
        "<html><body><p>Log in to continue</p></body></html>",
        f"<html><body><ul>{LINKS}</ul></body></html>",
        "",
    ],
)
def test_a_page_without_an_article_is_an_error(page: str) -> None:
    with pytest.raises(SourceError, match=r"p\.html: no article was found"):
        from_html(page, source="p.html")


def test_a_page_in_another_language_is_an_error() -> None:
    words = "Le ministre des affaires étrangères est arrivé à Paris mardi pour des entretiens avec son homologue. " * 5
    with pytest.raises(LanguageError, match="French"):
        from_html(f"<html><body><article><p>{words}</p></article></body></html>")
