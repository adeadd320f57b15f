"""Which words name a post, and what do they say of it: title, body, country, status?

Goes in: tree and known names. Comes out: one `TitlePhrase` for each title noun, whether or not a name stands beside it.
Invariant: title and body are words of the phrase; a country comes from a word in it, or from the body's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from dragoman.who.body_names import Around
from dragoman.who.knowledge import TitleMatch, noun_ending, post_words, title_at, title_ending
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.title_bodies import body_before, body_inside, body_of_owner, core_of, name_before
from dragoman.who.title_words import words_after, words_before
from dragoman.who.tree import Tree

COUNTERPART = "counterpart"


@dataclass(slots=True)
class TitlePhrase:
    """Tokens [start, end) that name a post, with head `head`; `match` is the table's line (none: "counterpart").

    `owner` is the token of a possessor ("Syria's", "his"); `said` the token that gave the country.
    """

    start: int
    end: int
    head: int
    title: str
    body: str | None
    country: str | None
    match: TitleMatch | None
    status: Literal["holds", "held", "appointed", "removed"]
    plural: bool
    definite: bool
    owner: int | None
    title_end: int
    """The token after the last word of the bare title: a name may start there."""
    of_body: tuple[str, ...] = ()
    """The PLOVER sectors of the body."""

    @property
    def sectors(self) -> tuple[str, ...]:
        """The PLOVER sectors of who holds the post; those who held it are elites of the past."""
        if self.match is None:
            return ()
        if self.status in ("held", "removed"):
            return ("ELI",)
        alone = not self.of_body and (self.body is not None or self.country is None)
        firm = "BUS" in self.of_body or (alone and self.match.title.text in rules()["firm_posts"])
        return ("BUS",) if firm else self.match.title.sectors

    def sectors_in(self, tree: Tree) -> tuple[str, ...]:
        """The title's sectors; where the title says none, those of its noun ("Libyan leader": GOV)."""
        if self.sectors or self.match is None or self.match.title.spokesperson:
            return self.sectors
        noun = noun_ending(tree.words, self.title_end, self.start)
        return noun.noun.sectors if noun else ()

    @property
    def is_post(self) -> bool:
        """Whether it is a post at all, not a mere form of address or a military rank."""
        if self.match is None:
            return True
        title = self.match.title
        if title.honorific or (title.rank and self.body is None) or title.text in rules()["callings"]:
            return False
        return title.text not in rules()["vague_posts"] or self.body is not None or self.of_state

    @property
    def of_state(self) -> bool:
        """Whether a leader is said to be a country's ("Libyan leader")."""
        return self.match is not None and self.match.title.text in rules()["state_posts"] and self.country is not None


def find_titles(tree: Tree, around: Around) -> list[TitlePhrase]:
    """All title phrases, in the order of the text. Tokens of names cannot be titles."""
    found: list[TitlePhrase] = []
    taken = around.names
    for number, first in enumerate(tree.starts[:-1]):
        stop = tree.starts[number + 1]
        at = first
        while at < stop:
            if at in taken or tree.pos[at] not in ("NOUN", "PROPN", "ADJ"):
                at += 1
                continue
            phrase = _phrase_at(tree, around, at, first, stop)
            within = (
                phrase is not None and found and found[-1].title_end <= phrase.start and phrase.end <= found[-1].end
            )
            if phrase is None or (within and phrase.plural):  # "council of ministers", "Joint Chiefs of Staff"
                at += 1
            else:
                found.append(phrase)
                at = max(phrase.title_end, at + 1)
    return found


def _phrase_at(tree: Tree, around: Around, at: int, first: int, stop: int) -> TitlePhrase | None:
    """The phrase whose title ends with token `at`."""
    known, taken = around.known, around.names
    if tree.lemma[at] == COUNTERPART:
        match, start, end = None, at, at + 1
    else:
        match = title_ending(tree.words, at + 1, first)
        if match is None or any(i in taken for i in range(match.start, match.end)):
            return None
        longer = title_at(tree.words, match.start, stop)
        if longer and longer.end > match.end:
            match = longer
        nxt = title_ending(tree.words, match.end + 1, first) if match.end < stop else None
        if nxt and nxt.end == match.end + 1 and nxt.start <= match.start:
            return None  # a longer title ends with the next word: it is read there
        start, end = match.start, match.end
        if match.prefixes and tree.pos[start] == "ADP" and tree.words[start + 1] not in "-–":
            start += 1  # "under Justice Minister X": a preposition, no rank
            match = replace(match, start=start, prefixes=match.prefixes[1:])
        while match.prefixes and tree.pos[start] == "VERB" and tree.dep[start] != "amod" and start + 1 < end:
            start += 1  # "dismissed Prime Minister X": a verb, no prefix
            match = title_at(tree.words, start, end) or replace(match, start=start, prefixes=match.prefixes[1:])
        if _parted(match.title.text) and not match.plural:
            match, end = _short(tree, match)
    name = known.proposed_at.get(at)
    if name and name.label in ("PLACE", "EVENT", "ORG") and name.end > end and name.score > 0.6:
        return None  # "King's Cross", "President Hotel"
    head = tree.root_of(start, end)
    if match is not None and head < (core := core_of(tree, match)):
        head = tree.root_of(core, end)  # "deputy" is not what a deputy prime minister is
    if match is not None and tree.pos[head] not in ("NOUN", "PROPN"):
        head = at
    if tree.dep[head] in ("amod", "advmod") or tree.pos[head] in ("VERB", "ADV"):
        return None
    if tree.tag[head] in ("NN", "NNP") and tree.dep[head] == "compound" and _bare_modifier(tree, head, end, taken):
        return None
    text = match.title.text if match else ""
    left, title_start, said, country, owner = words_before(tree, known, start, head, first, taken)
    right, after, complement, inner = words_after(tree, around, head, end, _before_name(tree, end, stop, taken), text)
    if country is None and inner is None:
        inner = next((code for i in range(start, end) if (code := known.code_at(i))), None)
    inside = body_inside(tree, around, match, end) if match is not None else None
    title = match.title if match is not None and not match.title.rank else None
    before = body_before(tree, around, start, first, title) if title is not None else None
    if before is None and title is not None and title_start < start:  # "UN humanitarian chief"
        before = name_before(tree, around, title_start, first)
    body = inside or after or before
    if before is not None:
        title_start, left = max(title_start, before.end), min(left, before.start)
        country = country or before.country
    if (
        body is None
        and title is not None
        and owner is not None
        and (held := body_of_owner(tree, around, owner)) is not None
    ):
        body = held
        country = country or held.country
    while title_start < head and (
        tree.words[title_start][:1].isdigit()
        or tree.lower[title_start] in rules()["unsaid_in_title"]
        or tree.lower[title_start] in post_words().former
        or tree.words[title_start] in "-–'’"
        or title_start in known.nation
    ):
        title_start += 1
    words = tree.text(title_start, end)
    if inside is not None and match is not None:
        kept = tree.text(title_start, inside.start) if title_start < core_of(tree, match) else ""
        words = f"{kept} {tree.text(inside.end, end)}".strip()
    return TitlePhrase(
        left,
        max(end, right),
        head,
        f"{words} {complement}" if complement else words,
        body.text if body is not None else None,
        country or inner or (body.country if body is not None else None) or (match.title.country if match else None),
        match,
        _status(tree, match, left, end),
        match.plural if match else tree.tag[at] in ("NNS", "NNPS"),
        _definite(tree, left, head, owner),
        owner if owner is not None else said,
        end,
        body.sectors if body is not None else (),
    )


def _status(
    tree: Tree, match: TitleMatch | None, left: int, end: int
) -> Literal["holds", "held", "appointed", "removed"]:
    """What the words say of the post: "former" that it was held, "sacked" and its kin that it was taken away."""
    if match is None:
        return "holds"
    start = min(left, match.start)
    words = [tree.lower[i] for i in range(start, end)]
    if any(word in rules()["ended"] for word in words):
        return "removed"
    at = start - 1
    while at > 0 and tree.pos[at] == "DET":
        at -= 1
    before = tree.lower[at] if at >= 0 else ""
    if tree.dep[at] == "amod" and before in rules()["ended"]:
        return "removed"
    told = post_words().former & set(words) or (tree.dep[at] == "amod" and before in post_words().former)
    if match.status == "holds" and (told or before in rules()["formerly"]):
        return "held"
    return match.status


def _before_name(tree: Tree, end: int, stop: int, taken: Mapping[int, Reference]) -> int:
    """Where the words of a title end: "head of marketing Ann Borg" splits before the person's name."""
    if end < stop and tree.lower[end] == "of":
        for i in range(end + 1, stop):
            name = taken.get(i)
            if name is not None and name.kind == "person":
                return name.start if name.start == i > end + 1 and tree.pos[i - 1] in ("NOUN", "PROPN") else stop
            if tree.pos[i] not in ("NOUN", "PROPN", "ADJ", "DET", "CCONJ") and tree.lower[i] != "of":
                break
    return stop


def _parted(title: str) -> bool:
    """Whether a title's own words name a body behind "of the" or "to the"."""
    return title.count(" of the ") + title.count(" to the United ") == 1


def _short(tree: Tree, match: TitleMatch) -> tuple[TitleMatch, int]:
    """ "secretary of the security council" as the title "secretary": what stands after "of the" is the body."""
    for i in range(match.start, match.end - 1):
        if tree.lower[i] in ("of", "to") and tree.lower[i + 1] == "the":
            shorter = title_at(tree.words, match.start, i)
            if shorter and shorter.end == i:
                return shorter, i
    return match, match.end


def _bare_modifier(tree: Tree, head: int, end: int, taken: Mapping[int, Reference]) -> bool:
    """Whether the title only modifies a common noun ("president candidate" no; "army chief Mora" is a title)."""
    return end not in taken and tree.pos[tree.head[head]] == "NOUN" and tree.head[head] >= end


def _definite(tree: Tree, left: int, head: int, owner: int | None) -> bool:
    """Whether the phrase is definite: by its article, possessor, or capital letter."""
    before = tree.lower[left - 1] if left else ""
    article = tree.child(head, "det")
    word = tree.lower[article] if article is not None else before
    return (
        owner is not None
        or word in ("the", "this", "that", "these", "those")
        or (word not in ("a", "an") and tree.words[head][:1].isupper())
    )
