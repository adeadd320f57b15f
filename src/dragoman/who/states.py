"""When do the names, adjectives and people of a state stand for a party: "Syria", "Damascus", "Syrian", "two Syrians"?

Goes in: a name that the tables know as a state's. Comes out: a Reference, or none where it is a place or a thing.
Invariant: an adjective before a noun is a weak reference: it yields to whoever the whole phrase names.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.who import codes, metonyms
from dragoman.who.knowledge import Name, NameMatch, fold
from dragoman.who.knowledge import state as state_entry
from dragoman.who.party import Reference
from dragoman.who.tree import Tree

MODIFYING = frozenset({"amod", "compound", "nmod:desc", "advmod", "nmod:unmarked"})


def state_reference(reading: Reading, tree: Tree, match: NameMatch, name: Name, head: int) -> Reference | None:
    """A state by its name, capital, seat or adjective, where it is a party and not a place."""
    place = reading.place_at.get(head)
    role, form = name.role, "name"
    sectors: tuple[str, ...] = ()
    if role == "capital" and (other := match.of_role("name")):
        role, name = "name", other
    if role in ("name", "regime"):
        sure = metonyms.state_acts(tree, head)
        sectors = ("GOV",) if role == "regime" else ()
        by = f"who:state/{role}"
    elif role == "capital":
        sure = metonyms.capital_acts(tree, head, place.literal if place else None)
        form, sectors, by = "metonym", ("GOV",), "who:metonym/capital"
    elif role == "seat":
        sure = metonyms.seat_acts(tree, head)
        form, sectors, by = "metonym", name.sectors, "who:metonym/seat"
    else:
        sure, form, by = _adjective_acts(tree, head), "nominal", "who:state/adjective"
    if sure <= 0:
        return None
    known_state = state_entry(name.code or "")
    title = known_state.name if known_state is not None else name.entry.name
    if role == "seat" and name.kind == "organization":
        key: tuple[str, ...] = ("entry", name.text)
        title = name.text
    else:
        key = ("state", name.code or "", *(("PRE",) if "PRE" in name.entry.sectors else ()))
        title = name.entry.name if "PRE" in name.entry.sectors else title
        sectors = tuple(dict.fromkeys([*name.entry.sectors, *sectors]))
    return Reference(
        match.start,
        match.end,
        head,
        name.kind if role == "seat" else "state",
        form,  # type: ignore[arg-type]
        title,
        key=key,
        country=name.code,
        sectors=sectors,
        confidence=round(sure * max(name.sure, 0.6), 2),
        by=by,
        weak=tree.dep[head] in MODIFYING or sure < 0.5,
        lemma="regime" if role == "regime" else "",
        link={"metonym": "metonym", "nominal": "adjective of the state"}.get(
            form, "government of the state" if role == "regime" else None
        ),
    )


def _adjective_acts(tree: Tree, i: int) -> float:
    """How sure it is that a country's adjective stands for the state as owner or doer of what it modifies."""
    if codes.leaning(tree, i):
        return 0.4
    if tree.dep[i] in MODIFYING:
        return 0.45
    return 0.6 if tree.dep[i] in ("nsubj", "nsubj:pass", "obj", "obl:agent", "conj") else 0.3


def people_of_state(tree: Tree, match: NameMatch, name: Name, head: int) -> Reference | None:
    """People of a country ("two Iraqis"), or the adjective where the same word is one."""
    adjective = match.of_role("adjective")
    noun = tree.tag[head] in ("NNS", "NNPS") or (tree.tag[head] in ("NN", "NNP") and tree.dep[head] not in MODIFYING)
    if tree.dep[head] not in MODIFYING and (tree.child(head, "amod", "nummod") is not None or _one(tree, head)):
        noun = True
        adjective = None
    if adjective and not (noun and (name.plural or tree.pos[head] == "NOUN")) and not (name.plural and noun):
        state = state_entry(name.code or "")
        sure = _adjective_acts(tree, head)
        return Reference(
            match.start,
            match.end,
            head,
            "state",
            "nominal",
            state.name if state else name.entry.name,
            key=("state", name.code or ""),
            country=name.code,
            confidence=sure,
            by="who:state/adjective",
            weak=tree.dep[head] in MODIFYING or sure < 0.5,
            link="adjective of the state",
        )
    plural = name.plural
    return Reference(
        match.start,
        match.end,
        head,
        "people",
        "nominal",
        tree.text(match.start, match.end),
        key=("people", name.code or fold(name.entry.name)) if plural else None,
        country=name.code,
        sectors=("CVL",),
        confidence=0.75,
        by="who:people/demonym",
        plural=plural,
        weak=tree.dep[head] in MODIFYING,
        lemma=fold(name.entry.name),
    )


def _one(tree: Tree, head: int) -> bool:
    """Whether "a" or "an" stands before: "an Iraqi" is a person."""
    article = tree.child(head, "det")
    return article is not None and tree.lower[article] in ("a", "an", "another", "one")
