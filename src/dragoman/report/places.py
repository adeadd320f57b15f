"""Where: named places and their coordinates."""

from __future__ import annotations

from pydantic import Field

from dragoman.report.base import Finding, Span


class Place(Finding):
    """A place name. `literal` is false where the name stands for who governs or lives there ("Moscow said")."""

    id: str
    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3")
    province: str | None = None
    geonames_id: int | None = None
    feature: str | None = Field(
        default=None, description="GeoNames feature code (PPLC, ADM1, PCLI ...), or REGION, CONTINENT"
    )
    relation: str | None = Field(
        default=None, description='relation to the point: "south of", "northwest of", "near", "part of"'
    )
    bearing: float | None = Field(
        default=None, description="degrees clockwise from north, from the named point to where the place lies"
    )
    distance: float | None = Field(
        default=None,
        description="kilometres from the named point as the text tells them; for a part of an area, inferred: half its radius",
    )
    radius: float | None = Field(
        default=None,
        description="kilometres around the point (moved by bearing and distance) that an area covers; none for a town",
    )
    literal: bool = True
