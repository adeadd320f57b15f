"""Plain text and Markdown → Document; also the last step of every other source.

Invariant: `document.text` equals the input but for line ends ("\\r\\n" and "\\r" become "\\n"), so that offsets line up
with anyone's annotation of the same text. The same title and text always give the same id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dragoman.errors import SourceError
from dragoman.report import Document, Image
from dragoman.sources.dates import Given, published_on
from dragoman.sources.languages import settle
from dragoman.sources.layout import layout
from dragoman.sources.limits import MAX_BYTES

_KINDS = {
    b"%PDF": ("a PDF", "Make text of it first: pdftotext report.pdf"),
    b"PK\x03\x04": ("a ZIP archive or an office document", "Unpack it, or save it as plain text"),
    b"\x1f\x8b": ("gzip-compressed", "Unpack it first: gunzip"),
    b"\xff\xfe": ("UTF-16 text", "Convert it: iconv -f UTF-16 -t UTF-8"),
    b"\xfe\xff": ("UTF-16 text", "Convert it: iconv -f UTF-16 -t UTF-8"),
    b"\x89PNG": ("a PNG picture", "Give the text that goes with it"),
    b"\xff\xd8\xff": ("a JPEG picture", "Give the text that goes with it"),
}


def check_bytes(raw: bytes, *, source: str | None = None) -> None:
    """Raise SourceError for bytes that hold no text: too many, none, or those of a binary file."""
    if len(raw) >= MAX_BYTES:
        raise SourceError(
            f"{len(raw) / 1e6:.0f} MB is more than one report may have ({MAX_BYTES / 1e6:.0f} MB)",
            source=source,
            do="Split it into its reports and give them as JSON Lines, a report a line",
        )
    for magic, (what, do) in _KINDS.items():
        if raw.startswith(magic):
            raise SourceError(f"this is {what}, not plain text", source=source, do=do)
    if b"\0" in raw:
        raise SourceError(
            f"this is a binary file (a NUL byte at {raw.index(0)})",
            source=source,
            do="Give plain text, HTML or JSON Lines",
        )


def decode(raw: bytes, *, source: str | None = None) -> str:
    """The text of UTF-8 bytes, without a byte order mark. Raises SourceError that says where the first bad byte
    stands.
    """
    check_bytes(raw, source=source)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"this is not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}, line {line}",
            source=source,
            do="Convert it, from its own encoding: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error


def content_id(title: str | None, text: str) -> str:
    """The id of a document that was given none: "sha256:" and 16 hex digits over title, a NUL, and text."""
    return "sha256:" + hashlib.sha256(f"{title or ''}\0{text}".encode()).hexdigest()[:16]


def unify(text: str) -> str:
    """`text` with every line end as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def from_text(
    text: str,
    *,
    published: Given = None,
    language: str | None = None,
    title: str | None = None,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    authors: Sequence[str] = (),
    images: Sequence[Image] = (),
    source: str | None = None,
    allow_future: bool = False,
) -> Document:
    """The Document of a plain text, and of what the caller knows of it.

    A `title` that opens the text as its first line is not kept a second time. Outlet and authors come from the text's
    own dateline and byline where none are given, captions that stand in the text from its layout. `source` names the
    input in errors. Raises SourceError (no text), LanguageError (see `settle`), SettingError (a date that is none).
    """
    text, title = unify(text), unify(title).strip() if title else None
    if not text.strip():
        raise SourceError("there is no text in it", source=source, do="Give a report of at least a sentence")
    for part in (text, title or ""):
        _check_characters(part, source)
    code = settle(text, said=language, source=source)
    plan = layout(text)
    if title and text.lstrip(" \n#").startswith(title + "\n"):
        title = None
    return Document(
        id=id or content_id(title, text),
        url=url,
        title=title,
        outlet=outlet or plan.outlet,
        authors=list(authors) or list(plan.authors),
        language=code,
        text=text,
        published=published_on(published, source=source, allow_future=allow_future),
        images=[*images, *plan.images],
    )


def _check_characters(text: str, source: str | None) -> None:
    if len(text) >= MAX_BYTES:
        check_bytes(text.encode("utf-8", "replace"), source=source)
    if "\0" in text:
        raise SourceError(f"a NUL character at {text.index(chr(0))}", source=source, do="Give plain text")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise SourceError(
            f"half a character (a lone surrogate) at {error.start}", source=source, do="Write the text anew as UTF-8"
        ) from error
