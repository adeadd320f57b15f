"""Labelled sentences for the event head: those written one by one (`training/events/*.txt`), and templates with their fillings.

    python -m training.labelled

Checks all of them and prints how many there are. The notation is described in `training/events/README.md`.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.report import EVENTS

FOLDER = Path(__file__).parent / "events"
STANDINGS = ("asserted", "negated", "future", "hypothetical", "historical")
SEED = 20_161_122
LINE = re.compile(
    r"(?P<event>[A-Z]+)(?:/(?P<modes>[a-z,-]+))?(?: \((?P<standing>[a-z]+)\))? (?P<trigger>[^:]+): (?P<parties>.+)"
)

Place = tuple[int, int]
"""Start and end of a phrase in characters of its sentence."""


@dataclass(frozen=True)
class Label:
    """One event of a sentence."""

    event: str
    modes: tuple[str, ...]
    standing: str
    trigger: Place
    actors: tuple[Place, ...]
    recipients: tuple[Place, ...]
    place: Place | None
    time: Place | None


@dataclass(frozen=True)
class Labelled:
    """A sentence with all events that it tells of; `source` says where it stands ("consult.txt:12")."""

    text: str
    labels: tuple[Label, ...]
    source: str


def written(folder: Path = FOLDER) -> list[Labelled]:
    """The sentences written one by one. Raises ValueError naming file and line where one is not in the notation."""
    return [sentence for path in sorted(folder.glob("*.txt")) for sentence in read(path.read_text("utf-8"), path.name)]


def read(text: str, name: str) -> Iterator[Labelled]:
    """The sentences of a text in the notation."""
    sentence, number, labels = "", 0, list[Label]()
    for at, line in enumerate([*text.split("\n"), "end"], 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isspace():
            if not sentence:
                raise ValueError(f"{name}:{at}: an event without a sentence")
            labels.append(label_of(line.strip(), sentence, f"{name}:{at}"))
            continue
        if sentence:
            yield Labelled(sentence, tuple(labels), f"{name}:{number}")
        sentence, number, labels = line.strip(), at, []


def label_of(line: str, sentence: str, source: str) -> Label:
    """One event line, with its words found in the sentence."""
    match = LINE.fullmatch(line)
    if not match:
        raise ValueError(f"{source}: not in the notation: {line}")
    event, modes = match["event"], tuple(filter(None, (match["modes"] or "").split(",")))
    if event not in EVENTS:
        raise ValueError(f"{source}: no PLOVER event: {event}")
    if unknown := set(modes) - set(EVENTS[event][2]):
        raise ValueError(f"{source}: no mode of {event}: {', '.join(sorted(unknown))}")
    standing = match["standing"] or "asserted"
    if standing not in STANDINGS:
        raise ValueError(f"{source}: no standing: {standing}")
    rest, _, time = match["parties"].partition(" # ")
    rest, _, place = rest.partition(" @ ")
    actors, _, recipients = rest.partition(" > ")

    def find(phrase: str) -> Place:
        return _find(phrase.strip(), sentence, source)

    def several(phrases: str) -> tuple[Place, ...]:
        return tuple(find(p) for p in phrases.split(";") if p.strip() not in ("", "-"))

    return Label(
        event,
        modes,
        standing,
        find(match["trigger"]),
        several(actors),
        several(recipients),
        find(place) if place.strip() else None,
        find(time) if time.strip() else None,
    )


def _find(phrase: str, sentence: str, source: str) -> Place:
    word, _, turn = phrase.partition("^")
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", sentence)]
    at = int(turn) - 1 if turn.isdigit() else 0
    if at >= len(places):
        raise ValueError(f"{source}: {phrase!r} does not stand in: {sentence}")
    return places[at]


def filled(path: Path = FOLDER / "templates.toml", times: int = 10) -> list[Labelled]:
    """Sentences made of templates, each filled `times` times, the same ones each time. A template is in the notation, with the
    names of lists in braces; `{state}` and `{state2}` are two different ones."""
    table = tomllib.loads(path.read_text("utf-8"))
    lists: dict[str, list[str]] = table["fill"]
    rng = random.Random(SEED)
    out: dict[str, Labelled] = {}
    for number, template in enumerate(table["templates"], 1):
        for _ in range(times):
            text = _fill(template.strip(), lists, rng, f"{path.name}: template {number}")
            for sentence in read(text, f"{path.name}: template {number}"):
                out.setdefault(sentence.text, sentence)
    return list(out.values())


def _fill(template: str, lists: dict[str, list[str]], rng: random.Random, source: str) -> str:
    names = dict.fromkeys(re.findall(r"\{([a-z_]+\d?)\}", template))
    chosen: dict[str, str] = {}
    for name in names:
        kind = name.rstrip("0123456789")
        if kind not in lists:
            raise ValueError(f"{source}: no list {kind!r} in [fill]")
        chosen[name] = rng.choice([word for word in lists[kind] if word not in chosen.values()])
    text = re.sub(r"\{([a-z_]+\d?)\}", lambda m: chosen[m[1]], template)
    return text[0].upper() + text[1:] if not text[0].isupper() else text


def main() -> None:
    """Check all and print the counts."""
    by_hand = written()
    from_templates = filled()
    events = Counter(label.event for s in (*by_hand, *from_templates) for label in s.labels)
    standings = Counter(label.standing for s in (*by_hand, *from_templates) for label in s.labels)
    twice = [text for text, n in Counter(s.text for s in by_hand).items() if n > 1]
    print(f"{'written one by one':<24}{len(by_hand):>7}")
    print(f"{'from templates':<24}{len(from_templates):>7}")
    print(f"{'without an event':<24}{sum(not s.labels for s in (*by_hand, *from_templates)):>7}")
    for name, n in (*sorted(events.items()), *sorted(standings.items())):
        print(f"{name:<24}{n:>7}")
    for text in twice:
        print(f"twice: {text}")


if __name__ == "__main__":
    main()
