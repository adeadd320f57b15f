"""Which of the encoder's cues, contents and sources belong together?

Invariant: each content of the encoder is given to one cue at most; a cue to which none is given makes no statement.
"""

from __future__ import annotations

import bisect
import collections
import itertools
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dragoman.said.cues import Cues
from dragoman.said.frames import GENERAL, Candidate, with_entry
from dragoman.said.frames import read as read_frame
from dragoman.said.tree import Range, Tree

HOLE = 4  # tokens missing inside a content that are filled
ODD = 2  # words of a neighbouring sentence that are no part of a content
FAR = 40  # tokens between a cue and a content in one sentence beyond which they are not linked without syntax


@dataclass(slots=True)
class Proposal:
    """One span of a layer with the encoder's probability."""

    start: int
    end: int
    score: float


def proposals(doc: Doc, layer: str) -> list[Proposal]:
    """The encoder's spans of a layer, in text order; none where the layer is missing."""
    if layer not in doc.spans:
        return []
    group = doc.spans[layer]
    scores = group.attrs.get("scores") or [0.5] * len(group)
    found = [
        Proposal(start, end, float(score))
        for words, score in zip(group, scores, strict=True)
        for start, end in _paragraphs(doc, words.start, words.end)
    ]
    return sorted(found, key=lambda p: (p.start, p.end))


def _paragraphs(doc: Doc, start: int, end: int) -> list[Range]:
    """Tokens [start, end) cut where a blank line parts them: a headline is no part of the sentence below it."""
    cuts = [i for i in range(start, end) if _is_break(doc[i])]
    edges = [start, *(i + 1 for i in cuts), end]
    return [(a, b) for a, b in itertools.pairwise(edges) if any(not token.is_space for token in doc[a:b])]


def _is_break(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1


@dataclass(slots=True)
class _Link:
    candidate: Candidate
    cue: Proposal
    frame: Candidate | None
    contents: list[Proposal] = field(default_factory=list)


def statements(doc: Doc, tree: Tree, cues: Cues, quotations: list[Range]) -> list[Candidate]:
    """The statements that the encoder's three layers make, each cue with its contents and source."""
    links = [_open(tree, cue, cues) for cue in _joined(tree, proposals(doc, "cues"))]
    if not links:
        return []
    starts = [link.cue.start for link in links]
    before: _Link | None = None
    for content in proposals(doc, "contents"):
        link = _best(tree, links, starts, content)
        if link is None and before is not None and _goes_on(tree, before, content, quotations):
            link = before
        if link is not None:
            link.contents.append(content)
            before = link
    sources = proposals(doc, "sources")
    return [_close(tree, link, sources) for link in links if link.contents]


def _joined(tree: Tree, cues: list[Proposal]) -> list[Proposal]:
    """Cues with one word between them that are one verb group ("has" … "said") count once."""
    out: list[Proposal] = []
    for cue in cues:
        last = out[-1] if out else None
        if (
            last
            and cue.start - last.end <= 1
            and tree.sent[last.start] == tree.sent[cue.start]
            and _governs(tree, last, cue)
        ):
            out[-1] = Proposal(last.start, cue.end, max(last.score, cue.score))
        else:
            out.append(cue)
    return out


def _governs(tree: Tree, one: Proposal, other: Proposal) -> bool:
    a, b = _main(tree, one), _main(tree, other)
    return tree.heads[a] == b or tree.heads[b] == a


def _main(tree: Tree, span: Proposal) -> int:
    """The span's syntactic head: its token whose governor lies outside; a verb before others."""
    outside = [
        i for i in range(span.start, span.end) if not span.start <= tree.heads[i] < span.end or tree.heads[i] == i
    ]
    verbs = [i for i in outside if tree.pos[i] == "VERB"]
    return (verbs or outside or [span.start])[0]


def _open(tree: Tree, cue: Proposal, cues: Cues) -> _Link:
    head = _main(tree, cue)
    frame = read_frame(tree, head, cues)
    entries = cues.of(tree.pos[head], tree.lemmas[head])
    if frame is None and tree.pos[head] in ("VERB", "AUX", "ADJ", "NOUN"):
        frame = with_entry(tree, head, GENERAL)
    entry = frame.entry if frame else entries[0] if entries else GENERAL
    candidate = Candidate(head, entry, set(range(cue.start, cue.end)), set(), by="said:head", score=cue.score)
    return _Link(candidate, cue, frame)


def _best(tree: Tree, links: list[_Link], starts: list[int], content: Proposal) -> _Link | None:
    """The cue of a content: by syntax first, else the nearest of its sentence."""
    at = bisect.bisect_left(starts, content.start)
    span = set(range(content.start, content.end))
    sentences = {tree.sent[content.start], tree.sent[content.end - 1]}
    best, best_score = None, 0.0
    for link in links[max(0, at - 4) : at + 4]:
        cue = link.cue
        if tree.sent[cue.start] not in sentences:
            continue
        gap = content.start - cue.end if cue.start < content.start else cue.start - content.end
        score = 1.0 - max(0, gap) / FAR
        if cue.start < content.start:
            score += 0.15
        if link.frame is not None:
            score += 2.0 * len(span & link.frame.content) / len(span)
        if span & link.candidate.cue == span:
            score = 0.0
        if link.contents and not (link.frame and span & link.frame.content) and cue.end < content.start and gap > 3:
            score -= 0.3
        if score > best_score:
            best, best_score = link, score
    return best


def _goes_on(tree: Tree, link: _Link, content: Proposal, quotations: list[Range]) -> bool:
    """Whether a content without a cue in its sentence goes on with the statement before: the next one, or one quotation."""
    last = link.contents[-1].end - 1
    if tree.sent[content.start] - max(tree.sent[last], tree.sent[link.cue.start]) <= 1:
        return True
    return any(a <= last < b and a <= content.start < b for a, b in quotations)


def _close(tree: Tree, link: _Link, sources: list[Proposal]) -> Candidate:
    candidate, frame = link.candidate, link.frame
    content = {i for c in link.contents for i in range(c.start, c.end)} - candidate.cue
    if frame is not None and frame.entry.quotes and content - frame.source:
        content -= frame.source  # "X was quoted as saying": the encoder takes X for words said
    source = _source(tree, link, sources, content)
    if source is not None:
        candidate.source = set(range(source.start, source.end)) - content - candidate.cue
        candidate.who = _main(tree, source)
    elif frame is not None and frame.source and frame.who is not None:
        candidate.source, candidate.who = frame.source - content - candidate.cue, frame.who
    if tree.pos[candidate.head] == "ADV" and not candidate.source:  # "reportedly": the clause that it stands in
        content = tree.under(tree.heads[candidate.head], without=[candidate.head])
    candidate.content = content = _whole(tree, content, candidate)
    candidate.target = frame.target if frame else None
    parts = [link.cue.score, *(c.score for c in link.contents)]
    candidate.score = sum(parts) / len(parts)
    if frame is not None:
        both = len(content & frame.content)
        if both and both / len(content | frame.content) >= 0.5:
            candidate.by = f"said:head+{frame.entry.lemma or 'frame'}"
            candidate.score = min(0.97, candidate.score + 0.1)
    return candidate


def _source(tree: Tree, link: _Link, sources: list[Proposal], content: set[int]) -> Proposal | None:
    """The source of a cue: the one that its syntax names, else the nearest of its sentence that is not in the content."""
    cue, frame = link.cue, link.frame
    sentence = tree.sent[cue.start]
    best, best_score = None, 0.35
    at = bisect.bisect_left([s.start for s in sources], cue.start)
    for source in sources[max(0, at - 5) : at + 4]:
        if tree.sent[source.start] != sentence or source.start in content:
            continue
        gap = cue.start - source.end if source.start < cue.start else source.start - cue.end
        score = 1.0 - max(0, gap) / 20
        if frame is not None and frame.who is not None:
            score += 1.0 if source.start <= frame.who < source.end else -0.2
        if score > best_score:
            best, best_score = source, score
    return best


def _whole(tree: Tree, content: set[int], candidate: Candidate) -> set[int]:
    """The content with the small holes inside a sentence filled, which are the encoder's slips and not somebody else's words."""
    order = sorted(content)
    for a, b in itertools.pairwise(order):
        hole = range(a + 1, b)
        if 0 < len(hole) <= HOLE and tree.sent[a] == tree.sent[b]:
            content.update(i for i in hole if i not in candidate.cue and i not in candidate.source)
    return _trimmed(tree, content)


def _trimmed(tree: Tree, content: set[int]) -> set[int]:
    """The content without the odd word or two at its ends that belong to the sentence beside it."""
    by_sentence: dict[int, set[int]] = {}
    for i in content:
        by_sentence.setdefault(tree.sent[i], set()).add(i)
    if len(by_sentence) < 2:
        return content
    sizes = collections.Counter(tree.sent)
    for sentence in (min(by_sentence), max(by_sentence)):
        if len(by_sentence[sentence]) <= ODD < sizes[sentence]:
            content = content - by_sentence[sentence] or content
    return content
