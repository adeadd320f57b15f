"""What stands where in the parse? The Doc's columns as plain lists, for rules that look at many tokens.

Invariant: index i is the Doc's token i in every list; `kids` are in text order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

QUOTES = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‘", "’", "`", "'"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
EDGE = frozenset(",;:.–—-)(]['") | {"--", "..."}

MARKS = frozenset({"PUNCT", "SPACE"})

Range = tuple[int, int]


@dataclass(slots=True)
class Tree:
    """The parse of one Doc. `left[i]` and `right[i]` bound the words under i (half-open); `sent[i]` numbers its sentence."""

    words: list[str]
    lemmas: list[str]
    deps: list[str]
    heads: list[int]
    pos: list[str]
    tags: list[str]
    kids: list[list[int]]
    left: list[int]
    right: list[int]
    sent: list[int]
    bounds: list[Range]

    @classmethod
    def of(cls, doc: Doc) -> Tree:
        """The columns of a parsed Doc."""
        heads = [t.head.i for t in doc]
        kids: list[list[int]] = [[] for _ in heads]
        for i, head in enumerate(heads):
            if head != i:
                kids[head].append(i)
        bounds = [(s.start, s.end) for s in doc.sents]
        sent = [n for n, (start, end) in enumerate(bounds) for _ in range(start, end)]
        return cls(
            words=[t.lower_ for t in doc],
            lemmas=[t.lemma_.lower() for t in doc],
            deps=[t.dep_.lower() for t in doc],
            heads=heads,
            pos=[t.pos_ for t in doc],
            tags=[t.tag_ for t in doc],
            kids=kids,
            left=[t.left_edge.i for t in doc],
            right=[t.right_edge.i + 1 for t in doc],
            sent=sent,
            bounds=bounds,
        )

    def kids_by(self, i: int, deps: Iterable[str]) -> list[int]:
        """The dependents of token i whose label is one of `deps`."""
        return [k for k in self.kids[i] if self.deps[k] in deps]

    def case(self, i: int) -> str:
        """The preposition or subordinator that opens the phrase under token i, or ""."""
        for k in self.kids[i]:
            if self.deps[k] in ("case", "mark"):
                return self.words[k]
        return ""

    def under(self, i: int, without: Iterable[int] = ()) -> set[int]:
        """The tokens under i, i included, without what hangs under the tokens in `without`."""
        left_out = set(without)
        found: set[int] = set()
        stack = [i]
        while stack:
            token = stack.pop()
            if token in left_out or token in found:
                continue
            found.add(token)
            stack.extend(self.kids[token])
        return found

    def up(self, i: int) -> Iterator[int]:
        """The governors of i, nearest first, to the root of its sentence."""
        seen = {i}
        while self.heads[i] not in seen:
            i = self.heads[i]
            seen.add(i)
            yield i

    def subject(self, i: int, depth: int = 4) -> int | None:
        """Who does i: its subject, or that of the verb that shares it (coordination, control), or the noun that it modifies."""
        for k in self.kids[i]:
            if self.deps[k] in SUBJECTS:
                return k
        head, dep = self.heads[i], self.deps[i]
        if depth == 0 or head == i:
            return None
        if dep == "xcomp":
            for k in self.kids[head]:  # object control: "urged Ankara to withdraw"
                if self.deps[k] in ("obj", "iobj"):
                    return k
            return self.subject(head, depth - 1)
        if dep in ("conj", "advcl", "parataxis"):
            return self.subject(head, depth - 1) if self.pos[head] in ("VERB", "AUX", "ADJ", "NOUN") else None
        if dep in ("acl", "acl:relcl"):
            return head
        return None

    def negated(self, i: int) -> int | None:
        """The word that negates token i directly, if there is one."""
        for k in self.kids[i]:
            if self.words[k] in ("not", "n't", "n’t", "never", "neither", "nor") or (
                self.words[k] == "no" and self.deps[k] == "det"
            ):
                return k
        return None

    def ranges(self, tokens: Iterable[int], *, trim: bool = True) -> list[Range]:
        """Tokens as runs [start, end): runs parted by punctuation alone are one; edges lose punctuation, not quotation marks."""
        runs: list[list[int]] = []
        for i in sorted(tokens):
            if runs and (
                i == runs[-1][1] or (i - runs[-1][1] <= 2 and all(self._is_mark(k) for k in range(runs[-1][1], i)))
            ):
                runs[-1][1] = i + 1
            else:
                runs.append([i, i + 1])
        if trim:
            for run in runs:
                while run[0] < run[1] and self._is_edge(run[0]):
                    run[0] += 1
                while run[0] < run[1] and self._is_edge(run[1] - 1):
                    run[1] -= 1
        return [(start, end) for start, end in runs if end > start]

    def trimmed(self, start: int, end: int, *, left: frozenset[str] = MARKS, right: frozenset[str] = MARKS) -> Range:
        """[start, end) without the tokens at its ends that are of these parts of speech."""
        while start < end and self.pos[start] in left:
            start += 1
        while end > start and self.pos[end - 1] in right:
            end -= 1
        return start, end

    def _is_mark(self, i: int) -> bool:
        return self.pos[i] in ("PUNCT", "SPACE") or self.words[i] in QUOTES

    def _is_edge(self, i: int) -> bool:
        return self.words[i] in EDGE or self.pos[i] == "SPACE"
