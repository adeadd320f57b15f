"""Headline, kicker, byline, dateline and captions in plain text."""

from __future__ import annotations

import pytest

from dragoman.sources import headline, layout

BODY = "\n\nEnvoys met in Muscat on Monday, officials said.\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Envoys meet in Muscat" + BODY, "Envoys meet in Muscat"),
        ("\n\nEnvoys meet in Muscat" + BODY, "Envoys meet in Muscat"),
        ("# Envoys meet in Muscat\nThey met on Monday.", "Envoys meet in Muscat"),
        ("ANALYSIS: What the envoys want" + BODY, "What the envoys want"),
        ("PHOTO: Envoy Haddad — Why the second visit?" + BODY, "Why the second visit?"),
        ("Who Fired First?" + BODY, "Who Fired First?"),
        ("Envoys meet in Muscat\nBy Nadia Farrow" + BODY, "Envoys meet in Muscat"),
    ],
)
def test_a_headline_is_found_where_it_stands(text: str, words: str) -> None:
    found = headline(text)
    assert found is not None
    assert text[slice(*found)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Envoys met in Muscat on Monday, officials said.\n\nThey will meet again.",
        "Envoys met in Muscat on Monday\nand talked for an hour.",
        "Geneva",
        "",
        "PHOTO: Envoy Haddad in Muscat" + BODY,
        "MUSCAT (Gulf Ledger) — Envoys met on Monday" + BODY,
        "word " * 40 + BODY,
    ],
)
def test_a_first_sentence_is_no_headline(text: str) -> None:
    assert headline(text) is None


def test_a_photo_kicker_holds_a_caption_and_its_words_stay() -> None:
    text = "PHOTO: Envoy Haddad — Why the second visit?" + BODY
    (image,) = layout(text).images
    assert image.span is not None
    assert (image.caption, text[image.span.start : image.span.end]) == ("Envoy Haddad", "Envoy Haddad")


@pytest.mark.parametrize(
    ("line", "authors", "outlet"),
    [
        ("By Nadia Farrow", ("Nadia Farrow",), None),
        ("By Nadia Farrow and Tom Oyelaran in Muscat", ("Nadia Farrow", "Tom Oyelaran"), None),
        ("By Nadia Farrow, Gulf Ledger", ("Nadia Farrow",), "Gulf Ledger"),
        ("by Staff Writer Nadia Farrow", ("Nadia Farrow",), None),
    ],
)
def test_a_byline_names_authors(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    found = layout(f"Envoys meet\n\n{line}{BODY}")
    assert (found.authors, found.outlet) == (authors, outlet)


def test_a_sentence_that_starts_with_by_is_no_byline() -> None:
    assert layout("By Monday the envoys had left Muscat for Aden, officials said.\n\nMore.").authors == ()


@pytest.mark.parametrize(
    ("start", "outlet"),
    [
        ("MUSCAT, May 14 (Gulf Ledger) — ", "Gulf Ledger"),
        ("LIMA, 19 November (Andes Wire) -- ", "Andes Wire"),
        ("DEN HAAG — ", None),
        ("AUSTIN, Texas (Wire) - ", "Wire"),
    ],
)
def test_a_dateline_names_the_outlet(start: str, outlet: str | None) -> None:
    text = f"{start}Envoys met on Monday.\n"
    found = layout(text)
    assert found.dateline is not None
    assert (text[slice(*found.dateline)], found.outlet) == (start, outlet)


@pytest.mark.parametrize(
    ("line", "status", "shows"),
    [
        ("Claimed image of a crowd in Aden:", "claimed", "a crowd in Aden"),
        ("Footage said to show tanks near Aden", "claimed", "tanks near Aden"),
        ("Unverified video showing soldiers on the road", "unverified", "soldiers on the road"),
        ("[Photo: Delegates leave the hall. N. Farrow/AFP]", "credited", "Delegates leave the hall. N. Farrow/AFP"),
    ],
)
def test_a_caption_line_is_an_image(line: str, status: str, shows: str) -> None:
    text = f"Envoys met in Muscat, officials said.\n\n{line}\n\nThey left."
    (image,) = layout(text).images
    assert (image.caption, image.status, image.shows) == (line, status, shows)
    assert image.span is not None
    assert text[image.span.start : image.span.end] == line


@pytest.mark.parametrize(
    "line", ["Photos from the scene showed two burnt cars.", "Images of the dead spread, and crowds gathered."]
)
def test_a_sentence_about_a_photo_is_no_caption(line: str) -> None:
    assert layout(f"Envoys met, officials said.\n\n{line}\n").images == ()


def test_one_long_line_is_laid_out_quickly() -> None:
    assert headline("A b, c (D) — " * 80_000) is None
