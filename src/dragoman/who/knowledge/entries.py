"""What is known of an actor or a word for one: the records that the files of this folder are read into.

Invariant: every record is frozen and names the line that it came from, so that a wrong answer leads to a line to change.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from dragoman.report.actors import Kind

Role = Literal["name", "capital", "seat", "demonym", "adjective", "regime", "leader"]
"""How a name stands for its entry. "Syria" name, "Damascus" capital, "Kremlin" seat, "Syrians" demonym, "Syrian" adjective,
"Assad regime" regime (the government that a leader heads), "Assad" leader (a person, whose country is known)."""

SPECIAL_CODES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
SECTORS = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor that is known: a state, organization, armed group, party or leader.

    `code` is ISO 3166-1 alpha-3 or a PLOVER code (none: a people of several states); `since` and
    `until` bound the fact (none: open); `source` is "file:line".
    """

    name: str
    code: str | None
    kind: Kind
    sectors: tuple[str, ...]
    source: str
    since: dt.date | None = None
    until: dt.date | None = None

    def holds_on(self, date: dt.date) -> bool:
        """Whether the fact holds on a day."""
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


@dataclass(frozen=True, slots=True)
class Name:
    """Words that stand for an entry. `kind` and `sectors` are those of the words: "Syrians" people CVL, "Damascus" state GOV.

    `sure` is how safe the words alone are (0.4 where they are more often something else: "Male", "May").
    """

    text: str
    entry: Entry
    role: Role
    kind: Kind
    sectors: tuple[str, ...]
    sure: float = 1.0
    plural: bool = False

    @property
    def code(self) -> str | None:
        """The entry's code."""
        return self.entry.code


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Words [start, end) are a known name; `names` are its readings, best first (never empty)."""

    start: int
    end: int
    names: tuple[Name, ...]

    @property
    def best(self) -> Name:
        """The first reading."""
        return self.names[0]

    def of_role(self, *roles: Role) -> Name | None:
        """The first reading in one of these roles, if any."""
        return next((name for name in self.names if name.role in roles), None)


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for people or a body: "protester" CVL, "parliament" LEG.

    `body` is true for institutions and groups as such ("ministry", "army"), false for people ("soldiers").
    `country_bound` is true where the noun alone means its country's one ("the regime", "the government").
    """

    lemma: str
    kind: Kind
    sectors: tuple[str, ...]
    body: bool = False
    country_bound: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class NounMatch:
    """Words [start, end) are the noun, in the plural or not."""

    start: int
    end: int
    noun: Noun
    plural: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A post or title. `portfolio` is that of a minister ("foreign"); `honorific` titles are no post (Mr, Sir).

    `head` marks heads of state or government, `spokesperson` who speaks for another, `rank` a military or police rank,
    `body` the noun for what the holder heads where the title says it ("foreign minister": "foreign ministry"),
    `country` the code of the only state that has such a post ("pontiff").
    """

    text: str
    sectors: tuple[str, ...]
    portfolio: str | None = None
    body: str | None = None
    head: bool = False
    spokesperson: bool = False
    rank: bool = False
    honorific: bool = False
    source: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """Words [start, end) are a title; `prefixes` are the words before it that are part of the post ("deputy", "acting").

    `status` is "held" after "former" and its kin, "appointed" with "-elect" and its kin, else "holds".
    """

    start: int
    end: int
    title: Title
    prefixes: tuple[str, ...] = ()
    plural: bool = False
    status: Literal["holds", "held", "appointed"] = "holds"


@dataclass(frozen=True, slots=True)
class PostWords:
    """Lemmas and words about posts, each a frozen set of lower-case words."""

    former: frozenset[str]
    acting: frozenset[str]
    elect: frozenset[str]
    deputy: frozenset[str]
    appoint: frozenset[str]
    remove: frozenset[str]
    resign: frozenset[str]
    become: frozenset[str]
    serve: frozenset[str]
