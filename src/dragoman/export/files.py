"""Where exports go: files and folders that take their final name only when they are whole.

Invariant: a run that fails, for whatever reason, leaves what stood under the final name before, and nothing of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dragoman.errors import SettingError


@contextmanager
def replaced(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file to write that takes the place of `path` only when it is whole: a failed run leaves the old one."""
    with _aside(path, folder=False) as part, part.open("w", encoding="utf-8", newline="") as file:
        yield file


@contextmanager
def replaced_bytes(path: Path) -> Iterator[IO[bytes]]:
    """As `replaced`, for a file of bytes."""
    with _aside(path, folder=False) as part, part.open("wb") as file:
        yield file


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """An empty folder to write files in, which go to the folder `path` only when all are whole.

    `path` is made where it is missing. Where it is there, files of the same names are replaced, and all others stay.
    """
    with _aside(path, folder=True) as part:
        part.mkdir()
        yield part


@contextmanager
def _aside(path: Path, *, folder: bool) -> Iterator[Path]:
    """A name beside `path` to write under; what stands there goes to `path` at the end. Raises SettingError."""
    whole = path.absolute()
    part = whole.parent / f".{whole.name}.{os.getpid()}.part"
    if path.is_dir() and not folder:
        raise SettingError("this is a folder, and the output is one file", source=str(path), do="Name a file with -o")
    if path.is_file() and folder:
        raise SettingError("this is a file, and the output is a folder", source=str(path), do="Name a folder with -o")
    try:
        yield part
        if folder and path.is_dir():
            for file in sorted(part.iterdir()):
                file.replace(whole / file.name)
        else:
            part.replace(whole)
    except OSError as error:
        raise unwritable(error, path) from error
    finally:
        if folder:
            shutil.rmtree(part, ignore_errors=True)
        else:
            part.unlink(missing_ok=True)


def unwritable(error: OSError, path: Path) -> SettingError:
    """The SettingError for an output that the system does not let us write."""
    return SettingError(
        f"this cannot be written ({error.strerror or error})",
        source=str(path),
        do="Check the folder, its permissions and the space on its disk",
    )
