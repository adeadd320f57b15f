"""Who is described and not named? "the rebels", "Iranian-led forces", "a senior US official", "the regime".

Goes in: tree, known names, title phrases. Comes out: References whose lemma stands in agents.toml or titles.toml.
Invariant: the country of a description comes from its own words; what comes from elsewhere is added later, and said.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.who import codes
from dragoman.who.knowledge import Noun, NounMatch, noun_ending
from dragoman.who.known import Known
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.titles import TitlePhrase
from dragoman.who.tree import Tree

_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "few", "no", "any", "other", "more", "one"})
_EDGES = frozenset({"DET", "PUNCT", "SPACE", "CCONJ", "SCONJ"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def find_nominals(tree: Tree, known: Known, titles: list[TitlePhrase], taken: set[int]) -> list[Reference]:
    """References by common noun; `taken` are the tokens of names and of titles that stand beside a name."""
    found: list[Reference] = []
    used = set(taken)
    for phrase in titles:
        if phrase.head in used or phrase.match is None or phrase.match.title.honorific:
            continue
        if phrase.match.title.rank and tree.words[min(phrase.title_end, len(tree) - 1)] == ".":
            continue  # "Lt ." before a name that was not found
        bare = (
            phrase.country is None
            and phrase.body is None
            and phrase.title_end - phrase.start == 1
            and not phrase.plural
        )
        if bare and phrase.match.title.text in rules()["things"]:
            continue
        if not _predicative(tree, phrase.head):
            found.append(_titled(tree, phrase))
            if phrase.plural and phrase.owner is not None and phrase.owner in known.nation:
                found += _sharing(tree, known, found[-1], phrase.owner)
        used.update(range(phrase.match.start, phrase.match.end))
    first = 0
    for i, pos in enumerate(tree.pos):
        if i in used or pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        first = tree.starts[tree.sentence[i]]
        match = noun_ending(tree.words, i + 1, first) or _more(tree, i)
        if match is None or (
            pos == "ADJ" and not match.plural and tree.dep[i] not in ("amod", "nsubj", "obj", "compound")
        ):
            continue
        if any(k in used for k in range(match.start, match.end)):
            continue
        reference = _described(tree, known, match, i)
        if reference is not None:
            found.append(reference)
            said = codes.country_of_noun(tree, known, i) if reference.country and not reference.weak else None
            if said is not None and said[0] < i:
                found += _sharing(tree, known, reference, said[0])
    return sorted(found, key=lambda reference: reference.start)


def _sharing(tree: Tree, known: Known, reference: Reference, chosen: int) -> list[Reference]:
    """One reference more for each further state in "French and Egyptian warships", on its adjective."""
    extra: list[Reference] = []
    for i, code in codes.shared_noun(tree, known, reference.head, chosen):
        key = (*reference.key[:2], code, *reference.key[3:]) if reference.key and reference.key[0] == "noun" else None
        noun = tree.words[reference.head]
        extra.append(
            replace(
                reference,
                start=i,
                end=i + 1,
                head=i,
                name=f"{tree.words[i]} {noun}",
                key=("state", code) if reference.key and reference.key[0] == "state" else key,
                country=code,
                by=reference.by + "; shared noun",
                link=f"shared noun: {noun}",
            )
        )
    return extra


def _predicative(tree: Tree, head: int) -> bool:
    """Whether a noun says what somebody is ("is the chairman", "named chairman", "as chairman") and stands for nobody itself."""
    preposition = tree.preposition(head)
    if tree.child(head, "cop") is not None or preposition == "as":
        return True
    if preposition == "of" and tree.lemma[tree.head[head]] in (
        "post",
        "job",
        "position",
        "role",
        "title",
        "office",
        "presidency",
    ):
        return True
    return tree.dep[head] in ("xcomp", "ccomp") and tree.pos[head] in ("NOUN", "PROPN")


def _titled(tree: Tree, phrase: TitlePhrase) -> Reference:
    """A title that stands alone: "the Foreign Minister", "Turkish ministers"."""
    sectors = phrase.sectors_in(tree)
    begin = _bare(tree, phrase.start, min(phrase.head, phrase.match.start if phrase.match else phrase.head))
    return Reference(
        begin,
        phrase.title_end,
        phrase.head,
        "people" if phrase.plural else "person",
        "nominal",
        tree.text(begin, phrase.title_end),
        key=("noun", phrase.match.title.text if phrase.match else "", phrase.country or "", "", "True")
        if phrase.plural
        else None,
        country=phrase.country,
        sectors=sectors,
        confidence=0.8,
        by=f"who:title/{phrase.match.title.text if phrase.match else ''}{'; country:phrase' if phrase.country else ''}",
        plural=phrase.plural,
        definite=phrase.definite,
        lemma=phrase.match.title.text if phrase.match else tree.lemma[phrase.head],
    )


def _described(tree: Tree, known: Known, match: NounMatch, head: int) -> Reference | None:
    """A noun of the tables, as head of its phrase or as a weak modifier of a thing ("rebel advances")."""
    noun, dep = match.noun, tree.dep[head]
    weak = False
    words = rules()
    if tree.pos[head] == "ADJ" and noun.lemma not in words["adjectival"]:
        return None
    if dep in ("amod", "compound", "nmod:desc", "nmod:unmarked") and tree.head[head] > head:
        up = tree.head[head]
        if tree.pos[up] == "PROPN" or noun_ending(tree.words, up + 1, match.end) or up in known.match_at:
            return None
        if not noun.sectors or noun.sectors[0] in ("CVL", "UNK", "BUS", "EDU"):
            return None
        weak = True
    elif (
        _predicative(tree, head)
        or (tree.pos[head] == "ADJ" and dep not in ("nsubj", "obj", "nsubj:pass", "conj", "obl", "nmod"))
        or (
            tree.pos[head] == "PROPN"
            and head in known.proposed_at
            and known.proposed_at[head].label in ("PLACE", "EVENT")
        )
    ):
        return None
    if dep == "conj" and not match.plural and tree.pos[tree.lead(head)] == "ADJ":
        return None  # "political, economic and military efforts"
    start = min(match.start, tree.phrase_left(head) if not weak else match.start)
    said = codes.country_of_noun(tree, known, head, start) if not weak else None
    sectors = noun.sectors
    country = said[1] if said else None
    owner = _organization(tree, known, start, match.start)
    if (
        noun.lemma in words["ambiguous"]
        and said is None
        and owner is None
        and tree.child(head, "amod", "compound") is None
    ):
        return None
    if noun.lemma in words["plain_country"] or (said is None and noun.lemma in words["things"]):
        return None
    if noun.lemma == "opposition" and any(tree.preposition(c) == "to" for c in tree.children[head]):
        return None  # opposition to a plan, not the opposition
    sided = any(codes.leaning(tree, k) for k in range(start, head))
    if (noun.lemma in words["abstract"] or noun.lemma in words.more_nouns) and not (said or owner or sided):
        return None
    if owner and country is None:
        country = owner[1]
    if noun.lemma in words["things_too"] and not (said or owner or sided or _human(tree, head)):
        return None
    if (
        noun.lemma in words["government"]
        and country is None
        and not match.plural
        and _determiner(tree, start, head) in _INDEFINITE
        and tree.child(head, "amod", "compound") is None
    ):
        return None  # "a regime without him": one that is only thought of
    key: tuple[str, ...] | None = None
    lemma = noun.lemma
    government = lemma in words["government"]
    if government and country and len(country) == 3 and not match.plural:
        key = ("state", country)
    elif match.plural or noun.body:
        key = ("noun", lemma, country or "", owner[0] if owner else "", str(match.plural or (weak and not noun.body)))
    elif weak:
        key = ("noun", lemma, country or "", "", str(not noun.body))
    determiner = _determiner(tree, start, head)
    begin = _bare(tree, start, min(match.start, head))
    return Reference(
        begin,
        max(match.end, head + 1),
        head,
        "state" if key and key[0] == "state" else noun.kind,
        "nominal",
        tree.text(begin, max(match.end, head + 1)),
        key=key,
        country=country,
        sectors=sectors,
        confidence=0.6 if weak else 0.85 if said else 0.75,
        by=f"who:nominal/{lemma}" + ("; country:phrase" if said else ""),
        plural=match.plural,
        definite=determiner in _DEFINITE or tree.child(head, "nmod:poss") is not None,
        lemma=lemma,
        weak=weak,
        link="government of the state" if key and key[0] == "state" else None,
    )


def _human(tree: Tree, head: int) -> bool:
    """Whether the words around a noun that means things too make it people: "an army source", "sources close to him"."""
    for c in tree.children[head]:
        if c < head and (
            tree.lower[c] in rules()["human"]
            or (tree.dep[c] == "compound" and noun_ending(tree.words, c + 1, tree.starts[tree.sentence[c]]))
        ):
            return True
        if c > head and tree.lower[c] == "close" and tree.dep[c] == "amod":
            return True
    return False


def _more(tree: Tree, i: int) -> NounMatch | None:
    """A noun that means a body only beside a country ("pro-Danish outlets"), from rules.toml."""
    sector = rules().more_nouns.get(tree.lemma[i])
    if sector is None or tree.pos[i] != "NOUN":
        return None
    noun = Noun(tree.lemma[i], "organization", (sector,), body=True, source="rules.toml:more_nouns")
    return NounMatch(i, i + 1, noun, tree.tag[i] == "NNS")


def _organization(tree: Tree, known: Known, start: int, end: int) -> tuple[str, str | None] | None:
    """The (name, code) of a known body among the words before a noun: "UN officials", "Hezbollah fighters"."""
    for i in range(start, end):
        match = known.match_at.get(i)
        if match and match.best.entry.kind in ("organization", "armed group") and not codes.leaning(tree, i):
            return match.best.entry.name, match.best.entry.code
    return None


def _determiner(tree: Tree, start: int, head: int) -> str:
    article = tree.child(head, "det")
    return tree.lower[article] if article is not None and article < head else ""


def _bare(tree: Tree, start: int, head: int) -> int:
    """The start of a noun phrase whose noun starts at `head`: no article, possessor, preposition or stray mark before it."""
    for i in range(head - 1, start, -1):  # "20 years over the massacre of more than 200 prisoners"
        if tree.tag[i] == "IN" and tree.dep[i] == "case" and _preposition(tree, i, head):
            start = i
            break
    while start < head and (
        tree.pos[start] in _EDGES or tree.tag[start] in ("PRP$", "POS") or _preposition(tree, start, head)
    ):
        start += 1
    return start


def _preposition(tree: Tree, i: int, head: int) -> bool:
    """Whether a preposition stands at token i that is no part of a number ("at least 40", "over 40")."""
    if tree.pos[i] != "ADP" or tree.words[i + 1] in "-–":
        return False
    return not (
        tree.lower[i + 1] in ("least", "most", "average")
        or tree.lower[i] == "than"
        or (tree.lower[i] == "to" and i > 0 and tree.lower[i - 1] == "up")
        or (tree.lower[i] == "between" and tree.tag[i + 1] == "CD")
        or (tree.dep[i] == "advmod" and tree.tag[tree.head[i]] == "CD")
    )
