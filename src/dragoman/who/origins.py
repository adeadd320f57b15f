"""Of which country are parties whose own words give none: "the police", "protesters", "the government's forces"?

Goes in: the cast, with the countries that words give. Comes out: countries with the rule that gave them, in `by`.
Invariant: who is said to be from elsewhere, or of several states, inherits none; what is inherited lowers the confidence.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.who import relations
from dragoman.who.cast import Cast
from dragoman.who.known import Known
from dragoman.who.party import Party, Reference
from dragoman.who.rules import rules
from dragoman.who.scene import sentence_country
from dragoman.who.tree import Tree

UNBOUND = frozenset({"REF", "JRN", "BUS", "UNK"})
"""Sectors whose members may be of any country: they inherit none."""
SIDES = frozenset({"MIL", "COP", "REB", "PRM", "SPY"})
"""Sectors that a report seldom has of two countries without saying which is meant."""
HOME = frozenset({"GOV", "LEG", "JUD", "PTY"})
"""Sectors that belong, where nothing else is said, to the state that the report is about."""
PUBLIC = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors of bodies that are parts of a state."""


def inherit_parties(reading: Reading, tree: Tree, known: Known, cast: Cast, bonds: list[relations.Bond]) -> None:
    """Countries of descriptions that give none themselves: of the places in their sentence, else of the report."""
    for bond in bonds:
        part = bond.subject
        if bond.kind == "part of" and part.country is None and bond.object.country and part.kind != "person":
            part.country = bond.object.country
            part.by += "; country:part of"
    sides = _sides(cast)
    for party in cast.parties:
        if not _inherits(tree, party):
            continue
        country, rule = _told(tree, cast, party)
        if country is None:
            country, rule = _guessed(reading, tree, known, cast, party, sides)
            if country is not None:
                party.confidence = round(min(party.confidence, 0.55), 2)
        if country is not None:
            party.country = country
            party.by += f"; country:{rule}"


def _sides(cast: Cast) -> dict[str, list[str]]:
    """The countries whose soldiers, police or rebels the report has, by sector."""
    found: dict[str, list[str]] = {}
    for party in cast.parties:
        if not party.country or not party.sectors or party.kind in ("person", "state") or party.country == "IMG":
            continue
        side = party.sectors[0]
        if side in SIDES and party.country not in found.setdefault(side, []):
            found[side].append(party.country)
    return found


def _inherits(tree: Tree, party: Party) -> bool:
    """Whether a party may be of a country that its own words do not say."""
    first = party.references[0]
    if party.country is not None or party.kind == "state" or (first.form == "name" and not _public(party)):
        return False
    if not party.sectors or UNBOUND & set(party.sectors):
        return False
    return not _from_elsewhere(tree, first)


def _public(party: Party) -> bool:
    """Whether a name that no table knows is by its own words that of a part of a state: "Harbour Department"."""
    return party.by.startswith("who:name/organization") and bool(party.sectors) and set(party.sectors) <= PUBLIC


def _from_elsewhere(tree: Tree, reference: Reference) -> bool:
    """Whether words say that somebody is foreign, or of many states: "leaders of African nations", "the governments"."""
    if reference.plural and reference.lemma in rules()["one_a_state"] and tree.child(reference.head, "amod") is None:
        return True
    within = [
        i
        for c in tree.of(reference.head, "nmod")
        if tree.preposition(c) in ("of", "from")
        for i in range(tree.left[c], tree.right[c] + 1)
    ]
    return any(tree.lemma[i] in rules()["elsewhere"] for i in (*tree.children[reference.head], *within))


def _told(tree: Tree, cast: Cast, party: Party) -> tuple[str | None, str]:
    """The country of who sends, leads or possesses a party."""
    head = party.references[0].head
    sender = _sender(tree, cast, head)
    if sender is not None and sender.country and "REB" not in party.sectors:
        return sender.country, "sender"
    leader = _leader(tree, cast, head)
    if leader is not None and leader.country:
        return leader.country, "leader"
    owner = tree.child(head, "nmod:poss")
    return (cast.at[owner].country if owner is not None and owner in cast.at else None), "possessor"


def _guessed(
    reading: Reading, tree: Tree, known: Known, cast: Cast, party: Party, sides: dict[str, list[str]]
) -> tuple[str | None, str]:
    """The country of others on a party's side, of the report, or of the places in its sentence."""
    first = party.references[0]
    near = (sentence_country(reading, tree, known, first.head), "sentence's places")
    home, scene = (cast.home, "state that acts most"), (cast.scene, "report's places")
    alike = sides.get(party.sectors[0], [])
    if len(alike) > 1 and party.sectors[0] in ("REB", "PRM") and cast.scene in alike:
        alike = [cast.scene]
    if len(alike) > 1:
        return None, ""  # "police" where the report has the police of two countries
    if any(tree.lemma[i] in rules()["government"] for i in range(first.start, first.head)):
        found = [home, scene, near]  # "government forces"
    elif alike and not _proper(tree, known, first):
        found = [(alike[0], "others of its sector"), near]
    elif HOME & set(party.sectors):
        found = [home, near, scene]
    else:
        found = [scene, near]
    return next((pair for pair in found if pair[0] is not None), (None, ""))


def _proper(tree: Tree, known: Known, reference: Reference) -> bool:
    """Whether a description has a proper name in it that says no country: "the Aqsa brigades" may be anybody's."""
    if tree.child(reference.head, "nummod") is not None:
        return False  # "40 Kestrel tanks": a make, nobody's name
    return any(
        tree.pos[i] == "PROPN" and tree.words[i][:1].isupper() and i not in known.nation
        for i in range(reference.start, reference.head)
    )


def _sender(tree: Tree, cast: Cast, head: int) -> Party | None:
    """Who sends, provides or withdraws the people at a token: they are of that country."""
    at = tree.lead(head)
    verb = tree.head[at]
    if tree.dep[at] != "obj" or tree.lemma[verb] not in rules()["moving"]:
        return None
    subject = tree.subject(verb)
    party = cast.at.get(subject) if subject is not None else None
    return party if party is not None and party.kind in ("state", "organization") else None


def _leader(tree: Tree, cast: Cast, head: int) -> Party | None:
    """Who leads the people at a token: "a delegation headed by President Borg"."""
    for verb in tree.of(head, "acl"):
        agents = [i for i in tree.of(verb, "obl", "obl:agent") if tree.preposition(i) == "by"]
        if tree.lemma[verb] in rules().heading and agents:
            return cast.at.get(agents[0])
    return None
