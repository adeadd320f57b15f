"""Plain text → Document."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import SettingError, SourceError
from dragoman.report import Image
from dragoman.sources import MAX_BYTES, content_id, decode, from_text

TEXT = "Ministers from Oman and Yemen met in Muscat on Monday to talk about the exchange of prisoners."


def test_the_text_is_the_input_but_for_line_ends() -> None:
    document = from_text("  One.\r\nTwo.\rThree.\u2028 \t\n", language="en")
    assert document.text == "  One.\nTwo.\nThree.\u2028 \t\n"


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_keeps_its_characters(text: str) -> None:
    assert from_text(text, language="en").text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_the_id_is_given_or_a_hash_of_title_and_text() -> None:
    assert from_text(TEXT, id="x-1").id == "x-1"
    assert from_text(TEXT).id == content_id(None, TEXT)
    assert from_text(TEXT).id.startswith("sha256:")
    assert len(from_text(TEXT).id) == len("sha256:") + 16
    assert from_text(TEXT, title="Talks").id != from_text(TEXT).id


def test_a_title_is_kept_apart_unless_the_text_opens_with_it() -> None:
    assert from_text(TEXT, title="Talks in Muscat").title == "Talks in Muscat"
    document = from_text(f"Talks in Muscat\n\n{TEXT}", title="Talks in Muscat")
    assert document.title is None
    assert document.text.startswith("Talks in Muscat\n")


def test_a_date_is_given_or_unknown() -> None:
    assert from_text(TEXT).published.basis == "unknown"
    published = from_text(TEXT, published="2016-06-22").published
    assert (published.value, published.basis) == (dt.date(2016, 6, 22), "given")


def test_what_the_caller_gives_goes_before_what_the_text_says() -> None:
    text = f"By Nadia Farrow\n\nMUSCAT (Gulf Ledger) — {TEXT}"
    assert (from_text(text).outlet, from_text(text).authors) == ("Gulf Ledger", ["Nadia Farrow"])
    document = from_text(text, outlet="Other", authors=["A B"], images=[Image(caption="A hall")])
    assert (document.outlet, document.authors, len(document.images)) == ("Other", ["A B"], 1)


@pytest.mark.parametrize("text", ["", " ", "\n\t \r\n", "\u00a0\u2003"])
def test_text_without_text_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="no text"):
        from_text(text, source="empty.txt")


@pytest.mark.parametrize("text", ["Geneva", "😀", "\u200f\u202bGeneva\u202c", "😀 talks 🕊️ \u200f"])
def test_a_word_emoji_and_direction_marks_are_text(text: str) -> None:
    assert from_text(text).text == text


def test_half_a_character_and_a_nul_are_errors() -> None:
    with pytest.raises(SourceError, match="half a character"):
        from_text("Talks \ud83d failed")
    with pytest.raises(SourceError, match="NUL character at 5"):
        from_text("Talks\0")


def test_twenty_megabytes_are_too_much_for_one_report() -> None:
    with pytest.raises(SourceError, match=r"big\.txt: 20 MB is more.*JSON Lines"):
        decode(b"a" * MAX_BYTES, source="big.txt")
    with pytest.raises(SourceError, match="20 MB"):
        from_text("a" * MAX_BYTES)


def test_bytes_that_are_not_utf8_are_named_with_their_place() -> None:
    with pytest.raises(SourceError, match=r"old\.txt: this is not UTF-8: byte 0xe9 at position 9, line 2.*iconv"):
        decode("One.\nCaf\u00e9 talks.".encode("latin-1").replace(b"Caf\xe9", b"Talk\xe9"), source="old.txt")


def test_a_byte_order_mark_is_left_out() -> None:
    assert decode(b"\xef\xbb\xbfTalks") == "Talks"


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "office document"),
        (b"\x89PNG\r\n", "PNG"),
        ("Talks".encode("utf-16"), "UTF-16"),
        (b"abc\0def", "binary file .a NUL byte at 3"),
    ],
)
def test_binary_input_is_named_for_what_it_is(raw: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        decode(raw, source="x")


def test_a_setting_error_names_its_input() -> None:
    with pytest.raises(SettingError, match=r'a\.txt: the publication date "yesterday" is no date\. Write it as'):
        from_text(TEXT, published="yesterday", source="a.txt")
