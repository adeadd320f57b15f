"""Which characters do the bytes of a page stand for?

Invariant: what the page declares is tried before anything is guessed, in the order of the HTML standard: byte order
mark, the server's word, the page's own word, UTF-8; no page fails for its encoding.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4_096  # the standard asks for the first 1,024; pages are not so strict
# What a page means by a name is the larger encoding that browsers read it as (WHATWG Encoding Standard, 4.2).
_ON_THE_WEB = {
    "ascii": "cp1252",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
    "tis-620": "cp874",
}
_NO_PAGE = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")


def page_text(raw: bytes, said: str | None = None) -> str:
    """The text of an HTML page; `said` is the charset that the server gave. Bytes that fit nowhere become U+FFFD."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace")
    head = raw[:_HEAD]
    inside = _META.search(head) or _XML.match(head)
    declared = [said, inside[1].decode("ascii") if inside else None]
    names = [name for name in map(_codec, declared) if name]
    for name in [*names, "utf-8"]:
        try:
            return raw.decode(name)
        except UnicodeDecodeError:
            continue
    return raw.decode(names[0] if names else _guessed(raw), "replace")


def charset_in(content_type: str | None) -> str | None:
    """The charset that a Content-Type header names."""
    found = re.search(r"""charset\s*=\s*["']?\s*([\w.:-]{1,40})""", content_type or "", re.IGNORECASE)
    return found[1] if found else None


def _codec(name: str | None) -> str | None:
    """Python's name of the encoding that browsers take `name` for; none where that is no encoding of pages."""
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in _NO_PAGE:
        return None
    return _ON_THE_WEB.get(found.name, found.name)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:100_000]).best()
    return best.encoding if best else "cp1252"
