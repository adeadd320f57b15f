"""POLECAT: its 40 columns, one cell for each in every row, several parties side by side, only what is told as a fact."""

from __future__ import annotations

from hypothesis import given, settings

from dragoman.export.polecat import lines
from dragoman.report import Report
from tests.report.strategies import reports
from tests.show.reports import make_report

# The header of the data set's files.
COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Event Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW"
    "|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|Recipient Name|Recipient Country"
    "|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID"
    "|Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source"
    "|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
).split("|")


def rows(report: Report) -> list[dict[str, str]]:
    head, *body = [line.rstrip("\n").split("\t") for line in lines([report])]
    assert head == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in body]


@given(reports())
@settings(max_examples=40, deadline=None)
def test_every_row_has_a_cell_for_each_column_and_none_is_empty(report: Report) -> None:
    for row in rows(report):
        assert all(cell and "\n" not in cell for cell in row.values())


def test_a_row_says_what_the_report_says() -> None:
    met, shelled = rows(make_report())
    assert (met["Event ID"], met["Event Date"], met["Event Type"], met["Event Mode"]) == (
        "visit#e1",
        "2025-03-17",
        "CONSULT",
        "visit",
    )
    assert (met["Quad Code"], met["Event Intensity"], met["Placename"]) == ("VERBAL COOPERATION", "4", "None")
    assert (met["Actor Country"], met["Actor COW"], met["Actor Title"]) == (
        "Armenia",
        "371",
        "Secretary, National Security Council",
    )
    assert (met["Recipient Country"], met["Recipient COW"]) == ("Georgia", "372")
    assert (shelled["Placename"], shelled["Country"], shelled["Latitude"]) == ("Ijevan", "Armenia", "40.8788")
    assert (shelled["Recipient Name"], shelled["Actor Name Raw"]) == ("None", "Azerbaijani forces")
    assert shelled["Story People"] == "Davit Melikyan; Nino Gelashvili"


def test_what_is_not_told_as_a_fact_is_left_out() -> None:
    assert [row["Event ID"] for row in rows(make_report())] == ["visit#e1", "visit#e2"]


def test_several_parties_stand_side_by_side() -> None:
    report = make_report()
    report.events[0].actors.append(report.events[1].actors[0].model_copy(update={"code": "IGO", "sectors": []}))
    met = rows(report)[0]
    assert met["Actor Name"] == "Davit Melikyan; Azerbaijan"
    assert (met["Actor Country"], met["Actor COW"]) == ("Armenia; IGO", "371; None")
    assert (met["Primary Actor Sector"], met["Actor Sectors"]) == ("GOV; None", "GOV")
