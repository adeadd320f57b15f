"""What does a piece of HTML say, such as a feed has of an article?

Invariant: every word stays, in order; only markup goes, and what a browser would not show.
"""

from __future__ import annotations

import re

_BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol "
    "p pre section table tr ul".split()
)
_UNSEEN = frozenset("iframe noscript script style template".split())


def fragment_text(html: str) -> str:
    """The text of a piece of HTML: its blocks are paragraphs, set apart by blank lines."""
    if "<" not in html and "&" not in html:
        return "\n\n".join(filter(None, (" ".join(part.split()) for part in re.split(r"\n\s*\n", html))))
    from lxml import etree
    from lxml.html import HTMLParser

    try:
        root = etree.fromstring(f"<div>{html}</div>", HTMLParser(recover=True, no_network=True))
    except etree.XMLSyntaxError:
        return ""
    words: list[str] = []
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else None
        if event == "start":
            unseen += tag in _UNSEEN
            words.append("\n\n" if tag in _BLOCKS else "\n" if tag == "br" else "")
            words.append(_plain(element.text) if not unseen else "")
            continue
        if event == "end":
            unseen -= tag in _UNSEEN
            words.append("\n\n" if tag in _BLOCKS else " " if tag in ("td", "th") else "")
        words.append(_plain(element.tail) if not unseen else "")
    text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", "".join(words))
    return re.sub(r"\n{2,}", "\n\n", re.sub(r"[^\S\n]+", " ", text)).strip()


def _plain(text: str | None) -> str:
    """Text as a browser shows it: a line end is a space."""
    return re.sub(r"\s+", " ", text or "")
