"""Which known actor do these words name? States, organizations, groups and leaders, from the CSV files of this folder.

Words in, `Name`s out: each with its entry (code, kind, sectors), the role in which the words stand for it, and how sure that is.
Invariant: at one date, the words that are a *name* have one code. With a date, entries that hold on it come first.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from dragoman.errors import DataError
from dragoman.report.actors import Kind
from dragoman.who.knowledge import tables
from dragoman.who.knowledge.entries import Entry, Name, NameMatch, Role
from dragoman.who.knowledge.words import JOINTS, Tree, cut, fits_case

STATE_COLUMNS = ("code", "name", "aliases", "capitals", "demonyms", "adjectives", "seats", "sectors", "from", "until")
BODY_COLUMNS = ("code", "name", "aliases", "kind", "sectors", "from", "until")
PEOPLE_COLUMNS = ("code", "name", "nouns", "adjectives", "sectors")
LEADER_COLUMNS = ("code", "name", "aliases", "sectors", "from", "until", "regime")

UNSURE = 0.4  # words marked "?": more often something else
SURNAME = 0.8
REMEMBERED = 12  # years before and after the time in power in which a surname alone means the leader
_SAME_PLURAL = ("ese", "ss")
# A demonym stands before the same word as an adjective ("a Syrian", "Syrian troops"): syntax decides between the two.
_ROLES: tuple[Role, ...] = ("name", "regime", "seat", "capital", "leader", "demonym", "adjective")
_REGIME = ("{} regime", "{}'s regime", "{} government", "{}'s government", "{} administration", "{}'s administration")


def longest_name(
    words: Sequence[str], start: int, date: dt.date | None = None, stop: int | None = None
) -> NameMatch | None:
    """The longest known name that starts at `words[start]`, or none.

    `words` are a Doc's token texts; `stop` is an index that the match may not pass (the sentence's end, say).
    With a `date`, readings that hold on it stand first, and a leader out of office is ELI.
    """
    for end, names in _tree().longest(words, start, stop):
        fitting = [name for name in names if _fits(words[start:end], name)]
        if fitting:
            return NameMatch(start, end, _in_order(fitting, date))
    return None


def find_names(words: Sequence[str], date: dt.date | None = None) -> list[NameMatch]:
    """All known names in `words`, from left to right, the longest first, without overlaps."""
    found: list[NameMatch] = []
    at = 0
    while at < len(words):
        match = longest_name(words, at, date)
        if match:
            found.append(match)
        at = match.end if match else at + 1
    return found


def names_of(text: str, date: dt.date | None = None) -> tuple[Name, ...]:
    """The readings of a whole name ("the Kremlin": cut off the article first), best first; empty where it is unknown."""
    words = cut(text)
    match = longest_name(words, 0, date)
    return match.names if match and match.end == len(words) else ()


@functools.cache
def state(code: str) -> Entry | None:
    """The state with this alpha-3 code, if there is one: its first row in states.csv (dependencies stand after)."""
    return next((entry for entry in _states() if entry.code == code), None)


@functools.cache
def all_names() -> tuple[Name, ...]:
    """Every name of every file, in the order of the files. Raises DataError where one is malformed."""
    folder = tables.FOLDER
    return (
        *read_states(folder / "states.csv"),
        *read_bodies(folder / "organizations.csv"),
        *read_bodies(folder / "groups.csv"),
        *read_peoples(folder / "peoples.csv"),
        *read_leaders(folder / "leaders.csv"),
    )


def read_states(path: Path) -> list[Name]:
    """The names in a file of states. Raises DataError with file and line."""
    names: list[Name] = []
    for source, row in tables.rows(path, STATE_COLUMNS):
        entry = _entry(row, source, "state")
        names += _plain(entry, row, "name", entry.sectors)
        for capital in tables.listed(row["capitals"]):
            names.append(_name(capital, entry, "capital", "state", ("GOV",)))
        for seat in tables.listed(row["seats"]):
            text, _, sectors = seat.partition("=")
            kind: Kind = "organization" if sectors else "state"
            names.append(_name(text, entry, "seat", kind, tables.sectors_in(sectors or "GOV", source)))
        for adjective in tables.listed(row["adjectives"]):
            names.append(_name(adjective, entry, "adjective", "state", entry.sectors))
        names += _demonyms(row["demonyms"], entry, ("CVL",))
    return names


def read_bodies(path: Path) -> list[Name]:
    """The names in a file of organizations or groups. Raises DataError with file and line."""
    names: list[Name] = []
    for source, row in tables.rows(path, BODY_COLUMNS):
        entry = _entry(row, source, tables.kind_in(row["kind"], source))
        names += _plain(entry, row, "name", entry.sectors)
    return names


def read_peoples(path: Path) -> list[Name]:
    """The names in a file of peoples: nouns as demonyms, and adjectives. Raises DataError with file and line."""
    names: list[Name] = []
    for source, row in tables.rows(path, PEOPLE_COLUMNS):
        code = tables.code_in(row["code"], source) if row["code"] else None
        entry = Entry(row["name"], code, "people", tables.sectors_in(row["sectors"], source), source)
        names += _demonyms(row["nouns"], entry, entry.sectors)
        names += [_name(word, entry, "adjective", "people", ()) for word in tables.listed(row["adjectives"])]
    return names


def read_leaders(path: Path) -> list[Name]:
    """The names in a file of leaders: persons, and with "yes" under regime the regimes they head. Raises DataError."""
    names: list[Name] = []
    for source, row in tables.rows(path, LEADER_COLUMNS):
        entry = _entry(row, source, "person")
        if row["regime"] not in ("", "yes"):
            raise DataError(f"has no such mark: {row['regime']!r}", source=source, do='Write "yes" or nothing')
        names.append(_name(entry.name, entry, "leader", "person", entry.sectors))
        aliases = tables.listed(row["aliases"])
        names += [_name(alias, entry, "leader", "person", entry.sectors, sure=SURNAME) for alias in aliases]
        if row["regime"]:
            for alias in (alias.lstrip("?") for alias in aliases):
                names += [_name(form.format(alias), entry, "regime", "state", ("GOV",)) for form in _REGIME]
    return names


def clashes(names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Pairs of sure names with the same words in the same role (case counts) and with other codes at one date."""
    tree = Tree((cut(name.text), name) for name in names)
    for name in names:
        words = cut(name.text)
        same = next(found for end, found in tree.longest(words, 0) if end == len(words))
        for other in same:
            if (
                other is not name
                and other.role == name.role
                and other.code != name.code
                and min(name.sure, other.sure) > UNSURE
                and _fits(words, other)
                and _fits(cut(other.text), name)
                and _overlap(name.entry, other.entry)
            ):
                yield name, other


def _states() -> Iterator[Entry]:
    return (name.entry for name in all_names() if name.entry.kind == "state" and name.role == "name")


@functools.cache
def _tree() -> Tree[Name]:
    return Tree((cut(name.text), name) for name in all_names())


def _fits(words: Sequence[str], name: Name) -> bool:
    written = [word for word in words if word not in JOINTS]
    return all(map(fits_case, written, _known(name.text)))


@functools.lru_cache(maxsize=1 << 14)
def _known(text: str) -> list[str]:
    return [word for word in cut(text) if word not in JOINTS]


def _in_order(names: list[Name], date: dt.date | None) -> tuple[Name, ...]:
    """Readings, best first: those that hold on the date (none: today's) before others, surer ones before, then by role."""
    if len(names) == 1 and names[0].role != "leader":
        return tuple(names)

    def rank(name: Name) -> tuple[bool, float, int, int]:
        holds = name.entry.holds_on(date) if date else name.entry.until is None
        ends = name.entry.until or dt.date.max
        distance = abs((ends - date).days) if date else -ends.toordinal()
        return (not holds, -name.sure, _ROLES.index(name.role), 0 if holds else distance)

    return tuple(_dated(name, date) for name in sorted(names, key=rank))


def _dated(name: Name, date: dt.date | None) -> Name:
    """A leader after his time is of the former elite, before it of no sector; a surname long out of its time is unsure."""
    entry = name.entry
    if name.role != "leader" or date is None or entry.holds_on(date):
        return name
    over = entry.until is not None and date > entry.until
    years = abs((date - (entry.until if over and entry.until else entry.since or date)).days) / 365
    sure = UNSURE if years > REMEMBERED and name.text != entry.name else name.sure
    return replace(name, sectors=("ELI",) if over else (), sure=sure)


def _demonyms(field: str, entry: Entry, sectors: tuple[str, ...]) -> list[Name]:
    names: list[Name] = []
    for demonym in tables.listed(field):
        one, _, many = demonym.partition("/")
        if all(known.text != one for known in names):
            names.append(_name(one, entry, "demonym", "people", sectors))
        names.append(_name(many or _plural(one), entry, "demonym", "people", sectors, plural=True))
    return names


def _entry(row: tables.Row, source: str, kind: Kind) -> Entry:
    if not row["name"]:
        raise DataError("has no name", source=source, do="Write one")
    since = tables.date_in(row["from"], source)
    until = tables.date_in(row["until"], source, end=True)
    if since and until and until < since:
        raise DataError("ends before it begins", source=source, do="Correct from or until")
    code = tables.code_in(row["code"], source)
    return Entry(row["name"].lstrip("?"), code, kind, tables.sectors_in(row["sectors"], source), source, since, until)


def _plain(entry: Entry, row: tables.Row, role: Role, sectors: tuple[str, ...]) -> list[Name]:
    texts = [row["name"], *tables.listed(row["aliases"])]
    return [_name(text, entry, role, entry.kind, sectors) for text in texts]


def _name(
    text: str,
    entry: Entry,
    role: Role,
    kind: Kind,
    sectors: tuple[str, ...],
    *,
    sure: float = 1.0,
    plural: bool = False,
) -> Name:
    text = text.strip()
    return Name(text.lstrip("?"), entry, role, kind, sectors, UNSURE if text.startswith("?") else sure, plural)


def _plural(demonym: str) -> str:
    return demonym if demonym.endswith(_SAME_PLURAL) else demonym + "s"


def _overlap(one: Entry, other: Entry) -> bool:
    starts, ends = (one.since, other.since), (one.until, other.until)
    latest = max((start for start in starts if start), default=dt.date.min)
    first = min((end for end in ends if end), default=dt.date.max)
    return latest <= first
