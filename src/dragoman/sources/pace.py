"""When may a host be asked again? Sets the requests to one host apart.

Invariant: between two turns at one host pass at least the seconds that were asked for, also with several threads.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from dragoman.sources.limits import HOST_SECONDS, MAX_CRAWL_DELAY


class Pace:
    """Turns at hosts, `seconds` apart. `clock` and `sleep` are the time's own, unless a test gives others."""

    def __init__(
        self,
        seconds: float = HOST_SECONDS,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds, self._clock, self._sleep = seconds, clock, sleep
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, asked: float | None = None) -> None:
        """Wait until it is one's turn at `host`, which asked for so many seconds between two (at most MAX_CRAWL_DELAY)."""
        apart = max(self._seconds, min(asked or 0.0, MAX_CRAWL_DELAY))
        with self._lock:
            now = self._clock()
            at = max(now, self._next.get(host, now))
            self._next[host] = at + apart
        if at > now:
            self._sleep(at - now)
