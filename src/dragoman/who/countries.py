"""Of which country are posts whose own words give none?

Goes in: the cast and the posts with what their words say. Comes out: countries with the rule that gave them, in `by`.
Invariant: a country from elsewhere than the words themselves lowers the confidence, and its source is recorded.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.who.body_names import Around
from dragoman.who.cast import Cast
from dragoman.who.known import SURE, Known
from dragoman.who.party import Party
from dragoman.who.posts import Post
from dragoman.who.rules import rules
from dragoman.who.scene import only_state, sentence_country
from dragoman.who.title_bodies import proper_body
from dragoman.who.tree import SUBJECTS, Tree


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
            elif not (post.private or _of_no_state(post)):
                calling = post.body is None and set(post.sectors) and set(post.sectors) <= rules()["private"]
                guess = None if calling else only  # an archbishop without a see is no state's
                hosts = _of_hosts(reading, tree, known, cast, head)
                far = [(hosts, "hosts"), (guess, "only state named"), (cast.home, "report"), (cast.scene, "report")]
                country, rule = next((pair for pair in far if pair[0]), (None, ""))
                if country is not None:
                    _take(post, country, rule, 0.4)
        if post.country and post.holder.country is None:
            post.holder.country = post.country
            source = post.by.rpartition("country:")[2] if "country:" in post.by else "post"
            post.holder.by += f"; country:{source}"
    return [post for post in posts if not post.vague or post.body is not None]


def _of_no_state(post: Post) -> bool:
    """Whether a post that says no country may be in a firm or a league of states: "chief executive", "secretary-general"."""
    return post.lemma.startswith("secretary-general") or post.lemma in rules()["firm_posts"]


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
    if party is None and post.owner is not None and tree.lower[post.owner] == "its":
        party = _only_body(tree, cast, post.owner, post.lemma in rules()["firm_posts"])
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


def _only_body(tree: Tree, cast: Cast, owner: int, firm: bool) -> Party | None:
    """The only body named before "its" in the sentence; none where a state may be meant, unless it is a post in a `firm`."""
    first = tree.starts[tree.sentence[owner]]
    before = [(r, cast.at[r.head]) for r in cast.reference_at.values() if first <= r.start < owner]
    bodies = {id(p): p for r, p in before if p.kind in ("organization", "armed group") and r.form == "name"}
    states = any(p.kind == "state" and not r.weak for r, p in before)
    return next(iter(bodies.values())) if len(bodies) == 1 and (firm or not states) else None


def _take(post: Post, country: str, source: str, less: float) -> None:
    post.country = country
    post.confidence = round(max(0.3, post.confidence - less), 2)
    post.by += f"; country:{source}"
