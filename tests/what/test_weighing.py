"""The lexicon and the event head together: what the head doubts, proposes and binds, and how sure it all is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman import what
from dragoman.report import Event
from dragoman.what.lexicons import with_files
from dragoman.what.weighing import FLOOR, confidence, weights
from tests.what.conftest import Build, Name
from tests.what.heads import head

BOMBED = """
Greece Greece PROPN NNP nsubj 1
bombed bomb VERB VBD root 1
Troy Troy PROPN NNP obj 1
. . PUNCT . punct 1
"""
FEASTED = """
Greece Greece PROPN NNP nsubj 1
zapped zap VERB VBD root 1
Troy Troy PROPN NNP obj 1
. . PUNCT . punct 1
"""
BORDER = """
Greece Greece PROPN NNP obl 2
, , PUNCT , punct 2
bombing bombing NOUN NN root 2
: : PUNCT : punct 2
Troy Troy PROPN NNP dep 2
. . PUNCT . punct 2
"""


def told(build: Build, name: Name, rows: str, **given: object) -> list[Event]:
    """The events of a sentence about Greece and Troy whose second word the head has heard."""
    reading = build(rows)
    name(reading, 0, "GRC")
    name(reading, 2, "TUR")
    if given:
        head(reading, **given)  # type: ignore[arg-type]
    what.find(reading)
    return reading.events


SURE = {(1, 0, "actor"): 0.95, (1, 2, "recipient"): 0.95}


def test_the_head_makes_an_event_surer_or_less_sure(build: Build, name: Name) -> None:
    (agreed,) = told(build, name, BOMBED, tells={1: ("ASSAULT", 0.95)}, fills=SURE)
    (hardly,) = told(build, name, BOMBED, tells={1: ("ASSAULT", 0.3)}, fills=SURE)
    assert agreed.event == hardly.event == "ASSAULT"
    assert agreed.confidence > hardly.confidence


def test_without_a_head_the_rules_confidence_stands(build: Build, name: Name) -> None:
    (event,) = told(build, name, BOMBED)
    assert event.by == "what:ASSAULT/bomb.verb"
    assert 0 < event.confidence < 1


def test_the_head_proposes_what_the_lexicon_leaves_open(build: Build, name: Name) -> None:
    assert told(build, name, FEASTED) == []
    (event,) = told(build, name, FEASTED, tells={1: ("ASSAULT", 0.97)}, fills=SURE)
    assert (event.event, event.by) == ("ASSAULT", "what:head:ASSAULT/zap.verb")
    assert [p.code for p in event.actors] == ["GRC"]
    assert [p.code for p in event.recipients] == ["TUR"]


def test_the_head_binds_a_party_that_syntax_does_not_find(build: Build, name: Name) -> None:
    reading = build(BORDER)
    name(reading, 0, "GRC")
    troy = name(reading, 4, "TUR")
    head(reading, {2: ("ASSAULT", 0.97)}, {(2, 0, "actor"): 0.9, (2, 4, "recipient"): 0.9})
    what.find(reading)
    (event,) = reading.events
    assert [(p.actor, p.link) for p in event.recipients] == [(troy, "event head")]


def test_an_entry_of_ones_own_is_not_doubted(build: Build, name: Name, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[frame]]\nevent = "AID"\nlemmas = ["zap"]\nconfidence = 0.9\nexample = "Minsk zapped Vilnius."\n', "utf-8"
    )
    reading = build(FEASTED)
    reading.lexicon = with_files([file])
    name(reading, 0, "GRC")
    name(reading, 2, "TUR")
    head(reading, {1: ("ASSAULT", 0.99)}, SURE)
    what.find(reading)
    (event,) = reading.events
    assert (event.event, event.confidence) == ("AID", 0.9)


@given(
    low=st.floats(FLOOR, 0),
    more=st.floats(0, 6),
    rules=st.floats(-4, 4),
    name=st.sampled_from(["told", "rules", "actor"]),
)
def test_more_evidence_never_makes_less_sure(low: float, more: float, rules: float, name: str) -> None:
    found = {"intercept": 1.0, "rules": rules, "told": -1.0, "actor": -1.0}
    less, surer = confidence(found | {name: low}), confidence(found | {name: low + more})
    assert 0 < less <= surer < 1


def test_every_weight_is_one_that_is_weighed(build: Build, name: Name) -> None:
    reading = build(BOMBED)
    name(reading, 0, "GRC")
    head(reading, {1: ("ASSAULT", 0.9)}, SURE)
    what.find(reading)
    explained = what.explain(reading, "e1")
    assert list(explained.weighed) == list(weights())
