"""The order of the questions in this room: names, titles, descriptions, pronouns, posts, ties; then all goes into the Reading.

Invariant: ids count in the order of first mention, and nothing is written before everything is known.
"""

from __future__ import annotations

from dragoman.reading import Mention, Reading
from dragoman.report import Actor, Post, Relation
from dragoman.who import changes, clauses, codes, pronouns, relations
from dragoman.who.announced import announced_posts
from dragoman.who.beside import Beside, describe_names, find_beside
from dragoman.who.body_names import Around
from dragoman.who.cast import Cast
from dragoman.who.coreference import Held, join_bare, resolve_description
from dragoman.who.countries import inherit_posts
from dragoman.who.known import Known, find_known
from dragoman.who.names import find_names
from dragoman.who.nominals import find_nominals
from dragoman.who.origins import HOME, SIDES, inherit_parties
from dragoman.who.party import Party, Reference
from dragoman.who.persons import group_persons
from dragoman.who.posts import Post as HeldPost
from dragoman.who.posts import counterparts, merge_posts, posts_beside
from dragoman.who.scene import find_home, find_scene
from dragoman.who.titles import TitlePhrase, find_titles
from dragoman.who.tree import Tree


def find_actors(reading: Reading) -> None:
    """Ask all questions of `who`, and put the answers into the reading."""
    tree = Tree(reading.doc)
    if not len(tree):
        return
    known = find_known(reading, tree)
    names = find_names(reading, tree, known)
    named: dict[int, Reference] = {i: name for name in names if not name.weak for i in range(name.start, name.end)}
    around = Around(known, named, reading.place_at, reading.time_at)
    titles = find_titles(tree, around)
    beside = find_beside(tree, titles, names)
    used = set(named) | {i for tie in beside for i in range(tie.phrase.start, tie.phrase.title_end)}
    described = describe_names(tree, known, names, used)
    used |= {reference.head for reference in described}
    inside = {i for t in titles if t.match for i in range(t.match.start, t.match.end)}
    names = [n for n in names if n.kind == "person" or n.head not in inside or n.by.startswith("who:state")]
    nominals = find_nominals(tree, known, titles, used)
    names = _without_origins(tree, known, names, nominals, beside)

    cast = Cast(scene=find_scene(reading, tree, known), headline=_headline(reading))
    for party in group_persons(tree, [name for name in names if name.kind == "person"]):
        cast.enter(party)
    for name in names:
        if name.kind != "person" and not name.weak:
            cast.take(name)
    posts = posts_beside(tree, around, cast, beside)
    _seat_titles(tree, cast, beside, described)
    _resolve(tree, cast, names, nominals, posts)
    posts += counterparts(tree, cast, beside, posts)
    alone = [phrase for phrase in titles if all(tie.phrase is not phrase for tie in beside)]
    posts += clauses.posts_in_clauses(reading, tree, cast, alone)
    posts += announced_posts(reading, tree, cast, alone, beside)
    posts = merge_posts([*posts, *changes.headings(reading, tree, cast, around)])
    posts = merge_posts([*posts, *changes.successions(reading, tree, cast, posts)])
    changes.removals(reading, tree, cast, posts)
    relations.alignment(tree, cast)
    cast.home = find_home(tree, cast)
    posts = inherit_posts(reading, tree, around, cast, posts)
    bonds = relations.find_bonds(reading, tree, cast)
    inherit_parties(reading, tree, known, cast, bonds)
    join_bare(tree, cast)
    _write(reading, tree, cast, posts, bonds)


def _without_origins(
    tree: Tree, known: Known, names: list[Reference], nominals: list[Reference], beside: list[Beside]
) -> list[Reference]:
    """Names without "Lebanese" of "Lebanese-Australians": people of two nations are of the last, and it is one phrase."""
    ends = {n.start: n for n in names if n.kind == "people" and not n.weak}
    people_only = [
        n for n in nominals if n.kind == "person" or (n.kind == "people" and not (SIDES | HOME) & set(n.sectors))
    ]
    inside = {i for n in people_only for i in range(n.start, n.head)}
    inside |= {i for tie in beside for i in range(tie.phrase.start, tie.phrase.head)}
    left: list[Reference] = []
    for name in names:
        nation = name.by == "who:state/adjective" and name.end + 1 < len(tree) and tree.words[name.end] in "-–"
        people = ends.get(name.end + 1) if nation else None
        if people is not None:
            people.start, people.name = name.start, tree.text(name.start, people.end)
            people.key = ("people", people.country or "", name.country or "")
        elif not (nation and name.end + 1 in known.nation and name.head in inside):
            left.append(name)
    return left


def _headline(reading: Reading) -> int:
    """The token at which the text starts, after a title that stands apart."""
    if not (reading.document.title or "").strip():
        return 0
    start = reading.doc_offset("text")
    return next((token.i for token in reading.doc if token.idx >= start), len(reading.doc))


def _seat_titles(tree: Tree, cast: Cast, beside: list[Beside], described: list[Reference]) -> None:
    """Titles and nouns beside a name refer to who is named."""
    for tie in beside:
        party = cast.at.get(tie.name.head)
        if party is not None and tie.phrase.head not in cast.at:
            phrase: TitlePhrase = tie.phrase
            end = max(phrase.title_end, phrase.head + 1)
            start = min(phrase.start, phrase.head)
            words = tree.text(start, end)
            lemma = phrase.match.title.text if phrase.match else ""
            reference = Reference(
                start, end, phrase.head, "person", "nominal", words, confidence=0.9, by="who:title beside", lemma=lemma
            )
            cast.take(reference, party, tie.how if tie.how == "apposition" else "title beside the name")
    for reference in described:
        near = [tree.head[reference.head], *tree.children[reference.head]]
        party = next((cast.at[k] for k in near if k in cast.at), None) or cast.at.get(reference.end)
        if party is not None and reference.head not in cast.at:
            cast.take(reference, party, reference.link)


def _resolve(tree: Tree, cast: Cast, names: list[Reference], nominals: list[Reference], posts: list[HeldPost]) -> None:
    """Descriptions, modifiers and pronouns, in the order of the text."""
    held = [Held(post.holder, post.start, post.lemma, post.country) for post in posts]
    strong = [n for n in nominals if not n.weak]
    inside = {i for n in [*strong, *(name for name in names if not name.weak)] for i in range(n.start, n.end)}
    inside |= {i for r in cast.reference_at.values() for i in range(r.start, r.end)}
    waiting = strong + [r for r in [*names, *nominals] if r.weak and r.kind != "person"]
    spoken: list[tuple[int, int, Reference | None]] = [(r.start, 0, r) for r in waiting]
    spoken += [(r.start, 0, r) for r in cast.reference_at.values()]
    spoken += [
        (i, 1, None) for i in range(len(tree)) if tree.pos[i] in ("PRON", "DET") and pronouns.is_pronoun(tree, i)
    ]
    order: list[Reference] = []
    for i, _, reference in sorted(spoken, key=lambda item: item[:2]):
        if reference is None:
            found = pronouns.resolve_pronoun(tree, cast, i, order[-40:])
            if found is not None:
                order.append(found)
            continue
        if reference.link is not None and reference.link.startswith("shared noun"):
            cast.take(reference)
        elif reference.weak and reference.head not in cast.at:
            joined = codes.tied(tree, reference.head) is not None or codes.leaning(tree, reference.head) is not None
            if reference.head in inside and not joined:  # "Iranian" of "Iranian-led forces" is a party of its own
                _hide(cast, reference)
                continue
            cast.take(reference)
        elif reference.head not in cast.at:
            resolve_description(tree, cast, reference, held)
        order.append(reference)


def _hide(cast: Cast, reference: Reference) -> None:
    """Remember whom a modifier names without a mention of its own; a state that nothing else names becomes known by it."""
    party = cast.by_key.get(reference.key) if reference.key else None
    if party is None and reference.kind == "state":
        party = Party.of(reference)
        party.references = []
    if party is not None:
        cast.hidden[reference.head] = party


def _write(reading: Reading, tree: Tree, cast: Cast, posts: list[HeldPost], bonds: list[relations.Bond]) -> None:
    """Actors by first mention, their mentions, posts and ties."""
    ids: dict[int, str] = {}
    bound = [party for bond in bonds for party in (bond.subject, bond.object)]
    parties = [
        *cast.parties,
        *(p for n, p in enumerate(bound) if not p.references and all(p is not q for q in bound[:n])),
    ]
    for party in sorted((p for p in parties if p.references), key=lambda p: p.first):
        ids[id(party)] = reading.new_id("a")
        reading.actors.append(
            Actor(
                id=ids[id(party)],
                name=_display(party),
                kind=party.kind,
                country=party.country,
                sectors=party.sectors,
                confidence=round(min(1.0, max(0.0, party.confidence)), 2),
                by=party.by,
            )
        )
        for r in sorted(party.references, key=lambda r: (r.start, r.end)):
            reading.add_mention(Mention(r.start, r.end, r.head, ids[id(party)], r.form, r.link))
    for post in posts:
        if id(post.holder) in ids:
            reading.posts.append(
                Post(
                    id=reading.new_id("o"),
                    holder=ids[id(post.holder)],
                    title=post.title,
                    body=post.body,
                    country=post.country,
                    since=post.since,
                    until=post.until,
                    status=post.status,
                    span=reading.span(reading.doc[post.start : post.end]),
                    confidence=round(min(1.0, max(0.0, post.confidence)), 2),
                    by=post.by,
                )
            )
    for bond in bonds:
        if id(bond.subject) in ids and id(bond.object) in ids:
            reading.relations.append(
                Relation(
                    id=reading.new_id("r"),
                    subject=ids[id(bond.subject)],
                    kind=bond.kind,
                    object=ids[id(bond.object)],
                    since=bond.since,
                    until=bond.until,
                    span=reading.span(reading.doc[bond.start : bond.end]),
                    confidence=bond.confidence,
                    by=bond.by,
                )
            )


def _display(party: Party) -> str:
    """The fullest name; for a description, its first words that do not only modify others ("rebels", not "rebel advances")."""
    names = [r for r in party.references if r.form == "name"]
    if party.kind == "person" and names:
        return max((r.name for r in names), key=lambda name: (len(name.split()), len(name)))
    if party.references[0].weak and party.references[0].form == "nominal" and party.kind != "state":
        return next((r.name for r in party.references if not r.weak and r.form == "nominal"), party.name)
    return party.name
