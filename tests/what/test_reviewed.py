"""What a review of dossiers found wrong: who acts, which mode, which day, and what is no event."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman import what
from dragoman.reading import Reading
from dragoman.report import EventDate, EventPlace, Place, Time, Unknown
from dragoman.what.contexts import contexts_of
from dragoman.what.embedding import set_apart
from dragoman.what.size import quantity_of
from dragoman.what.tree import Tree
from tests.what.conftest import Build, Name


def parse(build: Build, text: str, published: dt.date | None = None) -> Reading:
    """A reading of words written as `word/lemma/TAG/relation/head`; the part of speech follows from the tag."""
    kinds = {
        "V": "VERB",
        "J": "ADJ",
        "I": "ADP",
        "D": "DET",
        "C": "NUM",
        "M": "AUX",
        "T": "PART",
        "P": "PRON",
        "W": "PRON",
    }
    rows = []
    for item in text.split():
        word, lemma, tag, dep, head = item.split("|")
        pos = (
            "PROPN"
            if tag == "NNP"
            else "NOUN"
            if tag.startswith("NN")
            else "PUNCT"
            if tag in (",", ".")
            else kinds[tag[0]]
        )
        if dep in ("aux", "cop", "aux:pass"):
            pos = "AUX"
        rows.append(f"{word} {lemma} {pos} {tag} {dep} {head}")
    return build("\n".join(rows), published=published)


def day(reading: Reading, token: int, value: str) -> None:
    date = dt.date.fromisoformat(value)
    key = reading.new_id("t")
    words = reading.span(reading.doc[token])
    time = Time(id=key, span=words, text=reading.doc[token].text, type="DATE", value=value, earliest=date, latest=date)
    reading.times.append(time)
    reading.time_at[token] = time


def place(reading: Reading, token: int, country: str) -> None:
    words = reading.doc[token]
    found = Place(id=reading.new_id("l"), span=reading.span(words), name=words.text, country=country, literal=True)
    reading.places.append(found)
    reading.place_at[token] = found


AFTER = """Greece|Greece|NNP|nsubj|1 bombed|bomb|VBD|root|1 Troy|Troy|NNP|obj|1 after|after|IN|case|5 an|a|DT|det|5
 attack|attack|NN|obl|1 that|that|WDT|nsubj|7 killed|kill|VBD|acl:relcl|5 six|six|CD|nummod|9 people|people|NNS|obj|7"""


def test_who_acts_after_an_attack_did_not_make_it(build: Build, name: Name) -> None:
    reading = parse(build, AFTER)
    greece, troy = name(reading, 0, "GRC"), name(reading, 2, "TUR")
    what.find(reading)
    (bombed,) = [e for e in reading.events if [p.actor for p in e.recipients] == [troy]]
    assert [p.actor for p in bombed.actors] == [greece]
    assert bombed.size is None
    assert [[p.actor for p in e.actors] for e in reading.events if e is not bombed] in ([], [[]])


def test_a_noun_under_after_sets_apart(build: Build) -> None:
    tree = Tree.of(parse(build, AFTER).doc)
    assert set_apart(tree, 7, 1)
    assert not set_apart(tree, 7, 5)
    assert not set_apart(tree, 2, 1)


def test_who_condemns_an_attack_did_not_make_it(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|1 condemned|condemn|VBD|root|1 an|a|DT|det|3 attack|attack|NN|obj|1 that|that|WDT|nsubj|5
        killed|kill|VBD|acl:relcl|3 two|two|CD|nummod|7 Turks|Turk|NNP|obj|5""",
    )
    name(reading, 0, "GRC"), name(reading, 7, "TUR")
    what.find(reading)
    assert [p.code for e in reading.events if e.event == "ASSAULT" for p in e.actors] == []


@pytest.mark.parametrize(
    ("subject", "verb", "modes"),
    [
        ("Greece|Greece|NNP|nsubj|1", "wounded|wound|VBD|root|1", []),
        ("Greece|Greece|NNP|nsubj|1", "beat|beat|VBD|root|1", ["beat"]),
    ],
)
def test_to_wound_is_not_to_beat(build: Build, name: Name, subject: str, verb: str, modes: list[str]) -> None:
    reading = parse(build, f"{subject} {verb} two|two|CD|nummod|3 men|man|NNS|obj|1")
    name(reading, 0, "GRC")
    what.find(reading)
    assert [e.modes for e in reading.events] == [modes]


def test_a_suicide_bomber_who_detonates_a_car_bomb(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """suicide|suicide|NN|compound|1 bombers|bomber|NNS|nsubj|2 detonated|detonate|VBD|root|2 a|a|DT|det|4
        bomb|bomb|NN|obj|2 in|in|IN|case|6 Greece|Greece|NNP|obl|2""",
    )
    name(reading, 6, "GRC")
    what.find(reading)
    assert [e.modes for e in reading.events] == [["suicide-attack"]]


def test_a_car_is_no_explosive_and_a_drone_is_seen(build: Build, name: Name) -> None:
    rows = """Greece|Greece|NNP|nsubj|1 attacked|attack|VBD|root|1 Troy|Troy|NNP|obj|1 with|with|IN|case|5 a|a|DT|det|5
    {0}|{0}|NN|obl|1"""
    found = []
    for means in ("car", "drone"):
        reading = parse(build, rows.format(means))
        name(reading, 0, "GRC"), name(reading, 2, "TUR")
        what.find(reading)
        found.append(reading.events[0].modes)
    assert found == [[], ["drone"]]


def test_a_number_set_off_by_commas_is_an_age(build: Build) -> None:
    reading = parse(build, "John|John|NNP|root|0 Smith|Smith|NNP|flat|0 ,|,|,|punct|3 20|20|CD|nummod|0 ,|,|,|punct|0")
    assert quantity_of(reading, Tree.of(reading.doc), 0) is None
    assert quantity_of(reading, Tree.of(reading.doc), 3) is None


def test_a_list_of_tolls_has_no_age(build: Build) -> None:
    reading = parse(build, "men|man|NNS|root|0 ,|,|,|punct|3 20|20|CD|nummod|3 women|woman|NNS|conj|0")
    assert quantity_of(reading, Tree.of(reading.doc), 3) is not None


def test_a_time_of_what_came_before_is_not_the_events(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|1 attacked|attack|VBD|root|1 Troy|Troy|NNP|obj|1 after|after|IN|case|4
        riots|riot|NNS|obl|1 Monday|Monday|NNP|nmod:unmarked|4""",
        dt.date(2016, 6, 22),
    )
    name(reading, 0, "GRC"), name(reading, 2, "TUR")
    day(reading, 5, "2016-06-20")
    what.find(reading)
    assert isinstance(reading.events[0].date, EventDate)
    assert (reading.events[0].date.value, reading.events[0].date.rule) == ("2016-06-22", "publication date")


def test_a_perfect_with_since_is_of_no_day(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|2 has|have|VBZ|aux|2 attacked|attack|VBN|root|2 Troy|Troy|NNP|obj|2 since|since|IN|case|5
        May|May|NNP|obl|2""",
        dt.date(2016, 6, 22),
    )
    name(reading, 0, "GRC"), name(reading, 3, "TUR")
    day(reading, 5, "2016-05-01")
    what.find(reading)
    assert isinstance(reading.events[0].date, Unknown)
    assert "since" in reading.events[0].date.unknown


def test_the_background_is_not_of_the_day_of_publication(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|4 which|which|WDT|nsubj|2 attacked|attack|VBD|acl:relcl|0 Troy|Troy|NNP|obj|2
        slept|sleep|VBD|root|4""",
        dt.date(2016, 6, 22),
    )
    name(reading, 0, "GRC"), name(reading, 3, "TUR")
    what.find(reading)
    assert [e.date for e in reading.events] == [Unknown(unknown="told in the background, without a date")]


def test_a_clause_under_a_noun_of_speech_is_reported(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Paris|Paris|NNP|nsubj|1 repeated|repeat|VBD|root|1 on|on|IN|case|3 Monday|Monday|NNP|obl|1 a|a|DT|det|5
        claim|claim|NN|obj|1 that|that|IN|mark|8 Greece|Greece|NNP|nsubj|8 attacked|attack|VBD|acl|5 Troy|Troy|NNP|obj|8""",
    )
    name(reading, 7, "GRC"), name(reading, 9, "TUR")
    day(reading, 3, "2016-06-20")
    what.find(reading)
    (event,) = [e for e in reading.events if e.event == "ASSAULT"]
    assert isinstance(event.date, EventDate)
    assert event.date.rule == "reporting clause"


def test_a_place_does_not_reach_a_paragraph_of_another_day(build: Build, name: Name) -> None:
    one = """Greece|Greece|NNP|nsubj|1 attacked|attack|VBD|root|1 Troy|Troy|NNP|obj|1 in|in|IN|case|4 Anatolia|Anatolia|NNP|obl|1
    Monday|Monday|NNP|obl:unmarked|1"""
    two = """Greece|Greece|NNP|nsubj|8 attacked|attack|VBD|root|8 Persia|Persia|NNP|obj|8 Friday|Friday|NNP|obl:unmarked|8"""
    for friday, found in (("2016-06-24", Unknown), ("2016-06-20", EventPlace)):
        two_at = two.replace("|8", "|7")
        reading = parse(build, f"{one} {two_at}")
        reading._paragraphs.append(reading.doc[6].idx)
        for token, country in ((0, "GRC"), (2, "TUR"), (6, "GRC"), (8, "IRN")):
            name(reading, token, country)
        place(reading, 4, "TUR")
        day(reading, 5, "2016-06-20")
        day(reading, 9, friday)
        what.find(reading)
        assert isinstance(reading.events[-1].place, found)


def test_a_call_for_something_is_the_verbs_own(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|1 called|call|VBD|root|1 the|the|DT|det|3 love|love|NN|obj|1 for|for|IN|case|5
        Troy|Troy|NNP|nmod|3 silly|silly|JJ|xcomp|1""",
    )
    name(reading, 0, "GRC"), name(reading, 5, "TUR")
    what.find(reading)
    assert [e for e in reading.events if e.event == "REQUEST"] == []


@pytest.mark.parametrize(("subject", "tag", "events"), [("Somalia", "NNP", []), ("it", "PRP", ["THREATEN"])])
def test_a_warning_of_what_will_befall_others_is_no_threat(
    build: Build, name: Name, subject: str, tag: str, events: list[str]
) -> None:
    reading = parse(
        build,
        f"""Greece|Greece|NNP|nsubj|1 warned|warn|VBD|root|1 that|that|IN|mark|5 {subject}|{subject}|{tag}|nsubj|5
        would|would|MD|aux|5 face|face|VB|ccomp|1 famine|famine|NN|obj|5""",
    )
    name(reading, 0, "GRC")
    if tag == "NNP":
        name(reading, 3, "SOM")
    what.find(reading)
    assert [e.event for e in reading.events] == events


def test_nothing_under_an_aim_has_happened(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Our|our|PRP$|nmod:poss|1 aim|aim|NN|nsubj:outer|4 is|be|VBZ|cop|4 to|to|TO|mark|4 attack|attack|VB|root|4
        Troy|Troy|NNP|obj|4""",
    )
    name(reading, 0, "GRC"), name(reading, 5, "TUR")
    what.find(reading)
    assert reading.events == []


@pytest.mark.parametrize("country", ["GRC", "TUR"])
def test_a_visit_at_home_is_none(build: Build, name: Name, country: str) -> None:
    reading = parse(build, "Greece|Greece|NNP|nsubj|1 visited|visit|VBD|root|1 Troy|Troy|NNP|obj|1")
    name(reading, 0, "GRC"), name(reading, 2, country)
    what.find(reading)
    assert [e.event for e in reading.events] == (["CONSULT"] if country == "TUR" else [])


@pytest.mark.parametrize("subject", ["banner", "man"])
def test_neither_things_nor_strangers_speak(build: Build, name: Name, subject: str) -> None:
    reading = parse(build, f"{subject}|{subject}|NN|nsubj|1 condemned|condemn|VBD|root|1 Troy|Troy|NNP|obj|1")
    name(reading, 2, "TUR")
    what.find(reading)
    assert reading.events == []


def test_who_stands_in_a_clause_of_time_is_not_addressed(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|1 praised|praise|VBD|root|1 calls|call|NNS|obj|1 made|make|VBN|acl|2 before|before|IN|mark|6
        Troy|Troy|NNP|nsubj|6 slept|sleep|VBD|advcl|3""",
    )
    name(reading, 0, "GRC"), name(reading, 5, "TUR")
    what.find(reading)
    assert [p.code for p in reading.events[0].recipients if p.code] == []


def test_names_and_other_parts_of_speech_give_no_context() -> None:
    words = "the west bank".split()
    assert contexts_of(words, words, ["DET", "PROPN", "PROPN"], {1, 2}) == []
    assert contexts_of(words, words, ["DET", "PROPN", "NOUN"]) == ["economic"]
    court = "the supreme court".split()
    assert contexts_of(court, court, ["DET", "PROPN", "PROPN"], {1, 2}) == ["legal"]
    assert contexts_of(["appeal", "dictator"], ["appealed", "dictator"], ["VERB", "NOUN"]) == []
    assert contexts_of(["general"], ["general"], ["ADJ"]) == []
    assert contexts_of(["general"], ["general"], ["NOUN"]) == ["military"]


def test_a_camps_name_gives_no_context(build: Build, name: Name) -> None:
    reading = parse(
        build,
        """Greece|Greece|NNP|nsubj|1 attacked|attack|VBD|root|1 Xanthi|Xanthi|NNP|compound|4 refugee|refugee|NN|compound|4
        camp|camp|NN|obj|1""",
    )
    name(reading, 0, "GRC")
    place(reading, 2, "GRC")
    what.find(reading)
    assert reading.events[0].contexts == []
