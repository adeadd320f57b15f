"""Who is the new holder of a post that the sentence before announced: "The bank has a new head. Ann Borg starts on Monday"?

Goes in: title phrases beside no name, and the cast. Comes out: posts of the person who is the subject of the next sentence.
Invariant: the announcing sentence names no person, and the person is named there for the first time.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.who.beside import Beside
from dragoman.who.cast import Cast
from dragoman.who.clauses import dated, is_unreal, person_at, times_of
from dragoman.who.party import Party
from dragoman.who.posts import Post, post_of
from dragoman.who.rules import rules
from dragoman.who.titles import TitlePhrase
from dragoman.who.tree import Tree


def announced_posts(
    reading: Reading, tree: Tree, cast: Cast, titles: list[TitlePhrase], beside: list[Beside]
) -> list[Post]:
    """Posts that one sentence says to be filled anew and whose holder the next one names first."""
    found: list[Post] = []
    known = {tie.name.head for tie in beside if tie.how == "title" and tie.phrase.match and not _address(tie.phrase)}
    for phrase in titles:
        if phrase.match is None or phrase.plural or phrase.match.title.honorific:
            continue
        verb = _announcing(tree, phrase)
        holder = _named_next(tree, cast, known, tree.sentence[phrase.head]) if verb is not None else None
        if verb is None or holder is None:
            continue
        post = post_of(phrase, holder, "announced")
        post.status, post.confidence, post.vague = "appointed", 0.6, not phrase.is_post
        _of_the_verb(tree, cast, post, verb)
        dated(post, times_of(reading, tree, verb))
        found.append(post)
    return found


def _announcing(tree: Tree, phrase: TitlePhrase) -> int | None:
    """The verb that says that a post is filled: "has a new chief", "a leader was chosen", "elected a new president"."""
    verb, dep = tree.head[phrase.head], tree.dep[phrase.head]
    new = any(tree.lower[c] == "new" for c in tree.children[phrase.head])
    named = rules().naming.get(tree.lemma[verb]) == "appointed" and (dep == "nsubj:pass" or (dep == "obj" and new))
    has = tree.lemma[verb] in ("have", "get") and dep == "obj" and new
    return verb if (named or has) and not is_unreal(tree, verb) else None


def _address(phrase: TitlePhrase) -> bool:
    """Whether a title is a rank or a form of address, which new holders have as well."""
    return phrase.match is not None and (phrase.match.title.rank or phrase.match.title.honorific)


def _named_next(tree: Tree, cast: Cast, known: set[int], sentence: int) -> Party | None:
    """The person whose first mention is the subject of the next sentence, where the one before names none.

    Who has a title of his own there (`known`) or only says what he thinks of it is another.
    """
    if sentence + 2 >= len(tree.starts):
        return None
    start, stop = tree.starts[sentence + 1], tree.starts[sentence + 2]
    people = [r for r in cast.reference_at.values() if r.kind == "person" and r.form == "name"]
    if any(tree.sentence[r.start] == sentence for r in people):
        return None
    subjects = [i for i in range(start, stop) if tree.dep[i] in ("nsubj", "nsubj:pass") and i in cast.reference_at]
    if not subjects or subjects[0] in known or tree.lemma[tree.head[subjects[0]]] in rules()["reacting"]:
        return None
    party = person_at(tree, cast, subjects[0])
    return party if party is not None and party.first >= start else None


def _of_the_verb(tree: Tree, cast: Cast, post: Post, verb: int) -> None:
    """Whose the post is that a state or body has, gives, or is the agent of giving: its country, or the body itself."""
    passive = tree.child(verb, "nsubj:pass") is not None
    at = next((c for c in tree.of(verb, "obl:agent", "obl") if tree.preposition(c) == "by"), None) if passive else None
    owner = at if passive else tree.subject(verb)
    party = cast.at.get(owner) if owner is not None else None
    if party is None or owner is None:
        return
    if party.kind == "state":
        post.country = post.country or party.country
    elif (
        party.kind in ("organization", "armed group") and post.body is None and not {"LEG", "GOV"} & set(party.sectors)
    ):
        post.body, post.country = party.name, post.country or party.country
