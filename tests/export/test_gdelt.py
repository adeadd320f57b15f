"""GDELT 2.0: 61 and 16 columns of its codebook's forms, a row for each pair of parties, and the same ids in both tables."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from dragoman.export import gdelt, gdelt_mentions
from dragoman.report import Report
from tests.report.strategies import reports
from tests.show.reports import make_report

# The columns of the GDELT 2.0 event codebook, and what a cell may look like; an empty one is NULL.
ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
GEO = "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
EVENTS = (
    "GlobalEventID Day MonthYear Year FractionDate".split()
    + [f"Actor{n}{name}" for n in (1, 2) for name in ACTOR]
    + "IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split()
    + "NumMentions NumSources NumArticles AvgTone".split()
    + [f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in GEO]
    + ["DATEADDED", "SOURCEURL"]
)
MENTIONS = (
    "GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset"
    " Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras"
).split()
FORMS = {
    r"GlobalEventID": r"\d{1,19}",
    r"Day": r"(\d{8})?",
    r"MonthYear": r"(\d{6})?",
    r"Year": r"(\d{4})?",
    r"FractionDate": r"(\d{4}\.\d{4})?",
    r"Actor\dCountryCode": r"([A-Z]{3})?",
    r"Actor\dType\dCode": r"([A-Z]{3})?",
    r"IsRootEvent": r"[01]",
    r"EventCode": r"\d{3,4}",
    r"EventBaseCode": r"\d{3}",
    r"EventRootCode": r"(0[1-9]|1\d|20)",
    r"QuadClass": r"[1-4]",
    r"GoldsteinScale": r"-?\d{1,2}\.\d",
    r"Num(Mentions|Sources|Articles)": r"[1-9]\d*",
    r"\w+Geo_Type": r"[0-5]",
    r"\w+Geo_CountryCode": r"([A-Z]{2})?",
    r"\w+Geo_(Lat|Long)": r"(-?\d{1,3}\.\d+(e-\d+)?)?",
    r"DATEADDED": r"(\d{14})?",
    r"(Event|Mention)TimeDate": r"(\d{14})?",
    r"MentionType": r"[1-6]",
    r"SentenceID": r"[1-9]\d*",
    r"Act(or1|or2|ion)CharOffset": r"-1|\d+",
    r"Confidence": r"\d{1,2}|100",
}


def rows(report: Report) -> list[dict[str, str]]:
    return [dict(zip(EVENTS, line.rstrip("\n").split("\t"), strict=True)) for line in gdelt.lines([report])]


def mentions(report: Report) -> list[dict[str, str]]:
    return [dict(zip(MENTIONS, line.rstrip("\n").split("\t"), strict=True)) for line in gdelt_mentions.lines([report])]


def test_the_columns_are_the_codebook_s() -> None:
    assert [field.name for field in gdelt.FORMAT.fields] == EVENTS
    assert len(EVENTS) == 61
    assert [field.name for field in gdelt_mentions.FORMAT.fields] == MENTIONS
    assert len(MENTIONS) == 16


@given(reports())
@settings(max_examples=60, deadline=None)
def test_every_cell_has_the_form_that_the_codebook_gives_it(report: Report) -> None:
    for row in [*rows(report), *mentions(report)]:
        for name, cell in row.items():
            form = next((form for names, form in FORMS.items() if re.fullmatch(names, name)), ".*")
            assert re.fullmatch(form, cell), f"{name}: {cell!r}"
        assert int(row["GlobalEventID"]) < 2**63


@given(reports())
@settings(max_examples=40, deadline=None)
def test_both_tables_tell_of_the_same_events(report: Report) -> None:
    events = [row["GlobalEventID"] for row in rows(report)]
    assert len(set(events)) == len(events)
    assert list(dict.fromkeys(row["GlobalEventID"] for row in mentions(report))) == events


def test_a_row_says_what_the_report_says() -> None:
    met, shelled = rows(make_report())
    assert (met["Day"], met["MonthYear"], met["Year"], met["FractionDate"]) == (
        "20250317",
        "202503",
        "2025",
        "2025.2932",
    )
    assert (met["EventCode"], met["EventBaseCode"], met["EventRootCode"]) == ("042", "042", "04")
    assert (met["QuadClass"], met["GoldsteinScale"], met["IsRootEvent"]) == ("1", "1.9", "1")
    assert (met["Actor1Code"], met["Actor1Name"], met["Actor2Code"]) == ("ARMGOV", "DAVIT MELIKYAN", "GEOGOV")
    assert (met["ActionGeo_Type"], met["ActionGeo_CountryCode"], met["ActionGeo_Lat"]) == ("0", "", "")
    assert (shelled["EventCode"], shelled["Actor2Code"], shelled["IsRootEvent"]) == ("194", "", "0")
    assert (shelled["ActionGeo_Fullname"], shelled["ActionGeo_CountryCode"]) == ("Ijevan, Armenia", "AM")
    assert shelled["DATEADDED"] == "20250318000000"


def test_what_is_not_told_as_a_fact_is_left_out() -> None:
    assert len(rows(make_report())) == 2


def test_several_parties_are_paired_and_mutual_ones_two_by_two() -> None:
    report = make_report()
    met, other = report.events[0], report.events[1].actors[0]
    met.recipients.append(other)
    assert [(row["Actor1Name"], row["Actor2Name"]) for row in rows(report)][:2] == [
        ("DAVIT MELIKYAN", "NINO GELASHVILI"),
        ("DAVIT MELIKYAN", "AZERBAIJAN"),
    ]
    met.actors, met.recipients = [*met.actors, *met.recipients], []
    assert [row["Actor2Name"] for row in rows(report)][:3] == ["NINO GELASHVILI", "AZERBAIJAN", "AZERBAIJAN"]


def test_an_actor_has_a_place_only_where_its_own_words_are_one() -> None:
    report = make_report()
    baku = report.places[0]
    report.events[1].actors[0].span = baku.span
    shelled = rows(report)[1]
    assert (shelled["Actor1Geo_Fullname"], shelled["Actor1Geo_CountryCode"]) == ("Baku, Azerbaijan", "AJ")
    assert shelled["Actor2Geo_Type"] == "0"


@pytest.mark.parametrize(
    ("feature", "country", "kind", "id"),
    [
        ("PCLI", "ARM", "1", "AM"),
        ("ADM1", "ARM", "5", ""),
        ("PPLC", "ARM", "4", ""),
        ("PPL", "USA", "3", ""),
        ("ADM1", "USA", "2", ""),
    ],
)
def test_the_kind_of_a_place_is_gdelt_s(feature: str, country: str, kind: str, id: str) -> None:
    report = make_report()
    report.places[1].feature, report.places[1].country = feature, country
    shelled = rows(report)[1]
    assert (shelled["ActionGeo_Type"], shelled["ActionGeo_FeatureID"]) == (kind, id)


def test_an_event_that_is_told_again_is_a_mention_more() -> None:
    report = make_report()
    report.events[1].mentions = [report.events[0].trigger]
    assert [row["NumMentions"] for row in rows(report)] == ["1", "2"]
    first, again = [row for row in mentions(report) if row["GlobalEventID"] == rows(report)[1]["GlobalEventID"]]
    assert (first["SentenceID"], first["Actor1CharOffset"]) == ("3", str(report.events[1].actors[0].span.start))
    assert (again["SentenceID"], again["Actor1CharOffset"]) == ("2", "-1")
    assert first["Confidence"] == "70"
