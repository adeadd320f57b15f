"""Which age, or which time without edges? Decades, centuries, years BC; now, recently, soon."""

from __future__ import annotations

from dragoman.when.grammar import load
from dragoman.when.match import Match, Sense, SenseFunction
from dragoman.when.story import Story

_TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}

_AFTER_PAST = frozenset({"", *"and but that he she it they the to as when".split()})
"""Words after "the past" that it does not qualify."""


def _mod(match: Match) -> str | None:
    mod: str | None = load().words["edge"].get(match.get("edge") or "")
    return mod


def decade(match: Match, story: Story) -> list[Sense]:
    """ "the 1990s", "the late '80s", "the sixties"."""
    if "tens" in match.slots:
        return [
            Sense(
                "DATE",
                f"{'18' if match.get('cent') == 'eighteen' else '19'}{_TENS[match.slots['tens']]}",
                _mod(match),
                confidence=0.8,
            )
        ]
    figures = match.slots["decade"]
    if "century" not in match.slots:
        century = "20" if story.published and story.published.year >= 2030 and figures < "30" else "19"
    else:
        century = match.slots["century"]
    return [Sense("DATE", f"{century}{figures[0]}", _mod(match), confidence=0.9)]


def century(match: Match, story: Story) -> list[Sense]:
    """ "the 20th century"."""
    nth = int(match.slots["nth"]) if "nth" in match.slots else load().words["century"].get(match.get("cw") or "")
    if nth is None or not 1 <= nth <= 22:
        return []
    return [Sense("DATE", f"{nth - 1:02}", _mod(match))]


def era(match: Match, story: Story) -> list[Sense]:
    """ "44 BC", "AD 70"."""
    figures = int(match.get("era", "era2") or 0)
    before_christ = (match.get("bc") or "").startswith("b")
    shown = story.text[match.start : match.end]
    if not any(mark in shown for mark in ("BC", "B.C", "AD", "A.D", "CE", "C.E")) or not figures:
        return []
    return [Sense("DATE", f"BC{figures:04}" if before_christ else f"{figures:04}", confidence=0.8)]


def present(match: Match, story: Story) -> list[Sense]:
    """ "now", "currently"."""
    words = story.lowered[match.start : match.end]
    if words == "now" and (
        story.before(match.start) in ("by", "until") or story.after(match.end) in ("known", "famous", "defunct")
    ):
        return []
    if words == "current" and story.before(match.start) in ("a", "an", "account"):
        return []
    day = story.published
    return [Sense("DATE", "PRESENT_REF", earliest=day, latest=day, confidence=0.7)]


def past(match: Match, story: Story) -> list[Sense]:
    """ "recently", "the past"."""
    words = story.lowered[match.start : match.end]
    start = match.start + 3 if words.startswith("in ") else match.start
    follows = story.lowered[match.end : match.end + 1] == " "
    if words == "the past" and follows and story.after(match.end) not in _AFTER_PAST:
        return []
    return [Sense("DATE", "PAST_REF", start=start, latest=story.published, confidence=0.6)]


def future(match: Match, story: Story) -> list[Sense]:
    """ "soon", "the near future"."""
    words = story.lowered[match.start : match.end]
    before, after = story.before(match.start), story.after(match.end)
    if words == "soon" and (
        before in ("as", "too", "how")
        or after in ("after", "as", "became", "followed", "afterward", "afterwards", "found")
    ):
        return []
    if words == "as soon" or (words == "one day" and story.direction(match.start, match.end) != "future"):
        return []
    if words == "the future" and before not in ("in", "for", "into"):
        return []
    return [Sense("DATE", "FUTURE_REF", earliest=story.published, confidence=0.6)]


def then(match: Match, story: Story) -> list[Sense]:
    """ "until then", "at the time": the time told before."""
    words = story.lowered[match.start : match.end]
    before = story.before(match.start)
    if words == "then" and before in ("until", "since", "by"):
        told = story.last_told("day", "month", "year", "quarter", reach=2)
        return [Sense("DATE", told, confidence=0.6)] if told else []
    return []


SENSES: dict[str, SenseFunction] = {
    "decade": decade,
    "century": century,
    "era": era,
    "present": present,
    "past": past,
    "future": future,
    "then": then,
}
