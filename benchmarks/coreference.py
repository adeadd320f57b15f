"""How good is coreference by name and pronoun? CoNLL F1 (mean of MUC, B³ and CEAFe) on GUM dev.

    python -m benchmarks.coreference [FILE.conllu[.gz]]

Limited in these ways: mentions are names (head a proper noun) of GUM's persons, organizations and places, and third-person
pronouns that refer to them; descriptions ("the company") are left out on both sides. Chains of one mention are left out on both
sides, as in CoNLL 2012. Mentions are the same where their head tokens are. Bridging and split antecedents do not count. The
reader keeps actors only: a town is none, so that chains of towns are missed and lower recall.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.common import data_dir, document, read_text
from dragoman import when, where, who
from dragoman.reader import Reader

Chain = frozenset[int]
PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
TYPES = frozenset({"person", "organization", "place"})
_MARK = re.compile(r"\((?P<open>[^()]+)(?P<one>\))?|(?P<close>[^()]+)\)")


def gold_documents(text: str) -> Iterator[tuple[str, list[Chain]]]:
    """Each document's text with its chains of mentions by the character at which the head token starts."""
    for block in re.split(r"(?m)^# newdoc id = .*\n", text)[1:]:
        words, named = "", set[str]()
        said: dict[str, set[int]] = defaultdict(set)
        for sentence in block.strip().split("\n\n"):
            waiting: dict[str, list[tuple[int, str]]] = defaultdict(list)
            starts: list[int] = []
            rows = [c for line in sentence.split("\n") if len(c := line.split("\t")) == 10 and c[0].isdigit()]
            words = words.rstrip() + "\n\n" if "# newpar" in sentence and words else words
            for n, cells in enumerate(rows):
                starts.append(len(words))
                misc = dict(pair.split("=", 1) for pair in cells[9].split("|") if "=" in pair)
                words += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
                for mark in _MARK.finditer(misc.get("Entity", "")):
                    entity, kind = (*(mark["open"] or mark["close"]).split("-"), "")[:2]
                    if mark["open"]:
                        waiting[entity].append((n, kind))
                    if (mark["one"] or mark["close"]) and waiting[entity]:
                        first, kind = waiting[entity].pop()
                        inside = range(first + 1, n + 2)
                        head = next((i for i in inside if int(rows[i - 1][6]) not in inside), n + 1) - 1
                        name = kind in TYPES and rows[head][4] in ("NNP", "NNPS")
                        if name or (first == n and cells[1].lower() in PRONOUNS):
                            said[entity].add(starts[head])
                            named |= {entity} if name else set()
        yield words.rstrip(), [frozenset(said[e]) for e in sorted(named) if len(said[e]) > 1]


def found_chains(reader: Reader, text: str) -> list[Chain]:
    """The reader's chains of names, metonyms and pronouns, by the character at which the head token starts."""
    reading = reader.reading(document({"text": text}))
    for room in (when, where, who):
        room.find(reading)
    by_actor: dict[str, set[int]] = defaultdict(set)
    for mention in reading.mentions:
        word = reading.doc[mention.head]
        if mention.form in ("name", "metonym") or word.lower_ in PRONOUNS:
            by_actor[mention.actor].add(word.idx)
    return [frozenset(chain) for chain in by_actor.values() if len(chain) > 1]


def muc(gold: list[Chain], found: list[Chain]) -> tuple[float, float]:
    """MUC links: (right, of how many) of the first against the second."""
    of = {m: n for n, chain in enumerate(found) for m in chain}
    parts = [len({of.get(m, -1 - m) for m in chain}) for chain in gold]
    return float(sum(len(c) - p for c, p in zip(gold, parts, strict=True))), float(sum(len(c) - 1 for c in gold))


def b_cubed(gold: list[Chain], found: list[Chain]) -> tuple[float, float]:
    """B³ over the mentions of the first: (sum of shares, mentions)."""
    of = {m: chain for chain in found for m in chain}
    right = sum(len(chain & of[m]) / len(chain) for chain in gold for m in chain if m in of)
    return right, float(sum(map(len, gold)))


def ceaf_e(gold: list[Chain], found: list[Chain]) -> float:
    """The greatest sum of the chains' likeness (2·shared/(a+b)), one to one."""
    likeness = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold]).reshape(
        len(gold), len(found)
    )
    return float(likeness[linear_sum_assignment(likeness, maximize=True)].sum())


def score(path: Path) -> dict[str, float]:
    """F1 in per cent: MUC, B³, CEAFe and their mean, over all documents of a file."""
    reader, sums = Reader(), defaultdict[str, list[float]](lambda: [0.0] * 4)
    for text, gold in gold_documents(read_text(path)):
        found = found_chains(reader, text)
        same = ceaf_e(gold, found)
        for name, values in (
            ("muc", (*muc(found, gold), *muc(gold, found))),
            ("b3", (*b_cubed(found, gold), *b_cubed(gold, found))),
            ("ceafe", (same, float(len(found)), same, float(len(gold)))),
        ):
            sums[name] = [a + b for a, b in zip(sums[name], values, strict=True)]
    out = dict.fromkeys(sums, 0.0)
    for name, (right, of_found, again, of_gold) in sums.items():
        p, r = right / of_found if of_found else 0.0, again / of_gold if of_gold else 0.0
        out[name] = round(200 * p * r / (p + r), 1) if p + r else 0.0
    return out | {"conll": round(sum(out.values()) / len(out), 1)}


def figures() -> dict[str, float]:
    """The figure that may have a floor: CoNLL F1 on GUM dev."""
    return {"conll": score(data_dir() / "ud" / "gum-dev.conllu.gz")["conll"]}


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else data_dir() / "ud" / "gum-dev.conllu.gz"
    for name, value in score(given).items():
        print(f"{name:8}{value:>8}")
