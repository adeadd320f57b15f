"""Which drafts tell the same event: the headline and the body, a light verb and its noun, a bombing and those it killed.

Invariant: merged drafts share event and, where both name them, parties; every trigger that is merged away stays as a mention.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.report import Participant
from dragoman.what.drafts import Draft
from dragoman.what.embedding import set_apart
from dragoman.what.roles import same, unique
from dragoman.what.rules import rules
from dragoman.what.tree import Tree

MEANS = frozenset(
    """suicide-attack drone aerial heavy-weapons explosives firearms primitive crowd-control unconventional phone""".split()
)
"""Modes that a noun lends to the act which it is the means of ("killed 12 in a bombing"); what was done lends none."""


def merge(drafts: list[Draft], tree: Tree, sentence_of: Callable[[int], int], title_end: int) -> list[Draft]:
    """The drafts without those that tell an event again. Tokens before `title_end` stand in the headline."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next((k for k in reversed(kept) if _is_twin(k, draft, tree, sentence_of, title_end)), None)
        if twin is None:
            kept.append(draft)
            continue
        main, other = (draft, twin) if _fuller(draft, twin, title_end) else (twin, draft)
        main.also = [*main.also, other.token, *other.also]
        main.actors = _joined(main.actors, other.actors, [])
        if len(main.actors) < 2 or main.recipients:
            main.recipients = _joined(main.recipients, other.recipients, main.actors)
        if not main.modes and tree.poses[other.token] == "NOUN":
            main.modes = [mode for mode in other.modes if mode in MEANS]
        kept[kept.index(twin)] = main
    return _without_demands(_without_moves(kept), sentence_of)


def _without_moves(drafts: list[Draft]) -> list[Draft]:
    """Codebook: a MOBILIZE is left out where the same report has the ASSAULT that it belongs to."""
    assaults = [d for d in drafts if d.event == "ASSAULT"]
    return [
        d
        for d in drafts
        if d.event != "MOBILIZE"
        or not any(_meet(d.actors, a.actors) and _fits(d.recipients, a.recipients) for a in assaults)
    ]


def _without_demands(drafts: list[Draft], sentence_of: Callable[[int], int]) -> list[Draft]:
    """Codebook: what a protest demands is no separate REQUEST; whom it is asked of is whom the protest is against."""
    kept = list(drafts)
    for protest in [d for d in drafts if d.event == "PROTEST"]:
        for demand in [d for d in kept if d.event == "REQUEST" and sentence_of(d.token) == sentence_of(protest.token)]:
            if _meet(demand.actors, protest.actors):
                kept.remove(demand)
                protest.also.append(demand.token)
                if not any(p.code for p in protest.recipients):
                    protest.recipients = [p for p in demand.recipients if p.code] or protest.recipients
    return kept


def _is_twin(one: Draft, two: Draft, tree: Tree, sentence_of: Callable[[int], int], title_end: int) -> bool:
    if sentence_of(one.token) != sentence_of(two.token) and _retells(one, two, tree, title_end):
        return True
    if one.event != two.event or one.standing != two.standing:
        return False
    if one.modes and two.modes and not set(one.modes) & set(two.modes) and one.event not in ("ASSAULT", "PROTEST"):
        return False
    near = sentence_of(one.token) == sentence_of(two.token)
    headline = one.token < title_end <= two.token
    if not near and not headline:
        return False
    if near and (set_apart(tree, two.token, one.token) or set_apart(tree, one.token, two.token)):
        return False
    if headline:
        return _meet(one.actors, two.actors) and _fits(one.recipients, two.recipients)
    if tree.deps[two.token] == "conj" and tree.heads[two.token] == one.token and tree.poses[two.token] == "VERB":
        return one.event == "ASSAULT" and _fits(one.actors, two.actors) and _fits(one.recipients, two.recipients)
    return _fits(one.actors, two.actors) and _fits(one.recipients, two.recipients)


def _retells(one: Draft, two: Draft, tree: Tree, title_end: int) -> bool:
    """Whether two drafts of different sentences tell one event: the headline, a noun, a clause in the background, or a toll.

    They are of one kind, of no two days, and share a country on one side while the other side does not speak against it.
    """
    soon = "future" in (one.standing, two.standing)
    if _kind(one) != _kind(two) or (not soon and one.days and two.days and not one.days & two.days):
        return False
    if "negated" in (one.standing, two.standing) and one.standing != two.standing:
        return False
    if one.modes and two.modes and not set(one.modes) & set(two.modes) and one.event != "ASSAULT":
        return False
    again = [d for d in (one, two) if _is_retelling(d, tree, title_end)]
    if not again:
        return False
    if one.event != two.event and not any(tree.poses[d.token] == "NOUN" for d in again):
        return False
    sides = [[_countries(d.actors), _countries(d.recipients)] for d in (one, two)]
    if set(sides[0][0]) and sides[0][0] == sides[1][1] and sides[0][1] == sides[1][0]:
        return _kind(one) == "CONSULT"
    pairs = list(zip(*sides, strict=True))
    if all(_is_toll(d, tree) for d in (one, two)) and one.token >= title_end and not pairs[0][0] & pairs[0][1]:
        return False
    return all(not a or not b or a <= b or b <= a for a, b in pairs) and any(a & b for a, b in pairs)


def _kind(draft: Draft) -> str:
    """What is told: of an event that the future rule rewrote, the act that is to come."""
    return draft.content[0] if draft.by.endswith("+rule:future") else draft.event


def _is_retelling(draft: Draft, tree: Tree, title_end: int) -> bool:
    """Whether a draft is of a form in which reports come back to what they tell elsewhere."""
    if draft.token < title_end or tree.deps[draft.token] in ("acl", "acl:relcl") or tree.poses[draft.token] == "NOUN":
        return True
    return _is_toll(draft, tree)


def _is_toll(draft: Draft, tree: Tree) -> bool:
    return draft.event == "ASSAULT" and tree.lemmas[draft.token] in rules().words["tolls"]


def _countries(parties: list[Participant]) -> set[str]:
    return {p.code for p in parties if p.code}


def _fuller(one: Draft, two: Draft, title_end: int) -> bool:
    """Whether `one` should stand for both: it is no headline, or says more of the parties, or is surer."""
    if (one.token < title_end) != (two.token < title_end):
        return two.token < title_end
    if one.by.endswith("+rule:future") != two.by.endswith("+rule:future"):
        return one.by.endswith("+rule:future")
    sides = [
        (
            sum(any(p.code for p in side) for side in (d.actors, d.recipients)),
            bool(d.actors) + bool(d.recipients),
            d.confidence,
        )
        for d in (one, two)
    ]
    return sides[0] > sides[1]


def _joined(main: list[Participant], other: list[Participant], taken: list[Participant]) -> list[Participant]:
    """The main event's parties; where none of them has a country and the other's have, those first."""
    if not any(p.code for p in main) and any(p.code for p in other):
        return unique([*(p for p in other if not any(same(p, t) for t in taken)), *main])
    return main


def _codes(parties: list[Participant]) -> set[str]:
    return {p.code or p.actor or p.name for p in parties}


def _meet(one: list[Participant], two: list[Participant]) -> bool:
    return bool(_codes(one) & _codes(two))


def _fits(one: list[Participant], two: list[Participant]) -> bool:
    """Whether two lists of parties do not speak against each other."""
    named = [[p for p in parties if p.code or p.actor] for parties in (one, two)]
    return not named[0] or not named[1] or _meet(*named)
