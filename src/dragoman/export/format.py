"""What is an export format, and which are there?

A format is a `TextFormat`, `BytesFormat` or `FolderFormat`, named by an entry point of the group "dragoman.export"; a package of
yours may add one (docs/export.md). In go reports, one after the other; out comes a file or a folder.

Invariant: a format holds no more than it must of what it has written, says its fields and what it loses, and its output takes
its final name only when it is whole.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import sys
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from dragoman.errors import SettingError
from dragoman.export.files import replaced, replaced_bytes, replaced_folder, unwritable
from dragoman.report import Report

GROUP = "dragoman.export"


class Field(NamedTuple):
    """A field or column of a format, and what stands in it."""

    name: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Format(ABC):
    """A format: what it is in a line, its fields, what it loses, and the extra that it needs: (module, name of the extra)."""

    tells: str
    fields: tuple[Field, ...]
    loses: str
    needs: tuple[str, str] | None = None

    def save(self, reports: Iterable[Report], output: Path | None) -> None:
        """Write reports to `output`, or to standard output. Raises SettingError where that, or an extra, is not there."""
        if self.needs:
            module, extra = self.needs
            try:
                importlib.import_module(module)
            except ImportError as error:
                raise SettingError(
                    f"{module} is not installed", source=f"export {extra}", do=f"Run: pip install 'dragoman[{extra}]'"
                ) from error
        self._save(reports, output)

    @abstractmethod
    def _save(self, reports: Iterable[Report], output: Path | None) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat(Format):
    """A format of one text file. `text` gives its pieces, as the reports come."""

    text: Callable[[Iterable[Report]], Iterator[str]]

    def _save(self, reports: Iterable[Report], output: Path | None) -> None:
        if output:
            with replaced(output) as file:
                file.writelines(self.text(reports))
        else:
            with _standard_output():
                sys.stdout.writelines(self.text(reports))
                sys.stdout.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class BytesFormat(Format):
    """A format of one file of bytes, which `write` writes."""

    write: Callable[[Iterable[Report], IO[bytes]], None]

    def _save(self, reports: Iterable[Report], output: Path | None) -> None:
        if output:
            with replaced_bytes(output) as file:
                self.write(reports, file)
        elif sys.stdout.isatty():
            raise SettingError("this is no text for a terminal", source="standard output", do="Name a file with -o")
        else:
            with _standard_output():
                self.write(reports, sys.stdout.buffer)
                sys.stdout.buffer.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFormat(Format):
    """A format of several files in a folder, which `write` fills."""

    write: Callable[[Iterable[Report], Path], None]

    def _save(self, reports: Iterable[Report], output: Path | None) -> None:
        if output is None:
            raise SettingError("this format is a folder of files", source="standard output", do="Name a folder with -o")
        with replaced_folder(output) as folder:
            self.write(reports, folder)


@contextmanager
def _standard_output() -> Iterator[None]:
    """Standard output on a disk that is full is a SettingError; a reader that went away stays a BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error, Path("standard output")) from error


def names() -> list[str]:
    """The names of all formats, those of other packages among them, sorted."""
    return sorted(importlib.metadata.entry_points(group=GROUP).names)


def format_of(name: str) -> Format:
    """The format of this name. Raises SettingError where there is none."""
    found = list(importlib.metadata.entry_points(group=GROUP, name=name))
    if not found:
        raise SettingError(f"there is no format {name}", source="export", do=f"Choose one of: {', '.join(names())}")
    loaded = found[0].load()
    if not isinstance(loaded, Format):
        raise SettingError(f"{found[0].value} is no Format", source=f"export {name}", do="See docs/export.md")
    return loaded
