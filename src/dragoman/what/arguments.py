"""Who stands in which place of a predicate: its subjects, objects, and prepositional parts, whatever the construction.

Reads active, passive, reduced and relative clauses, control and raising, shared subjects of coordinated verbs, and the
parts of a noun ("the attack by A on B", "A's attack", "talks between A and B") with those of its light verb.
Invariant: places are logical ones: in a passive clause the surface subject stands among the objects.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.what.tree import RELATIVE_PRONOUNS, Tree
from dragoman.what.words import Words

SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "agree", "use", "take", "spend"})
"""Verbs with an object whose infinitive is still the subject's own act."""
DIRECTED = frozenset({"to", "against", "with"})
"""Prepositions that lead to a verb's party even where the parse hangs them on an inner noun ("gave a million in aid to A")."""
INNER, OUTER = ("of", "by"), frozenset({"by", "against", "to", "for", "on"})
"""Where a noun's first part may have taken in the next one: "the arrest of [A by B]", "a protest by [A against B]"."""
ASIDE = frozenset(
    [
        *"by as after during amod 's before since until despite amid following near around outside".split(),
        "because of",
        "according to",
        "in line with",
        "ahead of",
        "",
    ]
)
"""Prepositions whose noun tells of another matter than the verb's own act."""
PORTIONS = frozenset(
    """series wave round number string spate campaign act kind set thousand hundred dozen day week hour state start
    beginning end part lot type form ton tonne kg kilogram gram package worth majority group team batch load convoy shipment
    most amount sum scores dozens pair couple share rest half third quarter percent %""".split()
)
"""Nouns that measure the event in their "of": "a series of attacks"."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A token in a place of a predicate, and how it came there: "own", "shared", "control", "relative", "bearer"."""

    token: int
    how: str = "own"


@dataclass(slots=True)
class Arguments:
    """The places of one predicate. `obliques` go by preposition."""

    subjects: list[Filler] = field(default_factory=list)
    objects: list[Filler] = field(default_factory=list)
    indirect: list[Filler] = field(default_factory=list)
    obliques: dict[str, list[Filler]] = field(default_factory=dict)
    complements: list[int] = field(default_factory=list)
    passive: bool = False
    bearer: int | None = None
    suffered: bool = False

    def add_oblique(self, preposition: str, fillers: list[Filler]) -> None:
        """Add fillers under a preposition, leaving out those that are there."""
        known = self.obliques.setdefault(preposition, [])
        known += [filler for filler in fillers if filler not in known]


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb form is passive, reduced ones ("the men arrested in May") included."""
    if tree.kid(verb, "aux:pass", "nsubj:pass", "obl:agent") is not None:
        return True
    if tree.tags[verb] not in ("VBN", "VBD") or tree.kid(verb, "obj") is not None:
        return False
    if tree.kid(verb, "aux", "nsubj") is not None:
        return False
    if tree.deps[verb] == "acl" or (tree.deps[verb] in ("advcl", "amod") and tree.tags[verb] == "VBN"):
        return True
    if tree.deps[verb] == "conj" and tree.tags[verb] == "VBN":
        return is_passive(tree, tree.heads[verb])
    return False


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[Filler]:
    """The surface subjects of a predicate: its own, or those that control, raising, coordination or a relative clause lends."""
    own = [k for k in tree.kids[verb] if tree.deps[k] in ("nsubj", "nsubj:pass", "nsubj:outer")]
    dep, head = tree.deps[verb], tree.heads[verb]
    if own:
        nearest = next((k for k in reversed(own) if k < verb), own[0])
        if tree.tags[nearest] in RELATIVE_PRONOUNS or (tree.lows[nearest] == "that" and dep == "acl:relcl"):
            return _antecedent(tree, verb)
        return _fillers(tree, nearest, "own")
    if depth > 6 or head == verb or tree.kid(verb, "expl") is not None:
        return []
    if dep == "conj":
        return _as(surface_subjects(tree, head, depth + 1), "shared") if tree.poses[head] not in ("PROPN",) else []
    if dep in ("xcomp", "ccomp", "csubj") and (dep == "xcomp" or tree.tags[verb] in ("VB", "VBG")):
        return _as(_controller(tree, head, depth), "control")
    if dep == "advcl":
        return _as(surface_subjects(tree, head, depth + 1), "control") if is_bare(tree, verb) else []
    if dep == "acl:relcl":
        return _antecedent(tree, verb)
    if dep == "acl":
        if tree.tags[verb] in ("VBG", "VBN", "VBD"):
            return _fillers(tree, head, "relative")
        return _as(holder(tree, head, depth), "control")
    return []


def verb_arguments(tree: Tree, verb: int) -> Arguments:
    """The places of a verb (or of a predicative adjective)."""
    found = Arguments(passive=is_passive(tree, verb))
    surface = surface_subjects(tree, verb)
    own_objects = [f for k in tree.kids[verb] if tree.deps[k] == "obj" for f in _fillers(tree, k, "own")]
    found.indirect = [f for k in tree.kids[verb] if tree.deps[k] == "iobj" for f in _fillers(tree, k, "own")]
    if found.indirect and not own_objects and not found.passive:
        own_objects, found.indirect = found.indirect, []
    for k in tree.kids[verb]:
        if tree.deps[k] in ("obl", "obl:agent", "nmod"):
            found.add_oblique(tree.preposition(k) or "", _fillers(tree, k, "own"))
        elif tree.deps[k] in ("xcomp", "ccomp") or (tree.deps[k] == "advcl" and is_bare(tree, k)):
            found.complements.append(k)
    if found.passive:
        agents = found.obliques.pop("by", [])
        found.subjects = agents
        if own_objects:
            found.indirect, found.objects = found.indirect or surface, own_objects
        else:
            found.objects = surface
    else:
        found.subjects, found.objects = surface, own_objects or _gap(tree, verb)
    for filler in surface:
        for k in tree.kids[filler.token]:
            if tree.deps[k] == "nmod" and tree.preposition(k) == "between":  # "talks between A and B broke down"
                found.add_oblique("between", _as(_fillers(tree, k, "own"), "object"))
    for filler in own_objects:
        for k in tree.kids[filler.token]:
            if tree.deps[k] == "nmod" and (preposition := tree.preposition(k)) and preposition not in found.obliques:
                found.add_oblique(preposition, _as(_fillers(tree, k, "own"), "object"))
    for inner in [f.token for fillers in found.obliques.values() for f in fillers if f.how == "own"]:
        for k in tree.kids[inner]:
            if (
                tree.deps[k] == "nmod"
                and (preposition := tree.preposition(k)) in DIRECTED
                and preposition not in found.obliques
            ):
                found.add_oblique(preposition, _as(_fillers(tree, k, "own"), "object"))
    return found


def noun_arguments(tree: Tree, noun: int, support: Words) -> Arguments:
    """The places of an event noun; its subjects are those that a support verb lends ("A carried out a strike").

    `support` tells which verbs lend, and which only undergo ("A suffered a strike").
    """
    found = Arguments()
    for k in tree.kids[noun]:
        dep = tree.deps[k]
        if dep == "nmod:poss":
            found.add_oblique("'s", _fillers(tree, k, "own"))
        elif dep in ("nmod", "obl", "obl:agent"):
            found.add_oblique(tree.preposition(k), _fillers(tree, k, "own"))
        elif dep in ("amod", "compound", "nmod:desc", "nmod:unmarked", "nummod"):
            found.add_oblique("amod", [Filler(k), *(Filler(c) for c in tree.all_kids(k, "conj"))])
        elif dep in ("acl", "acl:relcl", "xcomp", "ccomp"):
            found.complements.append(k)
    for inner in [f.token for place in INNER for f in found.obliques.get(place, ())]:
        for k in tree.kids[inner]:
            preposition = tree.preposition(k) if tree.deps[k] in ("nmod", "obl", "obl:agent") else ""
            if preposition in OUTER and preposition not in found.obliques:
                found.add_oblique(preposition, _fillers(tree, k, "own"))
    _lend(tree, noun, found, support)
    return found


def _lend(tree: Tree, noun: int, found: Arguments, support: Words) -> None:
    top = noun
    while tree.deps[top] == "conj" and tree.poses[tree.heads[top]] in ("NOUN", "PROPN"):
        top = tree.heads[top]
    dep, verb = tree.deps[top], tree.heads[top]
    if dep == "nmod" and tree.preposition(top) == "of" and tree.lemmas[verb] in PORTIONS:
        top, dep, verb = verb, tree.deps[verb], tree.heads[verb]
    if tree.deps[noun] not in ("obj", "nsubj:pass") and any(
        tree.deps[k] in ("acl", "acl:relcl") for k in tree.kids[noun]
    ):
        _lend_from_clause(tree, noun, found, support)
    if dep not in ("obj", "nsubj:pass", "obl") or tree.poses[verb] != "VERB":
        return
    if dep == "obl" and tree.preposition(top) not in ("in", "into", "on", "to", "with", "for", "out"):
        return
    found.bearer, lemma = verb, tree.lemmas[verb]
    found.suffered = lemma in support.undergoing
    if not found.suffered and lemma not in support.acting:
        return
    if dep == "nsubj:pass":
        found.subjects = [f for k in _agents(tree, verb) for f in _fillers(tree, k, "bearer")]
    else:
        found.subjects = _as(surface_subjects(tree, verb), "bearer")
    for k in tree.kids[verb]:
        preposition = tree.preposition(k) if tree.deps[k] == "obl" and k != top else ""
        if preposition and preposition != "by" and preposition not in found.obliques:
            found.add_oblique(preposition, _fillers(tree, k, "bearer"))
        elif tree.deps[k] == "iobj":
            found.indirect += _fillers(tree, k, "bearer")


def _lend_from_clause(tree: Tree, noun: int, found: Arguments, support: Words) -> None:
    """The agent of a clause on the noun: "the attack carried out by A", "talks that A held"."""
    for k in tree.kids[noun]:
        if tree.deps[k] in ("acl", "acl:relcl") and tree.lemmas[k] in support.acting:
            agents = _agents(tree, k) if is_passive(tree, k) else tree.all_kids(k, "nsubj")
            agents = [a for a in agents if tree.tags[a] not in RELATIVE_PRONOUNS and tree.lows[a] != "that"]
            found.subjects = [f for a in agents for f in _fillers(tree, a, "bearer")]


def _agents(tree: Tree, verb: int) -> list[int]:
    return [
        k
        for k in tree.kids[verb]
        if tree.deps[k] == "obl:agent" or (tree.deps[k] == "obl" and tree.preposition(k) == "by")
    ]


def _fillers(tree: Tree, token: int, how: str) -> list[Filler]:
    return [Filler(t, how) for t in tree.conjuncts(token)]


def _as(fillers: list[Filler], how: str) -> list[Filler]:
    return [Filler(f.token, how) for f in fillers]


def is_bare(tree: Tree, verb: int) -> bool:
    """Whether an adverbial clause has no subject of its own by its form: participle, gerund or infinitive."""
    return tree.tags[verb] in ("VBG", "VBN") or (
        tree.tags[verb] == "VB" and any(tree.lows[k] == "to" for k in tree.kids[verb])
    )


def _antecedent(tree: Tree, verb: int) -> list[Filler]:
    """What a relative clause speaks of; a conjoined verb shares that of the first."""
    for _ in range(4):
        if tree.deps[verb] == "acl:relcl":
            return _fillers(tree, tree.heads[verb], "relative")
        if tree.deps[verb] != "conj":
            return []
        verb = tree.heads[verb]
    return []


def _gap(tree: Tree, verb: int) -> list[Filler]:
    """The antecedent as the object of a relative clause: "the men whom the army arrested", "weapons it seized"."""
    if tree.deps[verb] != "acl:relcl":
        return []
    own = [k for k in tree.kids[verb] if tree.deps[k] == "nsubj"]
    if not own or tree.tags[own[0]] in RELATIVE_PRONOUNS or tree.lows[own[0]] == "that":
        return []
    if any(tree.tags[g] in RELATIVE_PRONOUNS for k in tree.kids[verb] if tree.deps[k] == "obl" for g in [k]):
        return []
    return _fillers(tree, tree.heads[verb], "relative")


def _controller(tree: Tree, governor: int, depth: int) -> list[Filler]:
    """The subject of an open complement: the governor's object, else its "on X to", else its subject."""
    if not is_passive(tree, governor) and tree.lemmas[governor] not in SUBJECT_CONTROL:
        for k in tree.kids[governor]:
            if tree.deps[k] in ("obj", "iobj"):
                return _fillers(tree, k, "control")
        for k in tree.kids[governor]:
            if (
                tree.deps[k] == "obl"
                and tree.preposition(k) in ("on", "upon", "for")
                and tree.lemmas[governor] in ("call", "prevail", "wait", "push", "press")
            ):
                return _fillers(tree, k, "control")
    return surface_subjects(tree, governor, depth + 1)


def holder(tree: Tree, noun: int, depth: int = 0) -> list[Filler]:
    """Whose plan, threat or promise a noun is: its possessor, else the subject of the verb that has it for object."""
    poss = tree.kid(noun, "nmod:poss")
    if poss is not None:
        return _fillers(tree, poss, "own")
    if tree.deps[noun] == "obl" and tree.preposition(noun) in ASIDE:
        return []
    if tree.deps[noun] in ("obj", "xcomp", "obl") and tree.poses[tree.heads[noun]] == "VERB":
        return surface_subjects(tree, tree.heads[noun], depth + 1)
    return []
