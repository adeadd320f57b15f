"""Of which country are posts and parties whose own words give none?

Goes in: the cast and the posts with what their words say. Comes out: countries with the rule that gave them, in `by`.
Invariant: a country from elsewhere than the words themselves lowers the confidence, and its source is recorded.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.who import relations
from dragoman.who.cast import Cast
from dragoman.who.known import SURE, Known
from dragoman.who.party import Party, Reference
from dragoman.who.posts import Post
from dragoman.who.rules import rules
from dragoman.who.scene import only_state, sentence_country
from dragoman.who.title_bodies import Around, proper_body
from dragoman.who.tree import SUBJECTS, Tree

UNBOUND = frozenset({"REF", "JRN", "BUS", "UNK"})
"""Sectors whose members may be of any country: they inherit none."""
SIDES = frozenset({"MIL", "COP", "REB", "PRM", "SPY"})
"""Sectors that a report seldom has of two countries without saying which is meant."""
HOME = frozenset({"GOV", "LEG", "JUD", "PTY"})
"""Sectors that belong, where nothing else is said, to the state that the report is about."""


def inherit_posts(reading: Reading, tree: Tree, around: Around, cast: Cast, posts: list[Post]) -> list[Post]:
    """Countries of posts whose own words give none: the possessor's, the body's, the holder's, else the report's.

    Returns the posts without those for which the body that they need was not found.
    """
    known = around.known
    only = only_state(tree, known)
    for post in posts:
        _of_owner(tree, around, cast, post)
        if post.vague and post.body is None:
            continue
        if post.country is None:
            _of_body(tree, known, post)
        if post.country is None and post.holder.country is not None:
            _take(post, post.holder.country, "holder", 0.1)
        if post.country is None:
            head = next(
                (r for r in post.holder.references if post.start <= r.start < post.end), post.holder.references[0]
            ).head
            inside = [
                known.nation[k]
                for k in range(head, tree.right[head] + 1)
                if k in known.nation and tree.dep[k] == "nmod:poss"
            ]
            if inside:
                _take(post, inside[0], "clause about the holder", 0.3)
            elif not (post.private or post.lemma.startswith(("secretary-general", "pope"))):
                calling = post.body is None and set(post.sectors) and set(post.sectors) <= rules()["private"]
                guess = None if calling else only  # an archbishop without a see is no state's
                hosts = _of_hosts(reading, tree, known, cast, head)
                far = [(hosts, "hosts"), (cast.home, "report"), (cast.scene, "report"), (guess, "only state named")]
                country, rule = next((pair for pair in far if pair[0]), (None, ""))
                if country is not None:
                    _take(post, country, rule, 0.4)
        if post.country and post.holder.country is None:
            post.holder.country = post.country
            source = post.by.rpartition("country:")[2] if "country:" in post.by else "post"
            post.holder.by += f"; country:{source}"
    return [post for post in posts if not post.vague or post.body is not None]


def _of_hosts(reading: Reading, tree: Tree, known: Known, cast: Cast, head: int) -> str | None:
    """The country of somebody whom one of the report's own state meets abroad: of those met with him, or where they meet.

    "During her stay in Malta, the Danish premier will meet President Borg": nobody's president by his words, and no Dane.
    """
    lead = tree.lead(head)
    met = tree.preposition(lead) == "with" or tree.lemma[tree.head[lead]] in rules()["meeting"]
    subject = tree.subject(tree.clause(lead)) if met and tree.dep[lead] not in SUBJECTS else None
    guest = cast.at.get(subject) if subject is not None else None
    if guest is None or guest.country is None or guest.country != cast.home:
        return None
    party = [cast.at[i].country for i in (lead, *tree.of(lead, "conj")) if i in cast.at and cast.at[i].kind == "person"]
    found = [*(country for country in party if country), sentence_country(reading, tree, known, head)]
    return next((country for country in found if country != guest.country), None)


def _of_body(tree: Tree, known: Known, post: Post) -> None:
    """The country of a known body in the post's own words."""
    for k in range(post.start, post.end) if post.body else ():
        match = known.match_at.get(k)
        if (
            match is not None
            and match.best.sure >= SURE
            and match.best.entry.kind in ("organization", "armed group")
            and match.best.code
            and tree.text(match.start, match.end) in (post.body or "")
        ):
            _take(post, match.best.code, "body", 0.0)
            return


def _of_owner(tree: Tree, around: Around, cast: Cast, post: Post) -> None:
    """Body and country of who possesses a post: "its deputy leader", "his defence minister"."""
    party = cast.at.get(post.owner) if post.owner is not None else None
    if party is None or party is post.holder:
        return
    at = post.owner or 0
    owns = tree.tag[at] == "PRP$" or tree.dep[at] == "nmod:poss" or tree.dep[at].startswith("nsubj")
    if (
        owns
        and party.kind in ("organization", "armed group")
        and post.body is None
        and not post.lemma.endswith("minister")
    ):
        name = next((r for r in party.references if r.form == "name"), party.references[0])
        post.body = proper_body(tree, around, name.start, name.end).text
        post.by += "; body:possessor"
    if post.country is None and party.country is not None:
        _take(post, party.country, "possessor", 0.1)


def _take(post: Post, country: str, source: str, less: float) -> None:
    post.country = country
    post.confidence = round(max(0.3, post.confidence - less), 2)
    post.by += f"; country:{source}"


def inherit_parties(reading: Reading, tree: Tree, known: Known, cast: Cast, bonds: list[relations.Bond]) -> None:
    """Countries of descriptions that give none themselves: of the places in their sentence, else of the report."""
    for bond in bonds:
        part = bond.subject
        if bond.kind == "part of" and part.country is None and bond.object.country and part.kind != "person":
            part.country = bond.object.country
            part.by += "; country:part of"
    by_sector: dict[str, list[str]] = {}
    for party in cast.parties:
        for sector in party.sectors[:1] if party.country and party.kind not in ("person", "state") else ():
            if sector in SIDES and party.country not in by_sector.setdefault(sector, []):
                by_sector[sector].append(party.country or "")
    for party in cast.parties:
        first = party.references[0]
        if (
            party.country is not None
            or first.form != "nominal"
            or party.kind == "state"
            or UNBOUND & set(party.sectors)
        ):
            continue
        if not party.sectors or any(tree.lemma[c] in rules()["elsewhere"] for c in tree.children[first.head]):
            continue
        sender = _sender(tree, cast, first.head)
        if sender is not None and sender.country and "REB" not in party.sectors:
            party.country = sender.country
            party.by += "; country:sender"
            continue
        owner = tree.child(first.head, "nmod:poss")
        if owner is not None and owner in cast.at and cast.at[owner].country:
            party.country = cast.at[owner].country
            party.by += "; country:possessor"
            continue
        alike = by_sector.get(party.sectors[0], [])
        if len(alike) > 1 and party.sectors[0] in ("REB", "PRM") and cast.scene in alike:
            alike = [cast.scene]
        if len(alike) > 1:
            continue  # "police" where the report has the police of two countries
        near = (sentence_country(reading, tree, known, first.head), "sentence's places")
        far = [(cast.scene, "report's places")]
        if alike and not _proper(tree, known, first):
            far = [(alike[0], "others of its sector")]
        elif HOME & set(party.sectors):
            far = [near, (cast.home, "state that acts most"), *far]
        country, rule = next((pair for pair in [*far, near] if pair[0] is not None), (None, ""))
        if country is not None:
            party.country = country
            party.confidence = round(min(party.confidence, 0.55), 2)
            party.by += f"; country:{rule}"


def _proper(tree: Tree, known: Known, reference: Reference) -> bool:
    """Whether a description has a proper name in it that says no country: "the Aqsa brigades" may be anybody's."""
    if tree.child(reference.head, "nummod") is not None:
        return False  # "40 Kestrel tanks": a make, nobody's name
    return any(
        tree.pos[i] == "PROPN" and tree.words[i][:1].isupper() and i not in known.nation
        for i in range(reference.start, reference.head)
    )


def _sender(tree: Tree, cast: Cast, head: int) -> Party | None:
    """Who sends, provides or withdraws the people at a token: they are of that country."""
    at = tree.lead(head)
    verb = tree.head[at]
    if tree.dep[at] != "obj" or tree.lemma[verb] not in rules()["moving"]:
        return None
    subject = tree.subject(verb)
    party = cast.at.get(subject) if subject is not None else None
    return party if party is not None and party.kind in ("state", "organization") else None
