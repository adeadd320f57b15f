"""Statements: who says what, in which stance, towards whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.errors import DataError
from dragoman.reading import Mention, Reading
from dragoman.report import Actor, Document, Span, Statement
from dragoman.said import cues, find_statements

Parsed = Callable[..., Reading]


def said(reading: Reading) -> list[Statement]:
    find_statements(reading)
    return reading.statements


def words(reading: Reading, spans: list[Span]) -> str:
    return " || ".join(reading.document.text[s.start : s.end] for s in spans)


def with_cue(reading: Reading, cue: str) -> Statement:
    return next(s for s in reading.statements if cue in words(reading, s.cue))


def name(reading: Reading, word: str, id: str) -> None:
    """Have an actor stand behind a word, as the who room would."""
    token = next(t for t in reading.doc if t.text == word)
    reading.actors.append(Actor(id=id, name=word, kind="state"))
    reading.add_mention(Mention(token.i, token.i + 1, token.i, id, "name"))


def test_a_reported_clause_has_source_cue_and_content(parsed: Parsed) -> None:
    reading = parsed("The foreign minister said that the border would reopen on Monday.")
    said(reading)
    statement = with_cue(reading, "said")
    assert words(reading, statement.source) == "The foreign minister"
    assert "the border would reopen on Monday" in words(reading, statement.content)
    assert not words(reading, statement.content).endswith(".")
    assert not statement.verbatim


def test_a_quotation_around_its_cue_is_one_verbatim_statement(parsed: Parsed) -> None:
    reading = parsed("“We will rebuild the harbour,” the governor said. “Nobody will be left behind.”")
    statements = [s for s in said(reading) if "said" in words(reading, s.cue)]
    assert len(statements) == 1
    content = words(reading, statements[0].content)
    assert "We will rebuild the harbour" in content
    assert "Nobody will be left behind" in content
    assert statements[0].verbatim


def test_according_to_makes_a_statement(parsed: Parsed) -> None:
    reading = parsed("According to the state agency, three soldiers were wounded near the river.")
    statement = next(s for s in said(reading) if "three soldiers were wounded" in words(reading, s.content))
    assert "agency" in words(reading, statement.source)
    assert "ccording" in words(reading, statement.cue)


def test_an_accusation_has_speaker_and_target(parsed: Parsed) -> None:
    reading = parsed("Kenya accused Somalia of moving troops to the border.")
    name(reading, "Kenya", "a1")
    name(reading, "Somalia", "a2")
    said(reading)
    statement = with_cue(reading, "accused")
    assert statement.stance == "accuses"
    assert (statement.speaker, statement.target) == ("a1", "a2")


def test_a_relative_clause_speaks_for_its_noun(parsed: Parsed) -> None:
    reading = parsed("The crowd cheered Peru, which denounced Chile for closing the port.")
    name(reading, "Peru", "a1")
    name(reading, "Chile", "a2")
    said(reading)
    statement = with_cue(reading, "denounced")
    assert (statement.speaker, statement.target) == ("a1", "a2")


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("The minister denied that the army had shelled the village.", "denied", "denies"),
        ("The president praised the rescue workers for their courage.", "praised", "praises"),
        ("The rebels threatened to attack the airport.", "threatened", "threatens"),
        ("The ministry confirmed that two pilots had died.", "confirmed", "confirms"),
        ("The union vowed to continue the strike.", "vowed", "promises"),
        ("The envoy urged both sides to show restraint.", "urged", "urges"),
        ("The army did not confirm that two pilots had died.", "confirm", "doubts"),
        ("The mayor said that the bridge was safe.", "said", "neutral"),
    ],
)
def test_the_stance_is_that_of_the_cue(parsed: Parsed, text: str, cue: str, stance: str) -> None:
    reading = parsed(text)
    said(reading)
    assert with_cue(reading, cue).stance == stance


def test_a_claim_is_hedged(parsed: Parsed) -> None:
    reading = parsed("The rebels claimed that they had shot down a helicopter.")
    said(reading)
    assert with_cue(reading, "claimed").hedge == "claimed"


def test_statements_are_found_at_the_tokens_of_their_content(parsed: Parsed) -> None:
    reading = parsed("The spokesman said that the convoy had turned back.")
    said(reading)
    convoy = next(t for t in reading.doc if t.text == "convoy")
    assert reading.statements_at[convoy.i]
    assert all(s in reading.statements for s in reading.statements_at[convoy.i])


def test_source_cue_and_content_do_not_overlap(parsed: Parsed) -> None:
    reading = parsed(
        "Officials said on Sunday the talks, which the UN hailed as historic, had failed, adding that more would follow."
    )
    for statement in said(reading):
        taken: set[int] = set()
        for span in (*statement.source, *statement.cue, *statement.content):
            characters = set(range(span.start, span.end))
            assert not taken & characters
            taken |= characters


@pytest.mark.parametrize("text", ["", " \n ", "Yes", "\u202e…!?", "“", "said said said"])
def test_texts_that_say_nothing_do_no_harm(parsed: Parsed, text: str) -> None:
    said(parsed(Document(id="d", text=text)))


def test_an_unknown_stance_in_the_lexicon_is_an_error() -> None:
    with pytest.raises(DataError, match="unknown stance"):
        cues.parse({"verbs": {"gossips": {"chat": "clause"}}})


def test_an_entry_that_takes_nothing_is_an_error() -> None:
    with pytest.raises(DataError, match="takes nothing"):
        cues.parse({"verbs": {"neutral": {"chat": ""}}})


@pytest.mark.parametrize(
    ("text", "cue", "source", "unnamed"),
    [
        (
            "A senior official, speaking on condition of anonymity because he was not authorised to brief the press, said the"
            " army had shelled the town.",
            "said",
            "A senior official",
            "speaking on condition of anonymity because he was not authorised to brief the press",
        ),
        (
            "A Western diplomat who asked not to be named said the talks had collapsed.",
            "said",
            "A Western diplomat",
            "who asked not to be named",
        ),
    ],
)
def test_a_source_stays_unnamed_by_its_words_with_the_reason(
    parsed: Parsed, text: str, cue: str, source: str, unnamed: str
) -> None:
    reading = parsed(text)
    said(reading)
    assert [words(reading, s.cue) for s in reading.statements] == [cue]
    (statement,) = reading.statements
    assert words(reading, statement.source).startswith(source)
    assert statement.anonymity is not None
    assert words(reading, [statement.anonymity]) == unnamed


def test_three_suspects_still_to_be_named_are_no_anonymity(parsed: Parsed) -> None:
    reading = parsed("Police said three suspects are to be named on Monday.")
    assert all(s.anonymity is None for s in said(reading))


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (
            "The harbour office was quoted as saying that the port would close.",
            "quoted",
            "The harbour office",
            "port would close",
        ),
        ("Paris called on Bonn to send planes.", "called", "Paris", "to send planes"),
        ("The rebels reportedly seized the town of Goma.", "reportedly", "", "seized the town of Goma"),
    ],
)
def test_passive_and_adverbial_cues_have_their_source_and_clause(
    parsed: Parsed, text: str, cue: str, source: str, content: str
) -> None:
    reading = parsed(text)
    said(reading)
    statement = with_cue(reading, cue)
    assert words(reading, statement.source) == source
    assert content in words(reading, statement.content)


def test_a_statement_inside_another_is_one_of_its_own(parsed: Parsed) -> None:
    reading = parsed("The spokesman said that Iran had denied that it fired the missile.")
    said(reading)
    outer, inner = with_cue(reading, "said"), with_cue(reading, "denied")
    assert words(reading, inner.source) == "Iran"
    assert inner.stance == "denies"
    assert outer.content[0].start <= inner.content[0].start
    assert inner.content[0].end <= outer.content[0].end


@pytest.mark.parametrize(
    "text",
    [
        "The price varies according to the size of the room.",
        "Half a million visitors are expected this year.",
        "He closed the port in response to the strike.",
    ],
)
def test_what_reports_no_words_is_no_statement(parsed: Parsed, text: str) -> None:
    assert said(parsed(text)) == []
