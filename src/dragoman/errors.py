"""Every error that Dragoman raises on purpose.

DragomanError
├── SourceError          the input cannot be read as a report (missing, empty, binary, no article, ...)
│   ├── LanguageError    the report is not in a language that the model reads
│   └── FetchError       the page cannot be fetched (refused, not found, too slow, too large, ...)
│       └── RobotsError  the site asks programs not to fetch it
├── SettingError         an option or argument is wrong (a date that is none, an unknown format, ...)
├── DataError            a data file of Dragoman or of its user is malformed (lexicon, gazetteer, report JSON)
└── ModelError           the shipped weights are missing or do not fit this version

A message says what happened, on which input, and what to do. `exit_code` is what the command line returns.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all. `what` happened, on which `source` (a path, a line, an option), what to `do`."""

    exit_code = 1

    def __init__(self, what: str, *, source: str | None = None, do: str | None = None) -> None:
        self.what, self.source, self.do = what, source, do
        text = f"{source}: {what}" if source else what
        super().__init__(f"{text}. {do}" if do else text)


class SourceError(DragomanError):
    """The input cannot be read as a report."""

    exit_code = 4


class LanguageError(SourceError):
    """The report is in a language that the shipped model does not read."""

    exit_code = 5


class FetchError(SourceError):
    """The page cannot be fetched. `status`: what the server answered, if it did; `passing`: whether a later try may do;
    `wait`: the seconds that the server asks to be left alone for.
    """

    def __init__(
        self,
        what: str,
        *,
        source: str | None = None,
        do: str | None = None,
        status: int | None = None,
        passing: bool = False,
        wait: float | None = None,
    ) -> None:
        super().__init__(what, source=source, do=do)
        self.status, self.passing, self.wait = status, passing, wait


class RobotsError(FetchError):
    """The site asks in its robots.txt not to be fetched by programs."""


class SettingError(DragomanError):
    """An option or an argument is wrong."""

    exit_code = 2


class DataError(DragomanError):
    """A data file (lexicon, gazetteer, report JSON) is malformed."""

    exit_code = 6


class ModelError(DragomanError):
    """The shipped weights are missing, damaged, or made for another version."""

    exit_code = 7
