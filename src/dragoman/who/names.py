"""Who is named? Persons, organizations, armed groups, peoples and states, as References with what their words say.

Goes in: tree, known names and the encoder's proposals. Comes out: one Reference a name, in the order of the text.
Invariant: no two of them share a head; a name inside a longer name is no reference of its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dragoman.reading import Reading
from dragoman.who import codes
from dragoman.who.bodies import behind_nouns, join_acronyms, join_short, organization, people, trim, vote_firms
from dragoman.who.knowledge import Name, NameMatch, TitleMatch, fold, longest_name, noun_ending, title_at, title_ending
from dragoman.who.known import SURE, Known, Proposal
from dragoman.who.party import Reference
from dragoman.who.rules import rules
from dragoman.who.states import people_of_state, state_reference
from dragoman.who.tree import Tree

LEAST = 0.4
GRACE = 365  # days after the time in power in which a title without "former" may still be a leader's


def find_names(reading: Reading, tree: Tree, known: Known) -> list[Reference]:
    """All references by name in a document."""
    found: dict[int, Reference] = {}
    taken: set[int] = set()
    for proposal in known.proposals:
        if proposal.score >= LEAST and proposal.label in ("PERSON", "ORG"):
            _take(found, taken, _proposed(tree, known, proposal, reading))
    for match in known.matches:
        if not taken.intersection(range(match.start, match.end)):
            _take(found, taken, _matched(reading, tree, known, match))
    for proposal in known.proposals:
        if (
            proposal.label == "PEOPLE"
            and proposal.score >= 0.6
            and not taken.intersection(range(proposal.start, proposal.end))
        ):
            _take(found, taken, people(tree, proposal))
    for reference in list(behind_nouns(tree, known, taken)):
        _take(found, taken, reference)
    vote_firms(tree, found)
    join_acronyms(tree, found)
    join_short(tree, found)
    for reference in _speakers(reading, tree, known, taken):
        _take(found, taken, reference)
    return sorted(found.values(), key=lambda reference: reference.start)


def _take(found: dict[int, Reference], taken: set[int], reference: Reference | None) -> None:
    if reference is None or reference.head in found or taken.intersection(range(reference.start, reference.end)):
        return
    found[reference.head] = reference
    taken.update(range(reference.start, reference.end))


def _proposed(tree: Tree, known: Known, proposal: Proposal, reading: Reading) -> Reference | None:
    """A person or organization that the encoder proposes, unless the tables know the words better."""
    start, end = trim(tree, proposal.start, proposal.end)
    if start >= end or start in reading.time_at or not any(tree.words[i][:1].isupper() for i in range(start, end)):
        return None
    match = known.match_at.get(start)
    if match and match.start <= start and match.end >= end:
        return _matched(reading, tree, known, match)
    for i in range(start, end):
        if (title := title_at(tree.words, i)) and title.end > end and title.start < end and not title.title.honorific:
            end = i  # "Kyrgyz Prime" of "Kyrgyz Prime Minister"
            break
    if start >= end:
        return None
    if proposal.label == "ORG" and _titled_person(tree, start, end):
        return _person(tree, known, start, end, proposal.score, reading.document.published.value)
    if proposal.label == "ORG" and end - start <= 2 and start in reading.place_at and proposal.score < 0.9:
        return None
    if proposal.label == "ORG":
        while start < end - 1 and not tree.words[start][:1].isupper():
            start += 1
        inner = known.match_at.get(end - 1)
        if (
            inner
            and inner.end == end
            and inner.best.entry.kind in ("organization", "armed group")
            and inner.end - inner.start > 1
        ):
            return _matched(reading, tree, known, inner)
    if proposal.label == "PERSON":
        return _person(tree, known, start, end, proposal.score, reading.document.published.value)
    return organization(tree, known, start, end, proposal.score)


def _titled_person(tree: Tree, start: int, end: int) -> bool:
    """Whether what the encoder took for an organization is who holds the title before it ("Prime Minister Jan Novák")."""
    title = title_ending(tree.words, start, tree.starts[tree.sentence[start]])
    if title is None or title.plural or not 2 <= end - start <= 4:
        return False
    names = all(tree.words[i][:1].isupper() and not tree.words[i].isupper() for i in range(start, end))
    words = [fold(tree.words[i]) for i in range(start, end)]
    beside = tree.head[title.end - 1] == tree.root_of(start, end) and tree.dep[title.end - 1] != "appos"
    return names and beside and not codes.sectors_of_words(words) and noun_ending(tree.words, end, start) is None


def _sure_leader(match: NameMatch | None, name: Name, date: dt.date | None, title: TitleMatch | None) -> bool:
    """Whether a surname alone is a known leader's: in power when the report was written, or of a title and all of one country.

    Who left office more than a year before has the surname only after "former": another holds the post that the text tells.
    """
    until = name.entry.until
    gone = date is not None and until is not None and (date - until).days > GRACE
    if gone and title is not None and title.title.head and title.status == "holds":
        return False
    if title is not None and match is not None and len({o.code for o in match.names if o.role == "leader"}) == 1:
        return True
    if date is not None:
        return name.entry.holds_on(date)
    return name.entry.until is None or (match is not None and len({other.code for other in match.names}) == 1)


def _person(tree: Tree, known: Known, start: int, end: int, score: float, date: dt.date | None) -> Reference | None:
    """A person, with the title before the name cut off and the country of a leader whom the tables know."""
    while start < end:
        title = title_at(tree.words, start, end)
        if title is None:
            break
        start = title.end
        while start < end and tree.words[start] in ".-":
            start += 1
    if start < end and tree.pos[start] == "ADP":
        return None  # "Secretary of Russia's council": a post, no name
    if end - start == 1 and (noun_ending(tree.words, end, start) or tree.preposition(start) in ("in", "at", "near")):
        return None  # "Rebel" at the start of a sentence, "in Lyon"
    if start < end and not any(tree.words[i][:1].isupper() for i in range(start, end)):
        return None  # "of", left of "Secretary of"
    if start >= end or tree.pos[start] in ("PRON", "DET", "NUM") or tree.sentence[start] != tree.sentence[end - 1]:
        return None
    start, end = _widen(tree, known, start, end)
    titled = title_ending(tree.words, start, max(0, start - 4)) if start else None
    end, of = _without_realm(tree, known, start, end, date)
    leader = next(
        (m for i in range(start, end) if (m := known.match_at.get(i)) and m.of_role("leader") and m.end == end), None
    )
    name = leader.of_role("leader") if leader else None
    full = name if name and (leader is None or leader.start == start) else None
    return Reference(
        start,
        end,
        tree.root_of(start, end),
        "person",
        "name",
        tree.text(start, end),
        country=full.code
        if full and full.sure >= 0.7 and (end - start > 1 or _sure_leader(leader, full, date, titled))
        else of or _possessed(tree, known, start),
        sectors=full.sectors
        if full and full.sure >= 0.7 and (end - start > 1 or _sure_leader(leader, full, date, titled))
        else (),
        confidence=round(0.5 + 0.45 * score, 2),
        by="who:name/person" if full is None else f"who:name/{full.entry.source}",
    )


def _without_realm(tree: Tree, known: Known, start: int, end: int, date: dt.date | None) -> tuple[int, str | None]:
    """Where a name ends before the state or body that it is of, and the state: "King Harald of Norway", "Lind of the Navy"."""
    link = next((i for i in range(start + 1, end - 1) if tree.lower[i] == "of"), None)
    if link is None:
        behind = end + 1 < len(tree) and tree.lower[end] == "of"
        return end, known.nation.get(end + 1) if behind else None
    if tree.lower[link + 1] in ("the", "a", "an", "his", "her", "their", "its"):
        return link, None
    state = longest_name(tree.words, link + 1, date, end)
    if state is not None and state.best.entry.kind == "state" and state.end == end:
        return link, state.best.code
    return end, None


def _possessed(tree: Tree, known: Known, start: int) -> str | None:
    """The country whose a person is said to be: "Slovenia's Ann Borg"."""
    return known.nation.get(start - 2) if start > 1 and tree.tag[start - 1] == "POS" else None


def _widen(tree: Tree, known: Known, start: int, end: int) -> tuple[int, int]:
    """A person's name with the parts that the parse joins to it and the encoder left out."""
    before = start - 1
    if before >= 0 and tree.pos[before] == "PROPN" and tree.head[start] == before and tree.dep[start] == "flat":
        first = before == tree.starts[tree.sentence[before]]
        described = first and noun_ending(tree.words, start, before) is not None  # "Rebel Ann Borg"
        start = start if before in known.nation or described or title_at(tree.words, before, start) else before
    while end < len(tree) and tree.pos[end] == "PROPN" and tree.dep[end] == "flat" and start <= tree.head[end] < end:
        end += 1
    while end + 1 < len(tree) and end - start > 1 and _given_name_goes_on(tree, end):
        end += 2
    return start, end


def _given_name_goes_on(tree: Tree, end: int) -> bool:
    """Whether a hyphen and the second half of a given name follow ("Lee Min-ho"), and no participle ("Lind-led")."""
    joint, tail = tree.doc[end], tree.doc[end + 1]
    if joint.text not in "-–" or joint.whitespace_ or tree.doc[end - 1].whitespace_ or not tail.is_alpha:
        return False
    word = tree.lower[end + 1]
    tied = word in rules()["origins"] or word in codes.TIED or any(word in ties.suffixes for ties in rules().ties)
    return len(word) <= 6 and not tied and word not in rules()["name_tails"]


def _matched(reading: Reading, tree: Tree, known: Known, match: NameMatch) -> Reference | None:
    """A name that the tables know, in the role that it has here; none where it is a place or a mere modifier."""
    name = match.best
    start, end = match.start, match.end
    if name.entry.kind == "state" and start not in known.nation:
        return None  # "US dollars"
    if name.code is None and not (name.role == "name" or name.plural):
        return None  # "European", "Kurdish": an adjective of a people of no one country
    head = tree.root_of(start, end)
    around = known.proposed_at.get(start)
    if (
        around
        and around.label == "PERSON"
        and (around.start < start or around.end > end)
        and name.entry.kind != "person"
    ):
        return None
    if (name.entry.kind == "state" and name.role != "demonym") or name.role == "regime":
        return state_reference(reading, tree, match, name, head)
    if name.role == "demonym":
        return people_of_state(tree, match, name, head)
    if name.entry.kind == "person":
        if tree.pos[head] != "PROPN":
            return None
        return _person(tree, known, start, end, 0.8 * name.sure, reading.document.published.value)
    owner = codes.countries_before(tree, known, tree.phrase_left(head), start)
    country: str | None = name.code
    key: tuple[str, ...] = ("entry", name.entry.name)
    if name.sure < SURE and country not in known.chief:
        country, key = None, ("name", "", *[fold(tree.words[i]) for i in range(start, end)])
    if owner and country in ("UNO", "IGO"):  # "Russia's Security Council" is not the UN's
        country, key = owner[-1][1], ("name", owner[-1][1], *[fold(tree.words[i]) for i in range(start, end)])
    return Reference(
        start,
        end,
        head,
        name.entry.kind,
        "name",
        tree.text(start, end),
        key=key,
        country=country,
        sectors=name.sectors
        if key[0] == "entry"
        else codes.sectors_of_words([tree.lower[i] for i in range(start, end)]),
        confidence=round(0.92 * name.sure, 2),
        by=f"who:name/{name.entry.source}",
        weak=tree.dep[head] in ("compound", "amod"),
    )


def _speakers(reading: Reading, tree: Tree, known: Known, taken: set[int]) -> Iterator[Reference]:
    """Capitalised words that nothing knows, as the subject of a verb of speech: taken for a person."""
    speech = rules()["speech"]
    for i, dep in enumerate(tree.dep):
        if dep != "nsubj" or tree.pos[i] != "PROPN" or i in taken or tree.lemma[tree.head[i]] not in speech:
            continue
        if i in known.match_at or i in reading.place_at or i in reading.time_at or title_at(tree.words, i, i + 1):
            continue
        if i in known.proposed_at and known.proposed_at[i].label != "PERSON":
            continue
        end = tree.name_right(i)
        if not taken.intersection(range(i, end)) and not tree.words[i].isupper():
            yield Reference(i, end, i, "person", "name", tree.text(i, end), confidence=0.5, by="who:name/speaker")
