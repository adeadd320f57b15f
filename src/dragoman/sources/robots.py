"""What does a site allow? Its robots.txt, as RFC 9309 reads it.

Invariant: a site whose robots.txt cannot be had is not fetched from; one that says that it has none allows all.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import httpx2
from protego import Protego

from dragoman.errors import FetchError, RobotsError
from dragoman.sources.exchange import Answer
from dragoman.sources.limits import POLL_SECONDS, ROBOTS_SECONDS

AGENT = "Dragoman"
"""The name that a robots.txt calls us by."""


@dataclass(frozen=True, slots=True)
class _Kept:
    rules: Protego | FetchError
    until: float


class Robots:
    """The rules of sites, each asked for once a day through `get`, which raises FetchError for any answer but 2xx."""

    def __init__(self, get: Callable[[httpx2.URL], Answer], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._get, self._clock = get, clock
        self._sites: dict[tuple[str, str, int | None], _Kept] = {}

    def delay(self, url: httpx2.URL) -> float | None:
        """The seconds between two requests that the site of `url` asks for.

        Raises RobotsError where `url` may not be fetched, FetchError where the rules cannot be had.
        """
        rules = self._rules(url)
        if not rules.can_fetch(str(url), AGENT):
            raise RobotsError(
                "its robots.txt does not allow this", source=str(url), do="Save the page, and read the file"
            )
        rate = rules.request_rate(AGENT)
        return max(rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0) or None

    def _rules(self, url: httpx2.URL) -> Protego:
        site = (url.scheme, url.host, url.port)
        kept = self._sites.get(site)
        if not kept or self._clock() >= kept.until:
            kept = self._sites[site] = self._asked(url.copy_with(raw_path=b"/robots.txt"))
        if isinstance(kept.rules, FetchError):
            error = kept.rules
            raise FetchError(
                f"its robots.txt cannot be had ({error.what})" if error.status else error.what,
                source=str(url),
                do=error.do,
                passing=error.passing,
                wait=kept.until - self._clock(),
            )
        return kept.rules

    def _asked(self, url: httpx2.URL) -> _Kept:
        try:
            text = self._get(url).body.decode("utf-8", "replace")
        except FetchError as error:
            there_is_none = 400 <= (error.status or 0) < 500 and not error.passing
            if not there_is_none:  # kept for a while, for a site that is down is not asked before every page of it
                return _Kept(error, self._clock() + POLL_SECONDS)
            text = ""
        return _Kept(Protego.parse(text), self._clock() + ROBOTS_SECONDS)
