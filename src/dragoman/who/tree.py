"""The parse of a document as plain lists, so that rules read it at the speed of plain Python.

Invariant: every list has one entry for each token; `left[i]` and `right[i]` are the first and last token under token i.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

PRE = frozenset(
    {"amod", "compound", "nummod", "nmod:desc", "advmod", "nmod:poss", "det", "punct", "nmod", "flat", "det:predet"}
)
NAME_LINKS = ("flat", "goeswith")
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "xcomp", "advcl:relcl"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})


@dataclass(slots=True)
class Tree:
    """The tokens of `doc` by column: words, lower-cased words, lemmas, tags, word classes, labels, heads, children."""

    doc: Doc
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    """The number of the sentence that holds the token."""
    starts: list[int] = field(default_factory=list)
    """The first token of each sentence, and the number of tokens at the end."""
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        number = -1
        for token in self.doc:
            if token.is_sent_start or number < 0:
                number += 1
                self.starts.append(token.i)
            word = token.text
            self.words.append(word)
            self.lower.append(word.lower())
            self.lemma.append(token.lemma_.lower() or word.lower())
            self.tag.append(token.tag_)
            self.pos.append(token.pos_)
            self.dep.append(token.dep_.lower())
            self.head.append(token.head.i)
            self.sentence.append(number)
        count = len(self.words)
        self.starts.append(count)
        self.children = [[] for _ in range(count)]
        self.left, self.right = list(range(count)), list(range(count))
        for i, up in enumerate(self.head):
            if up != i:
                self.children[up].append(i)
        for i, up in enumerate(self.head):
            below = i
            while up != below:
                if i < self.left[up]:
                    self.left[up] = i
                elif i > self.right[up]:
                    self.right[up] = i
                below, up = up, self.head[up]

    def __len__(self) -> int:
        return len(self.words)

    def child(self, i: int, *labels: str) -> int | None:
        """The first child of token i with one of these labels, if there is one."""
        for c in self.children[i]:
            if self.dep[c] in labels:
                return c
        return None

    def of(self, i: int, *labels: str) -> list[int]:
        """All children of token i with one of these labels, in the order of the text."""
        return [c for c in self.children[i] if self.dep[c] in labels]

    def root_of(self, start: int, end: int) -> int:
        """The syntactic head of tokens [start, end): the first that hangs on a token outside, and is no possessive mark."""
        for i in range(start, end):
            if self.tag[i] != "POS" and (self.head[i] == i or not start <= self.head[i] < end):
                return i
        return end - 1

    def preposition(self, i: int) -> str:
        """The preposition (or possessive mark) of token i in lower case, with its fixed parts ("because of"); "" for none."""
        for c in self.children[i]:
            if self.dep[c] == "case":
                more = [self.lower[f] for f in self.children[c] if self.dep[f] == "fixed"]
                return " ".join([self.lower[c], *more])
        return ""

    def lead(self, i: int) -> int:
        """The first of the coordination that token i is part of: "Iran" for "Russia" in "Iran and Russia"."""
        while self.dep[i] == "conj" and self.head[i] != i:
            i = self.head[i]
        return i

    def clause(self, i: int) -> int:
        """The predicate of the clause that token i stands in."""
        while self.dep[i] not in CLAUSES and self.head[i] != i:
            if self.dep[i] == "conj" and self.pos[i] in ("VERB", "AUX"):
                return i
            i = self.head[i]
        return i

    def subject(self, predicate: int) -> int | None:
        """The subject of a predicate: its own, or that of the verb it is coordinated with or controlled by."""
        for _ in range(4):
            own = self.child(predicate, "nsubj", "nsubj:pass")
            if own is not None:
                return own
            if self.dep[predicate] not in ("conj", "xcomp") or self.head[predicate] == predicate:
                return None
            predicate = self.head[predicate]
        return None

    def phrase_left(self, head: int) -> int:
        """The first token of the noun phrase around `head`, before it: determiner and modifiers, no preposition."""
        first = head
        for c in reversed(self.children[head]):
            if c > head:
                continue
            if self.dep[c] not in PRE or self.right[c] != first - 1:
                break
            if self.dep[c] == "punct" and self.words[c] not in ("-", "–"):
                break
            first = self.left[c]
        return first

    def name_right(self, head: int) -> int:
        """The token after the last part of a flat name that starts at `head`."""
        last = head
        for c in self.children[head]:
            if c > head and self.dep[c] in NAME_LINKS and self.left[c] <= last + 1:
                last = max(last, self.right[c])
        return last + 1

    def text(self, start: int, end: int) -> str:
        """The words of tokens [start, end) as they stand."""
        return self.doc[start:end].text
