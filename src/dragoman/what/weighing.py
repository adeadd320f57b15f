"""How sure an event is: one calibrated confidence from what the rules and the event head say of it.

The logit of the confidence is a weighted sum of what was weighed (`weights.toml`), fitted by logistic regression as Platt (1999)
scales scores; what it was fitted on, and how well it holds, says `python -m benchmarks.calibration`. Where no head read the text,
or a user's own entry made the event, the rules' confidence stands.
Invariant: a confidence lies between 0.01 and 0.99, and more of any weight's evidence never turns it round.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dragoman.language.events import NEVER, EventScores
from dragoman.reading import Reading
from dragoman.report import Participant
from dragoman.what.drafts import Draft
from dragoman.what.rules import rules

FLOOR = -6.0
"""Of the logarithm of a chance: what is below is no less likely."""
CEILING = 4.0
"""Of the logit of the rules' confidence, either way."""


@cache
def weights() -> dict[str, float]:
    """The weights by name."""
    return dict(tomllib.loads(files("dragoman.what").joinpath("weights.toml").read_text("utf-8"))["weights"])


def told(scores: EventScores, words: Sequence[int], event: str) -> float:
    """The logarithm of the chance that one of the words tells of an event."""
    return max(scores.tells(word, event) for word in words)


def best(scores: EventScores, words: Sequence[int]) -> tuple[str, float]:
    """The event that the words most likely tell of, and the logarithm of its chance."""
    return max(((event, told(scores, words, event)) for event in scores.classes[1:]), key=lambda pair: pair[1])


def is_sure(reading: Reading, draft: Draft) -> bool:
    """Weigh a draft, with the head's event where it contradicts the rules' strongly; whether it is sure enough to be told."""
    scores = reading.told
    if scores is None or draft.given:
        return True
    limits = rules().head
    actors, recipients = _tokens(reading, draft.actors), _tokens(reading, draft.recipients)
    between = scores.between(draft.token, actors, recipients or actors)
    if between is not None:
        place = int(between.argmax())
        own = float(between[scores.classes.index(draft.event) - 1])
        if between[place] > math.log(limits["relabel"]) and own < math.log(limits["doubt"]):
            draft.by += f"+head:{scores.classes[1 + place]}"
            draft.event, draft.modes, draft.content = scores.classes[1 + place], [], []
    found = {"intercept": 1.0, "rules": _logit(draft.confidence)}
    found["told"] = max(FLOOR, told(scores, draft.words, draft.event))
    for role, tokens in (("actor", actors), ("recipient", recipients)):
        chance = max((scores.fills(word, token, role) for word in draft.words for token in tokens), default=NEVER)
        found[role] = max(FLOOR, chance) if tokens else 0.0
        found[f"no {role}"] = float(not tokens)
    share = 0.0 if between is None else float(between[scores.classes.index(draft.event) - 1])
    draft.weighed = found | {
        "between": max(FLOOR, share),
        "proposed": float(draft.by.startswith("what:head:")),
    }
    draft.confidence = round(confidence(draft.weighed), 3)
    return draft.confidence >= limits["least"]


def _tokens(reading: Reading, side: Sequence[Participant]) -> list[int]:
    """The words of a side's parties."""
    spans = [reading.tokens(party.span) for party in side if party.span is not None]
    return [token.i for words in spans if words is not None for token in words]


def confidence(weighed: dict[str, float]) -> float:
    """The calibrated confidence of what was weighed."""
    logit = sum(weights()[name] * value for name, value in weighed.items())
    return min(0.99, max(0.01, 1 / (1 + math.exp(-logit))))


def _logit(chance: float) -> float:
    chance = min(0.999, max(0.001, chance))
    return max(-CEILING, min(CEILING, math.log(chance / (1 - chance))))
