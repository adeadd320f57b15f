"""What was told of and did not happen, or was nobody's deed; who demands what; what is to come; the same event told twice."""

from __future__ import annotations

import pytest

from dragoman import what
from dragoman.reading import Reading, Standing
from dragoman.what.rules import rules
from tests.what.conftest import Build, Name
from tests.what.test_reviewed import parse


def countries(reading: Reading) -> list[tuple[str, list[str | None], list[str | None]]]:
    what.find(reading)
    return [(e.event, [p.code for p in e.actors], [p.code for p in e.recipients]) for e in reading.events]


def modal(build: Build, name: Name, word: str) -> Reading:
    """ "Kenya WORD bomb Chad"."""
    reading = parse(build, f"Kenya|Kenya|NNP|nsubj|2 {word}|{word}|MD|aux|2 bomb|bomb|VB|root|2 Chad|Chad|NNP|obj|2")
    name(reading, 0, "KEN")
    name(reading, 3, "TCD")
    return reading


@pytest.mark.parametrize("duty", ["must", "should"])
def test_what_ought_to_be_is_no_event(build: Build, name: Name, duty: str) -> None:
    assert countries(modal(build, name, duty)) == []


@pytest.mark.parametrize("word", ["could", "might", "may"])
def test_what_may_be_is_a_hypothetical_event(build: Build, name: Name, word: str) -> None:
    reading = modal(build, name, word)
    assert countries(reading) == [("ASSAULT", ["KEN"], ["TCD"])]
    assert reading.events[0].standing == "hypothetical"


def test_what_would_be_under_a_condition_is_hypothetical(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "If|if|IN|mark|2 Kenya|Kenya|NNP|nsubj|2 bombs|bomb|VBZ|advcl|7 Chad|Chad|NNP|obj|2 ,|,|,|punct|7"
        " prices|price|NNS|nsubj|7 will|will|MD|aux|7 rise|rise|VB|root|7",
    )
    name(reading, 1, "KEN")
    name(reading, 3, "TCD")
    reading.standings[2] = Standing("hypothetical", (0,))
    assert countries(reading) == [("ASSAULT", ["KEN"], ["TCD"])]
    assert reading.events[0].standing == "hypothetical"


def test_a_hypothetical_with_one_side_only_is_no_event(build: Build, name: Name) -> None:
    reading = parse(build, "Kenya|Kenya|NNP|nsubj|2 could|could|MD|aux|2 bomb|bomb|VB|root|2 bridges|bridge|NNS|obj|2")
    name(reading, 0, "KEN")
    assert countries(reading) == []


def test_what_somebody_wants_is_no_event(build: Build, name: Name) -> None:
    reading = parse(build, "Kenya|Kenya|NNP|nsubj|1 bombed|bomb|VBD|root|1 Chad|Chad|NNP|obj|1")
    name(reading, 0, "KEN")
    name(reading, 2, "TCD")
    reading.standings[1] = Standing("hypothetical")
    assert countries(reading) == []


def test_a_purpose_is_no_event(build: Build, name: Name) -> None:
    words = (
        "Kenya|Kenya|NNP|nsubj|1 trained|train|VBD|root|1 hard|hard|JJ|advmod|1 to|to|TO|mark|4 bomb|bomb|VB|advcl|1"
    )
    reading = parse(build, f"{words} Chad|Chad|NNP|obj|4")
    name(reading, 0, "KEN")
    name(reading, 5, "TCD")
    assert "ASSAULT" not in [event for event, _, _ in countries(reading)]


def test_no_intention_of_an_act_is_none(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nsubj|1 has|have|VBZ|root|1 no|no|DT|det|3 intention|intention|NN|obj|1 of|of|IN|mark|5"
        " bombing|bomb|VBG|acl|3 Chad|Chad|NNP|obj|5",
    )
    name(reading, 0, "KEN")
    name(reading, 6, "TCD")
    assert countries(reading) == []


MUST = (
    "Kenya|Kenya|NNP|nsubj|1 said|say|VBD|root|1 {who}|{who}|NNP|nsubj|4 must|must|MD|aux|4 release|release|VB|ccomp|1"
    " the|the|DT|det|6 pilots|pilot|NNS|obj|4"
)


def test_what_another_must_do_is_asked_of_him(build: Build, name: Name) -> None:
    reading = parse(build, MUST.format(who="Chad"))
    name(reading, 0, "KEN")
    name(reading, 2, "TCD")
    assert countries(reading) == [("REQUEST", ["KEN"], ["TCD"])]
    assert reading.events[0].modes == ["yield"]


def test_what_a_government_says_that_its_own_state_must_do_is_asked_of_nobody(build: Build, name: Name) -> None:
    reading = parse(build, MUST.format(who="Kenya"))
    speaker = name(reading, 0, "KEN", "person")
    reading.actor(speaker).sectors.append("GOV")
    name(reading, 2, "KEN")
    assert countries(reading) == []


@pytest.mark.parametrize("cause", ["earthquake", "storm", "bus", "accident"])
def test_what_no_one_did_is_no_assault(build: Build, name: Name, cause: str) -> None:
    reading = parse(
        build,
        f"A|a|DT|det|1 {cause}|{cause}|NN|nsubj|2 killed|kill|VBD|root|2 two|two|CD|nummod|4 Chadians|Chadian|NNPS|obj|2",
    )
    name(reading, 4, "TCD", "people")
    assert countries(reading) == []


def test_deaths_in_an_accident_are_no_assault(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Chadians|Chadian|NNPS|nsubj:pass|2 were|be|VBD|aux:pass|2 killed|kill|VBN|root|2 in|in|IN|case|5 a|a|DT|det|5"
        " collision|collision|NN|obl|2",
    )
    name(reading, 0, "TCD", "people")
    assert countries(reading) == []


def test_a_withdrawal_to_come_is_a_concession(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nsubj|2 will|will|MD|aux|2 withdraw|withdraw|VB|root|2 troops|troop|NNS|obj|2 from|from|IN|case|5"
        " Chad|Chad|NNP|obl|2",
    )
    name(reading, 0, "KEN")
    name(reading, 5, "TCD")
    reading.standings[2] = Standing("future")
    assert countries(reading) == [("CONCEDE", ["KEN"], ["TCD"])]


def test_what_is_expected_is_to_come(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nsubj:pass|2 is|be|VBZ|aux:pass|2 expected|expect|VBN|root|2 to|to|TO|mark|4 meet|meet|VB|xcomp|2"
        " Chad|Chad|NNP|obj|4",
    )
    name(reading, 0, "KEN")
    name(reading, 5, "TCD")
    assert countries(reading) == [("AGREE", ["KEN", "TCD"], [])]
    assert reading.events[0].standing == "future"


def test_a_conjunct_shares_the_will_of_the_first(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nsubj|2 will|will|MD|aux|2 bomb|bomb|VB|root|2 Chad|Chad|NNP|obj|2 and|and|DT|cc|5"
        " meet|meet|VB|conj|2 Mali|Mali|NNP|obj|5",
    )
    for token, code in ((0, "KEN"), (3, "TCD"), (6, "MLI")):
        name(reading, token, code)
    reading.standings[2] = Standing("future")
    assert [event for event, _, _ in countries(reading)] == ["THREATEN", "AGREE"]


def test_forces_that_are_deployed_are_the_actor(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nmod:poss|2 's|'s|TT|case|0 army|army|NN|nsubj:pass|4 was|be|VBD|aux:pass|4"
        " deployed|deploy|VBN|root|4",
    )
    name(reading, 0, "KEN")
    assert countries(reading) == [("MOBILIZE", ["KEN"], [])]


def test_a_source_is_no_recipient(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Kenya|Kenya|NNP|nsubj|1 condemned|condemn|VBD|root|1 raids|raid|NNS|obj|1 according|according|IN|case|5"
        " to|to|IN|fixed|3 Chad|Chad|NNP|obl|1",
    )
    name(reading, 0, "KEN")
    name(reading, 5, "TCD")
    assert countries(reading) == [("ACCUSE", ["KEN"], [])]


def test_all_countries_that_officials_come_from_are_parties(build: Build, name: Name) -> None:
    reading = parse(
        build,
        "Envoys|envoy|NNS|nsubj|6 from|from|IN|case|2 Kenya|Kenya|NNP|nmod|0 Chad|Chad|NNP|conj|2 and|and|DT|cc|5"
        " Mali|Mali|NNP|conj|2 bombed|bomb|VBD|root|6 Togo|Togo|NNP|obj|6",
    )
    for token, code in ((2, "KEN"), (3, "TCD"), (5, "MLI"), (7, "TGO")):
        name(reading, token, code)
    assert countries(reading) == [("ASSAULT", ["KEN", "TCD", "MLI"], ["TGO"])]


TWICE = """
Kenya Kenya PROPN NNP nsubj 1
bombed bomb VERB VBD root 1
Chad Chad PROPN NNP obj 1
. . PUNCT . punct 1
Kenya Kenya PROPN NNP nmod:poss 6
's 's PART POS case 4
attack attack NOUN NN nsubj 9
on on ADP IN case 8
{target} {target} PROPN NNP nmod 6
shocked shock VERB VBD root 9
many many ADJ JJ obj 9
"""


@pytest.mark.parametrize(("target", "code", "events"), [("Chad", "TCD", 1), ("Mali", "MLI", 2)])
def test_a_noun_tells_an_act_of_another_sentence_again(
    build: Build, name: Name, target: str, code: str, events: int
) -> None:
    reading = build(TWICE.format(target=target))
    for token, country in ((0, "KEN"), (2, "TCD"), (4, "KEN"), (8, code)):
        name(reading, token, country)
    what.find(reading)
    assert len(reading.events) == events
    assert [len(e.mentions) for e in reading.events] == ([1] if events == 1 else [0, 0])


def test_the_lists_of_words_have_no_empty_one() -> None:
    assert all(rules().words.values())
