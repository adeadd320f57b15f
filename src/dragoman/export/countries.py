"""Which code has a country elsewhere? ISO alpha-3 → alpha-2, FIPS 10-4, Correlates of War number, name (countries.csv)."""

from __future__ import annotations

import csv
import functools
from importlib import resources
from typing import NamedTuple


class Country(NamedTuple):
    """A country or territory; a code that another data set has none of is empty."""

    alpha3: str
    alpha2: str
    fips: str
    cow: str
    name: str


@functools.cache
def countries() -> dict[str, Country]:
    """All countries by their alpha-3 code."""
    lines = resources.files("dragoman.export").joinpath("countries.csv").read_text("utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row["alpha3"]: Country(**row) for row in rows}


def country(code: str | None) -> Country | None:
    """The country with this alpha-3 code; none for a code such as IGO, which is no country's."""
    return countries().get(code or "")
