"""Whom do "he", "she", "it", "they" and "his", "her", "its", "their" mean?

After Lappin and Leass (1994): each party's references before the pronoun weigh by their syntactic part, halved by each sentence.
Invariant: number, gender and kind agree; nothing is linked where two parties weigh nearly alike, or the two share a verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.who.cast import Cast
from dragoman.who.party import Party, Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

REACH = 3  # sentences back
MARGIN = 1.15
TOPIC = 0.06
PERSONAL = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THING = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WEIGHTS = {
    "nsubj": 0.9,
    "nsubj:pass": 0.85,
    "obj": 0.5,
    "iobj": 0.5,
    "nmod:poss": 0.45,
    "obl": 0.35,
    "obl:agent": 0.5,
    "appos": 0.3,
}


@dataclass(slots=True)
class _Pronoun:
    i: int
    word: str
    possessive: bool
    verb: int
    dep: str


def is_pronoun(tree: Tree, i: int) -> bool:
    """Whether token i is a pronoun that can stand for a party."""
    word = tree.lower[i]
    return (word in PERSONAL or word in THING or word in MANY) and tree.dep[i] != "expl"


def resolve_pronoun(tree: Tree, cast: Cast, i: int, order: list[Reference]) -> Reference | None:
    """A reference for the pronoun at token i, already given to its party; none where it stays open.

    `order` holds the references before the pronoun, in the order of the text, that belong to a party.
    """
    word = tree.lower[i]
    pronoun = _Pronoun(
        i, word, tree.tag[i] == "PRP$" or tree.dep[i] == "nmod:poss", tree.clause(i), tree.dep[tree.lead(i)]
    )
    weights: dict[int, float] = {}
    parties: dict[int, Party] = {}
    seen: set[tuple[int, int]] = set()
    speaker = _speaker(tree, cast, i)
    for reference in reversed(order):
        distance = tree.sentence[i] - tree.sentence[reference.head]
        if distance > (REACH if word in PERSONAL else 0 if word in THING else 1):
            break
        if (
            word in MANY
            and not distance
            and reference.head < i
            and _coordinated(tree, reference.head)
            and cast.at.get(reference.head)
        ):
            return None  # "Russia and Iran ... their": no single party
        party = cast.at.get(reference.head)
        if (
            party is None
            or party is speaker
            or reference.start >= i
            or not _agrees(tree, pronoun, party, reference)
            or _bound(tree, pronoun, reference)
        ):
            continue
        if word in THING and (distance or not _commands(tree, reference.head, i)):
            continue
        key = (id(party), distance)
        if key in seen:
            continue
        seen.add(key)
        weight = (
            _WEIGHTS.get(tree.dep[tree.lead(reference.head)], 0.25) + 0.5 + _nearness(tree, pronoun, reference)
        ) * 0.5**distance
        if word in MANY and not distance and _commands(tree, reference.head, i):
            weight += 0.5
        if pronoun.dep.startswith("nsubj") and not pronoun.possessive and _under(tree, reference.head, tree.head[i]):
            weight *= 0.5  # "placed in the care of Dr. Lind, he ..."
        weights[id(party)] = weights.get(id(party), 0.0) + weight
        parties[id(party)] = party
    if not weights:
        return None
    if word in PERSONAL:
        _reported(tree, cast, i, weights, parties)
    if word in PERSONAL:  # whom the report is about weighs more
        for one in weights:
            weights[one] *= 1 + TOPIC * min(8, sum(r.form != "pronoun" for r in parties[one].references if r.start < i))
    ranked = sorted(weights.items(), key=lambda pair: (-pair[1], parties[pair[0]].first))
    if len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]:
        return None
    party = parties[ranked[0][0]]
    if word in MANY and ranked[0][1] < 1.2:
        return None
    reference = Reference(
        i, i + 1, i, party.kind, "pronoun", party.name, confidence=0.7, by="who:pronoun", plural=word in MANY
    )
    cast.take(reference, party, "coreference: pronoun")
    if word in PERSONAL and party.kind == "person":
        party.gender = party.gender or PERSONAL[word]
    return reference


def _speaker(tree: Tree, cast: Cast, i: int) -> Party | None:
    """Who speaks where token i stands inside a direct quotation: the subject of the verb that the quotation hangs on."""
    span = _quotation(tree, i)
    if span is None:
        return None
    at = i
    while tree.head[at] != at and span[0] <= tree.head[at] <= span[1]:
        at = tree.head[at]
    verb = tree.head[at]
    if verb == at or tree.lemma[verb] not in rules()["speech"]:
        return None
    subject = tree.subject(verb)
    return cast.at.get(subject) if subject is not None else None


def _quotation(tree: Tree, i: int) -> tuple[int, int] | None:
    """The quotation marks around token i, within its sentence and those next to it: (opening, closing)."""
    number = tree.sentence[i]
    first, last = tree.starts[max(0, number - REACH)], tree.starts[min(len(tree.starts) - 1, number + 1 + REACH)]
    opened: int | None = None
    for k in range(first, last):
        word = tree.words[k]
        if word.isspace() and "\n" in word:
            if k > i:
                return None
            opened = None
        elif word in ("“", "``") or (word == '"' and _opens(tree, k)):
            opened = k
        elif word in ("”", "''", '"'):
            if opened is not None and opened < i < k:
                return opened, k
            opened = None
            if k > i:
                return None
    return None


def _opens(tree: Tree, k: int) -> bool:
    """Whether a straight mark opens a quotation: a space, or nothing, stands before it and none behind."""
    before = k == 0 or bool(tree.doc[k - 1].whitespace_) or tree.words[k - 1].isspace()
    return before and not tree.doc[k].whitespace_


def _reported(tree: Tree, cast: Cast, i: int, weights: dict[int, float], parties: dict[int, Party]) -> None:
    """In what somebody reports, the speaker weighs half where another candidate stands in the reported clause."""
    at = i
    while tree.head[at] != at:
        up = tree.head[at]
        if tree.dep[at] == "ccomp" and tree.lemma[up] in rules()["speech"]:
            subject = tree.subject(up)
            speaker = cast.at.get(subject) if subject is not None else None
            inside = {id(cast.at[k]) for k in range(tree.left[at], i) if k in cast.at} & set(weights)
            if speaker is not None and id(speaker) in weights and inside - {id(speaker)}:
                weights[id(speaker)] *= 0.5
            return
        at = up


def _agrees(tree: Tree, pronoun: _Pronoun, party: Party, reference: Reference) -> bool:
    """Whether number, gender and kind of the pronoun fit the party."""
    if pronoun.word in PERSONAL:
        return party.kind == "person" and not reference.plural and party.gender in (None, PERSONAL[pronoun.word])
    if reference.weak and reference.form != "pronoun":
        return False
    if pronoun.word in THING:
        return (
            party.kind in ("state", "organization", "armed group")
            and not reference.plural
            and not _coordinated(tree, reference.head)
        )
    if party.kind in ("person", "state"):
        return reference.plural
    return (reference.plural or party.kind == "armed group") and not _coordinated(tree, reference.head)


def _commands(tree: Tree, head: int, i: int) -> bool:
    """Whether a subject's verb governs token i: "Russia said that it ...", "Iran pursued its aims"."""
    if not tree.dep[tree.lead(head)].startswith("nsubj"):
        return False
    verb, at = tree.head[tree.lead(head)], i
    personal = tree.dep[tree.lead(i)].startswith("nsubj") and tree.tag[i] != "PRP$"
    while tree.head[at] != at:
        at = tree.head[at]
        if at == verb:
            return True
        if personal and tree.dep[at] not in ("ccomp", "xcomp"):
            return False
        if tree.dep[at] in ("acl:relcl", "parataxis"):
            return False
    return False


def _under(tree: Tree, head: int, verb: int) -> bool:
    """Whether a token that is no subject hangs on a verb or on what hangs on it, before the verb."""
    if tree.dep[head].startswith("nsubj") or head > verb:
        return False
    at = head
    while tree.head[at] != at:
        at = tree.head[at]
        if at == verb:
            return True
    return False


def _coordinated(tree: Tree, head: int) -> bool:
    """Whether a token is part of a coordination: a plural that no single party is."""
    return tree.dep[head] == "conj" or any(
        tree.dep[c] == "conj" and tree.pos[c] in ("NOUN", "PROPN") for c in tree.children[head]
    )


def _bound(tree: Tree, pronoun: _Pronoun, reference: Reference) -> bool:
    """Whether grammar forbids the two to be one: both arguments of one verb, or one inside the other's phrase."""
    head = reference.head
    if tree.left[head] <= pronoun.i <= tree.right[head] and tree.head[pronoun.i] == head:
        return True
    if pronoun.possessive or pronoun.word.endswith(("self", "selves")):
        return False
    return tree.clause(head) == pronoun.verb and tree.head[tree.lead(head)] == tree.head[tree.lead(pronoun.i)]


def _nearness(tree: Tree, pronoun: _Pronoun, reference: Reference) -> float:
    """More where the two have the same part in their clauses, or the possessor's clause has the party as subject."""
    dep = tree.dep[tree.lead(reference.head)]
    if pronoun.dep == dep:
        return 0.25
    if pronoun.possessive and dep.startswith("nsubj") and tree.clause(reference.head) == pronoun.verb:
        return 0.5
    return 0.0
