"""Events that only the event head sees: words that the lexicon leaves open.

The head says which event a word tells of; where its parties stand follows the lexicon's defaults for that event. Invariant: no
word that a frame matched, met or silenced is proposed.
"""

from __future__ import annotations

from dragoman.what.arguments import noun_arguments, verb_arguments
from dragoman.what.lexicons import manners
from dragoman.what.rules import rules
from dragoman.what.triggers import SILENT, Matcher, Trigger
from dragoman.what.weighing import best


def proposals(matcher: Matcher, triggers: dict[int, Trigger]) -> dict[int, Trigger]:
    """The words that the head takes for triggers and the lexicon for nothing, each with a frame of its event."""
    reading, tree, limits = matcher.reading, matcher.tree, rules().head
    scores = reading.told
    if scores is None:
        return {}
    taken = {i for trigger in triggers.values() for i in trigger.words}
    found: dict[int, Trigger] = {}
    for i in scores.likely(limits["propose"]):
        pos = tree.poses[i]
        if pos not in ("VERB", "NOUN") or i in taken or tree.deps[i] in SILENT or i in reading.mention_at:
            continue
        event, _ = best(scores, (i,))
        arguments = noun_arguments(tree, i, matcher.words) if pos == "NOUN" else verb_arguments(tree, i)
        frame = manners()[event].frame(tree.lemmas[i], pos, limits["proposed"])
        found[i] = Trigger(i, frame, arguments, modes=matcher.modes(frame, i, arguments))
    return found
