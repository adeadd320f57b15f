"""Which posts do persons hold, by the titles that stand beside their names?

Goes in: titles with the persons they stand beside. Comes out: `Held` posts, one a person and title, with all that the words say.
Invariant: title and body are the report's words, a plural title in the singular; a country from elsewhere is said in `by`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.who.beside import Beside
from dragoman.who.body_names import Around
from dragoman.who.cast import Cast
from dragoman.who.party import Party
from dragoman.who.rules import Status, rules
from dragoman.who.title_bodies import body_behind
from dragoman.who.titles import TitlePhrase
from dragoman.who.tree import Tree


@dataclass(slots=True, eq=False)
class Post:
    """A post in the making: its holder is a party that has no id yet."""

    holder: Party
    title: str
    lemma: str
    start: int
    end: int
    body: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    status: Status = "holds"
    confidence: float = 0.8
    by: str = "who:title"
    sectors: tuple[str, ...] = ()
    """The title's sectors."""
    owner: int | None = None
    """The token of a possessor ("his", "its") whose party tells body or country."""
    vague: bool = False
    """Whether it is a post only if a body is found for it ("its leader")."""
    private: bool = False
    """Whether it is a post in a firm, a charity or another body that is not a state's."""


def post_of(phrase: TitlePhrase, holder: Party, how: str, start: int | None = None, end: int | None = None) -> Post:
    """A post by a title phrase. `how` names the pattern."""
    lemma = phrase.match.title.text if phrase.match else phrase.title.lower()
    return Post(
        holder,
        lemma if phrase.plural and phrase.match else phrase.title,
        lemma,
        phrase.start if start is None else start,
        phrase.end if end is None else end,
        phrase.body,
        phrase.country,
        status=phrase.status,
        confidence=0.9 if how.startswith(("title", "apposition")) else 0.75,
        by=f"who:{how}/{lemma}",
        sectors=phrase.match.title.sectors if phrase.match else (),
        owner=phrase.owner,
        private=bool(set(phrase.of_body) & rules()["private"]),
    )


def posts_beside(tree: Tree, around: Around, cast: Cast, beside: list[Beside]) -> list[Post]:
    """Posts from titles before names and in apposition; the person gets the title's sectors and country."""
    found: list[Post] = []
    for tie in beside:
        party = cast.at.get(tie.name.head)
        if party is None:
            continue
        phrase = tie.phrase
        tabled = "leaders.csv" in party.by and "country:title" not in party.by
        if phrase.match is not None and phrase.country and (party.country is None or tabled):
            party.country = phrase.country
            party.by += "; country:title"
        current = phrase.is_post and phrase.status == "holds" and bool(phrase.sectors)
        if tabled and current and "ELI" in party.sectors and not _removed(tree, tie):
            party.sectors = [sector for sector in party.sectors if sector != "ELI"]
        for sector in phrase.sectors_in(tree) if not {"ELI"} & set(party.sectors) else ():
            if sector not in party.sectors:
                party.sectors.append(sector)
        owned = (
            phrase.owner is not None and phrase.match is not None and phrase.match.title.text in rules()["vague_posts"]
        )
        calling = phrase.match is not None and phrase.match.title.text in rules()["callings"]
        if phrase.match is None or calling or not (phrase.is_post or owned):
            continue  # "its leader" is a post if the owner proves to be a body
        words = range(min(phrase.start, tie.name.start), max(phrase.end, tie.name.end))
        own = phrase.start if tie.how.startswith("title") else words[0]
        post = post_of(phrase, party, tie.how, own, words[-1] + 1)
        post.vague = not phrase.is_post
        behind = body_behind(tree, around, tie.name.end) if post.body is None and tie.how == "title" else None
        if behind is not None and not phrase.match.title.portfolio:
            post.body, post.country, post.end = behind.text, post.country or behind.country, behind.end
        found.append(post)
    return found


def _removed(tree: Tree, tie: Beside) -> bool:
    """Whether the clause of a title beside a name tells that the post was taken away ("ousted premier Ann Borg in May")."""
    return any(
        tree.dep[i] in ("obj", "nsubj:pass") and rules().naming.get(tree.lemma[tree.head[i]]) == "removed"
        for i in (tie.phrase.head, tie.name.head)
    )


def counterparts(tree: Tree, cast: Cast, beside: list[Beside], posts: list[Post]) -> list[Post]:
    """ "met his Russian counterpart Shoigu": the post of whom he meets, in the counterpart's own country."""
    found: list[Post] = []
    for tie in beside:
        party = cast.at.get(tie.name.head)
        if tie.phrase.match is not None or party is None:
            continue
        if tie.phrase.country and party.country is None:
            party.country = tie.phrase.country
            party.by += "; country:title"
        other = _other_party(tree, cast, tie, party)
        model = (
            next((post for post in reversed(posts) if post.holder is other and post.start < tie.phrase.start), None)
            if other
            else None
        )
        if model is None:
            continue
        found.append(
            Post(
                party,
                model.title,
                model.lemma,
                tie.phrase.start,
                tie.name.end,
                None,
                tie.phrase.country,
                confidence=0.75,
                by=f"who:counterpart of {other.name if other else ''}",
            )
        )
        for sector in model.holder.sectors:
            if sector not in party.sectors:
                party.sectors.append(sector)
    return found


def _other_party(tree: Tree, cast: Cast, tie: Beside, party: Party) -> Party | None:
    """Whose counterpart: the possessor, else the subject of the clause or the person coordinated with or last named before."""
    owner = tie.phrase.owner
    if owner is not None and (held := cast.at.get(owner)) is not None and held.kind == "person":
        return held
    subject = tree.subject(tree.clause(tie.phrase.head))
    if (
        subject is not None
        and (held := cast.at.get(subject)) is not None
        and held.kind == "person"
        and held is not party
    ):
        return held
    before = [
        r
        for r in cast.reference_at.values()
        if r.start < tie.phrase.start and r.kind == "person" and cast.at[r.head] is not party
    ]
    same = [r for r in before if tree.sentence[r.start] == tree.sentence[tie.phrase.start]]
    return cast.at[max(same, key=lambda r: r.start).head] if same else None


def merge_posts(posts: list[Post]) -> list[Post]:
    """One post for a person and title, in the order of first mention; later ones add what was not yet said."""
    merged: list[Post] = []
    for post in sorted(posts, key=lambda p: (p.start, p.end)):
        same = next((p for p in merged if p.holder is post.holder and _one(p, post)), None)
        if same is None:
            merged.append(post)
            continue
        same.country = same.country or post.country
        same.body = same.body or post.body
        same.owner = post.owner if same.owner is None else same.owner
        same.since, same.until = same.since or post.since, same.until or post.until
        if same.status == "holds" and post.status != "holds":
            same.status = post.status
        if len(post.lemma) > len(same.lemma) and post.lemma.endswith(same.lemma):
            same.title, same.lemma = post.title, post.lemma
        same.confidence = min(0.97, max(same.confidence, post.confidence) + 0.03)
    return merged


def _one(a: Post, b: Post) -> bool:
    """Whether two posts of one person are one: same title or its short form, no contrary country, body or status."""
    long, short = (a.lemma, b.lemma) if len(a.lemma) > len(b.lemma) else (b.lemma, a.lemma)
    more = long.removesuffix(short).rstrip(" -") if long.endswith((f" {short}", f"-{short}")) else None
    alike = long == short or (more is not None and more not in rules()["lesser"])
    country = a.country is None or b.country is None or a.country == b.country
    body = a.body is None or b.body is None or a.body.lower() == b.body.lower()
    former = {"held", "removed"}
    status = a.status == b.status or not ({a.status, b.status} & former and {a.status, b.status} & {"holds"})
    return alike and country and body and status
