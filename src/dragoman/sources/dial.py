"""Connects to hosts on the public internet, and to nothing else; and lets go of who is too slow.

Invariant: a connection goes to an address that has just been checked, and never to one that the name stands for at
another time: the name is resolved once, all that it stands for is checked, and the connection is made to the address
itself. Nothing on the connection, from look-up to last byte, outlasts the deadline.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from dragoman.errors import FetchError
from dragoman.sources.limits import CONNECT_SECONDS, MAX_ADDRESSES

Allowed = Callable[[str], bool]
Resolve = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The addresses that a name stands for, in the system's order, each once. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Dial(httpcore2.NetworkBackend):
    """The network as httpcore2 sees it: only addresses that are `allowed`, and only until `deadline` (time.monotonic).

    `reached` is the address that was connected to last.
    """

    def __init__(self, *, allowed: Allowed, resolve: Resolve, deadline: float) -> None:
        self._allowed, self._resolve, self._deadline = allowed, resolve, deadline
        self._system = httpcore2.SyncBackend()
        self.reached = ""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to one of the addresses of `host`. Raises FetchError where any of them is not allowed."""
        addresses = self._addresses(host, port)
        refused = [address for address in addresses if not self._allowed(address)]
        if refused:  # one is enough: a name that is half public is a mistake or a trap
            what = (
                "is no public address" if refused[0] == host else f"stands for {refused[0]}, which is no public address"
            )
            raise FetchError(
                f"{host} {what}", do="Only pages of the public internet are fetched; save this one as a file"
            )
        last: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in addresses[:MAX_ADDRESSES]:
            try:
                seconds = min(CONNECT_SECONDS, left_until(self._deadline))
                stream = self._system.connect_tcp(address, port, seconds, local_address, socket_options)
                self.reached = address
                return _Until(stream, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                last = error
        raise last

    def _addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host`. The look-up itself has no time limit, so it is waited for in a thread."""
        found: list[str] = []
        failed: list[OSError | UnicodeError] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(min(CONNECT_SECONDS, left_until(self._deadline)))
        if thread.is_alive():
            raise httpcore2.ConnectTimeout(f"looking up {host} takes too long")
        if failed and (isinstance(failed[0], UnicodeError) or failed[0].errno == socket.EAI_NONAME):
            raise FetchError(f"there is no host {host}", do="Check the spelling of the address") from failed[0]
        if failed:
            raise httpcore2.ConnectError(f"{host} cannot be looked up ({failed[0]})") from failed[0]
        return found


class _Until(httpcore2.NetworkStream):
    """A connection that fails with a time-out once the deadline is past, however busy it is."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, left_until(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, left_until(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, left_until(self._deadline))
        return _Until(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left_until(deadline: float) -> float:
    """The seconds left until `deadline`. Raises httpcore2.ReadTimeout where it is past."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("the time for this page is over")
    return left
