"""Reasons told in a sentence of their own: "However, they come as …", "The visit follows …", "There is tension between …".

Invariant: a context sentence explains an event of an earlier sentence, or none; a tension names both of its parties.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from dragoman.reading import Reading
from dragoman.report import Event
from dragoman.why.anchors import Anchors
from dragoman.why.candidate import Candidate
from dragoman.why.cues import Cues

DEMONSTRATIVES = frozenset({"the", "this", "these", "that", "those", "his", "her", "its", "their"})


def find(reading: Reading, anchors: Anchors, cues: Cues) -> list[Candidate]:
    """The context, tension and precedent sentences of a reading."""
    out: list[Candidate] = []
    for sentence in reading.doc.sents:
        found = _set_against(anchors, cues, sentence) or _tension(reading, anchors, cues, sentence)
        if found:
            out.append(found)
    return out


def _set_against(anchors: Anchors, cues: Cues, sentence: Span) -> Candidate | None:
    """As in "The move comes amid …", "It follows …": a subject that points back, a verb of coming, and what it is set against."""
    root = sentence.root
    lemma = root.lemma_.lower()
    if lemma not in cues.context["verbs"]:
        return None
    subject = next((k for k in root.children if k.dep_ == "nsubj" and k.i < root.i), None)
    if subject is None or not _points_back(subject, cues):
        return None
    event, how = anchors.back(subject)
    doc = sentence.doc
    start = root.i + 1
    while start < sentence.end and doc[start].is_space:
        start += 1
    if start >= sentence.end:
        return None
    first = doc[start]
    marked = first.lower_ in cues.context["markers"]
    follows = lemma in ("follow", "precede") and any(k.dep_ == "obj" for k in root.children)
    if lemma == "take" or not (marked or follows):
        if not (
            lemma == "take"
            and first.lower_ == "place"
            and start + 1 < sentence.end
            and doc[start + 1].lower_ in cues.context["markers"]
        ):
            return None
        start += 1
        first = doc[start]
    if first.lower_ in (
        "as",
        "amid",
        "amidst",
        "when",
        "while",
        "with",
        "because",
        "following",
        "during",
        "despite",
        "against",
    ):
        start += 1
    elif doc[start : start + 4].text.lower() == "at a time when":
        start += 4
    end = sentence.end
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ".;,"):
        end -= 1
    if end - start < 2:
        return None
    bonus = 0.1 if any(k.lower_ in cues.context["contrasts"] for k in root.children if k.i < root.i) else 0.0
    strength = cues.context["strength"] + bonus
    return Candidate(start, end, "context", strength, event, f"why:set against/{lemma} {first.lower_} ({how})", 0.75)


def _points_back(subject: Token, cues: Cues) -> bool:
    if subject.lower_ in cues.context["pronouns"]:
        return True
    noun = subject.lemma_.lower() in cues.events
    return noun and any(k.lower_ in DEMONSTRATIVES or k.dep_ == "nmod:poss" for k in subject.children)


def _tension(reading: Reading, anchors: Anchors, cues: Cues, sentence: Span) -> Candidate | None:
    """The sentence of a "tension between X and Y", both named; it explains an event that one of them takes part in."""
    for token in sentence:
        if token.lemma_.lower() not in cues.tension["nouns"] or token.pos_ != "NOUN":
            continue
        parties = _parties(reading, token)
        if len(parties) < 2:
            continue
        event = _event_of(anchors, reading, parties, token.sent.start)
        start, end = sentence.start, sentence.end
        while end > start and (sentence.doc[end - 1].is_space or sentence.doc[end - 1].text == "."):
            end -= 1
        return Candidate(
            start, end, "tension", cues.tension["strength"], event, f"why:tension/{token.lemma_.lower()}", 0.65
        )
    return None


def _parties(reading: Reading, noun: Token) -> list[str]:
    """The actors after "between" or "with" under a noun, and who is said to have it."""
    found: list[str] = []
    for kid in noun.children:
        if kid.dep_ == "nmod" and any(
            k.lower_ in ("between", "with", "among") for k in kid.children if k.dep_ == "case"
        ):
            found += [m.actor for t in (kid, *kid.conjuncts) if (m := reading.mention_at.get(t.i))]
            if any(k.lower_ == "with" for k in kid.children):
                found += [
                    m.actor for k in noun.head.children if k.dep_ == "nsubj" and (m := reading.mention_at.get(k.i))
                ]
        elif kid.dep_ == "nmod:poss" and (m := reading.mention_at.get(kid.i)):
            found.append(m.actor)
    return sorted(set(found))


def _event_of(anchors: Anchors, reading: Reading, parties: list[str], before: int) -> Event | None:
    """The first event told before that has one of the parties' countries or the parties themselves on a side."""
    codes = {a.country for a in reading.actors if a.id in parties and a.country}
    for event in reading.events:
        if anchors.first_token.get(event.id, before) >= before:
            continue
        sides = [*event.actors, *event.recipients]
        if any(p.actor in parties or (p.code or "")[:3] in codes for p in sides):
            return event
    return None
