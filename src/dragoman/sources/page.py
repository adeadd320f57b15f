"""HTML page → Document: the article's text by trafilatura, and what the page says of itself.

Invariant: the raw page is kept beside the document that was made of it (`Page`), for extraction drops repeated
paragraphs and may be wrong; the page's date counts only where its markup states it (basis "page"), never guessed from
loose numbers.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from dragoman.errors import SettingError, SourceError
from dragoman.report import Document, Image
from dragoman.sources.dates import Given, published_on
from dragoman.sources.layout import status_of
from dragoman.sources.text import check_bytes, from_text

_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!?…][\"”’')\]]*\s*$", re.MULTILINE)
_AGENCY = re.compile(r"^(?:staff|reuters|ap|afp|admin|editor)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came in, the SHA-256 of its bytes, and the document that was read from it."""

    raw: bytes
    sha256: str
    document: Document


def from_html(
    raw: bytes | str,
    *,
    published: Given = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    url: str | None = None,
    source: str | None = None,
    allow_future: bool = False,
) -> Document:
    """The Document of an HTML page: see `read_page`, which keeps the raw page as well."""
    return read_page(
        raw,
        published=published,
        language=language,
        title=title,
        outlet=outlet,
        id=id,
        url=url,
        source=source,
        allow_future=allow_future,
    ).document


def read_page(
    raw: bytes | str,
    *,
    published: Given = None,
    language: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    id: str | None = None,
    url: str | None = None,
    source: str | None = None,
    allow_future: bool = False,
) -> Page:
    """The Page of raw HTML: bytes in whatever encoding they declare, or text.

    Date, outlet, authors, address and captions are the page's own unless the caller gives them. Paragraphs of the
    text are set apart by blank lines; a heading that repeats the title is left out, as the title is kept apart.
    Raises SourceError where no article is found in the page, and as `from_text`.
    """
    raw = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    check_bytes(raw, source=source)
    found = _extract(raw, source)
    text = (found.text or "") if found else ""
    if not found or not _SENTENCE.search(text):
        raise SourceError(
            "no article was found in this page",
            source=source,
            do="Save the page that holds the report itself, or give its text as plain text",
        )
    title = title or found.title
    if title and text.startswith(f"{title}\n"):
        text = text.removeprefix(f"{title}\n")
    document = from_text(
        re.sub(r"\n+", "\n\n", text),
        published=published if published is not None else _date(found.date),
        language=language,
        title=title,
        id=id,
        url=url or found.url,
        outlet=outlet or found.sitename,
        authors=_authors(found.author),
        images=_images(raw, text),
        source=source,
        allow_future=allow_future,
    )
    return Page(raw, hashlib.sha256(raw).hexdigest(), document)


def _extract(raw: bytes, source: str | None) -> Any:
    """What trafilatura finds: its Document, or none."""
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            raw,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a page is anybody's markup, and one that stumps four parsers must not stop an archive
        raise SourceError(f"this page cannot be read ({error!r})", source=source, do="Give its text") from error


def _date(stated: str | None) -> Given:
    """The date that the page states; a date in the future is the page's mistake and counts as none."""
    try:
        return published_on(stated, basis="page")
    except SettingError:
        return None


def _authors(names: str | None) -> list[str]:
    return [name for name in re.split(r"\s*;\s*", names or "") if name and not _AGENCY.match(name)]


def _images(raw: bytes, text: str) -> list[Image]:
    """The pictures of the page that have a caption of their own; those whose caption trafilatura kept stand in the
    text.
    """
    from trafilatura import load_html

    tree = load_html(raw)
    images = []
    for figure in tree.iter("figure") if tree is not None else ():
        caption = " ".join(" ".join(part.text_content().split()) for part in figure.iter("figcaption"))
        if caption and caption not in text:
            sources = [picture.get("src") for picture in figure.iter("img")]
            images.append(
                Image(caption=caption, status=status_of(caption), url=next(filter(None, sources), None), shows=caption)
            )
    return images
