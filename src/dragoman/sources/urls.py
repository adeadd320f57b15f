"""Is this an address of the web, and which?

Invariant: what comes out is http or https, to a host, without a password, and short enough to be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.errors import FetchError
from dragoman.sources.limits import MAX_URL

if TYPE_CHECKING:
    import httpx2


def web_address(text: str) -> httpx2.URL:
    """`text` as an address to fetch, without its fragment. Raises FetchError for all but http and https to a host."""
    import httpx2

    shown = text if len(text) <= 200 else f"{text[:200]}…"
    try:
        url = httpx2.URL(text).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise FetchError(f"this is no web address ({error})", source=repr(shown), do="Check its spelling") from error
    if url.scheme not in ("http", "https"):
        raise FetchError(
            f'addresses of the kind "{url.scheme}:" are not fetched', source=shown, do="Give an http or https address"
        )
    if not url.host or not 0 < (url.port or 80) < 65536 or len(str(url)) > MAX_URL:
        raise FetchError("this is no web address", source=shown, do="Check its spelling")
    if url.userinfo:  # it would be kept with every document and in every WARC record
        raise FetchError("there is a name or password in it", source=url.host, do="Leave out what stands before the @")
    return url
