"""Which posts are told by a clause: "X is / became / was named / resigned as / has been Y since 2010"?

Goes in: title phrases that stand beside no name, and the cast. Comes out: posts with status, since and until.
Invariant: a time is one that hangs on the verb of that clause.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Time
from dragoman.who.cast import Cast
from dragoman.who.party import Party
from dragoman.who.posts import Post, post_of
from dragoman.who.rules import Status, rules
from dragoman.who.titles import TitlePhrase
from dragoman.who.tree import Tree

_ARGUMENTS = frozenset(
    {
        "obj",
        "xcomp",
        "obl",
        "iobj",
        "ccomp",
        "nmod",
        "advmod",
        "obl:unmarked",
        "nsubj:pass",
        "acl",
        "advcl",
        "conj",
        "appos",
    }
)


def posts_in_clauses(reading: Reading, tree: Tree, cast: Cast, titles: list[TitlePhrase]) -> list[Post]:
    """Posts that clauses tell, from titles that are a predicate or hang on a verb of naming or holding."""
    found: list[Post] = []
    for phrase in titles:
        if phrase.match is None or phrase.plural or phrase.match.title.honorific:
            continue
        post = _copular(reading, tree, cast, phrase) or _verbal(reading, tree, cast, phrase)
        if post is not None:
            found.append(post)
    return found


def _copular(reading: Reading, tree: Tree, cast: Cast, phrase: TitlePhrase) -> Post | None:
    """ "Borg is the chairman", "who has been minister since 2010"."""
    head = phrase.head
    copula = tree.child(head, "cop")
    if copula is None or not phrase.is_post:
        return None
    holder = holder_of(tree, cast, head)
    if holder is None or is_unreal(tree, head):
        return None
    post = post_of(phrase, holder, "clause:be")
    times = times_of(reading, tree, head)
    auxiliaries = [tree.lower[c] for c in tree.children[head] if tree.dep[c] in ("aux", "cop")]
    if "was" in auxiliaries or "were" in auxiliaries or (phrase.status == "held"):
        post.status = "held"
    if any(word in auxiliaries for word in ("will", "would", "could", "may", "might", "should", "to")):
        return None
    if any(word in rules().naming for word in _participles(tree, phrase)) and post.status == "held":
        post.status = "appointed"  # "was re-elected chairman", read as one phrase
    dated(post, times)
    return post


def _participles(tree: Tree, phrase: TitlePhrase) -> list[str]:
    """The participles right before a title without an article."""
    return [tree.lemma[c] for c in tree.children[phrase.head] if c < phrase.head and tree.tag[c] == "VBN"]


def _verbal(reading: Reading, tree: Tree, cast: Cast, phrase: TitlePhrase) -> Post | None:
    """A title that is an argument of a verb of naming or holding."""
    verb = tree.head[phrase.head]
    dep = tree.dep[phrase.head]
    if dep == "nmod" and tree.preposition(phrase.head) == "as" and tree.dep[verb] in ("obj", "nsubj:pass", "obl"):
        verb = tree.head[verb]  # "confirmed Ann Borg as envoy", where the parse hangs the envoy on her name
    if dep == "appos" and tree.dep[verb] in ("obj", "xcomp") and tree.words[phrase.start - 1] != ",":
        verb = tree.head[verb]  # "named Ann Borg envoy", read as an apposition
    if tree.pos[verb] != "VERB" or dep not in _ARGUMENTS:
        return None
    words, lemma = rules(), tree.lemma[verb]
    preposition = tree.preposition(phrase.head)
    if preposition not in ("", "as", "to") or (not preposition and dep in ("obl", "nmod")):
        return None
    if is_unreal(tree, verb):
        return None
    status: Status
    if lemma in ("replace", "succeed") and preposition in ("as", ""):
        if preposition == "" and dep == "obj":
            return None
        status, holder_at = "appointed", tree.subject(verb)
    elif (lemma in words.naming and lemma not in ("confirm", "suspend", "approve", "vote")) or (
        lemma in ("confirm", "swear", "approve", "vote") and preposition == "as"
    ):
        status, holder_at = words.naming[lemma], _named(tree, cast, verb, phrase)
    elif lemma in words.holding and (preposition == "as" or (lemma in ("become", "remain") and preposition == "")):
        if lemma == "step" and not _particle(tree, verb, ("down", "aside")):
            return None
        status, holder_at = words.holding[lemma], tree.subject(verb)
        if lemma in ("serve", "act", "work") and tree.tag[verb] == "VBD":
            status = "held"
    elif lemma in ("take", "swear") and preposition == "as":
        status, holder_at = "appointed", tree.subject(verb)
    else:
        return None
    holder = person_at(tree, cast, holder_at)
    if holder is None or holder_at == phrase.head:
        return None
    post = post_of(phrase, holder, f"clause:{lemma}")
    post.status = status
    if status == "appointed" and lemma in words.naming:
        _by_appointer(tree, cast, post, verb)
    post.start, post.end = _stretch(tree, phrase)
    dated(post, times_of(reading, tree, verb))
    return post


def _named(tree: Tree, cast: Cast, verb: int, phrase: TitlePhrase) -> int | None:
    """Who is named: the subject of a passive, else the object that is a person, else the subject of a participle's noun."""
    near = _right_behind(tree, cast, verb, phrase)
    if near is not None:
        return near
    passive = tree.child(verb, "nsubj:pass")
    if passive is not None:
        return passive
    for c in tree.of(verb, "obj", "iobj", "xcomp"):
        if c != phrase.head and person_at(tree, cast, c) is not None:
            return c
    small = tree.child(phrase.head, "nsubj")
    if small is not None:
        return small
    if tree.tag[verb] == "VBN":
        return tree.head[verb] if tree.dep[verb] in ("acl", "acl:relcl") else tree.subject(verb)
    return None


def _right_behind(tree: Tree, cast: Cast, verb: int, phrase: TitlePhrase) -> int | None:
    """The person whose name fills what is between the verb and the title, wherever the parse hangs it: "named Ann Borg envoy"."""
    name = next((r for r in cast.reference_at.values() if r.start == verb + 1 and r.kind == "person"), None)
    if name is None or name.form != "name":
        return None
    between = range(name.end, phrase.start)
    return name.head if all(tree.pos[i] in ("DET", "PRON", "ADP") or tree.lower[i] == "new" for i in between) else None


def _by_appointer(tree: Tree, cast: Cast, post: Post, verb: int) -> None:
    """A state appoints to its own posts, a party or organization to those in it."""
    subject = tree.subject(verb)
    if subject is None or tree.child(verb, "nsubj:pass") is not None or (party := cast.at.get(subject)) is None:
        return
    if party.kind == "state" and post.country is None and post.body is None:
        post.country = party.country
        post.by += "; country:who appoints"
    elif party.kind in ("organization", "armed group") and post.body is None and post.country is None:
        own = not post.sectors or (party.country in ("UNO", "IGO", "EUR") and "GOV" in post.sectors)
        if own and not {"LEG", "GOV"} & set(party.sectors):
            post.owner = subject


def holder_of(tree: Tree, cast: Cast, predicate: int) -> Party | None:
    """The person who is the subject of a predicate; of a relative clause, the noun that it modifies."""
    subject = tree.subject(predicate)
    if subject is None or tree.tag[subject] in ("WP", "WDT"):
        at = tree.head[predicate] if tree.dep[predicate] in ("acl:relcl", "acl") else None
        return person_at(tree, cast, at)
    return person_at(tree, cast, subject)


def person_at(tree: Tree, cast: Cast, at: int | None) -> Party | None:
    """The person at a token, or at the noun that a relative pronoun there stands for."""
    if at is None:
        return None
    if tree.tag[at] in ("WP", "WDT"):
        verb = tree.clause(at)
        at = tree.head[verb] if tree.dep[verb] in ("acl:relcl", "acl") else at
    party = cast.at.get(at) or next((cast.at[c] for c in tree.of(at, "flat") if c in cast.at), None)  # "Rear Adm. Lind"
    return party if party is not None and party.kind == "person" and not party.plural else None


def is_unreal(tree: Tree, predicate: int, *, purpose: bool = True) -> bool:
    """Whether a predicate is denied, asked or only possible (with `purpose`: or only aimed at): no post follows from it."""
    for c in tree.children[predicate]:
        if tree.lower[c] in ("not", "n't", "n’t", "never") and tree.dep[c] in ("advmod", "aux"):
            return True
        if tree.dep[c] == "aux" and tree.lower[c] in ("would", "could", "may", "might", "should", "must", "can"):
            return True
        if tree.dep[c] == "mark" and tree.lower[c] in ("if", "unless", "whether", "to" if purpose else ""):
            return True
    up = tree.head[predicate]
    return tree.dep[predicate] in ("ccomp", "acl", "xcomp", "advcl") and tree.lemma[up] in rules()["wishes"]


def _stretch(tree: Tree, phrase: TitlePhrase) -> tuple[int, int]:
    """The phrase with what completes it ("official … responsible for X"): the words under the post; its title stays the title."""
    for c in tree.children[phrase.head]:
        if c >= phrase.end and tree.dep[c] in ("amod", "acl") and tree.left[c] <= phrase.end + 1:
            return phrase.start, tree.right[c] + 1
    if phrase.match is None or phrase.match.title.text not in rules()["vague_posts"]:
        return phrase.start, phrase.end
    stop = tree.starts[tree.sentence[phrase.head] + 1]
    for i in range(phrase.end, stop):
        if tree.lower[i] == "responsible" or (tree.lower[i] == "in" and i + 1 < stop and tree.lower[i + 1] == "charge"):
            end = i + 1
            while (
                end < stop and tree.words[end] not in (".", "”", '"', "—", ";", ")") and not tree.words[end].isspace()
            ):
                end += 1
            return phrase.start, end
    return phrase.start, phrase.end


def times_of(reading: Reading, tree: Tree, predicate: int) -> list[tuple[str, Time]]:
    """The times that hang on a predicate, each with its preposition."""
    found: list[tuple[str, Time]] = []
    for c in tree.children[predicate]:
        time = reading.time_at.get(c)
        if time is None and tree.dep[c] == "advmod":
            time = next(
                (reading.time_at[k] for k in range(tree.left[c], tree.right[c] + 1) if k in reading.time_at), None
            )
        if time is not None and all(time is not other for _, other in found):
            found.append((tree.preposition(c), time))
    return found


def time_of(reading: Reading, tree: Tree, predicate: int) -> Time | None:
    times = times_of(reading, tree, predicate)
    return times[0][1] if times else None


def value_of(time: Time | None) -> str | None:
    """The value of a time that is a date; a duration or a set says no day."""
    return time.value if time is not None and time.type in ("DATE", "TIME") else None


def dated(post: Post, times: list[tuple[str, Time]]) -> None:
    """Put the times of a clause where the post's status wants them."""
    for preposition, time in times:
        value = value_of(time)
        if value is None:
            continue
        if preposition in ("until", "till", "to") or post.status == "removed":
            post.until = post.until or value
        elif (
            preposition in ("since", "from")
            or post.status == "appointed"
            or (post.status == "held" and preposition in ("in", "between"))
        ):
            post.since = post.since or value


def _particle(tree: Tree, verb: int, words: tuple[str, ...]) -> bool:
    return any(tree.lower[c] in words for c in tree.children[verb])
