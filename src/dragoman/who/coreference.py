"""Who is meant by "the minister", "the regime", "the official", where the words name nobody?

Goes in: the cast with all names, and the descriptions in the order of the text. Invariant: a description is linked only to a
party of the same number and kind of which the report said nothing that contradicts it; else it is a party of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.who.cast import Cast
from dragoman.who.party import Party, Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

FORCES = frozenset({"MIL", "COP", "REB", "PRM", "GOV", "SPY"})
FAR = 8  # sentences: beyond, a definite description starts anew


@dataclass(slots=True)
class Held:
    """A post as coreference needs it: who, from which token on, by which title and of which country."""

    party: Party
    start: int
    title: str
    country: str | None


def resolve_description(tree: Tree, cast: Cast, reference: Reference, posts: list[Held]) -> Party:
    """Give a description to its party: a known one with a recorded link, or a new one."""
    if reference.key and reference.key[0] in ("state", "people", "entry"):
        return cast.take(reference)
    if reference.kind == "person" and not reference.plural:
        party = _holder(tree, cast, reference, posts) or (
            _same_noun(tree, cast, reference) if reference.definite else None
        )
        return cast.take(
            reference, party, "title alone" if party and reference.sectors and party.kind == "person" else "description"
        )
    if reference.lemma in rules()["government"] and reference.country is None and not reference.plural:
        party, link = _government(tree, cast, reference)
        if party is not None:
            return cast.take(reference, party, link)
    if not reference.definite and _counted(tree, reference):
        reference.key = None
        return cast.take(reference)
    if reference.country is None and (reference.definite or FORCES & set(reference.sectors)):
        # modifiers that the earlier words lack ("pro-Lind forces") make it another party
        party = _same_noun(tree, cast, reference)
        if party is not None:
            return cast.take(reference, party, "same words" if reference.key == party.key else "description")
    if reference.key and reference.key in cast.by_key:
        return cast.take(reference, None, "same words" if reference.definite else None)
    return cast.take(reference, _same_noun(tree, cast, reference) if reference.definite else None, "description")


def join_bare(tree: Tree, cast: Cast) -> None:
    """A bare noun that only modifies others ("militia funerals") is the one party of its country that the noun describes."""
    for party in list(cast.parties):
        if not party.country or not party.sectors or any(not r.weak or r.form != "nominal" for r in party.references):
            continue
        if party.kind in ("state", "person") or any(_modifiers(tree, r) for r in party.references):
            continue
        lemma = party.lemma
        others = [
            other
            for other in cast.parties
            if other is not party
            and other.kind not in ("state", "person")
            and other.country == party.country
            and other.sectors == party.sectors
            and any(not r.weak for r in other.references)
        ]
        if len(others) == 1 and any(_kin(lemma, r.lemma or r.name.lower()) for r in others[0].references):
            for reference in party.references:
                others[0].add(reference, "same noun and country")
                cast.at[reference.head] = others[0]
            cast.parties = [p for p in cast.parties if p is not party]
            for key in [key for key, held in cast.by_key.items() if held is party]:
                cast.by_key[key] = others[0]


def _kin(one: str, other: str) -> bool:
    """Whether two nouns are one or made from one: "militia" and "militiaman", "military" and "Syrian military"."""
    return other.endswith(one) or other.rsplit(" ", 1)[-1].startswith(one)


def _counted(tree: Tree, reference: Reference) -> bool:
    """Whether a description brings new people in: "three soldiers", "some officials", "people"."""
    if reference.lemma in rules()["anybody"]:
        return True
    fresh = ("nummod", "det")
    return any(
        tree.dep[c] in fresh or tree.lower[c] in ("several", "many", "more", "other")
        for c in tree.children[reference.head]
    )


def _holder(tree: Tree, cast: Cast, reference: Reference, posts: list[Held]) -> Party | None:
    """The person named with the title, last before the description, else soon after; none where several fit alike."""
    if not reference.definite and reference.start >= cast.headline:
        return None
    fitting = [
        p
        for p in posts
        if _same_title(p.title, reference.lemma) and (reference.country in (None, p.country or p.party.country))
    ]
    if reference.country is not None and not fitting:
        fitting = [
            p for p in posts if _same_title(p.title, reference.lemma) and p.country is None and p.party.country is None
        ]
    before = [p for p in fitting if p.start <= reference.start]
    if before:
        last = max(
            before,
            key=lambda p: (
                max(r.start for r in p.party.references if r.start <= reference.start)
                if p.party.first <= reference.start
                else -1
            ),
        )
        return last.party
    ahead = {id(p.party): p.party for p in fitting}
    return next(iter(ahead.values())) if len(ahead) == 1 else None  # named only later: the one who fits


def _same_title(held: str, said: str) -> bool:
    """Whether "minister" may stand for "foreign minister": the same words, or the last of them."""
    if held == said:
        return True
    words, other = held.lower().split(), said.lower().split()
    head = words[: words.index("of")] if "of" in words else words
    return len(other) < len(words) and (head[-len(other) :] == other or words[-len(other) :] == other)


def _same_noun(tree: Tree, cast: Cast, reference: Reference) -> Party | None:
    """The party that was described by the same noun last, not too far before, and to which nothing said is contrary."""
    best: tuple[int, Party] | None = None
    for said, party in cast.by_lemma.get(reference.lemma.rsplit(" ", 1)[-1], []):
        alike = (
            said.lemma == reference.lemma
            or reference.lemma.endswith(" " + said.lemma)
            or said.lemma.endswith(" " + reference.lemma)
        )
        if not alike or said.start >= reference.start or said.plural != reference.plural:
            continue
        if reference.country and party.country and reference.country != party.country:
            continue
        if tree.sentence[reference.start] - tree.sentence[said.start] > FAR:
            continue
        if (best is not None and said.start < best[0]) or not _modifiers(tree, reference) <= _modifiers(tree, said):
            continue
        best = (said.start, party)
    return best[1] if best else None


def _modifiers(tree: Tree, reference: Reference) -> set[str]:
    """The words before a noun that tell it from others of its kind."""
    first = tree.phrase_left(reference.head)
    return {
        tree.lower[i]
        for i in range(first, reference.head)
        if tree.pos[i] in ("ADJ", "NOUN", "PROPN", "VERB") and tree.dep[i] != "nmod:poss" and i >= reference.start
    } - {"other", "same"}


def _government(tree: Tree, cast: Cast, reference: Reference) -> tuple[Party | None, str]:
    """ "the regime": the state whose government was called so last; else the only state of the scene."""
    owner = tree.child(reference.head, "nmod:poss")
    if owner is not None:
        held = cast.at.get(owner)
        return (cast.by_key.get(("state", held.country)) if held and held.country else None), "government of its head"
    if not reference.definite or tree.child(reference.head, "amod", "compound", "acl") is not None:
        return None, ""
    states = [p for p in cast.parties if p.kind == "state"]
    for exact in (True, False):
        found = [
            (r.start, n)
            for n, p in enumerate(states)
            for r in p.references
            if r.start < reference.start
            and (r.lemma == reference.lemma if exact else r.lemma in rules()["government"] or r.form == "metonym")
        ]
        if found:
            return states[max(found)[1]], "description: the government last spoken of"
    party = cast.by_key.get(("state", cast.scene)) if cast.scene else None
    return party, "country of the report"
