"""Parties that the event head binds to a trigger where syntax finds none.

Invariant: a party that the head binds is one that the report refers to in the trigger's own sentence; its link says "event head".
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from dragoman.reading import Reading
from dragoman.report import Participant
from dragoman.what.participants import Parties
from dragoman.what.roles import same
from dragoman.what.rules import rules

LINK = "event head"


def bind(
    reading: Reading, parties: Parties, words: Sequence[int], role: str, taken: Sequence[Participant]
) -> list[Participant]:
    """The party of the sentence that most likely fills a role of what the words tell, if likely enough; at most one."""
    scores = reading.told
    if scores is None:
        return []
    sentence = reading.doc[words[0]].sent
    mentions = [i for i in range(sentence.start, sentence.end) if i in reading.mention_at]
    chances = [(max(scores.fills(word, i, role) for word in words), -i) for i in mentions]
    for chance, place in sorted(chances, reverse=True):
        if chance < math.log(rules().head["bind"]):
            break
        party = parties.at(-place, LINK)
        if party and (party.code or party.actor) and not any(_is(party, other) for other in taken):
            return [party]
    return []


def _is(one: Participant, other: Participant) -> bool:
    """Whether two participants are one actor, by whatever words."""
    return same(one, other) or (one.actor is not None and one.actor == other.actor)
