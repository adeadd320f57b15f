"""Reads what trains the event head: the project's labelled sentences, and sentences with a marked pair of parties."""

from __future__ import annotations

import functools
from pathlib import Path

from benchmarks.common import data_dir, read_gold
from spacy.tokens import Doc

from dragoman.language.parser import Parser
from training import labelled
from training import silver as newswire_silver
from training.examples import Example, Pair, Sentence, Told
from training.labelled import Label, Labelled, Place

YIELD = ("CONCEDE", "RETREAT")


def written() -> list[Example]:
    """The sentences written one by one."""
    return [_example("written", sentence) for sentence in labelled.written()]


def filled() -> list[Example]:
    """The sentences made of templates."""
    return [_example("filled", sentence) for sentence in labelled.filled()]


def silver(path: Path) -> list[Example]:
    """The sentences of a file of silver (`training.silver`)."""
    return [_example("silver", sentence) for sentence in newswire_silver.read(path)]


def pairs() -> list[Example]:
    """The marked pairs, in the file's order; ids count from 0."""
    out = []
    for number, record in enumerate(read_gold(data_dir() / "plover" / "pairs-train.jsonl")):
        text = record["text"]
        doc = _parser().parse(text)
        source, target = (_words(doc, _marked(record["marked"], text, which)) for which in ("s", "t"))
        sentence = _sentence(doc)
        event = record["event"]
        if source and target:
            sentence.pair = Pair(source, target, YIELD if event == "YIELD" else (event,))
        out.append(Example("pairs", str(number), [sentence]))
    return out


@functools.cache
def _parser() -> Parser:
    return Parser(threads=2)


def _sentence(doc: Doc) -> Sentence:
    return Sentence([token.text for token in doc if not token.is_space], paragraph=True)


def _example(corpus: str, record: Labelled) -> Example:
    doc = _parser().parse(record.text)
    sentence = _sentence(doc)
    sentence.told = [_told(doc, label) for label in record.labels]
    return Example(corpus, record.source, [sentence])


def _told(doc: Doc, label: Label) -> Told:
    phrases = (label.actors, label.recipients, *((p,) if p else () for p in (label.place, label.time)))
    fillers = tuple(tuple(head for p in several if (head := _head(doc, p)) is not None) for several in phrases)
    heads = {head for filler in fillers for head in filler}
    inside = sorted({word for several in phrases for p in several for word in _words(doc, p)} - heads)
    trigger = _head(doc, label.trigger)
    assert trigger is not None, label
    return Told(label.event, trigger, fillers, tuple(inside))


def _words(doc: Doc, place: Place | None) -> tuple[int, ...]:
    """The words of a phrase, counted without white space."""
    if place is None:
        return ()
    solid = [token for token in doc if not token.is_space]
    return tuple(i for i, t in enumerate(solid) if t.idx < place[1] and place[0] < t.idx + len(t.text))


def _head(doc: Doc, place: Place) -> int | None:
    """The word of a phrase that hangs on something outside it; the first where more than one does."""
    solid = [token for token in doc if not token.is_space]
    words = _words(doc, place)
    inside = {solid[i].i for i in words}
    tops = [i for i in words if solid[i].head.i not in inside or solid[i].head.i == solid[i].i]
    return tops[0] if tops else (words[-1] if words else None)


def _marked(marked: str, text: str, which: str) -> Place | None:
    """Where the party in <s> or <t> stands in the text without marks."""
    plain = marked
    for other in "st":
        if other != which:
            plain = plain.replace(f"<{other}>", "").replace(f"</{other}>", "")
    start, end = plain.find(f"<{which}>"), plain.find(f"</{which}>")
    if start < 0 or end < 0:
        return None
    return (start, end - 3) if plain[start + 3 : end] == text[start : end - 3] else None
