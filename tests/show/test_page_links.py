"""What belongs together on the page."""

from __future__ import annotations

from dragoman.report import Place
from dragoman.show.page_links import Links, places
from tests.show.reports import make_report, span


def test_an_event_is_made_of_its_parties_and_place() -> None:
    links = Links(make_report())
    assert links.of("e1") == ("a1", "a2")
    assert links.of("e2") == ("a3", "p2")
    assert links.of("o1") == ("a1",)
    assert links.of("g1") == links.of("w1") == ("e1",)
    assert links.of("a1") == ()


def test_mentions_of_one_place_share_a_row() -> None:
    report = make_report()
    first = Place(id="p3", geonames_id=616435, name="Ijevan", span=span("Ijevan"))
    report.places += [first, first.model_copy(update={"id": "p4", "relation": "near"})]
    assert [[place.id for place in group] for group in places(report)] == [["p1"], ["p2"], ["p3", "p4"]]
    assert Links(report).row("p4") == "p3"


def test_what_is_not_there_has_no_row() -> None:
    report = make_report()
    report.actors.clear()
    links = Links(report)
    assert links.row("a1") == links.row(None) == ""
    assert links.of("e1") == ()
