"""A feed's entries → Documents: the article itself where it may be fetched, else what the feed has of it.

Invariant: an entry gives one Document, or a LineError, or both: the Document is then what the feed has, and the error
says why it is not the article.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.errors import FetchError, LanguageError, RobotsError, SourceError
from dragoman.report import Document
from dragoman.sources.dates import dated
from dragoman.sources.feeds import Entry, entry_document
from dragoman.sources.fetched import page_document
from dragoman.sources.jsonl import LineError
from dragoman.sources.notes import Notes

if TYPE_CHECKING:
    from dragoman.sources.fetch import Fetcher


def articles(
    number: int,
    entry: Entry,
    fetcher: Fetcher | None,
    *,
    source: str,
    notes: Notes,
    last: bool = True,
    language: str | None = None,
    allow_future: bool = False,
) -> Iterator[Document | LineError]:
    """What entry `number` of the feed `source` gives; without a `fetcher` it is what the feed has of it.

    An article that a later try may yet get (FetchError.passing) gives only the error, unless this is the `last` try. One
    that its site does not let programs fetch is no error; it is counted in `notes`.
    """
    failed = False
    if fetcher and entry.url:
        try:
            document = page_document(fetcher.get(entry.url), language=language, allow_future=allow_future, notes=notes)
        except RobotsError:
            notes.passed_over["article not allowed by robots.txt"] += 1
        except SourceError as error:
            failed = True
            yield LineError(number, error)
            if isinstance(error, LanguageError) or (isinstance(error, FetchError) and error.passing and not last):
                return
        else:
            document = dated(document, entry.published)
            yield document if document.outlet else document.model_copy(update={"outlet": entry.outlet})
            return
    notes.sha256 = None
    try:
        yield entry_document(entry, source=f"{source}, entry {number}", language=language, allow_future=allow_future)
    except SourceError as error:
        if not failed:
            yield LineError(number, error)
