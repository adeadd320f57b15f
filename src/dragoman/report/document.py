"""The document that was read, as it came in."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from dragoman.report.base import Model, Span


class Published(Model):
    """When the report was published, and how that is known."""

    value: dt.date | None = None
    basis: Literal["given", "page", "feed", "inferred", "unknown"] = "unknown"


class Image(Model):
    """A picture or its caption. `status` says whether what it shows is vouched for."""

    caption: str = ""
    status: Literal["credited", "claimed", "unverified"] = "unverified"
    url: str | None = None
    shows: str | None = Field(default=None, description="what the caption says that it shows")
    span: Span | None = Field(default=None, description="where the caption stands, if it is in the text")


class Document(Model):
    """A report as it came in. `text` is the input itself, with line ends unified to "\\n" and nothing else changed.

    `id` is the given one, else "sha256:" and the first 16 hex digits of the SHA-256 of title and text.
    `title` is kept apart only where the source has it apart; a headline that stands in the text stays there.
    """

    id: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: list[str] = Field(default_factory=list)
    language: str = "en"
    text: str
    published: Published = Field(default_factory=Published)
    images: list[Image] = Field(default_factory=list)
