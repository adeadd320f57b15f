"""Which names of persons are one person: "Ann Borg", "Borg", "A. Borg"?

Invariant: two full names are one person only where their last names are the same and their first names do not differ.
"""

from __future__ import annotations

from dragoman.who.knowledge import fold
from dragoman.who.party import Party, Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

_PARTICLES = frozenset(
    {"al", "el", "de", "van", "von", "bin", "ibn", "ben", "abu", "da", "di", "du", "la", "le", "der", "ul", "ur"}
)
_TAILS = frozenset({"jr", "sr", "ii", "iii"})


def parts_of(tree: Tree, reference: Reference) -> tuple[str, ...]:
    """The words of a name that tell persons apart, folded: no hyphens, no "Jr."."""
    words = [fold(tree.words[i]) for i in range(reference.start, reference.end) if tree.words[i][:1].isalnum()]
    return tuple(word for word in words if word not in _TAILS) or tuple(words)


def group_persons(tree: Tree, names: list[Reference]) -> list[Party]:
    """One party a person, each with all references to it by name."""
    parties: list[Party] = []
    full: list[tuple[tuple[str, ...], Party]] = []
    by_last: dict[str, list[tuple[tuple[str, ...], Party]]] = {}
    single: list[tuple[str, Reference]] = []
    for name in names:
        parts = parts_of(tree, name)
        if not parts:
            continue
        if len(parts) == 1 or (len(parts) == 2 and parts[0] in _PARTICLES):
            single.append((parts[-1], name))
            continue
        same = next((party for known, party in by_last.get(parts[-1], []) if _agree(known, parts)), None)
        if same is None:
            same = Party.of(name)
            parties.append(same)
            full.append((parts, same))
        else:
            same.add(name)
            if len(name.name) > len(same.name):
                same.name = name.name
        by_last.setdefault(parts[-1], []).append((parts, same))
        same.gender = same.gender or _gender(tree, name)
    for last, name in single:
        party = _owner(name, [p for _, p in by_last.get(last, [])]) or _owner(
            name, [p for parts, p in full if last in parts]
        )
        if party is None:
            party = Party.of(name)
            parties.append(party)
            by_last.setdefault(last, []).append(((last,), party))
        else:
            party.add(name, None if party.name == name.name else "surname")
        party.gender = party.gender or _gender(tree, name)
    for party in parties:
        party.references.sort(key=lambda reference: reference.start)
    return parties


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one last name may be one person: the first names are the same, or one is an initial."""
    x, y = a[0], b[0]
    return (
        x == y
        or (len(x) == 1 and y.startswith(x))
        or (len(y) == 1 and x.startswith(y))
        or set(a) <= set(b)
        or set(b) <= set(a)
    )


def _owner(name: Reference, parties: list[Party]) -> Party | None:
    """Of several persons with a last name, the one that was named last before; else the first that is named after."""
    before = [
        (max(r.start for r in p.references if r.start <= name.start), n)
        for n, p in enumerate(parties)
        if p.first <= name.start
    ]
    if before:
        return parties[max(before)[1]]
    return min(parties, key=lambda p: p.first) if parties else None


def _gender(tree: Tree, name: Reference) -> str | None:
    """What the word before a name tells of gender: "Mrs", "King", "spokeswoman"."""
    before = name.start - 1
    while before > 0 and tree.words[before] == ".":
        before -= 1
    word = tree.lower[before] if before >= 0 else ""
    if word in rules()["honorifics_f"]:
        return "f"
    return "m" if word in rules()["honorifics_m"] else None
