"""Reader: Document to Report; the one place that knows the order of the questions."""

from __future__ import annotations

import collections
import concurrent.futures
import datetime as dt
import functools
import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from dragoman import __version__, said, sources, what, when, where, who, why
from dragoman.errors import SettingError
from dragoman.language.parser import Parser, model_hash
from dragoman.reading import Reading, join_parts
from dragoman.report import Document, Made, Report
from dragoman.what.lexicons import Lexicon, with_files

AHEAD = 8  # documents in work for each process: bounds memory


Question = Callable[[Reading], None]

# In this order: an event is dated by times, placed by places, told by statements, and so on.
QUESTIONS: tuple[tuple[str, Question], ...] = (
    ("when.find", when.find),
    ("where.find", where.find),
    ("who.find", who.find),
    ("said.find_statements", said.find_statements),
    ("said.find_standings", said.find_standings),
    ("what.find", what.find),
    ("said.find_gaps", said.find_gaps),
    ("why.find", why.find),
)


class Reader:
    """Reads documents. Loads the model once; `processes` above 1 reads that many documents side by side in `pipe`.

    `lexicon` names files of entries that go over the shipped ones, `gazetteer` a file of more places (docs/cli.md). Raises
    DataError where one is wrong.
    """

    def __init__(
        self,
        *,
        processes: int = 1,
        threads: int = 2,
        lexicon: Sequence[str | os.PathLike[str]] | Lexicon = (),
        gazetteer: str | os.PathLike[str] | None = None,
    ) -> None:
        if processes < 1:
            raise SettingError(f"{processes} processes", source="processes", do="Give 1 or more")
        self._lexicon = lexicon if isinstance(lexicon, Lexicon) else with_files(lexicon)
        self._gazetteer = Path(gazetteer) if gazetteer else None
        self._more_places = where.made_of(self._gazetteer)
        self._processes = processes
        self._threads = threads
        self._parser: Parser | None = None

    def reading(
        self, source: Document | str, *, published: dt.date | str | None = None, title: str | None = None
    ) -> Reading:
        """The document with its parse, before any question is asked."""
        document = (
            source if isinstance(source, Document) else sources.from_text(source, published=published, title=title)
        )
        self._parser = self._parser or Parser(self._threads)
        doc = self._parser.parse("\n\n".join(words for _, words in join_parts(document)))
        return Reading(document, doc, self._lexicon, self._gazetteer)

    def ask(self, reading: Reading, *, last: str = QUESTIONS[-1][0]) -> None:
        """Ask a new reading all questions up to the `last` one."""
        for name, question in QUESTIONS:
            question(reading)
            if name == last:
                return

    def read(
        self, source: Document | str, *, published: dt.date | str | None = None, title: str | None = None
    ) -> Report:
        """The report of one document, or of one text. Raises SourceError, LanguageError and SettingError for a text, as
        `sources.from_text` does."""
        reading = self.reading(source, published=published, title=title)
        self.ask(reading)
        return Report(
            document=reading.document,
            actors=reading.actors,
            posts=reading.posts,
            times=reading.times,
            places=reading.places,
            events=reading.events,
            statements=reading.statements,
            gaps=reading.gaps,
            relations=reading.relations,
            reasons=reading.reasons,
            made=Made(version=__version__, model=model_hash(), settings=self._settings()),
        )

    def _settings(self) -> dict[str, str]:
        settings = {"lexicon": self._lexicon.made_of, "gazetteer": self._more_places}
        return {name: value for name, value in settings.items() if value}

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        """Reports in the order of the documents, streamed: a bounded number of documents is held at any time."""
        if self._processes == 1:
            for document in documents:
                yield self.read(document)
            return
        with concurrent.futures.ProcessPoolExecutor(
            self._processes,
            multiprocessing.get_context("spawn"),
            initializer=_start_worker,
            initargs=(self._lexicon, self._gazetteer),
        ) as pool:
            waiting: collections.deque[concurrent.futures.Future[Report]] = collections.deque()
            for document in documents:
                waiting.append(pool.submit(_read_in_worker, document))
                if len(waiting) >= AHEAD * self._processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()


_worker: Reader | None = None


def _start_worker(lexicon: Lexicon, gazetteer: Path | None) -> None:
    global _worker
    _worker = Reader(threads=1, lexicon=lexicon, gazetteer=gazetteer)


def _read_in_worker(document: Document) -> Report:
    return (_worker or Reader(threads=1)).read(document)


def read(
    source: str | os.PathLike[str] | Document,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    language: str | None = None,
) -> Report:
    """The report of one dispatch: a path, a text, or a Document. The model is loaded once and kept.

    A string of one line that names a file is a path; any other string is the text. `published` is a date or "YYYY-MM-DD".
    Raises DragomanError: SourceError for what cannot be read, LanguageError, SettingError for a date that is none.
    """
    if isinstance(source, str) and not _names_a_file(source):
        source = sources.from_text(source, published=published, title=title, language=language)
    elif not isinstance(source, Document):
        source = sources.from_path(source, published=published, language=language)
    return _shared_reader().read(source)


@functools.cache
def _shared_reader() -> Reader:
    return Reader()


def _names_a_file(source: str) -> bool:
    try:
        return "\n" not in source and len(source) < 4096 and Path(source).is_file()
    except (OSError, ValueError):
        return False
