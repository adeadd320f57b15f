"""Reads GUM and EWT: syntax from both, names from GUM's entities (mentions headed by a proper noun, cut to it)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

from benchmarks.common import data_dir

from training.examples import NAMES, Example, Sentence

FEATURES = frozenset(["Tense", "VerbForm", "Mood", "Number", "Person", "Voice", "Degree"])
TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}
ENTITY = re.compile(r"\((\d+)-(\w+)-[^()]*|(\d+)\)")
LINKS = frozenset("of the de al el bin ibn van von der and for in on & ' - – 's ’s".split())


def read(treebank: str, part: str) -> list[Example]:
    """All documents of `ud/{treebank}-{part}.conllu.gz`."""
    examples: list[Example] = []
    for document, paragraph, rows in _blocks(f"ud/{treebank}-{part}.conllu.gz"):
        if not examples or examples[-1].id != document:
            examples.append(Example(treebank, document, []))
            still_open: dict[str, tuple[int, str]] = {}
        sentence = Sentence(
            [row[1] for row in rows],
            paragraph,
            upos=[row[3] for row in rows],
            xpos=[row[4] for row in rows],
            feats=["|".join(f for f in row[5].split("|") if f.split("=")[0] in FEATURES) for row in rows],
            heads=[int(row[6]) for row in rows],
            deps=[row[7] for row in rows],
        )
        if treebank == "gum":
            _names(sentence, rows, still_open)
        sentence.layers["PEOPLE"] = _peoples(rows, sentence.layers.get("PERSON"))
        examples[-1].sentences.append(sentence)
    return examples


def _blocks(name: str) -> Iterator[tuple[str, bool, list[list[str]]]]:
    document, paragraph, rows = "", True, list[list[str]]()
    with gzip.open(data_dir() / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph = line.split("=")[1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif not line and rows:
                yield document, paragraph, rows
                rows, paragraph = [], False
            elif line and not line.startswith("#"):
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)


def _names(sentence: Sentence, rows: list[list[str]], still_open: dict[str, tuple[int, str]]) -> None:
    """Fill the name layers; `still_open` is dropped at the sentence's end (a name does not run over sentences)."""
    for layer in NAMES:
        sentence.layers[layer] = [0] * len(rows)
    still_open.clear()
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for match in ENTITY.finditer(entity[1] if entity else ""):
            if match[1]:
                still_open[match[1]] = (i, match[2])
                if entity and entity[1][match.end() : match.end() + 1] == ")":
                    found.append((i, i + 1, match[2]))
                    still_open.pop(match[1])
            elif match[3] in still_open:
                start, kind = still_open.pop(match[3])
                found.append((start, i + 1, kind))
    for start, end, kind in sorted(found, key=lambda f: f[1] - f[0]):
        name = cut_to_name(rows, start, end, person=kind == "person")
        if name:
            classes = sentence.layers[TYPES.get(kind, "OTHER")]
            if kind == "person" and rows[name[1] - 1][4] == "NNPS":
                continue
            if not any(classes[name[0] : name[1]]):
                classes[name[0] : name[1]] = [1] + [2] * (name[1] - name[0] - 1)


def cut_to_name(rows: list[list[str]], start: int, end: int, *, person: bool) -> tuple[int, int] | None:
    """The name in a mention: the run of capitalised words around its head, less a person's title (nmod:desc)."""
    heads = [i for i in range(start, end) if not start <= int(rows[i][6]) - 1 < end]
    if not heads or rows[heads[0]][3] != "PROPN":
        return None
    head = heads[0]

    def inside(i: int) -> bool:
        row = rows[i]
        if person and (row[7] == "nmod:desc" or rows[int(row[6]) - 1][7] == "nmod:desc") and i != head:
            return False
        return row[3] == "PROPN" or (row[1][:1].isupper() and row[3] in ("ADJ", "NOUN", "VERB", "NUM", "ADV", "X"))

    first = last = head
    while True:
        if first > start and inside(first - 1):
            first -= 1
        elif first - 1 > start and rows[first - 1][1].lower() in LINKS and inside(first - 2):
            first -= 2
        else:
            break
    while True:
        if last + 1 < end and (inside(last + 1) or (rows[last + 1][3] == "NUM" and not person)):
            last += 1
        else:
            step = last + 1
            while step < end and step - last <= 2 and rows[step][1].lower() in LINKS:
                step += 1
            if step > last + 1 and step < end and inside(step):
                last = step
            else:
                break
    return first, last + 1


def _peoples(rows: list[list[str]], persons: list[int] | None) -> list[int]:
    """Peoples and nationalities: capitalised adjectives ("Syrian") and proper plurals of persons ("Syrians")."""
    out = []
    for row in rows:
        adjective = row[3] == "ADJ" and row[4] == "JJ" and row[1].istitle() and row[2].istitle() and len(row[1]) > 3
        plural = row[3] == "PROPN" and row[4] == "NNPS" and row[1].endswith(("ans", "is", "ese", "ish", "ians"))
        out.append(-100 if persons is None and row[4] == "NNPS" else int(adjective or plural))
    return out
