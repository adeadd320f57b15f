"""Which pictures does the text show, and does anybody vouch for what they show?

In: a Reading. Out: `reading.document.images` with caption, span, status and what it is said to show, where it stands in the text.
Invariant: a caption is the words of its span; a line that is already an image's caption is not added again.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources

from dragoman.errors import DataError
from dragoman.reading import Reading
from dragoman.report import Image, Span

LONGEST = 300  # characters of a caption line: longer lines are prose


@dataclass(frozen=True, slots=True)
class Patterns:
    """images.toml as regular expressions over one line."""

    any_noun: re.Pattern[str]
    kicker: re.Pattern[str]
    noun_first: re.Pattern[str]
    released: re.Pattern[str]
    credit_line: re.Pattern[str]
    claimed: re.Pattern[str]
    unverified: re.Pattern[str]
    credits: re.Pattern[str]
    shows: re.Pattern[str]


@functools.cache
def patterns() -> Patterns:
    """The patterns, read once. Raises DataError where images.toml is malformed."""
    source = resources.files("dragoman.said") / "images.toml"
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
        either = {
            key: "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) for key, words in data.items()
        }
        noun, kicker = either["nouns"], either["kickers"]
        doubt = f"{either['claimed']}|{either['unverified']}"
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise DataError(f"{error}", source="said/images.toml", do="Mend the list or line named") from error
    flags = re.IGNORECASE
    return Patterns(
        any_noun=re.compile(rf"\b(?:{noun}|{kicker})\b", flags),
        kicker=re.compile(rf"^\W*(?P<kicker>{kicker})\s*(?::|—|–|\|)\s*(?P<rest>.*)$", flags),
        noun_first=re.compile(
            rf"^\W*(?:an?|the|this)?\s*(?:(?:{doubt})\s+)(?:\w+\s+){{0,2}}(?:{noun})\b|^\W*(?:an?\s+)?(?:\w+\s+)?(?:{noun})\s+(?:{doubt})\b",
            flags,
        ),
        released=re.compile(rf"^\W*in (?:this|an?|the)\b[^.]{{0,40}}\b(?:{noun})\b", flags),
        credit_line=re.compile(
            rf"[(\[]\s*(?:{kicker}|credit)\s*(?:credit|by)?\s*[:/]\s*[^()\[\]]{{2,60}}[)\]]\s*$", flags
        ),
        claimed=re.compile(rf"\b(?:{either['claimed']})\b", flags),
        unverified=re.compile(rf"\b(?:{either['unverified']})\b", flags),
        credits=re.compile(
            rf"\b(?:{either['credits']})\b|\b(?:photo|image|credit|picture)\s*(?:credit|by)?\s*:\s*[A-Z]", flags
        ),
        shows=re.compile(rf"\b(?:{either['shows']})\s+", flags),
    )


def find_images(reading: Reading) -> None:
    """Add the captions that stand in the text to the document's images; judge those that are there already."""
    found = patterns()
    document = reading.document
    for image in document.images:
        _judge(image, found)
    taken = [image.span for image in document.images if image.span is not None and image.span.part == "text"]
    start = 0
    for line in document.text.split("\n"):
        words = line.strip()
        if words and len(words) <= LONGEST and found.any_noun.search(words):
            at = start + line.index(words)
            span = Span(start=at, end=at + len(words))
            if not any(t.start < span.end and span.start < t.end for t in taken):
                caption = _read(words, span, found)
                if caption:
                    document.images.append(caption)
        start += len(line) + 1


def _read(line: str, span: Span, found: Patterns) -> Image | None:
    kicker = found.kicker.match(line)
    if kicker:
        rest = kicker["rest"]
        if not rest:
            return None
        if (
            len(rest.split()) <= 4
            and re.fullmatch(r"(?:[A-Z][\w./&-]*\s*)+", rest)
            and kicker["kicker"].lower() in ("photo", "image", "picture")
        ):
            return Image(caption=line, status="credited", span=span)
    elif not found.released.match(line):
        prose = line.endswith(".") and line.count(". ") > 1
        if prose or not (found.noun_first.match(line) or found.credit_line.search(line)):
            return None
    image = Image(caption=line, span=span)
    _judge(image, found)
    return image


def _judge(image: Image, found: Patterns) -> None:
    """Set status and what is shown by the caption's own words; a caption that says nothing keeps its status."""
    kicker = found.kicker.match(image.caption)
    words = kicker["rest"] if kicker else image.caption
    if found.claimed.search(image.caption):
        image.status = "claimed"
    elif found.unverified.search(image.caption):
        image.status = "unverified"
    elif found.credits.search(words):
        image.status = "credited"
    match = found.shows.search(words)
    if image.shows is None and (match or kicker):
        image.shows = (words[match.end() :] if match else words).strip(" :.;") or None
