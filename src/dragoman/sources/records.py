"""Where does each record of a WARC file begin and end, however broken the file is?

Invariant: one bad record costs itself alone. After damage the next record is looked for: at the next gzip member of a
packed file, at the next line "WARC/1.x" elsewhere. At most one record is held in memory.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from dragoman.sources.limits import MAX_BYTES, MAX_RATIO, MAX_RECORD_HEADERS

MAX_RECORD = MAX_BYTES + MAX_RECORD_HEADERS
_PIECE = 65_536
_FIRST = 512  # of a member: what only looks like one costs little
_MAGIC = b"\x1f\x8b\x08"
_NEXT = re.compile(rb"WARC/1\.\d\r?\n")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_AFTER = re.compile(rb"\r?\n\r?\n|[\r\n]*WARC/1\.")  # two line ends, or what careless programs write
_AFTER_SIZE = 16
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch of the file that holds no readable record, and why."""

    why: str


def records(file: IO[bytes]) -> Iterator[bytes | Broken]:
    """The records of a WARC file, packed (.gz, member by member or as a whole) or not; a stretch of damage is one Broken."""
    lost = False
    for one in _all(file):
        if isinstance(one, bytes) or not lost:
            yield one
        lost = isinstance(one, Broken)


def _all(file: IO[bytes]) -> Iterator[bytes | Broken]:
    window = _Window(iter(lambda: file.read(_PIECE), b""))
    window.fill(_PIECE)
    packed, plain = window.held.find(_MAGIC), _NEXT.search(window.held)
    if packed < 0 or (plain and plain.start() < packed):  # whichever comes first, should the very start be damaged
        yield from _framed(window)
        return
    while window.fill(1):
        member = _Member(window)
        yield from _framed(_Window(member))
        if member.why:
            yield Broken(member.why)
            window.held[:0] = member.behind
            window.drop(1 if len(member.behind) == member.taken else 0)  # not this member once more
            while (at := window.held.find(_MAGIC)) < 0 and window.more(keep=len(_MAGIC) - 1):
                pass
            window.drop(at if at >= 0 else len(window.held))


class _Window:
    """The bytes of a stream from the present place on, of which so many are held as are needed."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.held = bytearray()

    def fill(self, size: int) -> bool:
        """Hold `size` bytes at least; False where there are not so many left."""
        while len(self.held) < size:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self.held += piece
        return True

    def more(self, *, keep: int) -> bool:
        """Go on to the next piece, and keep but the last bytes of what is held; False where there is none."""
        piece = next(self._pieces, None)
        if piece is None:
            return False
        self.drop(len(self.held) - keep)
        self.held += piece
        return True

    def drop(self, size: int) -> None:
        del self.held[: max(0, size)]


class _Member:
    """The unpacked pieces of the gzip member at the window's place. `why` says afterwards what was wrong with it.

    `behind` are the last packed bytes that it took: where its end is missing, the next member begins among them.
    """

    def __init__(self, window: _Window) -> None:
        self._window = window
        self.why: str | None = None
        self.taken = 0
        self.behind = b""

    def __iter__(self) -> Iterator[bytes]:
        unpacker, given = zlib.decompressobj(zlib.MAX_WBITS | 16), 0
        while not unpacker.eof:
            if not self._window.fill(1):
                self.why = "the file ends in the middle of a record"
                return
            packed = bytes(self._window.held[: _PIECE if self.taken else _FIRST])
            try:
                piece = unpacker.decompress(packed, 16 * _PIECE)
            except zlib.error as error:
                self.why = f"it cannot be unpacked ({error})"
                return
            used = len(packed) - len(unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail)
            self._window.drop(used)
            self.behind = (self.behind + packed[:used])[-_PIECE:]
            self.taken += used
            given += len(piece)
            if given > MAX_RECORD and given > MAX_RATIO * self.taken:
                self.why = f"it unpacks to more than {MAX_RATIO} times its size"
                return
            if piece:
                yield piece


def _framed(window: _Window) -> Iterator[bytes | Broken]:
    """The records in unpacked bytes."""
    while True:
        while window.fill(1) and window.held[0] in b"\r\n":
            window.drop(1)
        if not window.held:
            return
        record = _record(window)
        if isinstance(record, bytes):
            window.drop(len(record))
        else:
            window.drop(1)
            while not (found := _NEXT.search(window.held)) and window.more(keep=len(b"WARC/1.1\r")):
                pass
            window.drop(found.start() if found else len(window.held))
        yield record


def _record(window: _Window) -> bytes | Broken:
    """The record at the window's place: headers, a blank line, and as many bytes as they say."""
    window.fill(_PIECE)
    if not window.held.startswith(b"WARC/1."):
        return Broken("no record begins here")
    end = _HEADERS_END.search(window.held, 0, MAX_RECORD_HEADERS)
    if not end or _NEXT.search(window.held, 1, end.start()):
        return Broken("its headers do not end")
    length = _LENGTH.search(window.held, 0, end.end())
    if not length:
        return Broken("its headers do not say how long it is")
    size = end.end() + int(length[1])
    if size > MAX_RECORD:
        return Broken(f"it has more than {MAX_BYTES / 1e6:.0f} MB")
    if not window.fill(size):
        return Broken("it ends too early")
    window.fill(size + _AFTER_SIZE)
    after = bytes(window.held[size : size + _AFTER_SIZE])
    if after.strip() and not _AFTER.match(after):
        return Broken("it is longer than its headers say")
    return bytes(window.held[:size])
