"""Who says what? The encoder's proposals and the frames of the parse, decoded into statements.

In: a Reading with its parse and mentions. Out: `reading.statements`, and `reading.statements_at` for each token of a content.
Invariant: no two statements have nearly the same content and cue; every content is words of the document.
"""

from __future__ import annotations

import itertools

from dragoman.reading import Reading
from dragoman.report import Span, Statement
from dragoman.said import anonymity, heads, phrases, quotes
from dragoman.said.cues import Cues, load
from dragoman.said.frames import Candidate, read
from dragoman.said.speakers import hedge_of, speaker_of, stance_of, target_of
from dragoman.said.tree import QUOTES, Range, Tree

FRAME_ALONE = 0.5  # `sure` that a lexicon entry needs to make a statement that the encoder did not see
HEAD_ALONE = 0.7  # the encoder's probability that a statement needs without a frame that agrees ...
HEAD_AND_FRAME = 0.75  # ... and with one
FRAME_RIGHT = 0.4  # statements of frames alone: many stand inside other statements, where annotators mark none
RIGHT = ((0.7, 0.4), (0.8, 0.55), (0.9, 0.75), (0.97, 0.93))  # the encoder's probability, and the part that was right
SAME = 0.5  # overlap of contents (Jaccard) beyond which two candidates are one statement


def find_statements(reading: Reading) -> None:
    """Add the statements of a reading, in text order, outermost first."""
    tree, cues = Tree.of(reading.doc), load()
    quotations = quotes.find(tree, _paragraphs(reading))
    found = heads.statements(reading.doc, tree, cues, quotations)
    found = [c for c in found if c.content and c.score >= (HEAD_ALONE if c.by == "said:head" else HEAD_AND_FRAME)]
    _add_frames(tree, cues, quotations, found)
    for candidate in found:
        _run_on(tree, candidate, quotations)
    found = [candidate for candidate in found if not _says_nothing(tree, cues, candidate)]
    unnamed = anonymity.find(tree, cues)
    reading.aside = {i for start, end in unnamed for i in range(start, end)}
    for candidate in sorted(found, key=lambda c: (min(c.content), -len(c.content), c.head)):
        if candidate.head not in reading.aside:
            _record(reading, tree, cues, candidate, quotations)
    _leave_unnamed(reading, tree, unnamed)


def _says_nothing(tree: Tree, cues: Cues, candidate: Candidate) -> bool:
    """Whether the cue reports no words: "varies according to size", "in response to pressure", "rain is expected"."""
    head, unsaid = candidate.head, cues.unsaid
    if tree.words[head] == "according":
        above = [head, *tree.up(head)][:4]
        return any(tree.lemmas[k] in unsaid["according"] for k in above)
    if tree.pos[head] == "NOUN":
        return tree.lemmas[head] in unsaid["nouns_after_in"] and tree.case(head) == "in"
    return not candidate.source and tree.pos[head] == "VERB" and tree.lemmas[head] in unsaid["sourceless"]


def _add_frames(tree: Tree, cues: Cues, quotations: list[Range], found: list[Candidate]) -> None:
    """Add what the parse says to what the encoder says, where it is new."""
    by_cue: dict[int, list[Candidate]] = {}
    by_content: dict[int, list[Candidate]] = {}
    for candidate in found:
        for i in candidate.cue:
            by_cue.setdefault(i, []).append(candidate)
        by_content.setdefault(min(candidate.content), []).append(candidate)
    covered = {i for c in found for i in c.content}
    for i, lemma in enumerate(tree.lemmas):
        if tree.words[i] == "according":
            frame = phrases.according(tree, i)
        elif lemma in ("word", "words", "view", "opinion") and tree.words[i] in phrases.IN_WORDS:
            frame = phrases.in_words(tree, i) or read(tree, i, cues)
        elif tree.words[i] == ":":
            frame = phrases.colon(tree, i, quotations)
        elif tree.pos[i] in ("VERB", "NOUN", "ADJ"):
            frame = read(tree, i, cues)
        else:
            frame = None
        if frame is None or not frame.content or any(frame.cue & c.cue for k in frame.cue for c in by_cue.get(k, ())):
            continue
        frame.score = _confidence(frame, nested=i in covered, infinitive=tree.tags[i] == "VB")
        if frame.score < FRAME_ALONE or any(
            _jaccard(frame.content, c.content) >= SAME for k in frame.content for c in by_content.get(k, ())
        ):
            continue
        found.append(frame)
        by_content.setdefault(min(frame.content), []).append(frame)


def _confidence(frame: Candidate, *, nested: bool, infinitive: bool) -> float:
    """How far a frame without the encoder's word for it is to be believed."""
    if (nested or infinitive) and frame.entry.stance == "neutral":
        return 0.0
    return round(frame.entry.sure * (0.7 if frame.source else 0.45), 3)


def _calibrated(candidate: Candidate) -> float:
    """The part of such statements that PolNeAR's annotators have: read off the dev part, straight lines between the points."""
    if not candidate.by.startswith("said:head"):
        return round(FRAME_RIGHT * candidate.score, 3)
    for (low, right_low), (high, right_high) in itertools.pairwise(RIGHT):
        if candidate.score <= high:
            share = max(0.0, candidate.score - low) / (high - low)
            return round(right_low + share * (right_high - right_low), 3)
    return RIGHT[-1][1]


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b)


def _run_on(tree: Tree, candidate: Candidate, quotations: list[Range]) -> None:
    """Widen a quoted content to the end of its quotation, where that runs over sentences."""
    content = candidate.content
    for start, end in quotations:
        inside = [i for i in content if start <= i < end]
        if not inside or (len(inside) < 0.5 * len(content) and min(content) < start):
            continue
        if start - 1 <= min(inside) <= start + 1 and tree.sent[start] != tree.sent[end - 1]:
            content |= set(range(start, end)) - candidate.cue - candidate.source
        for edge in (min(inside) - 1, max(inside) + 1):
            if start <= edge < end and tree.words[edge] in QUOTES:
                content.add(edge)


def _record(reading: Reading, tree: Tree, cues: Cues, candidate: Candidate, quotations: list[Range]) -> None:
    content = _spans(reading, tree, candidate.content)
    if not content:
        return
    statement = Statement(
        id=reading.new_id("s"),
        source=_spans(reading, tree, candidate.source),
        cue=_spans(reading, tree, candidate.cue, trim=len(candidate.cue) > 1),
        content=content,
        speaker=speaker_of(reading, tree, candidate),
        verbatim=quotes.covering(quotations, candidate.content) >= 0.8,
        stance=stance_of(tree, candidate),
        hedge=hedge_of(tree, cues, candidate),
        confidence=_calibrated(candidate),
        by=candidate.by,
    )
    statement.target = target_of(reading, tree, candidate, statement)
    reading.statements.append(statement)
    for i in sorted(candidate.content):
        reading.statements_at[i].append(statement)


def _leave_unnamed(reading: Reading, tree: Tree, unnamed: list[Range]) -> None:
    """Note with the statements of each source that stays unnamed by which words it does: those beside them, and its others."""
    for start, end in unnamed:
        words = reading.span(reading.doc[start:end])
        sentence = reading.span(reading.doc[slice(*tree.bounds[tree.sent[start]])])
        here = [s for s in reading.statements if s.cue and _within(s.cue[0], sentence)]
        speakers = {s.speaker for s in here if s.speaker}
        for statement in reading.statements:
            if statement in here or statement.speaker in speakers:
                statement.anonymity = statement.anonymity or words


def _within(one: Span, other: Span) -> bool:
    return one.part == other.part and other.start <= one.start and one.end <= other.end


def _spans(reading: Reading, tree: Tree, tokens: set[int], *, trim: bool = True) -> list[Span]:
    doc = reading.doc
    return [reading.span(doc[start:end]) for start, end in tree.ranges(tokens, trim=trim)]


def _paragraphs(reading: Reading) -> list[int]:
    """The paragraph of each token."""
    return [reading.paragraph(token.idx) for token in reading.doc]
