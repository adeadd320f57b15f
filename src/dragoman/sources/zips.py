"""Zip files, WACZ among them → their members, as open files.

Invariant: nothing is ever written to disk, so that a member's name is a name and no path; how much a zip file may
unpack to is settled by its directory before anything of it is unpacked, and no member gives more than that says.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from dragoman.errors import SourceError
from dragoman.sources.kinds import SUFFIXES, suffix_of
from dragoman.sources.limits import MAX_DIRECTORY, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from dragoman.sources.notes import Notes

_READ = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # lzma would let a member ask for any amount of memory
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError)
"""What reading a member raises where it is not as the directory says."""
_DAMAGE = (*DAMAGE, struct.error, ValueError, NotImplementedError)  # and opening the file or a member of it
_UNPACK = "Unpack it, and give the folder"


def members(file: IO[bytes], *, source: str, notes: Notes) -> Iterator[tuple[str, IO[bytes] | SourceError]]:
    """The members that are read by their suffix, in the order of their names: (name, open file, or what is wrong with it).

    Of a WACZ these are its WARC files. Raises SourceError for what is no zip file, or one that is too large or packed
    too densely; other members are counted in `notes`.
    """
    if not file.seekable():
        raise SourceError("a zip file is read from its end, and a pipe has none", source=source, do="Give its path")
    try:
        _check_directory(file, source)
        with zipfile.ZipFile(file) as archive:
            found = _checked(archive, file, source)
            names = {one.filename for one in found}
            if "[Content_Types].xml" in names:
                raise SourceError("this is an office document", source=source, do="Save it as plain text or HTML")
            wacz = "datapackage.json" in names and any(name.startswith("archive/") for name in names)
            for one in found:
                if suffix_of(one.filename) not in SUFFIXES or (wacz and not one.filename.startswith("archive/")):
                    notes.passed_over["not of a kind that is read"] += 1
                elif one.flag_bits & 1:
                    yield one.filename, SourceError("it is locked with a password", do=_UNPACK)
                elif one.compress_type not in _READ:
                    yield one.filename, SourceError("it is packed in a way that is not read", do=_UNPACK)
                else:
                    yield from _opened(archive, one)
    except _DAMAGE as error:
        raise SourceError(f"the zip file is damaged ({error})", source=source, do="Get it anew") from error


def _opened(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> Iterator[tuple[str, IO[bytes] | SourceError]]:
    try:
        member = archive.open(one)
    except _DAMAGE as error:
        yield one.filename, SourceError(f"the zip file is damaged here ({error})", do="Get it anew")
        return
    with member:
        yield one.filename, member


def _check_directory(file: IO[bytes], source: str) -> None:
    """Refuse a directory that is too large to hold in memory, which zipfile would read as a whole."""
    size = file.seek(0, 2)
    tail_at = max(0, size - _END_SIZE - 65_535)  # a comment of at most 65,535 bytes stands behind it
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(_END)
    if at >= 0 and at + _END_SIZE <= len(tail):
        (length,) = struct.unpack_from("<I", tail, at + 12)
        locator = at - _LOCATOR_SIZE
        if length == 0xFFFFFFFF and locator >= 0 and tail.startswith(_LOCATOR, locator):  # zip64: an end before the end
            file.seek(min(size, struct.unpack_from("<Q", tail, locator + 8)[0]))
            (length,) = struct.unpack_from("<Q", file.read(48).ljust(48, b"\0"), 40)
        if length > MAX_DIRECTORY:
            raise SourceError(
                f"its directory has more than {MAX_DIRECTORY / 1e6:.0f} MB", source=source, do="Split it, or use WARC"
            )
    file.seek(0)


def _checked(archive: zipfile.ZipFile, file: IO[bytes], source: str) -> list[zipfile.ZipInfo]:
    """The members that are files, in the order of their names."""
    found = sorted((one for one in archive.infolist() if not one.is_dir()), key=lambda one: one.filename)
    unpacked = sum(one.file_size for one in found)
    size = file.seek(0, 2)  # against all of the file: members may overlap, and each say that it is small
    dense = [one for one in found if one.file_size > MAX_RATIO * max(1, one.compress_size)]
    if dense or unpacked > MAX_RATIO * max(1, size):
        raise SourceError(f"it unpacks to more than {MAX_RATIO} times its size", source=source, do=_UNPACK)
    if len(found) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
        raise SourceError(
            f"it has more than {MAX_MEMBERS:,} members or {MAX_UNPACKED / 1e9:.0f} GB", source=source, do=_UNPACK
        )
    return found
