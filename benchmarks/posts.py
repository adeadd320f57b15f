"""How good are the posts of `who`? On news items written for the project: posts/held.jsonl, by a writer who knew neither the code
nor the other items, and whose errors nobody has read; posts/tuned.jsonl is to tune on.

    python -m benchmarks.posts [--file FILE] [--errors]

A found post is compared with the gold post of the same person; one to one, the best match first. Four things are compared:

- person: the name without rank or honorific; one name's words may be a part of the other's, with the same last word.
- title: case-folded, without article and without words of status (former, acting, interim, caretaker, -elect, ...), which are
  `status`; without the words of the body ("army chief" is the chief of the army) or the country; without the country that an
  envoy is sent to ("ambassador to Kenya" is an ambassador).
- body: the name, case-folded, without article, country or "'s", or a known name of the same entry ("UN", "United Nations"). Where
  the gold has none, none may be found. What holds below the state (a province, a city) is a body.
- country: the alpha-3 code; PLOVER's codes for bodies of several states (IGO, UNO, ...) count as none.

A rank (General) is no post. Status (current, former, acting, elect) and dates are shown, and are no part of "all right".
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import Gold, document, read_gold
from dragoman.reader import Reader
from dragoman.report import Post, Report
from dragoman.who.knowledge import cut, fold, longest_name

FOLDER = Path(__file__).parent / "posts"
FIELDS = ("person", "title", "body", "country")
STATUS_WORDS = frozenset(
    "former ex acting interim caretaker elect ousted deposed outgoing incoming next new current designate the a an".split()
)
STATUSES = {
    "holds": {"current", "acting"},
    "appointed": {"current", "elect", "acting"},
    "held": {"former"},
    "removed": {"former"},
}


def words(text: str | None) -> list[str]:
    """The words of a text, folded, without marks."""
    return [word for word in map(fold, cut(text or "")) if any(c.isalnum() for c in word)]


def without_states(text: str | None) -> list[str]:
    """The words of a name without the states' names and adjectives in it, articles and "'s"."""
    tokens, kept, at = cut(text or ""), [], 0
    while at < len(tokens):
        match = longest_name(tokens, at)
        if match and match.best.entry.kind == "state" and match.best.role in ("name", "adjective"):
            at = match.end
            continue
        kept.append(tokens[at])
        at += 1
    return [word for word in words(" ".join(kept)) if word not in ("the", "s", "’s", "'s")] or words(text)


def same_person(gold: str, found: str) -> bool:
    """Whether two names may be one person's."""
    one, other = words(gold), words(found)
    return one[-1:] == other[-1:] and (set(one) <= set(other) or set(other) <= set(one))


def same_title(gold: Gold, found: Post) -> bool:
    """Whether two titles are one, by the rules above."""
    variants = []
    for title, body in ((gold["title"], gold["body"]), (found.title, found.body)):
        tokens = cut(title)
        for link in ("to", "for"):
            place = tokens.index(link) + 1 if link in tokens else len(tokens)
            if place < len(tokens) and longest_name(tokens, place):
                tokens = tokens[: place - 1]
        said = [word for word in without_states(" ".join(tokens)) if word not in STATUS_WORDS and word != "of"]
        inside = set(words(body)) | set(words(gold["body"]))
        variants.append((said, [word for word in said if word not in inside]))
    (one, shorter), (other, short) = variants
    return one == other or (bool(shorter) and shorter == short)


def same_body(gold: str | None, found: str | None) -> bool:
    """Whether two bodies are one: both none, the same words, or names of one entry."""
    if gold is None or found is None:
        return gold is found
    if without_states(gold) == without_states(found):
        return True
    entries = []
    for name in (gold, found):
        match = longest_name(cut(name), 0)
        entries.append(match.best.entry.name if match and match.end == len(cut(name)) else None)
    return entries[0] is not None and entries[0] == entries[1]


def compare(gold: Gold, post: Post, report: Report) -> dict[str, bool]:
    """Which of the fields agree."""
    holder = next(actor.name for actor in report.actors if actor.id == post.holder)
    country = post.country if post.country not in ("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC") else None
    return {
        "person": same_person(gold["person"], holder),
        "title": same_title(gold, post),
        "body": same_body(gold["body"], post.body),
        "country": gold["country"] == country,
        "status": gold["status"] in STATUSES[post.status],
        "dates": gold.get("since") == post.since and gold.get("until") == post.until,
    }


def paired(golds: list[Gold], report: Report) -> Iterator[tuple[Gold | None, Post | None, dict[str, bool]]]:
    """Gold and found posts one to one, best first; then those without a partner."""
    ranked = []
    for i, gold in enumerate(golds):
        for j, post in enumerate(report.posts):
            agreed = compare(gold, post, report)
            if agreed["person"]:
                ranked.append((-sum(agreed.values()) - 4 * agreed["title"], i, j, agreed))
    left, free = dict(enumerate(golds)), dict(enumerate(report.posts))
    for _, i, j, agreed in sorted(ranked, key=lambda item: item[:3]):
        if i in left and j in free:
            yield left.pop(i), free.pop(j), agreed
    yield from ((gold, None, {}) for gold in left.values())
    yield from ((None, post, {}) for post in free.values())


def score(path: Path, *, errors: bool = False) -> Counter[str]:
    """Counts by field over a file: gold, found, and how many agree; with `errors`, prints what does not."""
    counts: Counter[str] = Counter()
    reader = Reader()
    for number, record in enumerate(read_gold(path)):
        report = reader.read(document(record, number))
        wrong: list[str] = []
        for gold, post, agreed in paired(record["posts"], report):
            counts["gold"] += gold is not None
            counts["found"] += post is not None
            counts.update(field for field, right in agreed.items() if right)
            right = bool(agreed) and all(agreed[field] for field in FIELDS)
            counts["all right"] += right
            if not right or not (agreed["status"] and agreed["dates"]):
                wrong.append(f"   gold {shown(gold)}\n   got  {shown(post)}")
        if errors and wrong:
            print("\n".join([record["text"], *wrong, f"   actors {[(a.name, a.country) for a in report.actors]}"]))
    return counts


def shown(post: Any) -> str:
    """A gold or found post in one line."""
    if post is None or isinstance(post, dict):
        return "-" if post is None else " | ".join(str(value) for value in post.values())
    parts = (post.holder, post.title, post.body, post.country, post.status, post.since, post.until, post.by)
    return " | ".join(map(str, parts))


def figures() -> dict[str, float]:
    """The figure that has a floor: gold posts with all four fields right, in per cent, on the held items."""
    counts = score(FOLDER / "held.jsonl")
    return {"posts": round(100 * counts["all right"] / counts["gold"], 1)}


def main() -> None:
    """Print the share of gold posts (and of found ones) that are right, in all fields and in each."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--file", type=Path, default=FOLDER / "held.jsonl")
    options.add_argument("--errors", action="store_true", help="print what is not right; not for held items")
    given = options.parse_args()
    counts = score(given.file, errors=given.errors)
    print(f"{given.file.name}: {counts['gold']} gold posts, {counts['found']} found")
    print(f"{'':10} {'of gold':>8} {'of found':>8}")
    for field in ("all right", *FIELDS, "status", "dates"):
        print(f"{field:10} {100 * counts[field] / counts['gold']:8.1f} {100 * counts[field] / counts['found']:8.1f}")


if __name__ == "__main__":
    main()
