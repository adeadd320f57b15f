"""Pages of the public internet: fetched politely, and with distrust.

In goes an address, out comes what the server answered. Invariant: every hop, redirects among them, is http or https to
a public address (see `dial`), allowed by its site's robots.txt, in its turn, and within the bounds of `limits`.
"""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Callable
from dataclasses import replace

import httpx2
import stamina

from dragoman import __version__
from dragoman.errors import FetchError, SettingError
from dragoman.sources.addresses import is_public
from dragoman.sources.dial import Allowed, Dial, Resolve, resolve
from dragoman.sources.exchange import Answer, Headers, ask, seconds_of
from dragoman.sources.limits import (
    FETCH_SECONDS,
    MAX_FETCHED,
    MAX_REDIRECTS,
    MAX_ROBOTS,
    TRIES,
    WAIT_FIRST,
    WAIT_MOST,
)
from dragoman.sources.pace import Pace
from dragoman.sources.robots import AGENT, Robots
from dragoman.sources.urls import web_address

# A retry is logged, for whoever set logging up; without this it would be printed where nobody did.
logging.getLogger("stamina").addHandler(logging.NullHandler())

_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (408, 425, 429, 500, 502, 503, 504)


class Fetcher:
    """Fetches pages. Keeps what it needs to be polite: hosts' turns and robots.txt; so make one, and use it for all.

    `contact`, an address or page of who runs it, goes into the user agent. `keep` gets every page and redirect as it
    comes in (`WarcFile.append`). `context` is for certificates of one's own. What is `allowed`, how names are
    resolved, the `pace`, and the seconds of one try and before the next are the real ones unless a test gives others.
    """

    def __init__(
        self,
        *,
        contact: str | None = None,
        keep: Callable[[Answer], object] | None = None,
        context: ssl.SSLContext | None = None,
        allowed: Allowed = is_public,
        resolve: Resolve = resolve,
        pace: Pace | None = None,
        seconds: float = FETCH_SECONDS,
        wait_first: float = WAIT_FIRST,
    ) -> None:
        if contact is not None and not (contact.isascii() and contact.isprintable()):
            raise SettingError("the contact is not plain text", source=repr(contact), do="Give a mail or web address")
        self.agent = f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else "")
        self._keep, self._context = keep, context
        self._allowed, self._resolve = allowed, resolve
        self._pace = pace or Pace()
        self._seconds, self._wait_first = seconds, wait_first
        self._robots = Robots(self._robots_txt)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """The page at `url`; or, where it is still as its `etag` and `modified` (Last-Modified) say, an answer 304.

        Raises FetchError for what may not be fetched, does not answer, or is not there; `passing` where a later try may do.
        """
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = tuple((name, value) for name, value in known.items() if value and value.isascii())
        answer = self._tried(web_address(url), headers)
        if answer.status != 304 and not answer.body.strip():
            raise FetchError("the page is empty", source=answer.url, do="Check the address")
        return answer

    def _tried(self, url: httpx2.URL, headers: Headers = (), *, robots: bool = True) -> Answer:
        """The answer after as many tries as it takes, at most TRIES. Raises FetchError where it is neither 2xx nor 304."""
        tries = stamina.RetryingCaller(
            attempts=TRIES, timeout=None, wait_initial=self._wait_first, wait_max=WAIT_MOST, wait_jitter=0
        )
        return tries(_again, self._once, url, headers, robots)

    def _once(self, url: httpx2.URL, headers: Headers, robots: bool) -> Answer:
        answer = self._followed(url, headers, robots)
        if answer.status >= 300 and not (answer.status == 304 and headers):
            raise _refusal(answer)
        return answer

    def _followed(self, url: httpx2.URL, headers: Headers, robots: bool) -> Answer:
        """The answer at the end of all redirects, of whatever status."""
        asked, left = str(url), self._seconds
        for _ in range(MAX_REDIRECTS + 1):
            self._pace.turn(url.host, self._robots.delay(url) if robots else None)
            start = time.monotonic()
            dial = Dial(allowed=self._allowed, resolve=self._resolve, deadline=start + left)
            sent = (("User-Agent", self.agent), *headers)
            limit = MAX_FETCHED if robots else MAX_ROBOTS
            answer = ask(url, sent, dial=dial, context=self._tls(url), limit=limit, cut=not robots)
            left -= time.monotonic() - start
            answer = replace(answer, asked=asked)
            if self._keep and robots and answer.status != 304 and answer.status < 400:
                self._keep(answer)
            to = answer.header("Location")
            if answer.status not in _REDIRECTS or to is None:
                return answer
            url = _joined(url, to)
        raise FetchError(
            f"it redirects more than {MAX_REDIRECTS} times", source=asked, do="Give the page's own address"
        )

    def _robots_txt(self, url: httpx2.URL) -> Answer:
        return self._tried(url, robots=False)

    def _tls(self, url: httpx2.URL) -> ssl.SSLContext | None:
        if url.scheme == "https" and self._context is None:
            self._context = httpx2.create_ssl_context()  # once: it reads the system's certificates
        return self._context


def _joined(url: httpx2.URL, to: str) -> httpx2.URL:
    """Where a redirect from `url` leads. Raises FetchError as `web_address`."""
    try:
        return web_address(str(url.join(to)))
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(
            f"it redirects to no web address ({error})", source=str(url), do="Check the address"
        ) from error
    except FetchError as error:
        raise FetchError(f"it redirects where none may go ({error.what})", source=str(url), do=error.do) from error


def _refusal(answer: Answer) -> FetchError:
    passing = answer.status in _PASSING
    return FetchError(
        f"the server answers {answer.status} {answer.reason}".rstrip(),
        source=answer.url,
        do="Try again later" if passing else "Check the address",
        status=answer.status,
        passing=passing,
        wait=seconds_of(answer.header("Retry-After"), now=answer.at) if passing else None,
    )


def _again(error: Exception) -> bool | float:
    """Whether to try once more at once, or after how many seconds."""
    if not isinstance(error, FetchError) or not error.passing:
        return False
    if error.wait is None:
        return True
    return error.wait if error.wait <= WAIT_MOST else False
