"""Reports as JSON Lines, one a line, in a file that a killed run can go on with.

Invariant: every line that ends in "\\n" is a whole report; at most the last line of a killed run is torn, and resuming
drops it. So the number of whole lines is the number of documents that are done.
"""

from __future__ import annotations

import json
from pathlib import Path
from types import TracebackType
from typing import IO

from dragoman.errors import DataError
from dragoman.export.files import unwritable
from dragoman.report import Report


class JsonLines:
    """A file of reports. `done` counts those that it held when it was resumed, `last` is the last one's document id."""

    def __init__(self, path: Path, *, resume: bool = False) -> None:
        """Open `path` for writing: anew, or behind its last whole line. Raises SettingError, DataError."""
        self.path, self.done = path, 0
        self.last: str | None = None
        try:
            self._file: IO[bytes] = path.open("r+b" if resume and path.exists() else "w+b")
        except OSError as error:
            raise unwritable(error, path) from error
        if resume:
            try:
                self._find_end()
            except BaseException:
                self._file.close()
                raise

    def __enter__(self) -> JsonLines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, report: Report) -> None:
        """Add a report, and hand it to the system at once: a kill can only tear the line that is being written."""
        self._file.write(report.to_json().encode() + b"\n")
        self._file.flush()

    def _find_end(self) -> None:
        """Count the whole lines, note the last one's document, cut off what is torn, and stand at the end."""
        whole = 0
        for line in iter(self._file.readline, b""):
            if not line.endswith(b"\n"):
                break
            whole, self.done, last = self._file.tell(), self.done + 1, line
        if self.done:
            try:
                self.last = str(json.loads(last)["document"]["id"])
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(
                    f"line {self.done} is no report", source=str(self.path), do="Start anew, without --resume"
                ) from error
        self._file.truncate(whole)
        self._file.seek(whole)
