"""Events from a hand-made parse: parties, standing, date, place, size, and what is no event."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman import what
from dragoman.reading import Reading, Standing
from dragoman.report import EventDate, EventPlace, Place, Time, Unknown
from tests.what.conftest import Build, Name

BOMBED = """
Greece Greece PROPN NNP nsubj 1
bombed bomb VERB VBD root 1
Troy Troy PROPN NNP obj 1
on on ADP IN case 4
Tuesday Tuesday PROPN NNP obl 1
killing kill VERB VBG advcl 1
12 12 NUM CD nummod 7
men man NOUN NNS obj 5
. . PUNCT . punct 1
"""


def tuesday(reading: Reading, token: int, value: str | None = "2016-06-21") -> None:
    words = reading.span(reading.doc[token])
    day = dt.date.fromisoformat(value) if value else None
    time = Time(id="t1", span=words, text="Tuesday", type="DATE", value=value, earliest=day, latest=day)
    reading.times.append(time)
    reading.time_at[token] = time


def troy(reading: Reading, token: int, *, literal: bool = True) -> None:
    place = Place(id="p1", span=reading.span(reading.doc[token]), name="Troy", country="TUR", literal=literal)
    reading.places.append(place)
    reading.place_at[token] = place


def test_an_assault_with_parties_date_place_and_size(build: Build, name: Name) -> None:
    reading = build(BOMBED)
    greece, troja = name(reading, 0, "GRC"), name(reading, 2, "TUR")
    tuesday(reading, 4)
    troy(reading, 2)
    what.find(reading)
    (event,) = reading.events
    assert (event.event, event.quad, event.standing) == ("ASSAULT", "material conflict", "asserted")
    assert [p.actor for p in event.actors] == [greece]
    assert [p.actor for p in event.recipients] == [troja]
    assert isinstance(event.date, EventDate)
    assert (event.date.value, event.date.rule, event.date.time) == ("2016-06-21", "own clause", "t1")
    assert isinstance(event.place, EventPlace)
    assert (event.place.place, event.place.rule) == ("p1", "own clause")
    assert event.size is not None
    assert event.size.dead is not None
    assert event.size.dead.low == 12
    assert reading.document.text[event.trigger.start : event.trigger.end] == "bombed"
    assert [reading.document.text[s.start : s.end] for s in event.mentions] == ["killing"]
    assert event.by.startswith("what:ASSAULT/bomb")


def test_without_a_time_the_publication_date_is_named_as_the_rule(build: Build, name: Name) -> None:
    reading = build("\n".join(BOMBED.strip().splitlines()[:3]), published=dt.date(2016, 6, 22))
    name(reading, 0, "GRC"), name(reading, 2, "TUR")
    what.find(reading)
    assert isinstance(reading.events[0].date, EventDate)
    assert (reading.events[0].date.value, reading.events[0].date.rule) == ("2016-06-22", "publication date")
    assert reading.events[0].date.span is None


def test_without_any_date_the_date_is_unknown_with_a_reason(build: Build, name: Name) -> None:
    reading = build("\n".join(BOMBED.strip().splitlines()[:3]))
    name(reading, 0, "GRC"), name(reading, 2, "TUR")
    what.find(reading)
    assert isinstance(reading.events[0].date, Unknown)
    assert isinstance(reading.events[0].place, Unknown)


def test_a_relative_time_without_publication_date_stays_unknown(build: Build, name: Name) -> None:
    reading = build(BOMBED)
    name(reading, 0, "GRC"), name(reading, 2, "TUR")
    tuesday(reading, 4, None)
    what.find(reading)
    assert isinstance(reading.events[0].date, Unknown)
    assert "Tuesday" in reading.events[0].date.unknown


def test_a_metonym_is_no_place_of_an_event(build: Build, name: Name) -> None:
    reading = build(BOMBED)
    name(reading, 0, "GRC"), name(reading, 2, "TUR")
    troy(reading, 2, literal=False)
    what.find(reading)
    assert isinstance(reading.events[0].place, Unknown)


def test_nobody_known_no_event(build: Build) -> None:
    reading = build(
        """
        Storms storm NOUN NNS nsubj 1
        attacked attack VERB VBD root 1
        roofs roof NOUN NNS obj 1
        """
    )
    what.find(reading)
    assert reading.events == []


def test_an_empty_report_has_no_events(build: Build) -> None:
    reading = build("Hm hm INTJ UH root 0")
    what.find(reading)
    assert reading.events == []


MEET = """
Greece Greece PROPN NNP nsubj 2
will will AUX MD aux 2
meet meet VERB VB root 2
Turkey Turkey PROPN NNP obj 2
"""


def test_a_meeting_to_come_is_an_agreement(build: Build, name: Name) -> None:
    reading = build(MEET)
    name(reading, 0, "GRC"), name(reading, 3, "TUR")
    reading.standings[2] = Standing("future", (1,))
    what.find(reading)
    (event,) = reading.events
    assert (event.event, event.standing) == ("AGREE", "future")
    assert event.by.endswith("+rule:future")
    assert {p.code for p in event.actors} == {"GRC", "TUR"}


def test_a_negated_event_keeps_its_code(build: Build, name: Name) -> None:
    reading = build(
        """
        Greece Greece PROPN NNP nsubj 3
        did do AUX VBD aux 3
        not not PART RB advmod 3
        bomb bomb VERB VB root 3
        Turkey Turkey PROPN NNP obj 3
        """
    )
    name(reading, 0, "GRC"), name(reading, 4, "TUR")
    reading.standings[3] = Standing("negated", (2,))
    what.find(reading)
    assert [(e.event, e.standing) for e in reading.events] == [("ASSAULT", "negated")]


MUST = """
Greece Greece PROPN NNP nsubj 1
said say VERB VBD root 1
Turkey Turkey PROPN NNP nsubj 4
must must AUX MD aux 4
pay pay VERB VB ccomp 1
"""


def test_must_in_reported_words_is_a_demand(build: Build, name: Name) -> None:
    reading = build(MUST)
    greece, turkey = name(reading, 0, "GRC"), name(reading, 2, "TUR")
    what.find(reading)
    (event,) = reading.events
    assert (event.event, event.by) == ("REQUEST", "what:REQUEST/rule:must")
    assert ([p.actor for p in event.actors], [p.actor for p in event.recipients]) == ([greece], [turkey])


def test_content_of_a_demand_is_no_event_of_its_own(build: Build, name: Name) -> None:
    reading = build(
        """
        Greece Greece PROPN NNP nsubj 1
        demanded demand VERB VBD root 1
        that that SCONJ IN mark 4
        Turkey Turkey PROPN NNP nsubj 4
        release release VERB VB ccomp 1
        prisoners prisoner NOUN NNS obj 4
        """
    )
    greece, turkey = name(reading, 0, "GRC"), name(reading, 3, "TUR")
    what.find(reading)
    (event,) = reading.events
    assert (event.event, event.modes) == ("REQUEST", ["yield"])
    assert ([p.actor for p in event.actors], [p.actor for p in event.recipients]) == ([greece], [turkey])


@pytest.mark.parametrize(("tag", "word"), [("PRP", "it")])
def test_a_pronoun_that_nobody_resolved_is_the_speaker(build: Build, name: Name, tag: str, word: str) -> None:
    reading = build(
        f"""
        Greece Greece PROPN NNP nsubj 1
        said say VERB VBD root 1
        {word} {word} PRON {tag} nsubj 3
        bombed bomb VERB VBD ccomp 1
        Turkey Turkey PROPN NNP obj 3
        """
    )
    greece = name(reading, 0, "GRC")
    name(reading, 4, "TUR")
    what.find(reading)
    (event,) = reading.events
    assert [(p.actor, p.link) for p in event.actors] == [(greece, "coreference: subject of the governing clause")]


def test_the_country_of_a_modifier_is_lent_with_a_link(build: Build, name: Name) -> None:
    reading = build(
        """
        Greek greek ADJ JJ amod 1
        jets jet NOUN NNS nsubj 2
        bombed bomb VERB VBD root 2
        Turkey Turkey PROPN NNP obj 2
        """
    )
    name(reading, 0, "GRC"), name(reading, 3, "TUR")
    what.find(reading)
    (party,) = reading.events[0].actors
    assert (party.name, party.code, party.link) == ("Greek jets", "GRC", "modifier")


def test_a_backer_lends_no_country(build: Build, name: Name) -> None:
    reading = build(
        """
        Greek greek ADJ JJ advmod 2
        - - PUNCT HYPH punct 2
        backed back VERB VBN amod 3
        rebels rebel NOUN NNS nsubj 4
        bombed bomb VERB VBD root 4
        Turkey Turkey PROPN NNP obj 4
        """
    )
    name(reading, 0, "GRC"), name(reading, 5, "TUR")
    what.find(reading)
    assert [p.code for p in reading.events[0].actors] == [None]
