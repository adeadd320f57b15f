"""Which body does the holder of a title head or speak for: "army chief", "Hamas spokesman", "mayor of Lyon"?

Goes in: the title's tokens and the names around it. Comes out: the body's words without article and country, and what they say.
Invariant: a body is the name or the noun of an organization, or of a place below the state; a state is the post's country.
"""

from __future__ import annotations

from dragoman.who import codes
from dragoman.who.body_names import GROUPS, Around, Body, owner_of_part, proper_start, states_own
from dragoman.who.knowledge import NounMatch, Title, TitleMatch, fold, noun_ending
from dragoman.who.known import SURE
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.tree import Tree


def core_of(tree: Tree, match: TitleMatch) -> int:
    """The first token of a title after its prefixes ("deputy army chief")."""
    at, left = match.start, list(match.prefixes)
    while left and at < match.end - 1:
        if fold(tree.words[at]) == left[0]:
            left.pop(0)
        at += 1
    while at < match.end - 1 and tree.words[at] in "-–":
        at += 1
    return at


def body_inside(tree: Tree, around: Around, match: TitleMatch, end: int) -> Body | None:
    """The body that a title's own words start with: "army" of "army chief", "White House" of "White House press secretary"."""
    title, core = match.title, core_of(tree, match)
    if title.rank or title.honorific or title.portfolio or title.body or match.plural:
        return None
    known = around.known.match_at.get(core)
    if known is not None and known.start == core and known.end < end and known.best.sure >= SURE:
        seat = known.of_role("seat")
        if known.best.entry.kind in GROUPS or seat is not None:
            sectors = (seat or known.best).sectors
            own = states_own(tree, core, known.end)
            return Body(core, known.end, tree.text(own, known.end), known.best.code, sectors)
    for stop in range(end - 1, core, -1):
        noun = noun_ending(tree.words, stop, core)
        if noun is None or noun.start != core or not noun.noun.body or tree.lower[stop] in rules()["unsplit"]:
            continue
        begin = states_own(tree, _name_start(tree, around, core), stop)
        if begin < core:  # "Democratic Party leader"
            return Body(begin, stop, tree.text(begin, stop), None, noun.noun.sectors)
        if _splits(noun):
            return Body(core, stop, tree.text(core, stop), None, noun.noun.sectors)
    return None


def _name_start(tree: Tree, around: Around, core: int) -> int:
    """Where the name of a body starts whose last word is a noun at `core`: "Democratic" of "Democratic Party leader"."""
    proposal = around.known.proposed_at.get(core - 1)
    if (
        core
        and proposal is not None
        and proposal.label == "ORG"
        and proposal.end >= core
        and core - 1 not in around.names
    ):
        return proper_start(tree, around, proposal.start, core)
    return core


def _splits(match: NounMatch) -> bool:
    """Whether a noun is a body of its own before a title: one of its state ("army"), no side or branch ("opposition")."""
    noun = match.noun
    if noun.lemma in rules()["abstract"] or "OPP" in noun.sectors:
        return False
    return noun.country_bound or noun.lemma in rules()["inner_bodies"]


def _single(tree: Tree, match: NounMatch) -> bool:
    """Whether a noun is meant as one body: singular, or always plural ("armed forces")."""
    return not match.plural or tree.text(match.start, match.end).lower() == match.noun.lemma


def body_before(tree: Tree, around: Around, start: int, first: int, title: Title) -> Body | None:
    """The body in the words right before a title: "UN envoy", "Foreign Ministry spokesman", "Nineveh governor"."""
    if start - 1 < first:
        return None
    named = name_before(tree, around, start, first)
    if named is not None:
        return named
    noun = noun_ending(tree.words, start, first)
    if noun is not None and noun.noun.body and _single(tree, noun) and tree.lower[start] not in rules()["unsplit"]:
        begin = noun.start
        while begin > first and tree.pos[begin - 1] in ("PROPN", "ADJ") and tree.words[begin - 1][:1].isupper():
            begin -= 1
        begin = proper_start(tree, around, begin, noun.start)
        own = _splits(noun) or begin < noun.start
        return Body(begin, start, tree.text(begin, start), None, noun.noun.sectors) if own else None
    at = start - 1
    proposal = around.known.proposed_at.get(at)
    joined = (
        tree.pos[at] not in ("PROPN", "NOUN") or title.portfolio is not None
    )  # "Transport and Communications Minister"
    if proposal is not None and proposal.label == "ORG" and proposal.end == start and not joined:
        begin = proper_start(tree, around, proposal.start, start - 1)
        return Body(begin, start, tree.text(begin, start)) if begin not in around.known.nation else None
    return _place_ending(tree, around, start, first, title.text in rules()["local"])


def name_before(tree: Tree, around: Around, start: int, first: int) -> Body | None:
    """The named organization or seat of power right before a token."""
    at = start - 1
    if at < first:
        return None
    name = around.names.get(at)
    if name is not None and name.kind in GROUPS and name.end == start:
        return _named(tree, around, name)
    match = around.known.match_at.get(at)
    if match is not None and match.end == start and match.best.sure >= SURE:
        if match.best.entry.kind in GROUPS:
            own = states_own(tree, match.start, start)
            return Body(match.start, start, tree.text(own, start), match.best.code, match.best.sectors)
        if (seat := match.of_role("seat")) is not None:
            return Body(match.start, start, tree.text(match.start, start), match.best.code, seat.sectors)
    return None


def _named(tree: Tree, around: Around, name: Reference) -> Body | None:
    """A named organization as a body, without its country: none where nothing but a country is left."""
    start = states_own(tree, proper_start(tree, around, name.start, name.end - 1), name.end)
    if start in around.known.nation and start == name.end - 1:
        return None
    return Body(name.start, name.end, tree.text(start, name.end), name.country, name.sectors)


def _place_ending(tree: Tree, around: Around, end: int, first: int, local: bool) -> Body | None:
    """A place below the state that ends right before a token: "Nineveh", "Helmand province"; a capital for local posts."""
    at = end - 1
    if at > first and tree.lemma[at] in rules()["areas"]:
        at -= 1
    place = around.places.get(at)
    capital = around.known.match_at.get(at)
    named = at not in around.known.nation or (local and capital is not None and capital.of_role("capital") is not None)
    if place is None or not named or not tree.words[at][:1].isupper():
        return None
    start = at
    while start > first and around.places.get(start - 1) is place:
        start -= 1
    return Body(start, end, tree.text(start, end), place.country)


def body_of_owner(tree: Tree, around: Around, owner: int) -> Body | None:
    """The body that possesses a title: "the IMF's managing director", "the ministry's spokesman"."""
    name = around.names.get(owner)
    if name is not None:
        return _named(tree, around, name) if name.kind in GROUPS else None
    first = tree.starts[tree.sentence[owner]]
    known = name_before(tree, around, owner + 1, first)
    if known is not None:
        return known  # "NATO's", which the parse takes for a mere modifier
    noun = noun_ending(tree.words, owner + 1, first)
    if noun is None or not noun.noun.body:
        return None
    start = proper_start(tree, around, min(noun.start, tree.phrase_left(owner)), noun.start)
    return Body(start, owner + 1, tree.text(start, owner + 1), None, noun.noun.sectors)


def body_behind(tree: Tree, around: Around, at: int) -> Body | None:
    """The body that a person's name is said to be of: "Judge Ann Borg of the Supreme Court"; `at` is the token after the name."""
    if at + 1 >= len(tree) or tree.lower[at] != "of":
        return None
    for i in range(at + 1, min(at + 6, len(tree))):
        name = around.names.get(i)
        if name is not None and name.kind in GROUPS:
            country = next((code for k in range(at + 1, name.end) if (code := around.known.code_at(k))), name.country)
            body = proper_body(tree, around, name.start, name.end)
            return Body(body.start, body.end, body.text, country, body.sectors)
        if tree.pos[i] not in ("DET", "ADJ", "PROPN", "NOUN") and tree.tag[i] != "POS":
            return None
    return None


def proper_body(tree: Tree, around: Around, start: int, end: int) -> Body:
    """The body that tokens [start, end) name: "Acme" of "the Swedish carmaker Acme", "Lyon" of "the city of Lyon"."""
    name = around.names.get(end - 1)
    code = next((code for k in range(start, end) if (code := around.known.code_at(k))), None)
    if name is not None and name.end == end:
        start = min(start, name.start)
    if name is not None and name.end == end and name.start > start and name.kind in GROUPS:
        noun = noun_ending(tree.words, name.start, start)
        if noun is not None and noun.noun.body:
            return Body(name.start, end, name.name, name.country or code, noun.noun.sectors)
    for i in range(start + 1, end - 1):
        if tree.lower[i] == "of" and tree.lemma[i - 1] in rules()["areas"] and tree.words[i + 1][:1].isupper():
            return Body(i + 1, end, tree.text(i + 1, end), code)
    whole = owner_of_part(tree, around, start, end)
    if whole is not None:
        return Body(start, end, whole.name, whole.country, whole.sectors)  # "head of the World Bank's office"
    if name is not None and name.end == end and name.kind in GROUPS and _described(tree, start, name.start):
        start = name.start
    begin = states_own(tree, proper_start(tree, around, start, end - 1), end)
    sectors = name.sectors if name is not None and name.end == end else ()
    noun = noun_ending(tree.words, end, begin)
    if not sectors and noun is not None:
        sectors = noun.noun.sectors
    sectors = sectors or codes.sectors_of_words([fold(tree.words[k]) for k in range(begin, end)])
    place = around.places.get(end - 1)
    country = code or (name.country if name is not None else None)
    if country is None and place is not None and place.country:
        country = place.country
    return Body(begin, end, tree.text(begin, end), country, sectors)


def _described(tree: Tree, start: int, end: int) -> bool:
    """Whether tokens [start, end) only describe the name behind them: "the ruling", "the opposition"."""
    return all(tree.words[i].islower() and tree.pos[i] in ("DET", "ADJ", "NOUN", "VERB") for i in range(start, end))


def is_body(tree: Tree, around: Around, head: int) -> bool:
    """Whether a noun phrase with this head is a body that one speaks or works for ("for the ministry", "at Siemens")."""
    name = around.names.get(head)
    if name is not None and name.kind in GROUPS:
        return True
    match = around.known.match_at.get(head)
    if match is not None and match.best.sure >= SURE and match.best.entry.kind in GROUPS:
        return True
    noun = noun_ending(tree.words, head + 1, tree.starts[tree.sentence[head]])
    return noun is not None and noun.noun.body
