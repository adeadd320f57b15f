"""Which words of the document are known names, and which words give those beside them a country?

Goes in: the tree. Comes out: `Known`, the matches of the tables in `knowledge/` and the country by token.
Invariant: matches do not overlap; `nation` holds only tokens whose own words name or describe a state.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc

from dragoman.reading import Reading
from dragoman.who.knowledge import Name, NameMatch, longest_name
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

LABELS = ("PERSON", "ORG", "PLACE", "PEOPLE", "EVENT", "OTHER")
MONEY = frozenset(
    {"dollar", "dollars", "pound", "pounds", "franc", "francs", "cents", "yuan", "yen", "rupees", "peso", "pesos"}
)
SURE = 0.6  # below this, a known name needs the encoder to agree that it is a name


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that the encoder proposes: tokens [start, end), its label and score."""

    start: int
    end: int
    label: str
    score: float


@dataclass(slots=True)
class Known:
    """Known names and proposed names of one document.

    `nation` gives the code of the state that a token names ("Syria", "Syrian", "Damascus"); `state_of` the reading by token.
    """

    matches: list[NameMatch] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    nation: dict[int, str] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    """Last words of the longer names of persons."""
    match_at: dict[int, NameMatch] = field(default_factory=dict)
    """Match by each of its tokens."""
    chief: set[str] = field(default_factory=set)
    """The states that are named most often."""
    proposed_at: dict[int, Proposal] = field(default_factory=dict)
    """The outermost proposal by each of its tokens."""

    def code_at(self, i: int) -> str | None:
        """The code of the state that a token names, or of the known body whose name it is part of."""
        if i in self.nation:
            return self.nation[i]
        match = self.match_at.get(i)
        return (
            match.best.code
            if match and match.best.sure >= SURE and match.best.entry.kind in ("organization", "armed group")
            else None
        )


def find_known(reading: Reading, tree: Tree) -> Known:
    """The known and the proposed names of a document."""
    known = Known(proposals=_proposals(reading))
    for proposal in known.proposals:
        for i in range(proposal.start, proposal.end):
            known.proposed_at.setdefault(i, proposal)
        if proposal.label == "PERSON" and proposal.end - proposal.start > 1:
            known.surnames.add(tree.lower[proposal.end - 1])
    date = reading.document.published.value
    for number, start in enumerate(tree.starts[:-1]):
        _scan(tree, known, start, tree.starts[number + 1], date)
    counts = Counter(known.nation.values())
    known.chief = {code for code, times in counts.items() if times == max(counts.values())}
    return known


def _scan(tree: Tree, known: Known, start: int, stop: int, date: dt.date | None) -> None:
    """Add the known names of one sentence."""
    at = start
    words = _unbroken(tree.words, stop)
    while at < stop:
        if not words[at][:1].isalnum() or (words[at].islower() and tree.pos[at] not in ("PROPN", "ADJ", "NOUN")):
            at += 1
            continue
        match = longest_name(words, at, date, stop)
        if match is None or not _fits(tree, known, match):
            at += 1
            continue
        known.matches.append(match)
        state = match.of_role("name", "adjective", "demonym", "capital", "regime", "seat")
        follower = tree.lower[match.end] if match.end < stop else ""
        for i in range(match.start, match.end):
            known.match_at[i] = match
            if (
                state
                and state.code
                and (state.entry.kind == "state" or state.role == "regime")
                and follower not in MONEY
            ):
                known.nation[i] = state.code
        at = match.end


def _unbroken(words: list[str], stop: int) -> list[str]:
    """The words as the tables write them: a hyphen left at a line's end ("al- Aqsa") is a joint, so is the break after it."""
    whole = list(words[:stop])
    for i in range(len(whole) - 1):
        if len(whole[i]) > 1 and whole[i][-1] in "-–":
            whole[i] = whole[i][:-1]
            if whole[i + 1].isspace():
                whole[i + 1] = "-"
        elif whole[i] in ("-", "–") and whole[i + 1].isspace():
            whole[i + 1] = "-"
    return whole


def _fits(tree: Tree, known: Known, match: NameMatch) -> bool:
    """Whether a match is a name here: not the start of a longer name of a person, nor an unsure word without support."""
    proposal = known.proposed_at.get(match.start)
    name: Name = match.best
    upper = tree.words[match.start][:1].isupper()
    if not upper and name.role not in ("name", "demonym", "adjective"):
        return False
    if proposal and proposal.label == "PERSON" and name.entry.kind != "person":
        whole = proposal.start == match.start and proposal.end <= match.end + 1
        bodies = name.entry.kind != "state" and match.end - match.start > 1 and name.sure >= SURE
        if (
            whole
            and name.role in ("name", "capital")
            and name.entry.kind == "state"
            and name.sure > 0.9
            and proposal.end - proposal.start == 1
        ):
            return tree.lower[match.start] not in known.surnames  # "Jordan" without a "Michael Jordan"
        if not bodies and (not whole or proposal.score > 0.9 or name.sure < SURE):
            return proposal.start >= match.start and proposal.end <= match.end and name.role == "regime"
    if name.sure < SURE and name.entry.kind == "person":
        return proposal is not None and proposal.label == "PERSON"
    if name.sure < SURE:
        return proposal is not None and proposal.label != "PERSON" and tree.pos[match.start] != "AUX"
    if name.entry.kind == "organization" and _is_tail(tree, known, match):
        return False
    if match.end - match.start == 1 and tree.lower[match.start] == "us":
        return tree.words[match.start] == "US" and tree.pos[match.start] != "PRON"
    return True


def _is_tail(tree: Tree, known: Known, match: NameMatch) -> bool:
    """Whether a match is the end of a longer, unknown name: "National Security Council" is not the Security Council."""
    before = match.start - 1
    return (
        before >= 0
        and before not in known.match_at
        and tree.pos[before] in ("PROPN", "ADJ")
        and tree.words[before][:1].isupper()
        and tree.dep[before] in ("compound", "amod")
        and match.start <= tree.head[before] < match.end
    )


def _proposals(reading: Reading) -> list[Proposal]:
    """The encoder's names, outermost first; no person's name holds a possessor ("Secretary of Armenia's National")."""
    layer = reading.doc.spans.get("names")
    if not layer:
        return []
    scores = layer.attrs.get("scores") or [1.0] * len(layer)
    found = [
        Proposal(span.start, span.end, span.label_, float(score))
        for span, score in zip(layer, scores, strict=True)
        if span.label_ in LABELS and not (span.label_ == "PERSON" and any(t.tag_ == "POS" for t in span[:-1]))
    ]
    joined = [_joined(reading.doc, proposal) if proposal.label == "ORG" else proposal for proposal in found]
    return sorted(joined, key=lambda p: (p.start, -p.end, -p.score))


def _joined(doc: Doc, proposal: Proposal) -> Proposal:
    """A body's name with the part before "for" or "of" that the encoder left out: "Front for the Liberation of X"."""
    start = proposal.start
    for _ in range(2):
        at = start - 1
        at -= at > 0 and doc[at].lower_ == "the"
        before = at > 1 and doc[at].lower_ in ("for", "of") and not doc[start].is_sent_start
        if not before or not doc[at - 1].text[:1].isupper() or doc[at - 1].lower_ not in rules()["joining"]:
            break
        start = at - 1
        while start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].pos_ in ("PROPN", "ADJ"):
            if doc[start].is_sent_start or doc[start - 1].ent_type_:
                break
            start -= 1
    return Proposal(start, proposal.end, proposal.label, proposal.score) if start < proposal.start else proposal
