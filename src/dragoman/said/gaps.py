"""What does the report say that is not known, not disclosed, not confirmed or not commented on?

In: a Reading with its parse and events. Out: `reading.gaps`, each with who keeps silent and the event that it is about, and the
images of `said.images`. Invariant: a gap's span is the clause that says so; one clause makes one gap of a kind.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Gap, Span
from dragoman.said.images import find_images
from dragoman.said.omissions import Omission, Rule, load, match
from dragoman.said.tree import MARKS, Tree
from dragoman.said.undone import none

IMPERSONAL = frozenset({"there", "this", "that", "which", "one", "nobody"})


def find_gaps(reading: Reading) -> None:
    """Add the gaps of a reading, in text order, and its images."""
    find_images(reading)
    rules = load()
    tree = Tree.of(reading.doc)
    events = _events(reading)
    done: set[tuple[int, str]] = set()
    verbs: set[int] = set()
    for i, lemma in enumerate(tree.lemmas):
        word = tree.words[i]
        for rule in (*rules.by_lemma.get(lemma, ()), *(rules.by_lemma.get(word, ()) if word != lemma else ())):
            found = match(tree, i, rule, rules)
            if found is None or any((k, rule.kind) in done for k in range(found.start, found.end)):
                continue
            if found.verb in verbs:
                continue
            verbs.add(found.verb)
            done.update((k, rule.kind) for k in range(found.start, found.end))
            reading.gaps.append(_gap(reading, tree, found, rule, events))
            break


def _gap(reading: Reading, tree: Tree, found: Omission, rule: Rule, events: list[tuple[int, str]]) -> Gap:
    return Gap(
        id=reading.new_id("g"),
        span=reading.span(reading.doc[found.start : found.end]),
        kind=rule.kind,
        by=_by(reading, tree, found, rule.by),
        about=_about(tree, found, events),
        confidence=rule.confidence,
        rule=f"{rule.shape}/{tree.lemmas[found.word]}",
    )


def _by(reading: Reading, tree: Tree, found: Omission, side: str) -> str | None:
    """Who keeps silent, in the report's words: by default the subject of an active verb, or the agent of a passive one."""
    who = _who(tree, found, side)
    if who is not None and tree.words[who] in ("i", "we"):
        told = reading.statements_at.get(who)
        return " ".join(_text(reading, span) for span in told[-1].source) if told and told[-1].source else None
    if who is None or tree.words[who] in IMPERSONAL or who == found.word:
        return None
    start, end = tree.trimmed(tree.left[who], tree.right[who], left=MARKS | {"ADP"})
    return reading.doc[start:end].text if end - start <= 25 else reading.doc[who : who + 1].text


def _text(reading: Reading, span: Span) -> str:
    words = reading.tokens(span)
    return words.text if words is not None else ""


def _who(tree: Tree, found: Omission, side: str) -> int | None:
    verb = found.verb
    passive = any(tree.deps[k] in ("nsubj:pass", "aux:pass") for k in tree.kids[verb])
    if side == "none":
        return None
    if side == "owner":
        return next(
            (
                k
                for noun in range(found.start, found.end)
                for k in tree.kids[noun]
                if tree.deps[k] == "nmod:poss" or (tree.deps[k] == "nmod" and tree.case(k) in ("to", "of", "for"))
            ),
            None,
        )
    if side == "object":
        verbs = [
            k for k in range(found.start, found.end) if tree.lemmas[k] in ("reach", "contact", "locate", "find", "call")
        ]
        whom = (k for v in verbs for k in tree.kids_by(v, ("nsubj:pass", "obj")))
        return next(whom, tree.subject(verb) if passive else None)
    if passive:
        who = next((k for k in tree.kids[verb] if tree.deps[k].startswith("obl") and tree.case(k) == "by"), None)
    elif tree.lemmas[verb] != "be" and found.shape not in ("negative", "adjective"):
        who = tree.subject(verb)
    else:
        who = tree.subject(verb) if found.kind == "not commented" else None
    if found.shape == "nothing" and who in (None, found.word):
        kids = tree.kids[found.word]
        who = next((k for k in kids if tree.deps[k] == "nmod" and tree.case(k) in ("from", "by")), None)
    return None if who is not None and none(tree, who) and found.kind == "not claimed" else who


def _events(reading: Reading) -> list[tuple[int, str]]:
    """The trigger token and id of each event, in text order."""
    found = []
    for event in reading.events:
        for span in (event.trigger, *event.mentions):
            tokens = reading.tokens(span)
            if tokens is not None:
                found.append((tokens.root.i, event.id))
    return sorted(found)


def _about(tree: Tree, found: Omission, events: list[tuple[int, str]]) -> str | None:
    """The event that a gap is about: in what is asked or named ("of the talks"), else nearest, else the last before."""
    sentence = tree.sent[found.word]
    here = [(i, name) for i, name in events if tree.sent[i] == sentence and i != found.verb]
    inside = [(i, name) for i, name in here if found.start <= i < found.end]
    near = inside or here
    if near:
        return min(near, key=lambda e: (abs(e[0] - found.word), e[0]))[1]
    named = {tree.lemmas[i] for i in range(found.start, found.end) if tree.pos[i] == "NOUN"}
    before = [(i, name) for i, name in events if tree.sent[i] < sentence and sentence - tree.sent[i] <= 3]
    same_word = [e for e in before if tree.lemmas[e[0]] in named]
    if same_word:
        return same_word[-1][1]
    last = [e for e in before if tree.sent[e[0]] == sentence - 1]
    return last[0][1] if last else None
