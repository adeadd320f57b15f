"""Does the clause around a time look back or ahead?

With a parse, the governing verb says it: a modal or "to" ahead, a past tense back. Without one, the nearest cue word does.
Invariant: a cue never comes from another sentence.
"""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc, Token

Direction = Literal["past", "future", "present"]

AHEAD = (
    r"will|'ll|’ll|won't|won’t|shall|would|going to|is to|are to|was to|were to|to be|scheduled|expected|expects|expect|"
    r"plans? to|planned|planning|due|payable|upcoming|intends?|set to|set for|may|might|expires?|"
    r"begins|starts|opens|leaves|must|hopes? to|want(?:s|ed)? to|effective|to stock of record|to holders of record"
)
_NOT_PAST = "need speed proceed succeed indeed feed hundred united".split()
"""Words in -ed that are no past tense."""
BACK = (
    r"was|were|had|did|said|told|took|began|fell|rose|got|gave|went|came|made|met|held|found|left|led|sent|saw|won|lost|ran|"
    r"became|kept|set off|struck|shot|hit|cut|put|broke|brought|built|bought|caught|chose|drew|fought|flew|grew|heard|knew|paid|"
    r"sold|spent|spoke|stood|taught|thought|threw|wrote|has been|have been|since|after|"
    rf"(?!\w*(?:{'|'.join(_NOT_PAST)})\b)\w{{2,}}ed"
)
_CUE = re.compile(rf"(?<![\w-])(?:(?P<ahead>{AHEAD})|(?P<back>{BACK}))(?![\w-])")
_SENTENCE_END = re.compile(r"[.!?]['\"’”)]*\s+(?=[A-Z\"'“‘`(])|\n\s*\n|;\s")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Inc|Corp|Co|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|No|vs)\.\s*$"
)
_OVERTAKEN = re.compile(r"\bhad (?:previously |already )?been (?:due|set|scheduled|expected|planned)\b")
_REACH = 160

_MODALS_AHEAD = frozenset(
    {"will", "shall", "wo", "'ll", "’ll", "would", "should", "may", "might", "could", "can", "must"}
)
_PLANS = frozenset("expect schedule plan intend due set hope want aim agree promise vow pledge seek".split())
_DUE = frozenset("due set schedule expect plan".split())


def direction_in_words(text: str, lowered: str, start: int, end: int) -> Direction:
    """Direction of the time at [start, end), from the nearest cue before it in its sentence, else after it; else the past."""
    left = max(0, start - _REACH)
    for stop in _SENTENCE_END.finditer(text, left, start):
        if not _ABBREVIATION.search(text, max(0, stop.start() - 5), stop.start() + 1):
            left = stop.end()
    before = None
    if _OVERTAKEN.search(lowered, left, start):
        return "past"
    for cue in _CUE.finditer(lowered, left, start):
        if (
            before is not None
            and before["ahead"]
            and cue["back"]
            and cue.start() - before.end() <= 12
            and cue[0].endswith("ed")
        ):
            continue  # "will be voted": the participle is part of what lies ahead
        before = cue
    if before is not None:
        return "future" if before["ahead"] else "past"
    right = min(len(text), end + _REACH)
    stop_after = next(
        (
            m
            for m in _SENTENCE_END.finditer(text, end, right)
            if not _ABBREVIATION.search(text, max(end, m.start() - 5), m.start() + 1)
        ),
        None,
    )
    after = _CUE.search(lowered, end, stop_after.start() if stop_after else right)
    return "future" if after is not None and after["ahead"] else "past"


def direction_in_parse(token: Token) -> Direction | None:
    """Direction from the verb that governs `token`; none where no verb governs it or its form says nothing."""
    verb = token
    for _ in range(12):
        if verb.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in verb.children):
            found = _direction_of(verb)
            if found is not None:
                return found
        if verb.head is verb or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def _direction_of(verb: Token) -> Direction | None:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop", "mark")]
    words = {child.lower_ for child in helpers}
    if words & _MODALS_AHEAD and "have" not in words:
        return "future"
    if "to" in words and verb.tag_ == "VB":
        due = verb.head.lemma_.lower() in _DUE and any(child.lower_ == "had" for child in verb.head.children)
        if due or "had" in words:
            return "past"  # "had been due to arrive on Sunday"
        return "future" if verb.head.i == verb.i or verb.head.lemma_.lower() in _PLANS or verb.dep_ == "root" else None
    tags = {verb.tag_, *(child.tag_ for child in helpers)}
    if "VBD" in tags or words & {"have", "has", "had", "'ve", "’ve"}:
        return "past"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return None


def is_parsed(doc: Doc) -> bool:
    """Whether the Doc holds a parse to ask."""
    return doc.has_annotation("DEP") and doc.has_annotation("TAG")
