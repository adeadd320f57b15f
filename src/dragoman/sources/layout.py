"""How is the report laid out? Finds headline, kicker, byline, dateline and captions where they stand in a plain text.

Invariant: nothing is removed or moved; a layout holds offsets into the text that it was made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.report import Image, Span

HEAD_LINES = 8
"""Headline, byline and dateline are looked for in so many lines that are not blank."""

_PICTURE = r"photo(?:graph)?|image|picture|video|footage|screenshot|still|map"
_PICTURE_KICKER = re.compile(rf"(?:file )?(?:{_PICTURE}|caption)s?\s*:\s*", re.IGNORECASE)
_KICKER = re.compile(
    r"(?:(?:news )?analysis|breaking(?: news)?|exclusive|explainer|factbox|feature|live|opinion|special report|timeline"
    r"|update(?: \d+)?|corrected|video|watch|wrapup(?: \d+)?)\s*[:|]\s*",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[—–]\s+|\s+--\s+")
_NAME = r"[A-Z][\w.’'-]+(?: (?:al|bin|de|van|von|el|[A-Z][\w.’'-]*)){1,3}"
_BYLINE = re.compile(
    r"(?:[Bb]y|Reported by|Story by|Reporting by) "
    r"(?:(?:[A-Z]\w+ )?(?:[Ss]ports|[Ss]taff )?(?:[Ww]riters?|[Cc]orrespondents?) )?"
    rf"(?P<names>(?:{_NAME}(?:, {_NAME})*,? (?:and|&) )?{_NAME})"
    r"(?: in [A-Z][\w ’'-]+)?(?:[,|] (?P<outlet>[A-Z][\w .’'-]+))?\s*$"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTHS} \d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{4}})?"
_CITY = r"[A-Z][A-Z.’'-]+(?:[ /-][A-Z.’'-]+)*(?:, [A-Z][\w.’' -]{1,30}?)?"
_DATELINE = re.compile(rf"(?P<place>{_CITY})(?:, {_DAY})?(?: \((?P<outlet>[A-Z][\w .’'&-]{{1,30}})\))? ?(?:—|–|--|-) ")
_SOURCE = re.compile(r"(?:Source|Via|From): (?P<outlet>[A-Z][^\n]{1,60})$")
_CAPTION = re.compile(
    r"[\[(]?(?:(?:an? )?(?:claimed|purported|alleged|unverified|undated)[ -])?(?:an? |the )?(?:file |handout |still )?"
    rf"(?:{_PICTURE})s?(?::| of | from | showing | shows | (?:said|claimed|purporting|purported|purportedly) to show "
    r"| purportedly showing )(?P<shows>[^\n]+)",
    re.IGNORECASE,
)
_DOUBTS = re.compile(r"\b(?:claim|purport|alleg|said to show)", re.IGNORECASE)
_CREDIT = re.compile(
    r"\bcredit:|\b(?:AFP|AP|Reuters|Getty|EPA|TASS|IRNA|SANA|Xinhua|UN Photo)\b|/[A-Z]{2,}|[(\[](?:photo|handout)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a plain text stand, as (start, end) offsets; outlet and authors as they are named in it."""

    headline: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    dateline: tuple[int, int] | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()


def headline(text: str) -> tuple[int, int] | None:
    """Where the headline stands in `text`, for display; none where it starts with its first sentence."""
    return layout(text).headline


def layout(text: str) -> Layout:
    """The layout of a plain text or Markdown: see `Layout`."""
    lines = list(_lines(text))
    title = byline = dateline = outlet = None
    authors: tuple[str, ...] = ()
    images: list[Image] = []
    for number, (start, line) in enumerate(lines):
        picture = _PICTURE_KICKER.match(line)
        if picture:
            caption, title_at = _split_kicker(line, picture.end(), first=title is None and number < 2)
            images.append(_image(text, start + picture.end(), start + caption, line))
            if title_at is not None:
                title = (start + title_at, start + len(line))
            continue
        if number < HEAD_LINES:
            if not byline and (match := _BYLINE.match(line)):
                byline, outlet = (start, start + len(line)), outlet or match["outlet"]
                authors = tuple(re.split(r", and | and | & |, ", match["names"]))
                continue
            if not outlet and (match := _SOURCE.match(line)):
                outlet = match["outlet"].strip()
                continue
            if not dateline and (match := _DATELINE.match(line)):
                dateline, outlet = (start, start + match.end()), outlet or match["outlet"]
                continue
            if number == 0 and len(lines) > 1:
                title = _title(text, start, line)
                if title:
                    continue
        if image := _caption(text, start, line):
            images.append(image)
    return Layout(title, byline, dateline, outlet, authors, tuple(images))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that are not blank, without the space around them: (offset, words)."""
    for match in re.finditer(r"[^\s][^\n]*", text):
        yield match.start(), match.group().rstrip()


def _split_kicker(line: str, start: int, *, first: bool) -> tuple[int, int | None]:
    """Where the caption after a picture kicker ends, and where the headline after a dash starts, if there is one."""
    dash = _DASH.search(line, start) if first else None
    return (dash.start(), dash.end()) if dash else (len(line), None)


def _title(text: str, start: int, line: str) -> tuple[int, int] | None:
    """The headline in the first line: short, no sentence with a full stop, and set off by a blank line or by "#"."""
    heading = re.match(r"#{1,6} +", line)
    offset = heading.end() if heading else 0
    if not heading and (kicker := _KICKER.match(line)):
        offset = kicker.end()
    end = start + len(line)
    set_off = bool(heading) or re.match(r"[ \t]*\n[ \t]*\n", text[end:]) is not None or _BYLINE.match(_next(text, end))
    short = len(line.split()) <= 25 and len(line) <= 200
    ends = re.search(r"[.;,:][\"”’')\]]*$", line) is not None
    sentence = ends and not heading and sum(word[0].isupper() for word in line.split()) < 0.7 * len(line.split())
    return (start + offset, end) if short and set_off and not sentence and offset < len(line) else None


def _next(text: str, end: int) -> str:
    return text[end:].lstrip().split("\n", 1)[0]


def _caption(text: str, start: int, line: str) -> Image | None:
    """The picture that a line of its own describes: a caption is no sentence with a full stop, unless in brackets."""
    match = _CAPTION.match(line)
    if not match or len(line.split()) > 60:
        return None
    if line.endswith((".", ".”", '."')) and line[0] not in "[(":
        return None
    return _image(text, start, start + len(line), line, match["shows"])


def status_of(caption: str) -> Literal["credited", "claimed", "unverified"]:
    """Whether what a caption shows is only claimed, credited to a photographer or agency, or neither."""
    if _DOUBTS.search(caption):
        return "claimed"
    return "credited" if _CREDIT.search(caption) else "unverified"


def _image(text: str, start: int, end: int, line: str, shows: str | None = None) -> Image:
    caption = text[start:end]
    return Image(
        caption=caption,
        status=status_of(line),
        shows=(shows or caption).strip(" :[]()") or None,
        span=Span(start=start, end=end),
    )
