"""OPML: which feeds does a list name?

Invariant: no entity that the file declares is expanded, and nothing that it names is opened.
"""

from __future__ import annotations

from dragoman.errors import FetchError, SourceError
from dragoman.sources.limits import MAX_FEED, MAX_FEEDS
from dragoman.sources.urls import web_address


def feeds_in(raw: bytes, *, source: str) -> list[str]:
    """The addresses of the feeds in an OPML file, each once, in its order. Raises SourceError where there are none.

    Outlines whose address is none of the web are left out.
    """
    from lxml import etree

    if len(raw) > MAX_FEED:
        raise SourceError(f"it has more than {MAX_FEED / 1e6:.0f} MB", source=source, do="Split it into several files")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"this is no OPML ({error.msg})", source=source, do="Export the list anew") from error
    dtd = root.getroottree().docinfo.internalDTD if root is not None else None
    if dtd is not None and next(dtd.iterentities(), None) is not None:  # attributes are expanded whatever is asked for
        raise SourceError("it declares entities, which may be a bomb", source=source, do="Export the list anew")
    found: dict[str, None] = {}
    for outline in root.iter("{*}outline") if root is not None else ():
        for name, value in outline.attrib.items():
            if str(name).lower() != "xmlurl":
                continue
            try:
                found[str(web_address(str(value).strip()))] = None
            except FetchError:
                continue
    if not found:
        raise SourceError(
            "no feed is listed in it", source=source, do='Give an OPML file with <outline xmlUrl="https://…"/>'
        )
    return list(found)[:MAX_FEEDS]
