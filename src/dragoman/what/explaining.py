"""Why an event was coded as it was: its trigger and pattern, the way to each party, the standing's cues, what was weighed.

Invariant: an explanation is made by coding the reading again, so that it tells what the coder does, not what it once did.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.errors import SettingError
from dragoman.reading import Reading
from dragoman.report import Event, Participant
from dragoman.what.coding import standing_of
from dragoman.what.drafts import Draft
from dragoman.what.finding import code
from dragoman.what.rules import rules
from dragoman.what.tree import Tree
from dragoman.what.weighing import weights


@dataclass(frozen=True, slots=True)
class Party:
    """A party of an event: its side ("actor", "recipient"), and the way in the parse from the trigger to its head."""

    side: str
    party: Participant
    path: str
    """Words joined by relations, such as "bombed –nsubj→ Greece"; empty where the party has no words in that sentence."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an event was coded as it was."""

    event: Event
    sentence: str
    words: tuple[str, ...]
    """The trigger, then what else met its pattern's conditions, and a light verb."""
    source: str
    """Where the lexicon's entry stands; empty where a rule or the head made the event."""
    parties: tuple[Party, ...]
    cues: tuple[str, ...]
    """The words that give its standing."""
    hedge: str | None
    hedged: float
    """By which a hedge lowers the calibrated confidence."""
    factors: dict[str, float]
    """What the rules' confidence is the product of."""
    weighed: dict[str, tuple[float, float]]
    """What the calibrated confidence rests on: its value and its weight, by name. Their products add up to its logit."""


def explain(reading: Reading, id: str) -> Explanation:
    """Explain an event of a reading that has been asked. Raises SettingError where no event has that id."""
    place = next((n for n, event in enumerate(reading.events) if event.id == id), None)
    if place is None:
        ids = [event.id for event in reading.events]
        there = f"{ids[0]} to {ids[-1]}" if len(ids) > 1 else "".join(ids) or "none"
        raise SettingError(
            f"the report has no event {id}; its events: {there}", source="--explain", do="Name one of them"
        )
    coded = code(reading)
    draft, event = coded.drafts[place], reading.events[place]
    known = standing_of(reading, draft.token, draft.arguments)
    return Explanation(
        event=event,
        sentence=reading.doc[draft.token].sent.text,
        words=tuple(coded.tree.lows[i] if i != draft.token else reading.doc[i].text for i in draft.words),
        source=draft.source,
        parties=tuple(
            Party(side, party, _way(reading, coded.tree, draft, party))
            for side, parties in (("actor", event.actors), ("recipient", event.recipients))
            for party in parties
        ),
        cues=tuple(reading.doc[i].text for i in known.cues) if known else (),
        hedge=event.hedge,
        hedged=rules().confidence["hedged"],
        factors=dict(draft.factors),
        weighed={name: (value, weights()[name]) for name, value in draft.weighed.items()},
    )


def _way(reading: Reading, tree: Tree, draft: Draft, party: Participant) -> str:
    """The shortest way in the parse from the trigger to the head of a party's words."""
    words = reading.tokens(party.span) if party.span else None
    if words is None:
        return ""
    inside = range(words.start, words.end)
    head = next((i for i in inside if tree.heads[i] not in inside), words.start)
    down, up = [head, *tree.up(head)], [draft.token, *tree.up(draft.token)]
    meet = next((i for i in up if i in down), None)
    if meet is None:
        return ""
    way = "".join(f"{tree.lows[i]} ←{tree.deps[i]}– " for i in up[: up.index(meet)]) + tree.lows[meet]
    return way + "".join(f" –{tree.deps[i]}→ {tree.lows[i]}" for i in reversed(down[: down.index(meet)]))
