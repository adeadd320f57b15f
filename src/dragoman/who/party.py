"""Party: an actor in the making, before it has its place in the report; Reference: words that refer to one.

Invariant: a Reference belongs to one Party at most; a Party has at least one Reference when it becomes an actor.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.reading import Form
from dragoman.report.actors import Kind


@dataclass(slots=True, eq=False)
class Reference:
    """Tokens [start, end) with syntactic head `head` that name or describe an actor, and what they say of it by themselves.

    `key` makes two references one actor ("state", "RUS"); none: it is found out later. `weak` references are modifiers
    ("Russian" in "Russian air support"): they count only where their party is known or nothing stronger is there.
    """

    start: int
    end: int
    head: int
    kind: Kind
    form: Form
    name: str
    key: tuple[str, ...] | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    confidence: float = 0.8
    by: str = ""
    plural: bool = False
    definite: bool = False
    lemma: str = ""
    weak: bool = False
    link: str | None = None


@dataclass(slots=True, eq=False)
class Party:
    """Somebody whom the report speaks of: all references to it, and what they say together."""

    kind: Kind
    name: str
    country: str | None = None
    sectors: list[str] = field(default_factory=list)
    confidence: float = 0.8
    by: str = ""
    gender: str | None = None
    plural: bool = False
    lemma: str = ""
    key: tuple[str, ...] | None = None
    references: list[Reference] = field(default_factory=list)

    @classmethod
    def of(cls, reference: Reference) -> Party:
        """A new party that is known by one reference."""
        party = cls(
            reference.kind,
            reference.name,
            confidence=reference.confidence,
            by=reference.by,
            plural=reference.plural,
            lemma=reference.lemma,
            key=reference.key,
        )
        party.add(reference)
        return party

    def add(self, reference: Reference, link: str | None = None) -> None:
        """Take a further reference in, with what it says of country and sectors; `link` says how it was found out."""
        if link:
            reference.link = link
        self.references.append(reference)
        if self.country is None and reference.country is not None:
            self.country = reference.country
        for sector in reference.sectors:
            if sector not in self.sectors:
                self.sectors.append(sector)

    @property
    def first(self) -> int:
        """The first token of the first reference."""
        return min(reference.start for reference in self.references)
