"""The shapes of gaps.toml over the parse: does token i say that something is left out?

Invariant: a match's words [start, end) hold the word that was matched and, where there is one, what it negates.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from typing import Any, get_args

from dragoman.errors import DataError
from dragoman.report.statements import GapKind
from dragoman.said.tree import MARKS, Tree
from dragoman.said.undone import WAYS, none, undone

LITTLE = frozenset({"no", "few", "little", "any"})
QUESTIONS = frozenset({"who", "what", "when", "where", "why", "how", "whether", "which", "if", "whose", "whom"})
LINKS = MARKS | {"CCONJ"}
SUPPOSED = frozenset({"if", "unless", "should", "must"})
ASIDE = frozenset({"after", "until"})
GAP = 4
"""Words that "_" in a phrase may stand for, at most."""
Phrase = tuple[frozenset[str], ...]
"""Alternatives by place; an empty set stands for up to GAP words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One [[rule]] of gaps.toml."""

    kind: GapKind
    shape: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    needs: frozenset[str]
    unless: frozenset[str]
    ways: frozenset[str]
    phrases: tuple[Phrase, ...]
    asks: bool
    bare: bool
    by: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules, each under the lemmas that set it off."""

    by_lemma: dict[str, tuple[Rule, ...]]
    lists: dict[str, frozenset[str]]
    """Lemmas that leave their complement undone, by way."""


@dataclass(frozen=True, slots=True)
class Omission:
    """A match: the word that set it off, the verb or predicate that carries it, and the words of the gap."""

    word: int
    verb: int
    start: int
    end: int
    kind: GapKind
    shape: str


@functools.cache
def load() -> Rules:
    """The rules, read once. Raises DataError where gaps.toml is malformed."""
    source = resources.files("dragoman.said") / "gaps.toml"
    try:
        return parse(tomllib.loads(source.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise DataError(str(error), source="said/gaps.toml", do="Mend the line named") from error


def parse(data: dict[str, Any]) -> Rules:
    """The rules that a parsed TOML file holds. Raises DataError for an unknown kind, shape or way."""
    by_lemma: dict[str, list[Rule]] = {}
    for entry in data.get("rule", ()):
        if entry.get("kind") not in get_args(GapKind) or entry.get("shape") not in SHAPES:
            raise DataError(f"unknown kind or shape in {entry!r}", source="said/gaps.toml", do="See the file's header")
        if set(entry.get("ways", ())) - set(WAYS) or entry.get("by", "subject") not in (
            "subject",
            "object",
            "owner",
            "none",
        ):
            raise DataError(f"unknown way or side in {entry!r}", source="said/gaps.toml", do="See the file's header")
        lists = {
            key: frozenset(entry.get(key, ())) for key in ("verbs", "nouns", "adjectives", "needs", "unless", "ways")
        }
        rule = Rule(
            kind=entry["kind"],
            shape=entry["shape"],
            phrases=tuple(_phrase(phrase) for phrase in entry.get("phrases", ())),
            asks=bool(entry.get("asks")),
            bare=bool(entry.get("bare")),
            by=entry.get("by", "subject"),
            confidence=float(entry.get("confidence", 0.8)),
            **lists,
        )
        keys = {
            "nothing": rule.nouns,
            "negative": rule.adjectives,
            "adjective": rule.adjectives,
            "phrase": frozenset(word for phrase in rule.phrases for word in phrase[0]),
        }.get(rule.shape, rule.verbs)
        for lemma in sorted(keys):
            by_lemma.setdefault(lemma, []).append(rule)
    return Rules(
        {lemma: tuple(rules) for lemma, rules in by_lemma.items()},
        {way: frozenset(data.get(way, ())) for way in ("refuse", "fail", "unable", "choose")},
    )


def _phrase(text: str) -> Phrase:
    return tuple(frozenset() if word == "_" else frozenset(word.split("|")) for word in text.split())


def match(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    """What token i leaves out by this rule; none where it does not, or where it is only supposed, or no longer so."""
    found = SHAPES[rule.shape](tree, i, rule, rules)
    if found is None:
        return None
    words = {tree.words[k] for carrier in {found.verb, found.word} for k in tree.kids[carrier]}
    return None if words & SUPPOSED or ("longer" in words and rule.shape != "undone") else found


def _nothing(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    if tree.pos[i] not in ("NOUN", "PROPN"):
        return None
    little = next(
        (k for k in tree.kids[i] if tree.words[k] in LITTLE and tree.deps[k] in ("det", "amod", "advmod")), None
    )
    verb = tree.heads[i]
    while verb != tree.heads[verb] and tree.pos[verb] in ("NOUN", "ADJ") and tree.deps[i] in ("nmod", "conj", "obl"):
        verb = tree.heads[verb]
    if tree.pos[verb] not in ("VERB", "AUX", "ADJ"):
        verb = i
    known = tree.lemmas[verb] in rule.verbs or (tree.pos[verb] == "ADJ" and tree.words[verb] in rule.adjectives)
    subject = next((k for k in tree.kids[verb] if tree.deps[k].startswith("nsubj") and k != i), None)
    nobody = subject is not None and (tree.negated(subject) is not None or none(tree, subject))
    negated = verb != i and known and (tree.negated(verb) is not None or nobody)
    there = any(tree.deps[k] == "expl" for k in tree.kids[verb])
    if little is None or tree.words[little] == "any":
        if not negated or _future(tree, verb):
            return None
        if (
            little is None
            and tree.tags[i] == "NN"
            and rule.kind == "not disclosed"
            and tree.lemmas[i] in ("name", "date")
        ):
            return None
    elif tree.words[little] in ("few", "little") and rule.kind != "not disclosed":
        return None
    exists = tree.lemmas[verb] in ("be", "have") or verb == i
    if not known and not exists and not (rule.bare and there):
        return None
    told = any(tree.case(k) in ("of", "on", "about", "regarding", "as") for k in tree.kids[i])
    if exists and not rule.bare and not (told and tree.lemmas[i] in ("detail", "information")):
        return None
    if rule.needs and not any(tree.case(k) in rule.needs or tree.words[k] in rule.needs for k in tree.kids[i]):
        return None
    return _clause(tree, i, verb, rule)


def _undone(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    if tree.pos[i] not in ("VERB", "AUX"):
        return None
    found = undone(tree, i, rules.lists)
    if found is None or found.way not in rule.ways:
        return None
    subject = tree.subject(i)
    if subject is not None and (
        tree.words[subject] == "you"
        or (tree.words[subject] == "i" and rule.kind not in ("not confirmed", "not commented"))
    ):
        return None
    nothing = any(tree.words[k] == "nothing" for k in tree.kids_by(i, ("obj",)))
    if rule.asks and not nothing and not _asks(tree, i):
        return None
    if rule.nouns and not any(tree.lemmas[k] in rule.nouns for k in tree.kids_by(i, ("obj", "nsubj:pass", "obl"))):
        return None
    if rule.needs and not _has_word(tree, i, rule.needs):
        return None
    if rule.unless and any(
        tree.words[k] in rule.unless or tree.lemmas[k] in rule.unless or tree.case(k) in rule.unless
        for k in tree.kids[i]
    ):
        return None
    return _clause(tree, i, found.carrier, rule)


def _phrases(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    for phrase in rule.phrases:
        end = _end_of(tree, i, phrase, tree.bounds[tree.sent[i]][1])
        if end is not None:
            return _around(tree, i, end, rule)
    return None


def _end_of(tree: Tree, at: int, phrase: Phrase, stop: int) -> int | None:
    """Where a phrase that begins at token `at` ends, or none."""
    if not phrase:
        return at
    if not phrase[0]:
        ends = (_end_of(tree, at + skipped, phrase[1:], stop) for skipped in range(GAP + 1))
        return next((end for end in ends if end is not None), None)
    if at < stop and (tree.words[at] in phrase[0] or tree.lemmas[at] in phrase[0]):
        return _end_of(tree, at + 1, phrase[1:], stop)
    return None


def _around(tree: Tree, start: int, end: int, rule: Rule) -> Omission | None:
    """The omission of a phrase: the clause of its head, which is the token governed from outside."""
    head = next((k for k in range(start, end) if not start <= tree.heads[k] < end), start)
    verb = next((k for k in (head, *tree.up(head)) if tree.pos[k] in ("VERB", "AUX") or _predicate(tree, k)), head)
    subject = tree.subject(verb)
    if tree.case(verb) in ASIDE or any(
        tree.words[k] == "had" for k in tree.kids[verb] if tree.deps[k].startswith("aux")
    ):
        return None  # "after keeping silent for a week": no longer
    if subject is not None and start > subject and none(tree, subject) and tree.words[start] not in LITTLE:
        return None  # "no call went unanswered"
    found = _clause(tree, start, verb, rule)
    return Omission(head, verb, min(found.start, start), max(found.end, end), rule.kind, rule.shape)


def _predicate(tree: Tree, i: int) -> bool:
    return any(tree.deps[k] == "cop" for k in tree.kids[i])


def _negative(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    no = tree.negated(i)
    if no is None or tree.pos[i] not in ("ADJ", "VERB") or tree.words[no + 1] == "only":
        return None
    if any(tree.words[k] == "enough" for k in tree.kids[i]) or (tree.lemmas[i] == "clear" and tree.pos[i] == "VERB"):
        return None
    if tree.deps[i] == "amod":
        return None
    if rule.needs and not _has_word(tree, i, rule.needs):
        return None
    subject = tree.subject(i)
    if rule.nouns and not (subject is not None and tree.lemmas[subject] in rule.nouns):
        return None
    if rule.kind == "not known" and not (
        _asks(tree, i) or any(tree.deps[k] == "expl" for k in tree.kids[i]) or _subject_noun(tree, i)
    ):
        return None
    return _clause(tree, i, i, rule)


def _adjective(tree: Tree, i: int, rule: Rule, rules: Rules) -> Omission | None:
    if tree.pos[i] not in ("ADJ", "VERB") or tree.negated(i) is not None:
        return None
    if tree.deps[i] == "amod":
        noun = tree.heads[i]
        if (rule.nouns and tree.lemmas[noun] not in rule.nouns) or any(
            tree.words[k] in ("the", "no") for k in tree.kids[noun]
        ):
            return None
        return (
            Omission(i, noun, min(i, tree.left[i]), max(tree.right[i], noun + 1), rule.kind, rule.shape)
            if noun > i
            else None
        )
    predicate = i if any(tree.deps[k] == "cop" for k in tree.kids[i]) else tree.heads[i]
    if predicate != i and tree.lemmas[predicate] not in ("remain", "be", "seem", "stay", "appear"):
        return None
    return _clause(tree, i, predicate, rule)


def _subject_noun(tree: Tree, i: int) -> bool:
    return any(tree.deps[k].startswith("nsubj") and tree.pos[k] in ("NOUN", "PRON") for k in tree.kids[i])


def _future(tree: Tree, i: int) -> bool:
    return any(tree.words[k] in ("will", "wo", "would", "should", "must") for k in tree.kids[i])


def _has_word(tree: Tree, i: int, needed: frozenset[str]) -> bool:
    return any(
        tree.words[k] in needed or tree.case(k) in needed or tree.lemmas[k] in needed
        for k in range(tree.left[i], tree.right[i])
    )


def _asks(tree: Tree, i: int) -> bool:
    """Whether a question hangs on token i: "how many …", "whether …"; or a thing that can be told ("the number")."""
    for k in tree.kids[i]:
        if tree.words[k] in QUESTIONS and tree.kids[k]:  # "how he died": UD hangs the clause on the question word
            return True
        if (
            tree.deps[k] in ("ccomp", "advcl", "obj", "csubj", "csubj:pass", "xcomp", "obl", "nsubj", "nsubj:pass")
            and k != i
        ):
            first = next(
                (
                    w
                    for w in range(tree.left[k], tree.right[k])
                    if tree.pos[w] not in ("PUNCT", "SPACE", "ADP", "ADV", "PART") or tree.words[w] in QUESTIONS
                ),
                k,
            )
            if tree.words[first] in QUESTIONS:
                return True
    return any(tree.words[k] in QUESTIONS for k in range(i + 1, min(i + 3, len(tree.words))))


def _clause(tree: Tree, i: int, verb: int, rule: Rule) -> Omission:
    """The clause of a match without what is coordinated with it, cut at the edges of punctuation."""
    top = verb
    left, right = min(tree.left[top], tree.left[i]), max(tree.right[top], tree.right[i])
    for k in tree.kids[top]:
        if tree.deps[k] in ("conj", "parataxis") and k > i:
            right = min(right, tree.left[k])
        if tree.deps[k] in ("conj", "parataxis", "advcl", "advmod") and tree.right[k] <= min(i, top) and k < i:
            left = max(left, tree.right[k]) if tree.deps[k] in ("conj", "parataxis", "advcl") else left
    left, right = tree.trimmed(left, right, left=LINKS, right=LINKS)
    if not left <= i < right:
        left, right = tree.left[i], tree.right[i]
    return Omission(i, verb, left, right, rule.kind, rule.shape)


SHAPES: dict[str, Callable[[Tree, int, Rule, Rules], Omission | None]] = {
    "undone": _undone,
    "nothing": _nothing,
    "negative": _negative,
    "adjective": _adjective,
    "phrase": _phrases,
}
