"""Which standing ties between parties does the report tell: ally of, supports, opposes, leads, part of?

Goes in: tree and cast. Comes out: ties with the words that tell them.
Invariant: both sides are parties of the report, and not the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.reading import Reading
from dragoman.who import codes
from dragoman.who.cast import Cast
from dragoman.who.clauses import times_of
from dragoman.who.party import Party
from dragoman.who.rules import Tie, TieWords, rules
from dragoman.who.tree import Tree


@dataclass(slots=True, eq=False)
class Bond:
    """A tie in the making, with the tokens that tell it."""

    subject: Party
    kind: Tie
    object: Party
    start: int
    end: int
    confidence: float
    by: str
    since: str | None = None
    until: str | None = None


def find_bonds(reading: Reading, tree: Tree, cast: Cast) -> list[Bond]:
    """All ties, each pair and kind once, in the order of the text."""
    found: list[Bond] = []
    for i, lemma in enumerate(tree.lemma):
        word = tree.lower[i]
        for ties in rules().ties:
            if word in ties.suffixes and i > 1 and tree.words[i - 1] in "-–":
                found += _suffix(tree, cast, ties, i)
            elif word == ties.prefix and i + 2 < len(tree) and tree.words[i + 1] in "-–":
                found += _prefix(tree, cast, ties, i)
            elif (lemma in ties.nouns or lemma in ties.action_nouns) and tree.pos[i] == "NOUN":
                found += _noun(tree, cast, ties, i)
            elif lemma in ties.verbs and tree.pos[i] == "VERB":
                found += _verb(reading, tree, cast, ties, i)
    seen: set[tuple[int, str, int]] = set()
    unique: list[Bond] = []
    for bond in found:
        key = (id(bond.subject), bond.kind, id(bond.object))
        if bond.subject is not bond.object and key not in seen:
            seen.add(key)
            unique.append(bond)
    return unique


def _parties(tree: Tree, cast: Cast, at: int | None) -> list[Party]:
    """The party at a token and those coordinated with it."""
    if at is None:
        return []
    if tree.tag[at] in ("WP", "WDT"):
        verb = tree.clause(at)
        at = tree.head[verb] if tree.dep[verb] in ("acl:relcl", "acl") else at
    heads = [at, *(c for c in tree.children[at] if tree.dep[c] == "conj")]
    return [cast.at[head] for head in heads if head in cast.at]


def _suffix(tree: Tree, cast: Cast, ties: TieWords, i: int) -> list[Bond]:
    """ "Iranian-led forces": Iran leads the forces."""
    noun = tree.head[i]
    subject, whole = _nation_before(cast, i), cast.at.get(noun)
    if subject is None or whole is None or noun < i:
        return []
    if ties.kind in ("ally of", "part of"):
        return [Bond(whole, ties.kind, subject, i - 2, noun + 1, 0.7, f"who:suffix/{tree.lower[i]}")]
    return [Bond(subject, ties.kind, whole, i - 2, noun + 1, 0.8, f"who:suffix/{tree.lower[i]}")]


def _nation_before(cast: Cast, i: int) -> Party | None:
    return cast.at.get(i - 2) or cast.hidden.get(i - 2)


def _prefix(tree: Tree, cast: Cast, ties: TieWords, i: int) -> list[Bond]:
    """ "pro-Assad forces": the forces support Assad."""
    target = cast.at.get(i + 2) or cast.hidden.get(i + 2)
    noun = next((k for k in (tree.head[i + 2], tree.head[i]) if k > i + 2 and k in cast.at), None)
    if target is None or noun is None:
        return []
    return [Bond(cast.at[noun], ties.kind, target, i, noun + 1, 0.75, f"who:prefix/{ties.prefix}")]


def _noun(tree: Tree, cast: Cast, ties: TieWords, i: int) -> list[Bond]:
    """ "allies of Assad", "Russia's ally Syria", "their support of the regime", "member of the party"."""
    objects: list[Party] = []
    of = next(
        (c for c in tree.children[i] if c > i and tree.dep[c] == "nmod" and tree.preposition(c) in _OF[ties.kind]), None
    )
    owner = tree.child(i, "nmod:poss")
    action = tree.lemma[i] in ties.action_nouns
    objects = _parties(tree, cast, of)
    subjects: list[Party] = []
    if action:
        subjects = _parties(tree, cast, owner)
    else:
        if not objects:
            objects = _parties(tree, cast, owner)
        subjects = _described(tree, cast, i)
    if ties.kind == "leads":
        objects = [party for party in objects if party.kind != "person"]
    start = min([i, *([tree.phrase_left(i)] if owner is not None and not of else [])])
    end = max([i + 1, *([of + 1] if of is not None else [])])
    sure = 0.75 if not action else 0.6
    return [Bond(a, ties.kind, b, start, end, sure, f"who:noun/{tree.lemma[i]}") for a in subjects for b in objects]


_OF: dict[str, frozenset[str]] = {
    "ally of": frozenset({"of", "to"}),
    "supports": frozenset({"of", "for"}),
    "opposes": frozenset({"of", "to"}),
    "leads": frozenset({"of"}),
    "part of": frozenset({"of"}),
}


def _described(tree: Tree, cast: Cast, i: int) -> list[Party]:
    """Whom a noun describes: its subject ("X is an ally of Y"), the noun or name beside it, or those a fronted topic is about."""
    copula = tree.child(i, "cop")
    if copula is not None:
        return _parties(tree, cast, tree.subject(i))
    named = [c for c in tree.children[i] if tree.dep[c] == "appos" and c in cast.at]
    if named:
        return [party for c in named for party in _parties(tree, cast, c)]
    if tree.dep[i] in ("appos", "nmod:desc") and tree.head[i] in cast.at:
        return _parties(tree, cast, tree.head[i])
    verb = tree.head[i]
    if tree.dep[i] in ("nsubj", "dislocated", "parataxis", "obl", "advcl") and tree.pos[verb] == "VERB":
        other = [
            c for c in tree.children[verb] if c > i and c < verb and tree.dep[c] in ("nsubj", "nsubj:pass", "appos")
        ]
        if other:  # "The closest allies of X, Russia and Iran agreed ..."
            return _parties(tree, cast, other[0])
    return [cast.at[i]] if i in cast.at and cast.at[i].kind == "person" and not cast.at[i].plural else []


def _verb(reading: Reading, tree: Tree, cast: Cast, ties: TieWords, i: int) -> list[Bond]:
    """ "Russia backs Assad", "a force led by Italy", "who heads the movement"."""
    passive = tree.child(i, "nsubj:pass")
    agent = tree.child(i, "obl:agent")
    if agent is None:
        agent = next((c for c in tree.of(i, "obl") if tree.preposition(c) == "by"), None)
    if passive is not None or (
        tree.tag[i] == "VBN" and tree.dep[i] in ("acl", "acl:relcl") and tree.child(i, "obj") is None
    ):
        object_at: int | None = passive if passive is not None else tree.head[i]
        subject_at = agent
    elif ties.kind == "part of":
        subject_at, object_at = (
            tree.subject(i),
            next((c for c in tree.of(i, "obl") if tree.preposition(c) == "to"), None),
        )
    else:
        subject_at, object_at = tree.subject(i), tree.child(i, "obj")
        if subject_at is None and tree.dep[i] in ("acl", "acl:relcl"):
            subject_at = tree.head[i]
    negated = any(tree.lower[c] in ("not", "n't", "n’t", "never") for c in tree.children[i])
    future = any(tree.dep[c] == "aux" and tree.pos[c] == "AUX" and tree.tag[c] == "MD" for c in tree.children[i])
    if subject_at is None or object_at is None or negated or future:
        return []
    since = next(
        (
            time.value
            for preposition, time in times_of(reading, tree, i)
            if preposition == "since" and time.type == "DATE"
        ),
        None,
    )
    start, end = min(subject_at, object_at, i), max(subject_at, object_at, i) + 1
    subjects, objects = _parties(tree, cast, subject_at), _parties(tree, cast, object_at)
    if ties.kind == "leads" and any(party.kind == "person" for party in objects):
        return []
    name = f"who:verb/{tree.lemma[i]}"
    return [Bond(a, ties.kind, b, start, end, 0.65, name, since=since) for a in subjects for b in objects]


def alignment(tree: Tree, cast: Cast) -> None:
    """ "pro-Russian outlets": media get the country that they are said to side with, where nothing else gives one."""
    for i in range(len(tree) - 2):
        if tree.lower[i] != "pro" or tree.words[i + 1] not in "-–":
            continue
        target = cast.at.get(i + 2) or cast.hidden.get(i + 2)
        noun = next((k for k in (tree.head[i + 2], tree.head[i]) if k > i + 2 and k in cast.at), None)
        if target is None or noun is None or codes.leaning(tree, i + 2) != "pro":
            continue
        party = cast.at[noun]
        if party.country is None and target.country and {"JRN", "MIL", "PRM", "GOV"} & set(party.sectors):
            party.country = target.country
            party.confidence = min(party.confidence, 0.5)
            party.by += "; country:side taken"
