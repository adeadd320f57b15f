"""Is this the document that we have? Canonical addresses and hashes.

Invariant: documents of one identity differ in nothing that a reader sees; the same text in two outlets is two documents (and
`duplicates.py` links them).
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from dragoman.report import Document

# Parameters that say how a reader came, not what the page is.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_ga|cmpid|ocid|ref_src")


def canonical_url(url: str) -> str:
    """The address without what does not change the page: case of scheme and host, default port, fragment, tracking
    parameters, their order, a trailing slash; http and https are one."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    if not parts.netloc:
        return url.strip()
    host = (parts.hostname or "").removesuffix(".")
    host += f":{port}" if port and port not in (80, 443) else ""
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0].lower())
    ]
    scheme = "https" if parts.scheme.lower() in ("http", "https") else parts.scheme.lower()
    return urlunsplit((scheme, host, parts.path.rstrip("/"), urlencode(sorted(query)), ""))


def content_hash(document: Document) -> str:
    """SHA-256 over title, a NUL and text, in hex."""
    return hashlib.sha256(f"{document.title or ''}\0{document.text}".encode()).hexdigest()


def identity(document: Document) -> str:
    """SHA-256 over canonical address, outlet, title and text, in hex."""
    address = canonical_url(document.url) if document.url else ""
    whole = "\0".join([address, document.outlet or "", document.title or "", document.text])
    return hashlib.sha256(whole.encode()).hexdigest()
