"""Which bodies and peoples does the encoder name that no table knows, and which letters in brackets stand for one?

Invariant: two references get one key only where one stands in brackets behind the other and its letters fit.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.report.actors import Kind
from dragoman.who import codes
from dragoman.who.knowledge import fold, noun_ending, title_at, title_ending
from dragoman.who.known import Known, Proposal
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree

UNIONS = frozenset({"UNO", "EUR", "IGO"})


def organization(tree: Tree, known: Known, start: int, end: int, score: float) -> Reference | None:
    """An organization by the encoder: country from its own words or its possessor, sectors from its words."""
    head = tree.root_of(start, end)
    words = [fold(tree.words[i]) for i in range(start, end)]
    if end - start == 1 and (
        tree.pos[start] != "PROPN" or (tree.dep[head] in ("amod", "compound", "nmod:desc") and score < 0.8)
    ):
        return None
    if end - start == 1 and not tree.words[start].isupper() and noun_ending(tree.words, end, start):
        return None  # "Rebels" at the start of a sentence: a description
    if (
        tree.dep[head] == "compound"
        and (title := title_at(tree.words, start, tree.head[head] + 1)) is not None
        and title.end > end
    ):
        return None  # "Defense" of "Defense Minister"
    place = codes.countries_before(tree, known, tree.phrase_left(head), end)
    country = _mother(known, start, end) or (place[-1][1] if place else None)
    after = codes.country_of_noun(tree, known, head, start) if country is None else None
    sectors = codes.sectors_of_words(words)
    kind: Kind = "armed group" if sectors == ("REB",) else "organization"
    return Reference(
        start,
        end,
        head,
        kind,
        "name",
        tree.text(start, end),
        key=("name", country or (after[1] if after else ""), *[w for w in words if w not in ("'s", "’s")]),
        country=country or (after[1] if after else None),
        sectors=sectors,
        confidence=round(0.3 + 0.5 * score, 2),
        by="who:name/organization",
    )


def _mother(known: Known, start: int, end: int) -> str | None:
    """The code of a union of states in whose name a body has: UNO for "UN Agency for Harbours"."""
    codes_in = (known.code_at(i) for i in range(start, end))
    return next((code for code in codes_in if code in UNIONS), None)


def people(tree: Tree, proposal: Proposal) -> Reference | None:
    """A people or faith that the encoder proposes and no table knows, as a noun ("the Kurds")."""
    start, end = trim(tree, proposal.start, proposal.end)
    if start >= end:
        return None
    head = tree.root_of(start, end)
    if tree.tag[head] not in ("NNS", "NNPS") or not tree.words[head][:1].isupper():
        return None
    words = tree.text(start, end)
    return Reference(
        start,
        end,
        head,
        "people",
        "name",
        words,
        key=("people", words.lower()),
        sectors=("CVL",),
        confidence=round(0.3 + 0.5 * proposal.score, 2),
        by="who:people/name",
        plural=True,
    )


def behind_nouns(tree: Tree, known: Known, taken: set[int]) -> Iterator[Reference]:
    """Names that the encoder did not see right behind a noun for a body: "the carmaker Acme", "the charity Clear Water"."""
    for i in range(1, len(tree)):
        noun = tree.pos[i - 1] == "NOUN" and tree.pos[i] in ("PROPN", "ADJ") and tree.words[i][:1].isupper()
        if not noun or i in taken or i in known.match_at or tree.sentence[i] != tree.sentence[i - 1]:
            continue
        match = noun_ending(tree.words, i, tree.starts[tree.sentence[i]])
        if match is None or match.plural or not match.noun.body or match.noun.country_bound or title_at(tree.words, i):
            continue
        proposal = known.proposed_at.get(i)
        if proposal is not None and proposal.label not in ("ORG", "OTHER"):
            continue
        end = i
        while (
            end < len(tree) and end not in taken and tree.pos[end] in ("PROPN", "ADJ") and tree.words[end][:1].isupper()
        ):
            end += 1
        if tree.pos[end - 1] != "PROPN" or end in taken:
            continue
        said = codes.countries_before(tree, known, max(tree.starts[tree.sentence[i]], i - 4), i - 1)
        country = said[-1][1] if said else None
        yield Reference(
            i,
            end,
            tree.root_of(i, end),
            match.noun.kind,
            "name",
            tree.text(i, end),
            key=("name", country or "", *[fold(tree.words[k]) for k in range(i, end)]),
            country=country,
            sectors=match.noun.sectors,
            confidence=0.6,
            by=f"who:name/behind {match.noun.lemma}",
        )


def vote_firms(tree: Tree, found: dict[int, Reference]) -> None:
    """Single names that the encoder took for persons become firms where the report's words say so more often.

    For a firm speak a firm that it is coordinated with, words and verbs of companies; for a person a title before the name and
    a person it is coordinated with.
    """
    longer = {
        fold(tree.words[r.end - 1])
        for r in found.values()
        if r.kind == "person" and sum(tree.words[i][:1].isalpha() for i in range(r.start, r.end)) > 1
    }
    votes: dict[str, int] = {}
    alone = [r for r in found.values() if r.kind == "person" and r.end - r.start == 1 and r.by == "who:name/person"]
    for reference in alone:
        word = fold(tree.words[reference.start])
        votes[word] = votes.get(word, 0) + _firm_vote(tree, found, reference)
    for reference in alone:
        word = fold(tree.words[reference.start])
        if votes[word] <= 0 or word in longer:
            continue
        reference.kind, reference.sectors, reference.country = "organization", ("BUS",), None
        reference.key = ("name", "", word)
        reference.confidence = round(0.8 * reference.confidence, 2)
        reference.by = "who:name/firm by the words beside"


def _firm_vote(tree: Tree, found: dict[int, Reference], reference: Reference) -> int:
    """What the words beside a name say: above zero for a firm, below for a person."""
    words, head = rules(), reference.head
    vote = 0
    lead = tree.lead(head)
    for other in (lead, *tree.of(lead, "conj")):
        beside = found.get(other)
        if other != head and beside is not None and beside.by != "who:name/person":
            vote += 2 * ("BUS" in beside.sectors and beside.kind == "organization")
        if other != head and beside is not None and beside.kind == "person" and beside.end - beside.start > 1:
            vote -= 2
    noun = noun_ending(tree.words, reference.start, tree.starts[tree.sentence[reference.start]])
    if noun is not None and noun.noun.body and "BUS" in noun.noun.sectors:
        vote += 3  # "the carmaker Acme"
    up, dep = tree.head[head], tree.dep[head]
    if dep == "nsubj" and tree.lemma[up] in words["speech"]:
        own = (k for k in range(up, tree.right[up]) if tree.lower[k] == "its" and tree.dep[k] == "nmod:poss")
        vote += 2 * any(tree.lemma[tree.head[k]] in words["firm_words"] for k in own)  # "Acme said its shares"
    if dep == "nsubj" and tree.lemma[up] in words["firm_reports"]:
        vote += 2 * any(tree.lemma[c] in words["firm_results"] for c in tree.of(up, "obj", "obl"))
    if reference.end < len(tree) and dep in ("compound", "nmod:poss", "flat", "nmod:desc") and up > head:
        vote += tree.lemma[up] in words["firm_words"]
    elif reference.end < len(tree) and tree.lower[reference.end] in words["firm_words"]:
        vote += dep in ("compound", "flat")
    if dep == "nmod" and tree.lemma[up] in words["firm_words"] and tree.preposition(head) in ("of", "in", "at"):
        vote += 1
    if dep == "nsubj" and tree.lemma[up] in words["firm_verbs"]:
        vote += 1
    if any(tree.dep[c] == "appos" and tree.lemma[c] in words["firm_words"] for c in tree.children[head]):
        vote += 2
    if reference.start and title_ending(tree.words, reference.start, tree.starts[tree.sentence[reference.start]]):
        vote -= 3
    return vote


def join_acronyms(tree: Tree, found: dict[int, Reference]) -> None:
    """ "Revolutionary United Front (RUF)": the letters in brackets are the same body."""
    by_start = {reference.start: reference for reference in found.values()}
    for reference in list(found.values()):
        after = reference.end
        if reference.kind not in ("organization", "armed group") or after + 2 >= len(tree) or tree.words[after] != "(":
            continue
        letters = tree.words[after + 1]
        initials = "".join(
            tree.words[i][0] for i in range(reference.start, reference.end) if tree.words[i][:1].isupper()
        )
        if not (
            letters.isupper()
            and len(letters) > 1
            and tree.words[after + 2] in (")", ",")
            and (set(letters) <= set(initials) or letters[0] == initials[:1])
        ):
            continue
        short = by_start.get(after + 1)
        if short is None or short.key is None or reference.key is None:
            continue
        known, other = (
            (reference, short) if reference.key[0] == "entry" or short.key[0] != "entry" else (short, reference)
        )
        for same in found.values():
            if same.key == other.key:
                same.key, same.country, same.sectors, same.kind = known.key, known.country, known.sectors, known.kind


def join_short(tree: Tree, found: dict[int, Reference]) -> None:
    """ "the Front" after "the Lunda Liberation Front": a name of one word is the only body whose name ends in that word.

    What the encoder takes for a person ("Jihad") is one only where a table knows the body and nobody has that surname.
    """
    longer: dict[str, list[Reference]] = {}
    for reference in found.values():
        if reference.end - reference.start > 1 and reference.kind in ("organization", "armed group", "person"):
            longer.setdefault(fold(tree.words[reference.end - 1]), []).append(reference)
    for short in found.values():
        full = longer.get(fold(tree.words[short.start]), []) if short.end - short.start == 1 else []
        if not full or len({r.key for r in full}) > 1 or (whole := full[0]).key is None:
            continue
        body = short.kind in ("organization", "armed group") and short.key is not None and short.key[0] == "name"
        if body or (short.by == "who:name/person" and whole.key[0] == "entry"):
            short.key, short.country, short.sectors, short.kind = whole.key, whole.country, whole.sectors, whole.kind
            short.name, short.link = whole.name, "last word of the name"


def trim(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """A name without the possessive mark, article and dashes at its ends."""
    while end > start and (tree.tag[end - 1] in ("POS", ",", ":", "HYPH") or tree.words[end - 1].isspace()):
        end -= 1
    while end > start and tree.pos[end - 1] in ("ADP", "CCONJ") and not tree.words[end - 1][:1].isupper():
        end -= 1
    while start < end and (tree.pos[start] in ("DET", "PUNCT", "SPACE", "ADP")):
        start += 1
    return start, end
