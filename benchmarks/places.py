"""How well are places found and put on the map? Prints a table by the rules of ../shared/tools/score.py, to the digit.

    python -m benchmarks.places                 the whole way, from the text alone
    python -m benchmarks.places --gold-names    the resolver alone: the names are given
    python -m benchmarks.places --held          only every fifth document: kept out of training and of fitting
    python -m benchmarks.places --tune 3        fits the resolver's weights on the others (prints them; writes nothing)

The shipped encoder is trained on the other four fifths of these files, and the resolver's weights are fitted on them, so the
figures over whole files flatter. --held is cleaner, not clean: the rules and lists were written with all documents in view.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.common import data_dir, is_held, read_corpus, read_gold

CORPORA = ("geowebnews", "geovirus", "lgl")
WITHIN = 161
PULL = 0.02  # how strongly fitting holds the weights to where they were
NAMED = (
    None, "Literal", "Mixed", "Coercion", "Embedded_Literal", "Metonymic", "Homonym", "Demonym", "Language",
    "Literal_Modifier", "Non_Literal_Modifier", "Embedded_NonLit",
)  # fmt: skip
Gold = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A place as the rules see it: the offsets of its words and its point."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    literal: bool | None = None


LITERAL = ("Literal", "Mixed", "Coercion", "Embedded_Literal", "Literal_Modifier")
ASSOCIATIVE = ("Metonymic", "Embedded_Non_Lit", "Non_Literal_Modifier", "Demonym", "Language", "Homonym")
"""GeoWebNews' types: what means the place; what means those who govern or live there, or is named after it."""


def kilometres(a: float, b: float, c: float, d: float) -> float:
    """Great-circle distance between the points (a, b) and (c, d), in degrees."""
    p = math.pi / 180
    x = math.sin((c - a) * p / 2) ** 2 + math.cos(a * p) * math.cos(c * p) * math.sin((d - b) * p / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(x)))


def score(pairs: Iterable[tuple[Gold, list[Found]]]) -> dict[str, float]:
    """The figures of score.py: a toponym not found, or found without a point, is wrong."""
    n = found = resolved = right = predicted = named = recognised = told = sense = 0
    for gold, places in pairs:
        predicted += len(places)
        for toponym in gold["toponyms"]:
            hits = [p for p in places if p.start < toponym["end"] and toponym["start"] < p.end]
            if toponym.get("type") in NAMED:
                named += 1
                recognised += bool(hits)
            if hits and hits[0].literal is not None and toponym.get("type") in (*LITERAL, *ASSOCIATIVE):
                told += 1
                sense += hits[0].literal == (toponym["type"] in LITERAL)
            if toponym.get("lat") is None:
                continue
            n += 1
            found += bool(hits)
            points = [(p.lat, p.lon) for p in hits if p.lat is not None and p.lon is not None]
            resolved += bool(points)
            right += bool(points) and kilometres(toponym["lat"], toponym["lon"], *points[0]) <= WITHIN
    return {
        "toponyms": n,
        "found": _percent(found, n),
        "acc161": _percent(right, n),
        "acc161_resolved": _percent(right, resolved),
        "recognised_all": _percent(recognised, named),
        "literal": _percent(sense, told),
        "predicted": predicted,
    }


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def corpus(name: str) -> Iterator[Gold]:
    """The gold documents of a corpus."""
    yield from read_gold(data_dir() / "places" / f"{name}-dev.jsonl")


def held_only(pairs: Iterable[tuple[Gold, list[Found]]]) -> Iterator[tuple[Gold, list[Found]]]:
    """The pairs of held documents."""
    return (pair for number, pair in enumerate(pairs) if is_held("places", number))


def read(name: str) -> Iterator[tuple[Gold, list[Found]]]:
    """The whole way: what the reader finds in each document's text."""
    for gold, report in read_corpus(data_dir() / "places" / f"{name}-dev.jsonl"):
        in_text = (p for p in report.places if p.span.part == "text")
        yield gold, [Found(p.span.start, p.span.end, p.lat, p.lon, p.literal) for p in in_text]


def resolve_given(name: str) -> Iterator[tuple[Gold, list[Found]]]:
    """The resolver alone: the gold names are given, their points are not."""
    import spacy

    from dragoman.where.find import choose
    from dragoman.where.lookup import gazetteer

    tokens, known = spacy.blank("en"), gazetteer()
    for gold in corpus(name):
        doc = tokens(gold["text"])
        finds = _given(doc, gold, known)
        answers = choose(doc, finds, known)
        yield gold, _found(doc, finds, answers)


def _given(doc: Any, gold: Gold, known: Any) -> list[Any]:
    from dragoman.where.finds import Find
    from dragoman.where.keys import key_of
    from dragoman.where.names import Sense, sense_of

    finds: list[Any] = []
    for toponym in sorted(gold["toponyms"], key=lambda t: (t["start"], -t["end"])):
        span = doc.char_span(toponym["start"], toponym["end"], alignment_mode="expand")
        if str(toponym.get("type")).endswith("Expression") or span is None or (finds and span.start < finds[-1].end):
            continue
        people = known.people_of(span.text)
        before = doc[span.start - 2].lower_ if span.start > 1 and doc[span.start - 1].lower_ == "of" else ""
        after = doc[span.end].lower_ if span.end < len(doc) else ""
        sense = Sense(key_of(people.name), (people,)) if people else sense_of(span.text, known, before, after)
        finds.append(Find(span.start, span.end, sense, "encoder", 1.0, people))
    return finds


def table(pairs_of: Callable[[str], Iterator[tuple[Gold, list[Found]]]], *, held: bool) -> None:
    """Print the figures of all corpora, or of their held documents only."""
    heads = ("toponyms", "found", "acc161", "acc161_resolved", "recognised_all", "literal", "predicted")
    print(f"{'corpus':<12}" + "".join(f"{head:>16}" for head in heads) + f"{'seconds':>10}")
    for name in CORPORA:
        start = time.perf_counter()
        pairs = pairs_of(name)
        figures = score(held_only(pairs) if held else pairs)
        print(
            f"{name:<12}" + "".join(f"{figures[head]:>16}" for head in heads) + f"{time.perf_counter() - start:>10.1f}"
        )


def figures() -> dict[str, float]:
    """The figures that have floors, by corpus, over whole files."""
    out: dict[str, float] = {}
    for name in CORPORA:
        of_corpus = score(read(name))
        out |= {f"{name} {figure}": of_corpus[figure] for figure in ("acc161", "acc161_resolved", "recognised_all")}
        if of_corpus["literal"]:
            out[f"{name} literal"] = of_corpus["literal"]
    return out


def tune(rounds: int) -> None:
    """Fit the weights by the likelihood of the right candidates, the context's values taken anew each round; print them."""
    import numpy as np
    import spacy

    from dragoman.where import resolve
    from dragoman.where.find import gather
    from dragoman.where.lookup import gazetteer

    blank, known = spacy.blank("en"), gazetteer()
    prepared = []
    for name in CORPORA:
        golds = [gold for number, gold in enumerate(corpus(name)) if not is_held("places", number)]
        for gold in golds:
            doc = blank(gold["text"])
            finds = _given(doc, gold, known)
            names, which = gather(doc, finds, known)
            points: dict[int, tuple[float, float]] = {}
            for find, slot in zip(finds, which, strict=True):
                for toponym in gold["toponyms"]:
                    if toponym["start"] == doc[find.start].idx and toponym.get("lat") is not None:
                        points.setdefault(slot, (toponym["lat"], toponym["lon"]))
            prepared.append((names, points, 1.0 / len(golds)))
    start = resolve.weights().copy()
    weight = start.copy()
    for _ in range(rounds):
        rows = []
        for names, points, share in prepared:
            weighed = resolve.weigh(names, known, weight)
            for slot, (lat, lon) in points.items():
                first, last = weighed.bounds[slot]
                hits = [kilometres(lat, lon, e.lat, e.lon) <= WITHIN for e in weighed.candidates[first:last]]
                if any(hits) and not all(hits):
                    rows.append((weighed.values[first:last], np.array(hits), share * names[slot].count ** 0.5))
        likelihood = 0.0
        speed = np.zeros_like(weight)
        for step in range(150):
            slope = -PULL * (weight - start)
            likelihood = 0.0
            for values, near, share in rows:
                score = values @ weight
                part = np.exp(score - score.max())
                part /= part.sum()
                right = part * near / max((part * near).sum(), 1e-9)
                slope += share * ((right - part) @ values)
                likelihood += share * float(np.log(max((part * near).sum(), 1e-9)))
            speed = 0.8 * speed + slope
            weight = weight + 0.3 / (1 + step / 50) * speed
        print(f"{len(rows)} names to tell apart, log likelihood {likelihood:.2f}", flush=True)
    for name, value in zip(resolve.FEATURES, weight, strict=True):
        print(f"{name} = {value:.2f}")


def _found(doc: Any, finds: list[Any], answers: list[Any]) -> list[Found]:
    return [
        Found(
            doc[f.start].idx,
            doc[f.end - 1].idx + len(doc[f.end - 1]),
            a.entry.lat if a.entry else None,
            a.entry.lon if a.entry else None,
        )
        for f, a in zip(finds, answers, strict=True)
    ]


def main() -> None:
    """Print the table asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold-names", action="store_true", help="give the resolver the gold names")
    options.add_argument("--held", action="store_true", help="only documents kept out of training and of fitting")
    options.add_argument("--tune", type=int, metavar="ROUNDS", help="fit the weights")
    given = options.parse_args()
    if given.tune:
        tune(given.tune)
    else:
        table(resolve_given if given.gold_names else read, held=given.held)


if __name__ == "__main__":
    main()
