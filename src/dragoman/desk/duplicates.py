"""Which documents tell one story? Copies, versions, and corrected dispatches with what they replace.

Invariant: nothing is dropped. Of the documents of a story one speaks in counts (`stories.replaced_by` of all others leads to it).
MinHash (datasketch) finds candidates; what decides is the exact comparison of their runs of three words.
"""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasketch import MinHash
from sqlalchemy import Connection, func, select

from dragoman.desk.index import bands, links, stories
from dragoman.desk.schema import documents

_ROWS, _BANDS = 3, 32  # 98 % of pairs that share half of their runs meet in a band, 58 % of those that share 0.3
_MOST = 20  # candidates that are compared, those that share most bands first


def shingles(text: str) -> frozenset[str]:
    """Every run of three words, case and punctuation aside."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2)))


def mark_of(title: str | None, text: str) -> str | None:
    """The words that mark a dispatch as replacing an earlier one ("ADDS", "1st lead"), if there are any."""
    heads = [title or "", text.lstrip().split("\n", 1)[0][:200]]
    found = (pattern.search(head) for pattern in _rules().marks for head in heads)
    return next((match[0].strip("( ") for match in found if match), None)


def link(connection: Connection, id: int, title: str | None, text: str, published: dt.date | None) -> None:
    """Enter a new document, and link it to the one before it that it is most like."""
    runs = shingles(text)
    hashes = _bands(runs)
    found = _best(connection, hashes, runs, title, text, published)
    connection.execute(bands.insert(), [{"hash": h, "document_id": id} for h in hashes])
    if found is None:
        connection.execute(stories.insert().values(document_id=id, story_id=id))
        return
    connection.execute(links.insert().values(document_id=id, **found))
    story = connection.execute(stories.select().where(stories.c.document_id == found["of_id"])).one()
    speaks = story.replaced_by or story.document_id
    if found["kind"] != "copy" and _rank(connection, id) >= _rank(connection, speaks):
        connection.execute(stories.insert().values(document_id=id, story_id=story.story_id))
        theirs = (stories.c.document_id == speaks) | (stories.c.replaced_by == speaks)
        connection.execute(stories.update().where(theirs).values(replaced_by=id))
    else:
        connection.execute(stories.insert().values(document_id=id, story_id=story.story_id, replaced_by=speaks))


def _best(
    connection: Connection, hashes: list[int], runs: frozenset[str], title: str | None, text: str, day: dt.date | None
) -> dict[str, Any] | None:
    shared = func.count().label("shared")
    nearest = (
        select(bands.c.document_id)
        .where(bands.c.hash.in_(hashes))
        .group_by(bands.c.document_id)
        .order_by(shared.desc(), bands.c.document_id)
        .limit(_MOST)
    )
    ids = list(connection.scalars(nearest))
    mark, best = mark_of(title, text), None
    if not ids:
        return None
    columns = (documents.c.id, documents.c.text, documents.c.published)
    for other in connection.execute(select(*columns).where(documents.c.id.in_(ids)).order_by(documents.c.id)):
        theirs = shingles(other.text)
        both = len(runs & theirs)
        similarity, containment = both / len(runs | theirs), both / min(len(runs), len(theirs))
        kind = _kind(similarity, containment, mark, (day, other.published), min(len(runs), len(theirs)))
        if kind and (best is None or (similarity, containment) > (best["similarity"], best["containment"])):
            best = {"of_id": other.id, "kind": kind, "similarity": similarity, "containment": containment, "mark": mark}
    return best


def _kind(
    similarity: float, containment: float, mark: str | None, days: tuple[dt.date | None, dt.date | None], runs: int
) -> str | None:
    rules = _rules()
    mine, theirs = days
    near = mine is None or theirs is None or abs((mine - theirs).days) <= rules.days
    before = mine is None or theirs is None or theirs <= mine
    if mark and before and near and containment >= rules.replaces:
        return "replaces"
    if similarity >= rules.copy:
        return "copy"
    return "version" if near and containment >= rules.version and runs >= rules.shortest else None


def _rank(connection: Connection, id: int) -> tuple[dt.date, bool, int]:
    """Of two versions the later one speaks; of one day, the marked one; else the longer."""
    row = connection.execute(documents.select().where(documents.c.id == id)).one()
    return row.published or dt.date.min, mark_of(row.title, row.text) is not None, len(row.text)


def _bands(runs: frozenset[str]) -> list[int]:
    signature = MinHash(num_perm=_ROWS * _BANDS, seed=1)
    signature.update_batch([run.encode() for run in sorted(runs)])
    values = signature.hashvalues.astype("<u8")
    made = []
    for band in range(_BANDS):
        raw = bytes([band]) + values[band * _ROWS : (band + 1) * _ROWS].tobytes()
        made.append(int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest(), "big", signed=True))
    return made


@dataclass(frozen=True, slots=True)
class _Rules:
    copy: float
    version: float
    replaces: float
    days: int
    shortest: int
    marks: tuple[re.Pattern[str], ...]


@functools.cache
def _rules() -> _Rules:
    raw = tomllib.loads(Path(__file__).with_name("duplicates.toml").read_text(encoding="utf-8"))
    return _Rules(**{**raw, "marks": tuple(re.compile(mark) for mark in raw["marks"])})
