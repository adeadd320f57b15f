"""All reasons of a reading, ranked against what the report asks.

Strength starts from the kind of relation (why/cues.toml) and is raised where the reason answers the report's own question, shares
actors with the event, or stands near it; it is lowered with distance and where no event is tied to it.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Event, Reason
from dragoman.why import context, markers, precedents, questions
from dragoman.why.anchors import Anchors
from dragoman.why.candidate import Candidate
from dragoman.why.cues import Cues, load
from dragoman.why.questions import Question

UNTIED = frozenset({"why:to-infinitive", "why:as", "why:when", "why:once"})
"""Rules by which much is found that is no answer to why: what explains no event is left out, and so is a concession."""
ANSWERS, SHARED, FAR, LOOSE = 0.1, 0.05, 0.02, 0.2


def find(reading: Reading) -> None:
    """Add the reasons of a reading, the strongest first."""
    cues = load()
    anchors = Anchors(reading, cues)
    asked = questions.find(reading, anchors)
    main = next((q.event for q in asked if q.event), None) or _main(reading)
    for question in asked:
        if question.words.endswith(
            "?"
        ):  # an open question is about what the report is about; an indirect one need not be
            question.event = question.event or main
    told = _told(reading, anchors, cues) + precedents.find(reading, anchors, cues, main)
    tied = [c for c in told if c.event or not (c.by in UNTIED or c.kind == "concession")]
    ranked = [(_strength(reading, anchors, c, asked), c) for c in _apart(tied)]
    ranked.sort(key=lambda pair: (-pair[0], pair[1].start))
    for strength, candidate in ranked:
        answered = _question(candidate, asked)
        reading.reasons.append(
            Reason(
                id=reading.new_id("w"),
                question=answered.words if answered else None,
                kind=candidate.kind,
                span=reading.span(reading.doc[candidate.start : candidate.end]),
                explains=candidate.event.id if candidate.event else None,
                strength=round(strength, 3),
                confidence=candidate.confidence,
                by=candidate.by,
            )
        )


def candidates(reading: Reading) -> list[Candidate]:
    """Every reason that the words tell, whether or not an event is tied to it."""
    cues = load()
    return _told(reading, Anchors(reading, cues), cues)


def _told(reading: Reading, anchors: Anchors, cues: Cues) -> list[Candidate]:
    found = context.find(reading, anchors, cues) + markers.find(reading, anchors, cues)
    return [candidate for candidate in found if candidate.start not in reading.aside]


def _main(reading: Reading) -> Event | None:
    return next((e for e in reading.events if e.standing == "asserted"), None)


def _apart(candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates over the same words, the strongest."""
    out: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (-c.strength, c.start)):
        inner = set(range(candidate.start, candidate.end))
        if not any(len(inner.intersection(range(o.start, o.end))) > 0.6 * len(inner) for o in out):
            out.append(candidate)
    return out


def _question(candidate: Candidate, asked: list[Question]) -> Question | None:
    """The question that a reason answers: the one that asks about the event that it explains."""
    if candidate.event is None:
        return None
    return next((q for q in asked if q.event is not None and _same(q.event, candidate.event)), None)


def _same(one: Event, other: Event) -> bool:
    """Whether two events are one affair: the same, or of one kind with a party in common (or parties unknown)."""
    if one.id == other.id:
        return True
    if one.event != other.event:
        return False
    parties = [{(p.code or p.actor or p.name)[:3] for p in (*e.actors, *e.recipients)} for e in (one, other)]
    return not all(parties) or bool(parties[0] & parties[1])


def _strength(reading: Reading, anchors: Anchors, candidate: Candidate, asked: list[Question]) -> float:
    event, strength = candidate.event, candidate.strength
    if event is None:
        return max(0.05, strength - LOOSE)
    if _question(candidate, asked):
        strength += ANSWERS
    codes = {(p.code or "")[:3] for p in (*event.actors, *event.recipients)} - {""}
    actors = {p.actor for p in (*event.actors, *event.recipients)}
    country = {a.id: a.country for a in reading.actors} if codes or actors else {}
    for i in range(candidate.start, candidate.end):
        mention = reading.mention_at.get(i)
        if mention and (mention.actor in actors or (country.get(mention.actor) or "-") in codes):
            strength += SHARED
            break
    first = anchors.first_token.get(event.id, candidate.start)
    distance = abs(anchors.sentence(candidate.start) - anchors.sentence(first))
    return min(1.0, max(0.05, strength - min(0.2, FAR * distance)))
