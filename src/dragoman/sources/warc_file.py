"""Keeps every fetched page in a WARC file, so that the evidence outlives the site.

Invariant: once `append` returns, the record is whole and on the disk. A run that is killed, loses power or fills the
disk leaves at most one torn record, at the end; the next `append`, by whomever, cuts it off and goes on from there.
Nothing else of a file is ever changed, and two writers do not mix their records.

Every record is a gzip member of its own with the skip lengths ("sl") in its header that WARC's annex on gzip proposes:
by these the end of the last whole record is found in some reads, however large the file, and cannot be feigned by
what a page contains.
"""

from __future__ import annotations

import fcntl
import io
import os
import struct
import zlib
from pathlib import Path
from types import TracebackType
from typing import Self

from dragoman import __version__
from dragoman.errors import DataError, SettingError
from dragoman.sources.exchange import Answer

# gzip's magic, deflate, "extra field", no time, no name; then the extra field: its length, "sl", 8 bytes, two lengths
_START = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff" + b"\x0c\0sl\x08\0"
_LENGTHS = struct.Struct("<II")
_HEADER = len(_START) + _LENGTHS.size
_CHANGED = ("content-encoding", "transfer-encoding", "content-length")  # they no longer fit a body that is unpacked


class WarcFile:
    """A WARC file (.warc.gz) to append to. Opens or makes it; raises SettingError where that fails, DataError where the
    file is something else, or damaged before its last record.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        try:
            new = not self.path.exists()
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            if new:  # the name, too, is on the disk before anything is said to be kept
                folder = os.open(self.path.parent, os.O_RDONLY)
                os.fsync(folder)
                os.close(folder)
        except OSError as error:
            raise self._unwritable(error) from error
        self._end = 0

    def append(self, answer: Answer) -> int:
        """Keep what a server answered; gives the offset of its record. Raises SettingError where the disk takes no more."""
        record = _packed(_response(answer))
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            self._recover()
            if not self._end:
                self._write(_packed(_warcinfo(self.path.name)))
            offset = self._end
            self._write(record)
            os.fsync(self._file)
        except OSError as error:
            os.ftruncate(self._file, self._end)
            raise self._unwritable(error) from error
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)
        return offset

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _write(self, record: bytes) -> None:
        at = self._end
        while at < self._end + len(record):
            at += os.pwrite(self._file, record[at - self._end :], at)
        self._end = at

    def _recover(self) -> None:
        """Find the end of the last whole record, and cut off what a killed run left behind it."""
        size = os.fstat(self._file).st_size
        if size == self._end:
            return
        at = last = self._end if self._end < size else 0
        while length := self._length(at, size):
            last, at = at, at + length
        if at > last and not self._is_whole(last, at):  # its length was on the disk before all of its bytes were
            at = last
        rest = os.pread(self._file, _HEADER, at)
        ours = rest.startswith(_START) or _START.startswith(rest.rstrip(b"\0"))  # a disk may have grown it by zeros
        if not ours:
            raise DataError(
                f"this is no WARC file that pages can be added to: no record begins at byte {at}",
                source=str(self.path),
                do="Name a new file, or move this one away",
            )
        os.ftruncate(self._file, at)
        self._end = at

    def _length(self, at: int, size: int) -> int:
        """The length of the record at `at`, by its header; 0 where there is none, or not all of it."""
        header = os.pread(self._file, _HEADER, at)
        if len(header) < _HEADER or not header.startswith(_START):
            return 0
        length: int = _LENGTHS.unpack_from(header, len(_START))[0]
        return length if length > _HEADER and at + length <= size else 0

    def _is_whole(self, start: int, end: int) -> bool:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            unpacker.decompress(os.pread(self._file, end - start, start))
        except zlib.error:
            return False
        return unpacker.eof and not unpacker.unused_data

    def _unwritable(self, error: OSError) -> SettingError:
        return SettingError(
            f"pages cannot be kept here ({error.strerror})", source=str(self.path), do="Make room, or name another file"
        )


def _packed(record: bytes) -> bytes:
    """A record as a gzip member that says in its header how long it is."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(record) + packer.flush()
    lengths = _LENGTHS.pack(_HEADER + len(body) + _LENGTHS.size, len(record))
    return _START + lengths + body + _LENGTHS.pack(zlib.crc32(record), len(record))


def _response(answer: Answer) -> bytes:
    """The response record of an answer. Its body is kept unpacked, as Common Crawl does, so that its digest is that of
    the page; the headers that no longer fit keep their values under X-Crawler- names.
    """
    from warcio.statusandheaders import StatusAndHeaders

    headers = [(f"X-Crawler-{name}" if name.lower() in _CHANGED else name, value) for name, value in answer.headers]
    headers.append(("Content-Length", str(len(answer.body))))
    return _written(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}".rstrip(), headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": answer.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-IP-Address": answer.ip,
            "WARC-Payload-Digest": f"sha256:{answer.sha256}",
        },
    )


def _warcinfo(name: str) -> bytes:
    fields = f"software: Dragoman/{__version__}\r\nformat: WARC File Format 1.1\r\nrobots: classic\r\n".encode()
    return _written(
        None,
        "warcinfo",
        payload=io.BytesIO(fields),
        length=len(fields),
        warc_content_type="application/warc-fields",
        warc_headers_dict={"WARC-Filename": name},
    )


def _written(url: str | None, kind: str, **parts: object) -> bytes:
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False, warc_version="1.1")
    writer.write_record(writer.create_warc_record(url, kind, **parts))
    return buffer.getvalue()
