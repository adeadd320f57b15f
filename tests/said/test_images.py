"""Images: captions in the text, and whether anybody vouches for what they show."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.reading import Reading
from dragoman.report import Document, Image
from dragoman.said import find_gaps

Parsed = Callable[..., Reading]


def bare(parsed: Parsed, text: str) -> Reading:
    """A reading of a document whose layout nobody has looked at."""
    return parsed(Document(id="d", text=text))


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Claimed image of a burnt lorry on the coast road:", "claimed"),
        ("Video purporting to show the captured pilot", "claimed"),
        ("Unverified footage of the flooded quarter", "unverified"),
        ("PHOTO: The minister at the airport", "unverified"),
        ("Photo: The minister at the airport (Reuters)", "credited"),
        ("Photo: Reuters", "credited"),
        ("In this image released by the navy, sailors board the freighter.", "credited"),
    ],
)
def test_a_caption_line_is_an_image(parsed: Parsed, line: str, status: str) -> None:
    reading = bare(parsed, f"The convoy left at dawn.\n\n{line}\n\nIt reached the coast at noon.")
    find_gaps(reading)
    (image,) = reading.document.images
    assert image.status == status
    assert image.span is not None
    assert reading.document.text[image.span.start : image.span.end] == image.caption == line


def test_what_a_caption_shows_is_told(parsed: Parsed) -> None:
    reading = bare(parsed, "Claimed image of a burnt lorry on the coast road:")
    find_gaps(reading)
    assert reading.document.images[0].shows == "a burnt lorry on the coast road"


@pytest.mark.parametrize(
    "line",
    ["The photo shocked the nation.", "He claimed that the image of the country had suffered.", "Watch out for ice."],
)
def test_prose_about_pictures_is_no_caption(parsed: Parsed, line: str) -> None:
    reading = bare(parsed, line)
    find_gaps(reading)
    assert reading.document.images == []


def test_a_caption_that_is_known_is_judged_and_not_added_again(parsed: Parsed) -> None:
    text = "Claimed image of a burnt lorry"
    reading = bare(parsed, text)
    span = reading.span(reading.doc[0 : len(reading.doc)])
    reading.document.images.append(Image(caption=text, span=span))
    find_gaps(reading)
    (image,) = reading.document.images
    assert image.status == "claimed"
