"""Which posts begin and end in a clause: "resigned", "was sacked", "replaced Y as Z", "has led the party since 2009"?

Goes in: the posts that titles and clauses told, and the cast. Comes out: further posts, and the status and dates of those known.
Invariant: what is denied, asked for or only possible changes no post; a date is one that hangs on the verb of the change.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.reading import Reading
from dragoman.who.body_names import Around
from dragoman.who.cast import Cast
from dragoman.who.clauses import dated, holder_of, is_unreal, person_at, time_of, times_of, value_of
from dragoman.who.party import Party
from dragoman.who.posts import Post
from dragoman.who.rules import rules
from dragoman.who.title_bodies import is_body, proper_body
from dragoman.who.title_words import body_end
from dragoman.who.tree import Tree

_PAST = frozenset({"removed", "held"})
_OPEN = frozenset({"", "since", "from", "until", "till", "to", "for", "in", "during", "between", "after", "before"})


def removals(reading: Reading, tree: Tree, cast: Cast, posts: list[Post]) -> None:
    """ "was sacked", "resigned", "accepted X's resignation" without the post: the post that he is known by ends there."""
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] == "NOUN" and lemma in rules()["endings"]:
            party, at = _gone(tree, cast, i), tree.clause(i)
        elif tree.pos[i] == "VERB" and not is_unreal(tree, i):
            party, at = _removed(tree, cast, i), i
        else:
            continue
        own = [post for post in posts if post.holder is party and post.start < max(at, i) + 4] if party else []
        if own and own[-1].status in ("holds", "appointed"):
            own[-1].status = "removed"
            own[-1].until = own[-1].until or value_of(time_of(reading, tree, at))
            own[-1].by += f"; removed:{lemma}"


def _removed(tree: Tree, cast: Cast, verb: int) -> Party | None:
    """The person whom a verb puts out of his post, or who leaves it."""
    words, lemma = rules(), tree.lemma[verb]
    leaves = lemma in words["leaving"] | words["vacating"] or (
        lemma in words["stepping"] and any(tree.lower[c] in ("down", "aside") for c in tree.children[verb])
    )
    ahead = any(tree.dep[c] == "aux" and tree.lower[c] in ("will", "'ll", "’ll", "shall") for c in tree.children[verb])
    if ahead or any(tree.preposition(c) == "as" for c in tree.children[verb]):
        return None  # yet to come, or told with its title
    passive = tree.child(verb, "nsubj:pass")
    if words.naming.get(lemma) == "removed":
        at = passive if passive is not None else tree.child(verb, "obj")
    elif leaves:
        thing = tree.child(verb, "obj")
        office = thing is not None and tree.lemma[thing] in words["offices"]
        if not office and (thing is not None or lemma in words["vacating"]):
            return None
        at = tree.subject(verb)
    else:
        return None
    party = cast.at.get(at) if at is not None else None
    return party if party is not None and party.kind == "person" else None


def _gone(tree: Tree, cast: Cast, noun: int) -> Party | None:
    """Whose resignation or dismissal took place: "accepted the resignation of X", "after X's dismissal"."""
    granted = rules()["granted"]
    verb = tree.head[noun]
    if not (tree.preposition(noun) in granted or (tree.lemma[verb] in granted and not is_unreal(tree, verb))):
        return None
    if any(tree.preposition(k) == "as" for k in range(noun + 1, tree.right[noun] + 1)):
        return None  # "his resignation as party leader": another post, perhaps
    for c in tree.children[noun]:
        if tree.dep[c] == "nmod:poss" or (tree.dep[c] == "nmod" and tree.preposition(c) == "of"):
            party = cast.at.get(c)
            if party is not None and party.kind == "person":
                return party
    return None


def successions(reading: Reading, tree: Tree, cast: Cast, posts: list[Post]) -> list[Post]:
    """ "X succeeds Y", "was replaced by X", "replacing Y": one post ends and the other begins, whichever of the two is told."""
    found: list[Post] = []
    for i, lemma in enumerate(tree.lemma):
        place = _in_place_of(tree, i) if rules().naming.get(lemma) == "appointed" else None
        before = _taken_over_from(tree, i)
        succeeds = lemma in rules()["succeeding"] or place is not None or before is not None
        if tree.pos[i] != "VERB" or not succeeds or is_unreal(tree, i, purpose=False):
            continue
        passive = tree.subject(i) if tree.child(i, "aux:pass") is not None else None
        if place is not None:  # "named X in his place"
            named = [c for c in (passive, *tree.of(i, "obj", "xcomp")) if c is not None]
            old, new = _put_out(tree, cast, i, place), next((p for c in named if (p := person_at(tree, cast, c))), None)
        elif before is not None:
            old, new = person_at(tree, cast, before), holder_of(tree, cast, i)
        elif passive is not None:
            old = person_at(tree, cast, passive)
            by = [
                c for c in tree.of(i, "obl:agent", "obl") if tree.preposition(c) == "by" or tree.dep[c] == "obl:agent"
            ]
            agent = by[0] if by else None
            new = person_at(tree, cast, agent)
        else:
            old, new = person_at(tree, cast, tree.child(i, "obj")), _successor(tree, cast, i)
        if old is None or new is None or old is new:
            continue
        model = _post_at_stake(tree, i, old, new, [*posts, *found])
        if model is None:
            continue
        planned = any(tree.lower[c] in ("will", "to") for c in tree.children[i])
        day = None if planned else value_of(time_of(reading, tree, _told(tree, i)))
        for party in (old, new):
            post = next((p for p in posts if p.holder is party and p.lemma == model.lemma), None)
            if post is None:
                post = replace(model, holder=party, since=None, until=None, by=f"who:clause:{lemma}/{model.lemma}")
                post.confidence = round(min(0.75, post.confidence), 2)
                post.status = "holds" if party is old else "appointed"
                post.start, post.end = min(i, model.start), max(i + 1, model.end)
                found.append(post)
            if party is old and not planned and post.status not in _PAST:
                post.status, post.until = "removed", post.until or day
            elif party is new and post.status in ("holds", "appointed"):
                post.status, post.since = "appointed", post.since or day
            post.country, post.body = post.country or model.country, post.body or model.body
            post.owner = model.owner if post.owner is None else post.owner
    return found


def _in_place_of(tree: Tree, verb: int) -> int | None:
    """The possessor of "in his place" beside a verb of naming."""
    for c in tree.of(verb, "obl", "obj"):
        for k in (c, *tree.of(c, "nmod")):
            if tree.lemma[k] in ("place", "stead") and tree.preposition(k) == "in":
                return tree.child(k, "nmod:poss")
    return None


def _taken_over_from(tree: Tree, verb: int) -> int | None:
    """Whose post is taken over: "took over from Y as mayor", "takes over the bank from Y"."""
    if tree.lemma[verb] != "take" or not any(tree.lower[c] == "over" for c in tree.children[verb]):
        return None
    return next((c for c in tree.of(verb, "obl", "obj", "nmod") if tree.preposition(c) == "from"), None)


def _put_out(tree: Tree, cast: Cast, verb: int, owner: int) -> Party | None:
    """Whose place is taken: who was put out by the verb before ("sacked Y and named X in his place"), else the possessor."""
    before = tree.head[verb]
    if tree.dep[verb] == "conj" and rules().naming.get(tree.lemma[before]) == "removed":
        return _removed(tree, cast, before)
    subject = tree.subject(verb)
    party = cast.at.get(owner)
    return None if subject is not None and cast.at.get(subject) is party else party


def _told(tree: Tree, verb: int) -> int:
    """The verb whose time dates a succession: "named Y on Monday, replacing X"."""
    return tree.head[verb] if tree.dep[verb] in ("advcl", "xcomp") else verb


def _successor(tree: Tree, cast: Cast, verb: int) -> Party | None:
    """Who succeeds: the subject, or the one who was named "replacing Y", "to succeed Y"."""
    if tree.dep[verb] in ("advcl", "xcomp", "acl"):
        up = tree.head[verb]
        named = rules().naming.get(tree.lemma[up]) == "appointed"
        if named and (party := _named(tree, cast, up)) is not None:
            return party
        return person_at(tree, cast, up if tree.dep[verb] == "acl" else tree.subject(up))
    return holder_of(tree, cast, verb)


def _named(tree: Tree, cast: Cast, verb: int) -> Party | None:
    """The person whom a verb of naming names."""
    named = tree.of(verb, "nsubj:pass", "obj", "xcomp")
    return next((party for c in named if (party := person_at(tree, cast, c)) is not None), None)


def _post_at_stake(tree: Tree, verb: int, old: Party, new: Party, posts: list[Post]) -> Post | None:
    """The post that passes from one to the other: one told in the same sentence, the successor's as told by its verb first."""
    start = tree.starts[tree.sentence[verb]]
    stop = tree.starts[tree.sentence[verb] + 1]
    here = [p for p in posts if p.holder in (old, new) and start <= p.start < stop]
    told = [p for p in here if p.by.startswith("who:clause")]
    of_old = [p for p in posts if p.holder is old and p.start < stop]
    return next(iter([*told, *[p for p in here if p.holder is old], *reversed(of_old), *here]), None)


def headings(reading: Reading, tree: Tree, cast: Cast, around: Around) -> list[Post]:
    """ "who has led the party since 2009", "named X to head the bank": the post that the verb of leading tells."""
    found: list[Post] = []
    table = rules().heading
    for i, lemma in enumerate(tree.lemma):
        title = table.get(lemma)
        thing = tree.child(i, "obj") if title and tree.pos[i] == "VERB" else None
        if title is None or thing is None or not is_body(tree, around, thing):
            continue
        up = tree.head[i]
        named = tree.dep[i] in ("xcomp", "advcl", "acl") and rules().naming.get(tree.lemma[up]) == "appointed"
        if named:
            party = _named(tree, cast, up)
        elif is_unreal(tree, i) or any(tree.preposition(c) not in _OPEN for c in tree.of(i, "obl")):
            continue
        else:
            party = holder_of(tree, cast, i)
        if party is None:
            continue
        start = tree.phrase_left(thing)
        body = proper_body(tree, around, start, body_end(tree, around, thing, tree.starts[tree.sentence[i] + 1]))
        country = body.country
        if country is None and body.start > 1 and tree.tag[body.start - 1] == "POS":
            country = around.known.nation.get(body.start - 2)
        post = Post(party, title, title, i, body.end, body.text, country, confidence=0.7, by=f"who:clause:{lemma}")
        post.private = bool(set(body.sectors) & rules()["private"])
        perfect = any(tree.lower[c] in ("has", "have", "'s", "’s") for c in tree.of(i, "aux"))
        if named:
            post.status = "appointed"
            _by_state(tree, cast, post, up)
        elif tree.tag[i] == "VBD" or (tree.tag[i] == "VBN" and not perfect):
            post.status = "held"
        dated(post, times_of(reading, tree, up if named else i))
        found.append(post)
    return found


def _by_state(tree: Tree, cast: Cast, post: Post, verb: int) -> None:
    """A state appoints to posts of its own."""
    subject = tree.subject(verb)
    state = cast.at.get(subject) if subject is not None and tree.child(verb, "nsubj:pass") is None else None
    if state is not None and state.kind == "state" and post.country is None:
        post.country = state.country
        post.by += "; country:who appoints"
