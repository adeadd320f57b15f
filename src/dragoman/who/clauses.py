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


def removals(reading: Reading, tree: Tree, cast: Cast, posts: list[Post]) -> None:
    """ "was sacked", "resigned" without the post: the post that the report knows the person by ends there."""
    words = rules()
    for i, lemma in enumerate(tree.lemma):
        if tree.pos[i] != "VERB" or not (words.naming.get(lemma) == "removed" or lemma in ("resign", "quit", "retire")):
            continue
        if any(tree.dep[c] == "advmod" and tree.lower[c] in ("not", "never") for c in tree.children[i]) or _unreal(
            tree, i
        ):
            continue
        passive = tree.child(i, "nsubj:pass")
        at = (
            tree.child(i, "obj")
            if passive is None and lemma in words.naming
            else passive
            if passive is not None
            else tree.subject(i)
        )
        party = cast.at.get(at) if at is not None else None
        if party is None or party.kind != "person":
            continue
        own = [post for post in posts if post.holder is party and post.start < i]
        if own and own[-1].status in ("holds", "appointed") and (lemma in words.naming or tree.child(i, "obj") is None):
            own[-1].status = "removed"
            own[-1].until = own[-1].until or _value(_time_of(reading, tree, i))
            own[-1].by += f"; removed:{lemma}"


def _copular(reading: Reading, tree: Tree, cast: Cast, phrase: TitlePhrase) -> Post | None:
    """ "Borg is the chairman", "who has been minister since 2010"."""
    head = phrase.head
    copula = tree.child(head, "cop")
    if copula is None:
        return None
    holder = _holder(tree, cast, head)
    if holder is None or _unreal(tree, head):
        return None
    post = post_of(phrase, holder, "clause:be")
    times = _times_of(reading, tree, head)
    auxiliaries = [tree.lower[c] for c in tree.children[head] if tree.dep[c] in ("aux", "cop")]
    if "was" in auxiliaries or "were" in auxiliaries or (phrase.status == "held"):
        post.status = "held"
    if any(word in auxiliaries for word in ("will", "would", "could", "may", "might", "should", "to")):
        return None
    _date(reading, tree, post, head, times)
    return post


def _verbal(reading: Reading, tree: Tree, cast: Cast, phrase: TitlePhrase) -> Post | None:
    """A title that is an argument of a verb of naming or holding."""
    verb = tree.head[phrase.head]
    dep = tree.dep[phrase.head]
    if tree.pos[verb] != "VERB" or dep not in _ARGUMENTS:
        return None
    words, lemma = rules(), tree.lemma[verb]
    preposition = tree.preposition(phrase.head)
    if preposition not in ("", "as", "to") or (not preposition and dep in ("obl", "nmod")):
        return None
    if _unreal(tree, verb):
        return None
    status: Status
    if lemma in ("replace", "succeed") and preposition in ("as", ""):
        if preposition == "" and dep == "obj":
            return None
        status, holder_at = "appointed", tree.subject(verb)
    elif (lemma in words.naming and lemma not in ("confirm", "suspend")) or (
        lemma in ("confirm", "swear") and preposition == "as"
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
    holder = _party(tree, cast, holder_at)
    if holder is None or holder_at == phrase.head:
        return None
    post = post_of(phrase, holder, f"clause:{lemma}")
    post.status = status
    post.start, post.end = _stretch(tree, phrase, post)
    _date(reading, tree, post, verb, _times_of(reading, tree, verb))
    return post


def _named(tree: Tree, cast: Cast, verb: int, phrase: TitlePhrase) -> int | None:
    """Who is named: the subject of a passive, else the object that is a person, else the subject of a participle's noun."""
    passive = tree.child(verb, "nsubj:pass")
    if passive is not None:
        return passive
    for c in tree.of(verb, "obj", "iobj"):
        if c != phrase.head and _party(tree, cast, c) is not None:
            return c
    small = tree.child(phrase.head, "nsubj")
    if small is not None:
        return small
    if tree.tag[verb] == "VBN":
        return tree.head[verb] if tree.dep[verb] in ("acl", "acl:relcl") else tree.subject(verb)
    return None


def _holder(tree: Tree, cast: Cast, predicate: int) -> Party | None:
    """The person who is the subject of a predicate; of a relative clause, the noun that it modifies."""
    subject = tree.subject(predicate)
    if subject is None or tree.tag[subject] in ("WP", "WDT"):
        at = tree.head[predicate] if tree.dep[predicate] in ("acl:relcl", "acl") else None
        return _party(tree, cast, at)
    return _party(tree, cast, subject)


def _party(tree: Tree, cast: Cast, at: int | None) -> Party | None:
    """The person at a token, or at the noun that a relative pronoun there stands for."""
    if at is None:
        return None
    if tree.tag[at] in ("WP", "WDT"):
        verb = tree.clause(at)
        at = tree.head[verb] if tree.dep[verb] in ("acl:relcl", "acl") else at
    party = cast.at.get(at)
    return party if party is not None and party.kind == "person" and not party.plural else None


def _unreal(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is denied, asked or only possible: no post follows from it."""
    for c in tree.children[predicate]:
        if tree.lower[c] in ("not", "n't", "n’t", "never") and tree.dep[c] in ("advmod", "aux"):
            return True
        if tree.dep[c] == "aux" and tree.lower[c] in ("would", "could", "may", "might", "should", "must", "can"):
            return True
        if tree.dep[c] == "mark" and tree.lower[c] in ("if", "unless", "whether", "to"):
            return True
    return False


def _stretch(tree: Tree, phrase: TitlePhrase, post: Post) -> tuple[int, int]:
    """The phrase with what completes it ("official … responsible for X"): the title is then these words, asides left out."""
    for c in tree.children[phrase.head]:
        if c >= phrase.end and tree.dep[c] in ("amod", "acl") and tree.left[c] <= phrase.end + 1:
            post.title = f"{post.title} {tree.text(tree.left[c], tree.right[c] + 1)}"
            return phrase.start, tree.right[c] + 1
    verb = tree.head[phrase.head]
    vague = post.lemma in rules()["vague_posts"]
    if not vague:
        return phrase.start, phrase.end
    sentence_end = tree.starts[tree.sentence[verb] + 1]
    for i in range(phrase.end, sentence_end):
        if tree.lower[i] == "responsible" or (
            tree.lower[i] == "in" and i + 1 < sentence_end and tree.lower[i + 1] == "charge"
        ):
            end = i + 1
            while (
                end < sentence_end
                and tree.words[end] not in (".", "”", '"', "—", ";", ")")
                and not tree.words[end].isspace()
            ):
                end += 1
            post.title = f"{post.title} {tree.text(i, end)}"
            return phrase.start, end
    return phrase.start, phrase.end


def _times_of(reading: Reading, tree: Tree, predicate: int) -> list[tuple[str, Time]]:
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


def _time_of(reading: Reading, tree: Tree, predicate: int) -> Time | None:
    times = _times_of(reading, tree, predicate)
    return times[0][1] if times else None


def _value(time: Time | None) -> str | None:
    """The value of a time that is a date; a duration or a set says no day."""
    return time.value if time is not None and time.type in ("DATE", "TIME") else None


def _date(reading: Reading, tree: Tree, post: Post, predicate: int, times: list[tuple[str, Time]]) -> None:
    """Put the times of a clause where its status wants them."""
    for preposition, time in times:
        value = _value(time)
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
