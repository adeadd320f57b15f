"""In which country is the report mostly set, and in which a sentence?

Invariant: an answer rests on places that are named as places; where two countries weigh alike there is none.
"""

from __future__ import annotations

from collections import Counter

from dragoman.reading import Reading
from dragoman.report import Place
from dragoman.who.cast import Cast
from dragoman.who.knowledge.entries import SPECIAL_CODES
from dragoman.who.known import SURE, Known
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

MARGIN = 1.5
STATELY = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
"""Sectors of bodies that are a state's own."""
RULING = STATELY - {"MIL"}
"""Of these, the ones that act at home: troops are often abroad."""
BODIES = frozenset({"part of a name", "possessor"})
"""Why a place is not meant literally (the end of its `by`) where a body bears its name: "Bank of Mauritius", "Peru's army"."""
FIRST = 30
"""Tokens in which the report's first actor stands."""


def find_scene(reading: Reading, tree: Tree, known: Known) -> str | None:
    """The country of most of the report's literal places; where no place was found, of most names of states."""
    weights: Counter[str] = Counter(place.country for place in reading.places if place.country and is_setting(place))
    if not reading.places:
        weights.update(code for i, code in sorted(known.nation.items()) if known.match_at[i].start == i)
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]


def is_setting(place: Place) -> bool:
    """Whether what is told is likely set there: a literal place, or one that a body is named after or belongs to."""
    return place.literal or place.by.rsplit("/", 1)[-1] in BODIES


def find_home(tree: Tree, cast: Cast) -> str | None:
    """The state that acts most in the report: unqualified, "the foreign minister" is its minister."""
    weights: Counter[str] = Counter()
    first: str | None = None
    for party in cast.parties:
        stately = party.kind == "state" or bool(RULING & set(party.sectors))
        if not stately or not party.country or party.country in SPECIAL_CODES:
            continue
        for reference in party.references:
            acts = tree.dep[tree.lead(reference.head)].startswith("nsubj")
            if acts or reference.form == "metonym" or reference.lemma:
                weights[party.country] += 2 if tree.sentence[reference.head] == 0 else 1
            if acts and reference.start < FIRST and first is None:
                first = party.country
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return cast.scene if cast.scene in [code for code, _ in ranked[:2]] else first
    return ranked[0][0]


def only_state(tree: Tree, known: Known) -> str | None:
    """The one state that the report's words name, or a body of it, if it is one and is not somebody who is dealt with.

    Where somebody was born does not count; "sanctions against Chile" leaves open who calls for them.
    """
    if any(_dealt_with(tree, i) for i in known.nation):
        return None
    codes = {
        code for i, code in known.nation.items() if not (i + 2 < len(tree) and tree.lower[i + 2] in rules()["origins"])
    }
    for match in known.matches:
        name = match.best
        if name.sure >= SURE and name.code and name.code not in SPECIAL_CODES and STATELY & set(name.sectors):
            codes.add(name.code)
    return codes.pop() if len(codes) == 1 else None


def _dealt_with(tree: Tree, i: int) -> bool:
    """Whether a state is the object of a verb, or of a preposition that says neither where nor whose."""
    dep = tree.dep[tree.lead(i)]
    preposition = tree.preposition(tree.lead(i)).split(" ")[0]
    return dep in ("obj", "iobj") or (
        bool(preposition) and preposition not in ("in", "of", "from", "across", "'s", "’s", "'")
    )


def sentence_country(reading: Reading, tree: Tree, known: Known, i: int) -> str | None:
    """The country of the places in the sentence of token i, where all lie in one."""
    found: set[str] = set()
    number = tree.sentence[i]
    for k in range(tree.starts[number], tree.starts[number + 1]):
        place = reading.place_at.get(k)
        if place is not None and place.country and is_setting(place):
            found.add(place.country)
        elif place is None and k in known.nation and tree.preposition(k) in rules()["locative"]:
            found.add(known.nation[k])
    return found.pop() if len(found) == 1 else None
