"""What does the report say that is not known, not disclosed, not confirmed or not commented on?

In: a Reading with its parse and events. Out: `reading.gaps`, each with who keeps silent and the event that it is about, and the
images of `said.images`. Invariant: a gap's span is the clause that says so; one clause makes one gap of a kind.
"""

from __future__ import annotations

from dragoman.reading import Reading
from dragoman.report import Gap
from dragoman.said.images import find_images
from dragoman.said.omissions import Omission, Rule, load, match
from dragoman.said.tree import SUBJECTS, Tree

IMPERSONAL = frozenset({"there", "this", "that", "which", "one", "nobody"})


def find_gaps(reading: Reading) -> None:
    """Add the gaps of a reading, in text order, and its images."""
    find_images(reading)
    rules = load()
    tree = Tree.of(reading.doc)
    events = _events(reading)
    done: set[tuple[int, str]] = set()
    for i, lemma in enumerate(tree.lemmas):
        for rule in rules.by_lemma.get(lemma, ()) if lemma in rules.by_lemma else rules.by_lemma.get(tree.words[i], ()):
            found = match(tree, i, rule, rules)
            if found is None or any((k, rule.kind) in done for k in range(found.start, found.end)):
                continue
            done.update((k, rule.kind) for k in range(found.start, found.end))
            reading.gaps.append(_gap(reading, tree, found, rule, events))
            break


def _gap(reading: Reading, tree: Tree, found: Omission, rule: Rule, events: list[tuple[int, str]]) -> Gap:
    return Gap(
        id=reading.new_id("g"),
        span=reading.span(reading.doc[found.start : found.end]),
        kind=rule.kind,
        by=_by(reading, tree, found),
        about=_about(tree, found, events),
        confidence=rule.confidence,
        rule=f"{rule.shape}/{tree.lemmas[found.word]}",
    )


def _by(reading: Reading, tree: Tree, found: Omission) -> str | None:
    """Who keeps silent, in the report's words: the subject of an active verb, or the agent of a passive one."""
    verb = found.verb
    who: int | None = None
    if any(tree.deps[k] in ("nsubj:pass", "aux:pass") for k in tree.kids[verb]) and found.kind != "not reached":
        who = next((k for k in tree.kids[verb] if tree.deps[k].startswith("obl") and tree.case(k) == "by"), None)
    elif tree.lemmas[verb] != "be" and found.shape not in ("negative", "adjective", "nobody"):
        who = tree.subject(verb)
    elif found.kind == "not commented":
        who = (
            next((k for k in tree.kids[verb] if tree.deps[k] in SUBJECTS), None) if found.shape == "negative" else None
        )
    if found.shape == "nothing" and who is None:
        who = next(
            (k for k in tree.kids[found.word] if tree.deps[k] == "nmod" and tree.case(k) in ("from", "by")), None
        )
    if who is None or tree.words[who] in IMPERSONAL or who == found.word:
        return None
    start, end = tree.left[who], tree.right[who]
    while start < end and tree.pos[start] in ("ADP", "PUNCT", "SPACE"):
        start += 1
    while end > start and tree.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    return reading.doc[start:end].text if end - start <= 25 else reading.doc[who : who + 1].text


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
