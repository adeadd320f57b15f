"""What stands around a title, and what does it say of the post: country, body, possessor, charge?

Invariant: only words of the title's own phrase are read; where the parse parts them, word classes and commas decide.
"""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.who import codes
from dragoman.who.bodies import UNIONS
from dragoman.who.body_names import Around, Body
from dragoman.who.knowledge import post_words
from dragoman.who.known import Known
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.title_bodies import is_body, proper_body
from dragoman.who.tree import Tree

_LINKS = frozenset({"for", "to", "on", "in", "at", "with"})
_RELATED = ("nmod", "obl", "acl", "advcl")
_NOT_TITLE = frozenset(
    {
        "the",
        "a",
        "an",
        "his",
        "her",
        "their",
        "its",
        "'s",
        "’s",
        "this",
        "that",
        "new",
        "late",
        "then",
        "current",
        "-",
        "–",
    }
)
_AGES = frozenset({"old", "year", "aged", "year-old"})


def words_before(
    tree: Tree, known: Known, start: int, head: int, first: int, taken: Mapping[int, Reference]
) -> tuple[int, int, int | None, str | None, int | None]:
    """What stands before a title: (phrase start, title start, country's token, country, possessor's token)."""
    left = title_start = start
    said: int | None = None
    country: str | None = None
    owner: int | None = None
    i = start - 1
    while i >= first:
        word = tree.lower[i]
        if word in ("'s", "’s") or (word in ("'", "’") and tree.tag[i] == "POS"):
            owner = i - 1
            for at in range(max(first, tree.left[i - 1]), i):
                if at in known.nation and country is None and (at == i - 1 or tree.head[at] == i - 1):
                    said, country = at, known.nation[at]
            at = i - 1
            while country is None and at >= first and (at in known.nation or tree.pos[at] == "PROPN"):
                if at in known.nation:
                    said, country = at, known.nation[at]
                at -= 1
            left = (
                max(first, min(tree.left[i - 1], at + 1)) if tree.pos[i - 1] != "PROPN" or said is not None else i - 1
            )
            break
        if tree.tag[i] == "PRP$":
            owner, left = i, i
            break
        body = taken.get(i)
        if body is not None and body.kind in ("organization", "armed group"):
            if country is None and body.country is not None:
                said, country = i, body.country
            left = title_start = i = body.start
        elif (
            word == "of"
            and i - 1 >= first
            and tree.pos[i - 1] == "PROPN"
            and tree.pos[i + 1] == "PROPN"
            and i + 1 < start
        ):
            pass
        elif word in _AGES or word in rules()["origins"]:
            break
        elif (code := known.code_at(i)) is not None and tree.pos[i] != "VERB":
            if country is None and not codes.leaning(tree, i):
                said, country = i, code
            left = i
        elif word in ("-", "–") or (word == "and" and i - 1 in known.nation):
            pass
        elif tree.pos[i] in ("NOUN", "PROPN", "ADJ") and not _outside(tree, i, head) and i not in taken:
            left = i
            if said is None and word not in _NOT_TITLE and word not in post_words().former:
                title_start = i
        else:
            break
        i -= 1
    return left, title_start, said, country, owner


def _outside(tree: Tree, i: int, head: int) -> bool:
    """Whether token i belongs to another phrase than the title's."""
    return tree.tag[i] == "CD" or tree.dep[i] in ("nsubj", "obj", "root", "obl", "appos") or not tree.left[head] <= i


def words_after(
    tree: Tree, around: Around, head: int, end: int, stop: int, title: str
) -> tuple[int, Body | None, str | None, str | None]:
    """What follows a title: (end, body, complement such as "for Syria", country)."""
    known = around.known
    right, complement, country = end, None, None
    body: Body | None = None
    charged = title.rsplit(" ", 1)[-1] in rules()["charged"]
    for c in tree.children[head]:
        if c < end or tree.dep[c] not in _RELATED or tree.left[c] > right + 1 or c in around.times:
            continue
        preposition = tree.preposition(c)
        last = body_end(tree, around, c, stop)
        if preposition == "of" and charged and tree.words[c].islower() and not _of_land(tree, known, c):
            complement, right = tree.text(tree.left[c], last), last  # "minister of public safety"
        elif preposition == "of":
            # where the parse hangs the holder's name on "of", what stands before it is the body
            hung = c >= stop
            last = stop if hung else last
            first = end + 1 if hung else tree.phrase_left(c)
            country = next((code for k in range(tree.left[c], last) if (code := known.code_at(k))), country)
            if (hung and last - 1 not in known.nation) or (
                not hung and (c not in known.nation or last - 1 > c) and tree.pos[c] in ("NOUN", "PROPN")
            ):
                body = proper_body(tree, around, first, last)
            elif not hung and title in rules()["local"] and (m := known.match_at.get(c)) and m.of_role("capital"):
                body = proper_body(tree, around, c, last)  # "mayor of Moscow"
            right = last
        elif preposition == "in" and c in known.nation and " of " in f" {tree.text(head, max(end, right)).lower()} ":
            country, right = country or known.nation[c], last  # "chief of police in Malta"
        elif preposition in _LINKS and tree.dep[c] == "nmod" and complement is None:
            sent = charged and preposition == "to" and _union(around, c)  # "ambassador to the United Nations"
            if body is None and (sent or (not charged and is_body(tree, around, c))):
                body, right = proper_body(tree, around, tree.phrase_left(c), last), last  # "spokesman for the ministry"
            else:
                complement, right = tree.text(tree.left[c], last), last
    if right == end and complement is None and end + 1 in known.nation and tree.lower[end] in ("to", "for"):
        right = end + 2  # "ambassador to Malta", wherever the parse hangs it
        while right < stop and right in known.nation:
            right += 1
        complement = tree.text(end, right)
    if right == end and end < stop - 1 and tree.lower[end] == "of":
        last = _stretch(tree, end + 1, stop)
        states = [code for k in range(end + 1, last) if (code := known.code_at(k))]
        if last > end + 1 and (
            last - 1 not in known.nation or (tree.words[last - 1][:1].isupper() and len(states) < last - end - 1)
        ):
            body = proper_body(tree, around, end + 1, last)
        country, right = (states[0] if states else None), last
    if body is not None and country is None:
        country = body.country
    return min(right, stop), body if body is not None and body.text else None, complement, country


def _union(around: Around, i: int) -> bool:
    """Whether a token names a league of states, to which states send envoys as to a body."""
    match = around.known.match_at.get(i)
    return match is not None and match.best.code in UNIONS and match.best.entry.kind == "organization"


def _of_land(tree: Tree, known: Known, i: int) -> bool:
    """Whether a token is a state or a part of one ("chief minister of the state of Selangor")."""
    return i in known.nation or tree.lemma[i] in rules()["areas"]


def body_end(tree: Tree, around: Around, head: int, stop: int) -> int:
    """The token after the phrase of a body with this head, with the name behind its noun ("the carmaker Acme")."""
    last = min(_phrase_end(tree, head), stop)
    whole = around.names.get(head)
    if whole is not None and whole.kind in ("organization", "armed group"):
        last = min(max(last, whole.end), stop)  # "the Bank of Ghana", wherever the parse hangs "of Ghana"
    name = around.names.get(last) if last < stop else None
    if name is not None and name.start == last and name.kind in ("organization", "armed group"):
        last = min(name.end, stop)
    return last


def _stretch(tree: Tree, start: int, stop: int) -> int:
    """The token after the noun phrase that starts at a token, by word classes alone: for where the parse went wrong."""
    end = start
    while end < stop and (
        tree.pos[end] in ("PROPN", "NOUN", "ADJ", "DET") or tree.tag[end] in ("POS", "HYPH") or tree.lower[end] == "and"
    ):
        end += 1
    while end > start and tree.pos[end - 1] not in ("PROPN", "NOUN"):
        end -= 1
    return end


def _phrase_end(tree: Tree, head: int) -> int:
    """The token after a noun phrase: its compound tail and "of" and "for" phrases, no clauses or appositions."""
    last = tree.name_right(head)
    for c in tree.children[head]:
        if c >= last and tree.dep[c] == "nmod" and tree.preposition(c) in ("of", "for") and tree.left[c] <= last:
            last = _phrase_end(tree, c)
    return last
