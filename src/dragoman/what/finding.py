"""The way from a reading to its events: triggers → drafts → merged drafts → events with date, place, size and contexts.

Invariant: events come in the order of their triggers, and ids count in that order.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass

from dragoman.reading import Reading
from dragoman.report import EVENTS, Event, EventDate, EventPlace, Participant, Size, score_of
from dragoman.what.coding import PEOPLE, Coder
from dragoman.what.contexts import contexts_of, sector_contexts
from dragoman.what.dates import Calendar
from dragoman.what.demands import demands
from dragoman.what.drafts import Draft
from dragoman.what.embedding import set_apart
from dragoman.what.locations import Map
from dragoman.what.merging import merge
from dragoman.what.participants import Parties
from dragoman.what.proposals import proposals
from dragoman.what.roles import VERBAL, Casting
from dragoman.what.rules import rules
from dragoman.what.tolls import size_of, tolls
from dragoman.what.tree import Tree
from dragoman.what.triggers import Matcher, Trigger
from dragoman.what.voices import voice_of
from dragoman.what.weighing import is_sure

LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Events whose parties without a country are taken for people of the place where they were."""
COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST"})


@dataclass(frozen=True, slots=True)
class Coded:
    """The events of a reading in the making, in order, with the parse and the lexicon's triggers that they rest on."""

    tree: Tree
    triggers: dict[int, Trigger]
    drafts: list[Draft]


def find_events(reading: Reading) -> list[Event]:
    """The events of a reading."""
    if not len(reading.doc):
        return []
    coded = code(reading)
    tree, drafts = coded.tree, coded.drafts
    starts = [sentence.start for sentence in reading.doc.sents]
    sizes = _sizes(reading, tree, drafts, starts)
    telling = {i for i, trigger in coded.triggers.items() if trigger.frame.event}
    calendar, places = Calendar(reading, tree, telling), Map(reading, tree)
    words: dict[int, list[str]] = {}
    return [_event(reading, tree, draft, calendar, places, starts, sizes, words) for draft in drafts]


def code(reading: Reading) -> Coded:
    """Code a reading: what the lexicon and the event head find, weighed; what is told again is merged."""
    tree = Tree.of(reading.doc)
    matcher = Matcher(reading, tree)
    triggers = matcher.triggers()
    starts = [sentence.start for sentence in reading.doc.sents]

    def sentence_of(token: int) -> int:
        return starts[bisect.bisect_right(starts, token) - 1]

    casting = Casting(reading, tree, Parties(reading, tree), triggers)
    drafts = Coder(reading, tree, casting, triggers, proposals(matcher, triggers)).drafts()
    drafts += demands(tree, casting, triggers)
    drafts = sorted(
        (d for d in drafts if d.token not in reading.aside and is_sure(reading, d)), key=lambda draft: draft.token
    )
    drafts = merge(drafts, tree, sentence_of, _title_end(reading))
    return Coded(tree, triggers, sorted(drafts, key=lambda draft: draft.token))


def _event(
    reading: Reading,
    tree: Tree,
    draft: Draft,
    calendar: Calendar,
    places: Map,
    starts: list[int],
    sizes: dict[int, Size],
    words: dict[int, list[str]],
) -> Event:
    number = bisect.bisect_right(starts, draft.token) - 1
    start, end = starts[number], starts[number + 1] if number + 1 < len(starts) else len(reading.doc)
    before = starts[number - 1] if number else None
    if start not in words:
        named = {i - start for i in _named(reading, tree, start, end)}
        words[start] = contexts_of(tree.lemmas[start:end], tree.lows[start:end], tree.poses[start:end], named)
    sectors = [sector for party in (*draft.actors, *draft.recipients) for sector in party.sectors]
    bearer = draft.arguments.bearer
    date = calendar.date(draft.token, bearer, start, before, draft.standing, draft.place == "own", draft.also)
    day = date.value if isinstance(date, EventDate) else None
    place = places.place(draft.token, bearer, start, before, draft.event in VERBAL, day)
    if draft.event in LOCAL and isinstance(place, EventPlace) and place.rule == "own clause":
        country = next((p.country for p in reading.places if p.id == place.place), None)
        draft.actors, draft.recipients = _local(draft.actors, country), _local(draft.recipients, country)
    voice = voice_of(reading, draft)
    return Event(
        id=reading.new_id("e"),
        event=draft.event,  # type: ignore[arg-type]  # rules.toml and the lexicon are checked when read
        modes=draft.modes,
        contexts=sorted({*draft.contexts, *words[start], *sector_contexts(sectors)}),
        quad=EVENTS[draft.event][0],
        score=score_of(draft.event, draft.modes),
        actors=draft.actors,
        recipients=draft.recipients,
        date=date,
        place=place,
        size=sizes.get(draft.token),
        standing=draft.standing,
        trigger=reading.span(reading.doc[draft.token]),
        mentions=[reading.span(reading.doc[token]) for token in sorted(draft.also)],
        sentence=reading.span(reading.doc[start:end]),
        hedge=voice.hedge,
        claimed_by=voice.side,
        statement=voice.statement,
        confidence=draft.confidence
        if voice.hedge is None
        else round(draft.confidence * rules().confidence["hedged"], 3),
        by=draft.by,
    )


def _named(reading: Reading, tree: Tree, start: int, end: int) -> set[int]:
    """The tokens in [start, end) that are part of a name of somebody or of a place ("Jabalia refugee camp")."""
    found = {i for i in reading.place_at if start <= i < end}
    for mention in reading.mention_at.values():
        if mention.form in ("name", "metonym") and start <= mention.head < end:
            found.update(range(max(start, mention.start), min(end, mention.end)))
    places = [i for i in found if i in reading.place_at and reading.place_at[i].literal]
    camps = [(i, tree.heads[i]) for i in places if tree.lemmas[tree.heads[i]] == "camp"]
    return found.union(*(range(i, min(end, camp + 1)) for i, camp in camps))


def _local(parties: list[Participant], country: str | None) -> list[Participant]:
    """People whose country the report does not say count as people of the place where it happened; the link says so."""
    return [
        p.model_copy(update={"code": country, "link": "place of the act"})
        if country and not p.code and not p.link and (p.actor or _people(p.name))
        else p
        for p in parties
    ]


def _people(name: str) -> bool:
    return any(word.rstrip("s") in PEOPLE for word in name.lower().split())


def _title_end(reading: Reading) -> int:
    """The first token after a title that stands apart; 0 where none does."""
    if not reading.document.title or not reading.document.title.strip():
        return 0
    offset = reading.doc_offset("text")
    return next((token.i for token in reading.doc if token.idx >= offset), len(reading.doc))


def _sizes(reading: Reading, tree: Tree, drafts: list[Draft], starts: list[int]) -> dict[int, Size]:
    owners = {token: draft for draft in drafts for token in (draft.token, *draft.also)}
    here = [draft for draft in drafts if draft.event in COUNTED]
    found: dict[int, Size] = {}
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(reading.doc)
        inside = [draft for draft in here if start <= draft.token < end]
        if not inside:
            continue

        def owner_of(token: int, inside: list[Draft] = inside) -> int | None:
            for above in (token, *tree.up(token)):
                if above != token and set_apart(tree, token, above) and above in owners:
                    return None
                if above in owners and owners[above].event in COUNTED:
                    return owners[above].token
                for k in tree.kids[above]:
                    if k in owners and owners[k].event in COUNTED and tree.deps[k] in ("nsubj", "obl", "obj"):
                        return owners[k].token
            return inside[0].token

        for token, size in size_of(tolls(reading, tree, range(start, end)), owner_of).items():
            found.setdefault(token, size)
    return found
