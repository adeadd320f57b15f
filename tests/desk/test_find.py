"""Finding: every filter, full text, one order; actors that are one across reports; episodes; on every backend."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from dragoman.desk import Desk
from dragoman.errors import SettingError
from dragoman.report import Report
from tests.desk.reports import report

VISIT = "Russia met Iran in Tehran, where the ministers visited a shipyard."


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Five reports."""
    desk.store(report(VISIT, id="d1", day="2025-03-10", place="Tehran", outlet="Caspian Post"))
    desk.store(
        report(
            "Iran accused Russia of delaying the pumps.",
            id="d2",
            actor="Iran",
            code="IRN",
            recipient="Russia",
            to="RUS",
            event="ACCUSE",
            day="2025-03-12",
            gap=True,
        )
    )
    desk.store(
        report(
            "France shelled Russia, officials denied.",
            id="d3",
            actor="France",
            code="FRA",
            recipient="Russia",
            to="RUS",
            event="ASSAULT",
            day="2025-03-11",
            dead=12,
            standing="negated",
        )
    )
    desk.store(report("Russia warned Iran, on a day that nobody names.", id="d4", event="THREATEN", day=None))
    quiet = report("Russia kept silent while Iran spoke of shipyards all day.", id="d5", day="2025-03-13")
    desk.store(quiet.model_copy(update={"events": []}))
    return desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["d2", "d3", "d1", "d4"]),
        ({"actor": "RUS"}, ["d1", "d4"]),
        ({"actor": "rus", "recipient": "IRN", "since": "2025-03-01"}, ["d1"]),
        ({"actor": "Russia"}, ["d1", "d4"]),
        ({"party": "RUS", "until": dt.date(2025, 3, 11)}, ["d3", "d1"]),
        ({"event": "consult"}, ["d1"]),
        ({"place": "tehran"}, ["d1"]),
        ({"country": "IRN"}, ["d1"]),
        ({"standing": "negated"}, ["d3"]),
        ({"outlet": "Caspian Post"}, ["d1"]),
        ({"document": "d4"}, ["d4"]),
        ({"quad": "verbal conflict"}, ["d2", "d4"]),
        ({"dead": 12}, ["d3"]),
        ({"dead": 13}, []),
        ({"confidence": 0.9}, []),
        ({"mode": "visit"}, []),
        ({"mode": '%"'}, []),
        ({"actor": "x' OR 1=1 --"}, []),
        ({"counted": True}, ["d2", "d1", "d4"]),
        ({"words": "shipyard"}, ["d1", "d5"]),
        ({"words": "visit ministers"}, ["d1"]),
        ({"words": '"ministers visited"'}, ["d1"]),
        ({"words": '"visited ministers"'}, []),
        ({"words": "shipyard", "event": "CONSULT"}, ["d1"]),
        ({"words": "pumps -delaying"}, ["d2"]),
        ({"words": "nothing OR shipyard"}, []),
        ({"words": "*"}, []),
        ({"words": "pumps:"}, ["d2"]),
    ],
)
def test_filters(filled: Desk, asked: dict[str, Any], found: list[str]) -> None:
    events = filled.events(**asked)
    assert [row["document"] for row in events] == found
    assert events.count() == len(found)


def test_a_limit_cuts_and_the_whole_number_is_known(filled: Desk) -> None:
    events = filled.events(limit=2)
    assert ([row["document"] for row in events], events.count()) == (["d2", "d3"], 4)


def test_rows_say_who_and_where_and_snippets_mark_the_words(filled: Desk) -> None:
    row = next(iter(filled.events(words="shipyards", place="Tehran")))
    assert (row["actors"], row["recipients"], row["country"]) == (["Russia (RUS)"], ["Iran (IRN)"], "IRN")
    assert "[shipyard]" in row["snippet"]


def test_events_as_a_data_frame(filled: Desk) -> None:
    frame = filled.events().to_polars()
    assert frame["document"].to_list() == ["d2", "d3", "d1", "d4"]
    assert frame["day"][3] is None
    assert filled.events(dead=99).to_polars().is_empty()


def test_bad_questions_are_refused(filled: Desk) -> None:
    with pytest.raises(SettingError, match="no filter colour"):
        filled.events(colour="red")
    with pytest.raises(SettingError, match="yesterday is no day"):
        filled.events(since="yesterday")
    with pytest.raises(SettingError, match="no report names this actor"):
        filled.actor("Nobody At All")


def test_between_two_states(filled: Desk) -> None:
    pair = filled.pair("IRN", "RUS")
    assert pair["months"] == [{"month": "2025-03", "events": 2, "mean_score": -0.25}]
    assert [row["document"] for row in pair["contacts"]] == ["d1"]
    assert [(side["by"], side["events_total"]) for side in pair["accusations"]] == [("IRN", 1), ("RUS", 0)]
    assert [gap["document"] for gap in pair["gaps"]] == ["d2"]
    assert [gap["document"] for gap in filled.gaps()] == ["d2"]


def test_the_timeline_is_of_what_is_asserted(filled: Desk) -> None:
    assert [row["document"] for row in filled.timeline()] == ["d1", "d2", "d4"]
    assert [row["document"] for row in filled.timeline(party="RUS", until="2025-03-10")] == ["d1"]


# ---------------------------------------------------------------- episodes


def shelling(id: str, words: str, **fields: Any) -> Report:
    text = f"Russia shelled Iran near Tehran, {words}"
    return report(text, id=id, event="ASSAULT", **fields)


def test_several_reports_of_one_happening_are_one_episode_and_tolls_are_not_averaged(desk: Desk) -> None:
    desk.store(shelling("d1", "witnesses said at dawn.", day="2025-03-10", dead=3))
    desk.store(shelling("d2", "and the hospital counted its losses through the night.", day="2025-03-11", dead=7))
    desk.store(shelling("d3", "a week after the pumps had failed there.", day="2025-03-17"))
    rows = desk.timeline(event="ASSAULT")
    assert [(row["document"], row["sources"], row["dead"]) for row in rows] == [("d1", 2, ["3", "7"]), ("d3", 1, [])]
    assert desk.pair("RUS", "IRN")["months"][0]["events"] == 2


# ---------------------------------------------------------------- actors across reports


def mottaki(id: str, name: str, words: str, **fields: Any) -> Report:
    options: dict[str, Any] = {"person": True, "code": "IRN", "sectors": ("GOV",)} | fields
    return report(f"{name} met Qatar {words}.", id=id, actor=name, recipient="Qatar", to="QAT", **options)


def test_spellings_of_one_name_are_one_actor(desk: Desk) -> None:
    desk.store(mottaki("d1", "Manouchehr Mottaki", "over pearls"))
    desk.store(mottaki("d2", "Manuchehr Mottaki", "about horses and ships", post="ships"))
    (one,) = desk.actor("Manouchehr Mottaki")
    assert one["names"] == ["Manouchehr Mottaki", "Manuchehr Mottaki"]
    assert one["events_total"] == 2
    assert [post["title"] for post in one["posts"]] == ["ships"]
    assert [row["name"] for row in one["contacts"]] == ["Qatar"]


@pytest.mark.parametrize("fields", [{"code": "IRQ"}, {"sectors": ("BUS",)}])
def test_two_of_one_name_are_kept_apart_by_country_and_sphere(desk: Desk, fields: dict[str, Any]) -> None:
    desk.store(mottaki("d1", "Manouchehr Mottaki", "over pearls"))
    desk.store(mottaki("d2", "Manouchehr Mottaki", "about horses", **fields))
    assert [one["events_total"] for one in desk.actor("Manouchehr Mottaki")] == [1, 1]


def test_who_could_be_either_stays_alone_in_any_order(desk: Desk) -> None:
    for name, code in (("d1", None), ("d2", "IRN"), ("d3", "IRQ")):
        desk.store(mottaki(name, "Manouchehr Mottaki", f"in case {name}", code=code))
    assert len(desk.actor("Manouchehr Mottaki")) == 3


def test_a_judgement_goes_before_the_rules_and_stays(desk: Desk) -> None:
    desk.store(mottaki("d1", "Manouchehr Mottaki", "over pearls"))
    desk.store(mottaki("d2", "Manuchehr Mottaki", "about horses"))
    desk.different("Manouchehr Mottaki", "Manuchehr Mottaki")
    assert len(desk.actor("Manouchehr Mottaki")) == 2
    desk.store(mottaki("d3", "Manouchehr Mottaki", "again", sectors=()))
    desk.rebuild()
    assert len(desk.actor("Manouchehr Mottaki")) >= 2
    desk.store(mottaki("d4", "M. Mottaki", "once more"))
    desk.same("M. Mottaki", "Manuchehr Mottaki")
    assert ["M. Mottaki", "Manuchehr Mottaki"] in [one["names"] for one in desk.actor("M. Mottaki")]
    with pytest.raises(SettingError, match="no actor has this name"):
        desk.same("M. Mottaki", "Nobody At All")
