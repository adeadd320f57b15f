"""The characters of a page."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.sources.charsets import charset_in, page_text


@pytest.mark.parametrize(
    ("raw", "said", "text"),
    [
        ("“café”".encode(), None, "“café”"),
        ("“café”".encode("cp1252"), "ISO-8859-1", "“café”"),
        ("“café”".encode("cp1252"), "us-ascii", "“café”"),
        ("“café”".encode(), "ascii", "“café”"),  # which cannot be, for one of its bytes is none of Windows'
        ("①髙".encode("cp932"), "Shift_JIS", "①髙"),
        ("镕".encode("gbk"), "gb2312", "镕"),
        (codecs.BOM_UTF16_BE + "Hé".encode("utf-16-be"), "utf-8", "Hé"),
        (codecs.BOM_UTF8 + "Hé".encode(), "windows-1251", "Hé"),
        ('<meta charset="windows-1251">Москва'.encode("cp1251"), None, '<meta charset="windows-1251">Москва'),
        (
            b'<?xml version="1.0" encoding="koi8-r"?>' + "Москва".encode("koi8-r"),
            None,
            '<?xml version="1.0" encoding="koi8-r"?>Москва',
        ),
        ("Hé".encode(), "none-such", "Hé"),
        ("Hé".encode(), "zlib", "Hé"),
        (b"a\\x41", "unicode_escape", "a\\x41"),
        ("Hé".encode("cp1252"), "utf-8", "H\ufffd"),
        (b"", None, ""),
    ],
)
def test_a_page_is_decoded_as_browsers_do(raw: bytes, said: str | None, text: str) -> None:
    assert page_text(raw, said) == text


@given(
    st.binary(max_size=300),
    st.one_of(st.none(), st.sampled_from(["utf-8", "utf-16", "idna", "cp037", "hz", "rot13", "\0", ""])),
)
def test_no_bytes_fail(raw: bytes, said: str | None) -> None:
    assert isinstance(page_text(raw, said), str)


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=UTF-8", "UTF-8"),
        ('text/html;Charset = "koi8-r";x=y', "koi8-r"),
        ("text/html", None),
        (None, None),
    ],
)
def test_the_server_names_a_charset(header: str | None, charset: str | None) -> None:
    assert charset_in(header) == charset
