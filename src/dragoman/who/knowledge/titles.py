"""Which post do these words name? "foreign minister", "Secretary of the Supreme Council", "former", "named", from titles.toml.

Posts of ministers are made from the list of portfolios: "defence minister", "minister of defence", "deputy defence secretary".
Invariant: a title has one reading; words before it that belong to the post come back as prefixes.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from dragoman.errors import DataError
from dragoman.who.knowledge import nouns, tables
from dragoman.who.knowledge.entries import PostWords, Title, TitleMatch
from dragoman.who.knowledge.words import JOINTS, Tree, cut, fits_case, fold

_FLAGS = ("head", "spokesperson", "rank", "honorific")
_KEYS = frozenset({"sectors", "titles", "body", "country", *_FLAGS})
Form = tuple[Title, bool]


def title_at(words: Sequence[str], start: int, stop: int | None = None) -> TitleMatch | None:
    """The longest title that starts at `words[start]`, with what stands before it ("former deputy foreign minister"), or none."""
    return _match(words, start, len(words) if stop is None else stop)


def title_ending(words: Sequence[str], end: int, stop: int = 0) -> TitleMatch | None:
    """The longest title, with its prefixes, whose last word is `words[end - 1]` and whose first is not before `stop`."""
    for start, found in _backward().longest(words, end, stop):
        form = _form(words[start:end], found)
        if form is None:
            continue
        title, plural = form
        while start > stop and fold(words[start - 1]) in _prefixes() | {"-"}:
            start -= 1
        if words[start] == "-":
            start += 1
        match = _match(words, start, end)
        return match if match and match.end == end else TitleMatch(start, end, title, plural=plural)
    return None


@functools.cache
def all_titles() -> tuple[Title, ...]:
    """Every title, those made from portfolios too. Raises DataError where titles.toml is malformed."""
    return tuple(read_titles(tables.FOLDER / "titles.toml"))


@functools.cache
def post_words() -> PostWords:
    """Words for how a post is held, gained and lost. Raises DataError where titles.toml lacks one of the lists."""
    lists = tables.tables(tables.FOLDER / "titles.toml").get("words", {})
    missing = sorted(set(PostWords.__dataclass_fields__) ^ set(lists))
    if missing:
        raise DataError(f"lacks or has too many lists: {missing}", source="titles.toml:words", do="Correct [words]")
    return PostWords(**{name: frozenset(words) for name, words in lists.items()})


def read_titles(path: Path) -> Iterator[Title]:
    """The titles in a file such as titles.toml. Raises DataError with the file and the group."""
    data = tables.tables(path)
    found: dict[str, str] = {}
    for number, group in enumerate(data.get("group", []), 1):
        source = f"{path.name}:group {number}"
        if not isinstance(group, dict) or set(group) - _KEYS or "titles" not in group:
            raise DataError("has unknown keys or no titles", source=source, do=f"Use {', '.join(sorted(_KEYS))}")
        for text in group["titles"]:
            if text in found:
                raise DataError(f"has {text!r} a second time", source=source, do=f"See {found[text]}")
            found[text] = source
            yield _title(text, group, source)
    for title in _ministers(data, path.name):
        if title.text not in found:
            found[title.text] = title.source
            yield title


def _title(text: str, group: dict[str, Any], source: str) -> Title:
    head, spokesperson, rank, honorific = (bool(group.get(flag, False)) for flag in _FLAGS)
    sectors = tables.sectors_in(" ".join(group.get("sectors", [])), source)
    country = tables.code_in(group["country"], source) if "country" in group else None
    return Title(text, sectors, None, group.get("body"), head, spokesperson, rank, honorific, source, country)


def _ministers(data: dict[str, Any], file: str) -> Iterator[Title]:
    """Posts with a portfolio: each pattern with each way of naming it."""
    patterns = data.get("ministers", {})
    for key, portfolio in data.get("portfolio", {}).items():
        source = f"{file}:portfolio.{key}"
        sectors = tables.sectors_in(" ".join(portfolio.get("sectors", ["GOV"])), source)
        body = f"{portfolio['before'][0]} ministry"
        forms = [(form, name) for form in patterns["before"] for name in portfolio["before"]]
        forms += [(form, name) for form in patterns["after"] for name in portfolio["after"]]
        for form, name in forms:
            yield Title(form.format(name), sectors, portfolio=key, body=body, source=source)


def _match(words: Sequence[str], start: int, stop: int) -> TitleMatch | None:
    at, prefixes = start, []
    best = _fitting(words, at, stop)
    while not best and at < stop and (word := fold(words[at])) in _prefixes():
        prefixes.append(word)
        at += 1
        while at < stop and words[at] in "-–":
            at += 1
        best = _fitting(words, at, stop) if at < stop else None
    if not best:
        return None
    end, title, plural = best
    status: Literal["holds", "held", "appointed"] = "holds"
    if post_words().former & set(prefixes):
        status = "held"
    tail = next((n for n in range(end, min(end + 2, stop)) if words[n] not in "-–"), stop)
    if tail < stop and fold(words[tail]) in post_words().elect:
        end, status = tail + 1, "appointed"
    return TitleMatch(start, end, title, tuple(prefixes), plural, status)


def _fitting(words: Sequence[str], at: int, stop: int) -> tuple[int, Title, bool] | None:
    """The longest title from `at` whose capitals are the text's: (end, title, plural)."""
    for end, found in _forward().longest(words, at, stop):
        form = _form(words[at:end], found)
        if form:
            return end, *form
    return None


def _form(words: Sequence[str], found: list[Form]) -> Form | None:
    """The first of the forms that may be written so: "Major" is no "major"."""
    written = [word for word in words if word not in JOINTS]
    return next((form for form in found if all(map(fits_case, written, _known(form[0].text)))), None)


@functools.lru_cache(maxsize=1 << 13)
def _known(text: str) -> list[str]:
    return [word for word in cut(text) if word not in JOINTS]


@functools.cache
def _prefixes() -> frozenset[str]:
    known = post_words()
    return known.former | known.acting | known.deputy


@functools.cache
def _forms() -> tuple[tuple[list[str], Form], ...]:
    irregular = {str(one): str(many) for one, many in tables.tables(tables.FOLDER / "titles.toml")["plurals"].items()}
    pairs: list[tuple[list[str], Form]] = []
    for title in all_titles():
        pairs.append((cut(title.text), (title, False)))
        head, of, rest = _head(title.text)
        if not title.honorific:
            pairs.append((cut(nouns.plural_of(head, irregular) + of + rest), (title, True)))
    return tuple(pairs)


def _head(text: str) -> tuple[str, str, str]:
    """The part of a title that takes the plural, and the rest: "minister", " of ", "defence"."""
    for link in (" of ", " for ", " to ", " in ", " on "):
        head, of, rest = text.partition(link)
        if of:
            return head, of, rest
    return text, "", ""


@functools.cache
def _forward() -> Tree[Form]:
    return Tree(_forms())


@functools.cache
def _backward() -> Tree[Form]:
    return Tree(_forms(), backward=True)
