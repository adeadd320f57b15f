"""The parse as plain lists: which token hangs on which, and by what relation.

The room asks many small questions of the syntax; plain lists answer them several times faster than token objects do.
Invariant: every list has one entry a token of the Doc, and `kids` inverts `heads` but for the roots.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
RELATIVE_PRONOUNS = frozenset({"WP", "WDT", "WP$"})


@dataclass(slots=True, frozen=True)
class Tree:
    """A parsed document as lists over its tokens. `lows` are the words in lower case."""

    lows: list[str]
    lemmas: list[str]
    tags: list[str]
    poses: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The tree of a parsed Doc with UD labels."""
        heads = [token.head.i for token in doc]
        kids: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                kids[head].append(i)
        lows = [token.text.lower() for token in doc]
        return cls(
            lows,
            [token.lemma_.lower() or low for token, low in zip(doc, lows, strict=True)],
            [token.tag_ for token in doc],
            [token.pos_ for token in doc],
            [token.dep_ for token in doc],
            heads,
            kids,
        )

    def kid(self, i: int, *deps: str) -> int | None:
        """The first dependent of `i` with one of these relations; none where there is none."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), None)

    def all_kids(self, i: int, *deps: str) -> list[int]:
        """All dependents of `i` with one of these relations, in order."""
        return [k for k in self.kids[i] if self.deps[k] in deps]

    def conjuncts(self, i: int) -> list[int]:
        """`i` and the nominals that are coordinated with it."""
        found = [i]
        for k in self.kids[i]:
            if self.deps[k] == "conj" and self.poses[k] in NOMINAL and not self.negated_conjunct(k):
                found += self.conjuncts(k)
        return found

    def negated_conjunct(self, i: int) -> bool:
        """Whether a conjunct is set against the first one: "the army and not the police", "rather than the minister"."""
        return any(
            self.deps[k] == "cc" and (self.lows[k] in ("rather", "not", "but") or self.kid(k, "fixed") is not None)
            for k in self.kids[i]
        ) and not any(self.deps[k] == "cc" and self.lows[k] == "as" for k in self.kids[i])

    def preposition(self, i: int) -> str:
        """The case marker of a nominal in lower case ("on", "because of"); empty where it has none."""
        holders = [i, *(k for k in self.kids[i] if self.deps[k] == "flat")]
        cases = [
            k
            for h in holders
            for k in self.kids[h]
            if self.deps[k] == "case" and k < i and self.lows[k] not in POSSESSIVE
        ]
        if cases:
            fixed = [self.lows[f] for f in self.kids[cases[0]] if self.deps[f] == "fixed"]
            if len(cases) > 1 and self.lows[cases[0]] == "out" and self.lows[cases[1]] == "of":
                fixed = ["of"]
            return " ".join([self.lows[cases[0]], *fixed])
        head = self.heads[i]
        if self.deps[i] == "conj" and head != i:
            return self.preposition(head)
        return ""

    def subtree(self, i: int) -> list[int]:
        """All tokens under `i` and itself, in order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self.kids[j])
        found.sort()
        return found

    def is_clause(self, i: int) -> bool:
        """Whether `i` heads a clause: a verb that is no mere modifier, or a predicate with a copula."""
        if self.poses[i] in ("VERB", "AUX"):
            return self.deps[i] not in ("amod", "compound", "case", "aux", "aux:pass", "cop", "mark", "fixed")
        return self.kid(i, "cop", "nsubj", "nsubj:pass") is not None

    def clause_of(self, i: int) -> int:
        """The head of the clause in which `i` stands (itself where it heads one)."""
        for _ in range(40):
            if self.is_clause(i) or self.heads[i] == i:
                return i
            i = self.heads[i]
        return i

    def up(self, i: int) -> list[int]:
        """The tokens above `i`, nearest first."""
        found: list[int] = []
        while self.heads[i] != i and len(found) < 40:
            i = self.heads[i]
            found.append(i)
        return found
