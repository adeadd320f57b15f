"""The map: places, links between states, and what is not drawn."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SettingError
from dragoman.report import Place, Report
from dragoman.show import map as draw
from dragoman.show import svg
from dragoman.show.lettering import Box, width
from dragoman.show.map_rows import QUIET, STATE, TOWN, MapRows, map_rows
from dragoman.show.palette import QUAD_COLOURS
from dragoman.show.places import links, spots
from tests.show.events import event, party, place, report
from tests.show.reports import make_report

TBILISI = place("l1", "Tbilisi", 41.69, 44.83, country="GEO", feature="PPLC")
IJEVAN = place("l2", "Ijevan", 40.88, 45.15, country="ARM", feature="PPL", relation="north of")
GEORGIA = place("l3", "Georgia", 42.0, 43.5, country="GEO", feature="PCLI")
ARMENIA, AZERBAIJAN, FRANCE = (
    party(name, code) for name, code in (("Armenia", "ARM"), ("Baku", "AZE"), ("Paris", "FRA"))
)


def rows(found: Report) -> MapRows:
    drawn = map_rows(spots([found]), links([found]), 720, 440)
    assert drawn is not None
    return drawn


def test_places_are_dots_sized_by_mentions_with_their_names() -> None:
    drawn = rows(report(places=[TBILISI, IJEVAN, IJEVAN.model_copy(update={"id": "l9"})]))
    assert [(dot.name, dot.mentions, dot.href) for dot in drawn.dots] == [("Ijevan", 2, "#l2"), ("Tbilisi", 1, "#l1")]
    assert drawn.dots[0].size > drawn.dots[1].size
    assert {name.text for name in drawn.names if name.rank == "place"} == {"Ijevan", "Tbilisi"}


def test_a_place_that_stands_for_a_government_is_no_dot() -> None:
    baku = place("l4", "Baku", 40.38, 49.89, country="AZE", literal=False)
    assert [dot.name for dot in rows(report(places=[TBILISI, baku])).dots] == ["Tbilisi"]


def test_a_country_is_a_ring_in_the_middle_of_what_is_seen_of_it() -> None:
    drawn = rows(report(places=[TBILISI, GEORGIA]))
    (ring,) = [dot for dot in drawn.dots if dot.wide]
    (land,) = [land for land in drawn.land if land.code == "GEO"]
    assert (ring.x, ring.y) == land.middle


def test_a_street_that_no_gazetteer_lists_is_with_its_town() -> None:
    street = place("l5", "Liberty Square", 41.69, 44.83, country="GEO", relation="part of")
    (dot,) = rows(report(places=[TBILISI, street])).dots
    assert (dot.names, dot.mentions, dot.wide) == ("Tbilisi, Liberty Square", 2, False)


def test_an_event_between_states_is_a_bow_in_the_colour_of_its_quad() -> None:
    found = report(
        events=[event("e1", "ACCUSE", [ARMENIA], [AZERBAIJAN]), event("e2", "ASSAULT", [AZERBAIJAN], [ARMENIA])]
    )
    accuse, assault = rows(found).ties
    assert (accuse.label, accuse.href, accuse.head) == ("Armenia → Azerbaijan", "#e1", True)
    assert assault.colour == QUAD_COLOURS["material conflict"]
    assert accuse.bow.line != assault.bow.line[::-1]


def test_states_that_act_together_are_linked_without_a_head_and_the_more_often_the_thicker() -> None:
    met = [event(f"e{n}", "CONSULT", [ARMENIA, party("Tbilisi", "GEO")]) for n in range(3)]
    (tie,) = rows(report(events=met)).ties
    assert (tie.label, tie.head, tie.told) == ("Armenia ↔ Georgia", False, "CONSULT ×3")
    (single,) = rows(report(events=met[:1])).ties
    assert tie.thick > single.thick


def test_events_within_a_state_or_with_what_is_none_are_no_links() -> None:
    inside = event("e1", "ASSAULT", [AZERBAIJAN], [party("villagers", "AZE")])
    union = event("e2", "REQUEST", [party("EU", "EUR")], [ARMENIA])
    assert links([report(events=[inside, union])]) == []


def test_a_link_that_no_fact_stands_for_is_dashed() -> None:
    (tie,) = rows(report(events=[event("e1", "AGREE", [ARMENIA], [AZERBAIJAN], standing="future")])).ties
    assert not tie.fact
    assert "not told as a fact" in svg(
        draw(report(events=[event("e1", "AGREE", [ARMENIA], [AZERBAIJAN], standing="future")]))
    )


def test_a_link_to_a_state_beyond_the_frame_says_where_it_goes() -> None:
    near = [event(f"e{n}", "ACCUSE", [ARMENIA], [AZERBAIJAN]) for n in range(8)]
    drawn = rows(report(places=[TBILISI, IJEVAN], events=[*near, event("far", "AID", [FRANCE], [ARMENIA])]))
    (far,) = [tie for tie in drawn.ties if tie.href == "#far"]
    assert not far.bow.start
    assert far.head
    assert [name.text for name in drawn.names if name.rank == "beyond"] == ["France"]


def test_a_place_beyond_the_frame_is_named_in_a_note() -> None:
    lima = place("l7", "Lima", -12.05, -77.04, country="PER")
    drawn = rows(report(places=[*[TBILISI.model_copy(update={"id": f"t{n}"}) for n in range(6)], IJEVAN, lima]))
    assert drawn.notes == ["Beyond the frame: Lima"]
    assert "Lima" not in {dot.name for dot in drawn.dots}


def test_over_the_180th_meridian_dots_stand_side_by_side() -> None:
    suva, apia = place("l1", "Suva", -18.1, 178.4, country="FJI"), place("l2", "Apia", -13.8, -171.8, country="WSM")
    one, other = rows(report(places=[suva, apia])).dots
    assert 0 < one.x < other.x < 720


def test_no_place_gives_a_chart_that_says_so() -> None:
    assert "No place is named" in svg(draw(report()))
    assert "No place is named" in svg(draw(report(places=[place("l1", "Nowhere", None, None)])))


def test_the_map_says_where_its_borders_are_from() -> None:
    assert "Natural Earth, de facto borders" in svg(draw(make_report()))


def test_marks_link_to_places_and_events_of_one_report() -> None:
    found = report(places=[TBILISI], events=[event("e1", "ACCUSE", [ARMENIA], [AZERBAIJAN])])
    assert {'href="#l1"', 'href="#e1"'} <= set(svg(draw(found)).replace(">", " ").split())
    assert "href=" not in svg(draw([found, found]))


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(SettingError, match="not from int"):
        draw([1])  # type: ignore[list-item]


anywhere = st.tuples(st.floats(-85, 85), st.floats(-180, 180), st.text("abcdefgh", min_size=2, max_size=14))


@settings(deadline=None, max_examples=15)
@given(st.lists(anywhere, min_size=1, max_size=12))
def test_whatever_is_named_is_drawn_inside_or_told_and_names_do_not_overlap(
    found: list[tuple[float, float, str]],
) -> None:
    places: list[Place] = [place(f"l{at}", name, lat, lon, feature="PPL") for at, (lat, lon, name) in enumerate(found)]
    drawn = rows(report(places=places))
    assert all(0 <= dot.x <= 720 and 0 <= dot.y <= drawn.window.height for dot in drawn.dots)
    there = {dot.name for dot in drawn.dots}
    assert drawn.notes or {spot.name for spot in spots([report(places=places)])} <= there
    sizes = {"place": TOWN, "state": STATE, "beyond": STATE, "country": QUIET}
    boxes = []
    for name in drawn.names:
        half = width(name.text, sizes[name.rank]) / 2
        boxes.append(Box(name.x - half, name.y - 5, name.x + half, name.y + 5))
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))
