"""What every finding is made of: where its words stand, how sure it is, and who says so."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Base of all parts of a report: unknown fields are an error, so that a misspelt name is never lost in silence."""

    model_config = ConfigDict(extra="forbid")


class Span(Model):
    """Where words stand: half-open [start, end) in Unicode code points of one part of the document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    part: str = Field(default="text", description='"text", "title" or "caption:N" (N counts document.images from 0)')


class Finding(Model):
    """A finding: how sure it is, and which rule or head made it."""

    confidence: float = Field(default=1.0, ge=0, le=1, description="of what says 0.8, four in five are right")
    by: str = Field(default="", description="the rule, lexicon entry or head that made it")


class Unknown(Model):
    """What is not known, and why: never a sentinel value."""

    unknown: str = Field(min_length=1, description='the reason, such as "no publication date"')
