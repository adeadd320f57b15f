"""GeoJSON as RFC 7946 has it: points of longitude and latitude, literal places and located events."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from dragoman.export.geojson import text
from dragoman.report import TABLES, Report
from tests.report.strategies import reports
from tests.show.reports import make_report


def collection(*of: Report) -> dict[str, Any]:
    made: dict[str, Any] = json.loads("".join(text(of)))
    return made


@given(reports())
@settings(max_examples=40, deadline=None)
def test_it_is_a_feature_collection_of_points(report: Report) -> None:
    made = collection(report, report)
    assert set(made) == {"type", "features"}
    assert made["type"] == "FeatureCollection"
    for feature in made["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert feature["geometry"]["type"] == "Point"
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        columns = {column.name for column in TABLES[feature["properties"]["table"]].columns}
        assert set(feature["properties"]) == columns - {"lat", "lon"} | {"table"}


def test_literal_places_and_located_events_are_there() -> None:
    features = collection(make_report())["features"]
    assert [feature["id"] for feature in features] == ["visit#p2", "visit#e2"]
    assert [feature["geometry"]["coordinates"] for feature in features] == [[45.1485, 40.8788]] * 2
    event = features[1]["properties"]
    assert (event["event"], event["modes"], event["earliest"]) == ("ASSAULT", ["heavy-weapons"], "2025-03-14")


def test_no_reports_are_an_empty_collection() -> None:
    assert collection() == {"type": "FeatureCollection", "features": []}
