"""Silver: newswire sentences on whose events the lexicon and the event head agree, as further training for the head.

    python -m training.silver --to training/runs/silver.jsonl [--most 3000]

Takes sentences of the newswire file, without the dispatches that are measured on (benchmarks/newswire.csv), in which every
event that the rules made is also the head's likeliest, every party's role is likely to it, and no other word tells of an event.
At most a quarter of them are of one PLOVER event. The file holds the corpus' words: it is never committed.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks import newswire
from benchmarks.common import data_dir, document, read_gold
from spacy.tokens import Span as Tokens

from dragoman.language.events import EventScores
from dragoman.reader import Reader
from dragoman.reading import Reading
from dragoman.report import Event, EventDate, EventPlace, Participant, Span
from dragoman.what.drafts import Draft
from dragoman.what.finding import code
from dragoman.what.weighing import best
from training.labelled import Label, Labelled, Place

TOLD, FILLED, OTHER = math.log(0.5), math.log(0.3), math.log(0.25)
SHARE = 0.25


def read(path: Path) -> list[Labelled]:
    """The sentences of a file of silver."""
    out = []
    for record in map(json.loads, path.read_text("utf-8").splitlines()):
        labels = tuple(
            Label(
                label["event"],
                tuple(label["modes"]),
                label["standing"],
                tuple(label["trigger"]),
                tuple(map(tuple, label["actors"])),
                tuple(map(tuple, label["recipients"])),
                label["place"] and tuple(label["place"]),
                label["time"] and tuple(label["time"]),
            )
            for label in record["labels"]
        )
        out.append(Labelled(record["text"], labels, record["source"]))
    return out


def agreed(reading: Reading) -> Iterator[tuple[str, tuple[Label, ...]]]:
    """The sentences of a reading on whose events rules and head agree, with their labels."""
    scores = reading.told
    if scores is None:
        return
    drafts = code(reading).drafts
    for sentence in reading.doc.sents:
        inside = range(sentence.start, sentence.end)
        here = [(d, e) for d, e in zip(drafts, reading.events, strict=True) if d.token in inside]
        if not here or len(sentence) > 60:
            continue
        labels = [_label(reading, scores, sentence, draft, event) for draft, event in here]
        known = {word for draft, _ in here for word in (*draft.words, *draft.also)}
        if all(labels) and not any(i in inside and i not in known for i in scores.likely(math.exp(OTHER))):
            yield sentence.text, tuple(label for label in labels if label)


def _label(reading: Reading, scores: EventScores, sentence: Tokens, draft: Draft, event: Event) -> Label | None:
    """A draft as a label of its sentence; none where the head sees it otherwise."""
    likeliest, chance = best(scores, draft.words)
    if "head:" in draft.by or draft.standing == "hypothetical" or likeliest != draft.event or chance < TOLD:
        return None
    trigger = max(draft.words, key=lambda word: scores.tells(word, draft.event))
    sides: list[tuple[Place, ...]] = []
    for side, role in ((draft.actors, "actor"), (draft.recipients, "recipient")):
        places = [_party(reading, scores, sentence, trigger, party, role) for party in side]
        if not all(places):
            return None
        sides.append(tuple(place for place in places if place))
    place = _within(reading, sentence, event.place.span) if isinstance(event.place, EventPlace) else None
    time = (
        _within(reading, sentence, event.date.span) if isinstance(event.date, EventDate) and event.date.span else None
    )
    word = reading.doc[trigger]
    start = word.idx - sentence.start_char
    return Label(draft.event, (), draft.standing, (start, start + len(word.text)), sides[0], sides[1], place, time)


def _party(
    reading: Reading, scores: EventScores, sentence: Tokens, trigger: int, party: Participant, role: str
) -> Place | None:
    words = reading.tokens(party.span) if party.span else None
    if words is None or max(scores.fills(trigger, token.i, role) for token in words) < FILLED:
        return None
    return _within(reading, sentence, party.span) if party.span else None


def _within(reading: Reading, sentence: Tokens, span: Span) -> Place | None:
    words = reading.tokens(span)
    if words is None or words.start < sentence.start or words.end > sentence.end:
        return None
    return words.start_char - sentence.start_char, words.end_char - sentence.start_char


def main() -> None:
    """Read the newswire and write its silver sentences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--most", type=int, default=3000)
    options = parser.parse_args()
    measured, reader = newswire.codings(), Reader()
    counts: Counter[str] = Counter()
    kept: list[Labelled] = []
    for number, record in enumerate(read_gold(data_dir() / "newswire-dev.jsonl.gz")):
        if number in measured:
            continue
        reading = reader.reading(document(record, number))
        reader.ask(reading, last="what.find")
        for text, labels in agreed(reading):
            if len(kept) < options.most and all(counts[label.event] < SHARE * options.most for label in labels):
                counts.update(label.event for label in labels)
                kept.append(Labelled(text, labels, f"newswire:{number}"))
    lines = (json.dumps(dataclasses.asdict(sentence), ensure_ascii=False) for sentence in kept)
    options.to.write_text("".join(line + "\n" for line in lines), "utf-8")
    print(f"{len(kept)} sentences: " + ", ".join(f"{event} {n}" for event, n in sorted(counts.items())))


if __name__ == "__main__":
    main()
