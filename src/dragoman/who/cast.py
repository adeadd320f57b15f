"""The cast of a report: which references are one party, and which party a token refers to.

Invariant: each head token refers to one party at most; parties are found by key, or by a recorded link.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.who.party import Party, Reference


@dataclass(slots=True)
class Cast:
    """All parties so far. `at` gives the party by head token, `said` all references in the order in which they were taken."""

    parties: list[Party] = field(default_factory=list)
    at: dict[int, Party] = field(default_factory=dict)
    reference_at: dict[int, Reference] = field(default_factory=dict)
    by_lemma: dict[str, list[tuple[Reference, Party]]] = field(default_factory=dict)
    """References by description, by the last word of their noun."""
    by_key: dict[tuple[str, ...], Party] = field(default_factory=dict)
    hidden: dict[int, Party] = field(default_factory=dict)
    """Party by a token that modifies another party's words ("Iranian" in "Iranian-led forces"): known, but no mention."""
    headline: int = 0
    """The first token after the document's title, where articles are left out."""
    home: str | None = None
    """The state that acts most in the report."""
    scene: str | None = None
    """The country that the report's places mostly lie in."""

    def enter(self, party: Party) -> None:
        """A party that is known as a whole (a person with all its names)."""
        self.parties.append(party)
        if party.key:
            self.by_key[party.key] = party
        for reference in party.references:
            self._seat(reference, party)

    def take(self, reference: Reference, party: Party | None = None, link: str | None = None) -> Party:
        """Give a reference to a party: the one said, else the one with its key, else a new one."""
        if reference.head in self.at and self.at[reference.head] is not party:
            return self.at[reference.head]  # the token is spoken for
        if party is None and reference.key:
            party = self.by_key.get(reference.key)
        if party is None:
            party = Party.of(reference)
            self.parties.append(party)
            if reference.key:
                self.by_key[reference.key] = party
        else:
            party.add(reference, link)
            if not reference.weak and reference.form == "name" and reference.confidence > party.confidence:
                party.confidence, party.by = reference.confidence, reference.by
        self._seat(reference, party)
        return party

    def _seat(self, reference: Reference, party: Party) -> None:
        self.at.setdefault(reference.head, party)
        self.reference_at.setdefault(reference.head, reference)
        if reference.lemma and not reference.weak and not reference.name.startswith("other "):
            self.by_lemma.setdefault(reference.lemma.rsplit(" ", 1)[-1], []).append((reference, party))
