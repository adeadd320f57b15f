"""How do two parties stand to each other? Pairs of parties with the mean score of the events between them, ranked.

Invariant: a pair's mean and count are those of the events that are told as facts; what is left out is counted in a note.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dragoman.report import Participant, Report
from dragoman.show.charts import across, coloured, down, empty, finished, given, inline, permalinks
from dragoman.show.key import Key, key_height, keys
from dragoman.show.palette import LIGHT
from dragoman.show.parties import CLASSES, Pair, colour_of, is_fact, pairs_of
from dragoman.show.words import clean, shorten
from dragoman.show.world import countries

if TYPE_CHECKING:
    import altair as alt

By = Literal["country", "name"]
TITLE = "Pairs"
MOST = 25
"""So many pairs are drawn: those with the most events, then the strongest means."""
ROW, TOP, SIZE = 22, 30, 11.5
LEFT, RIGHT, NAMES, COUNT = 340.0, 650.0, 322.0, 668.0
"""The scale from -10 to +10 in pixels, where names end before it, and where counts start behind it."""
_NAME = 24


@dataclass(slots=True)
class PairRow:
    """A pair with the permalink of its first event, the scores of all, and what they were.

    It is not `directed` where the two act together.
    """

    source: str
    target: str
    directed: bool
    href: str
    scores: list[float] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)

    @property
    def mean(self) -> float:
        """Mean score, -10 (conflict) to +10 (cooperation)."""
        return round(sum(self.scores) / len(self.scores), 1)

    @property
    def label(self) -> str:
        """The pair in words."""
        one, other = shorten(self.source, _NAME), shorten(self.target, _NAME)
        if self.source == self.target:
            return f"within {shorten(self.source, 2 * _NAME)}"
        return f"{one} {'→' if self.directed else '↔'} {other}"


def pair_rows(reports: Iterable[Report], by: By) -> tuple[list[PairRow], int]:
    """The pairs of parties, the most events first, and how many events between parties are left out as no facts.

    By country, a party without a country or PLOVER code is left aside; by name, any party counts.
    """
    found: dict[tuple[str, str, bool], PairRow] = {}
    names: dict[str, Counter[str]] = {}
    left_out = 0
    for report in reports:
        for event in report.events:
            keys = dict.fromkeys(_pair(pair, by, names) for pair in pairs_of(event))
            if not is_fact(event):
                left_out += bool(keys)
                continue
            for one, other, directed in keys:
                if one and other:
                    row = found.setdefault((one, other, directed), PairRow(one, other, directed, f"#{event.id}"))
                    row.scores.append(event.score)
                    row.told[event.event] += 1
    said = {key: _name(key, by, counted) for key, counted in names.items()}
    for row in found.values():
        row.source, row.target = said[row.source], said[row.target]
    return sorted(found.values(), key=lambda row: (-len(row.scores), -abs(row.mean), row.label)), left_out


def pairs(reports: Report | Iterable[Report], by: By | None = None) -> alt.LayerChart:
    """The pairs of parties to the events of one or more reports, with their mean score and the number of their events.

    `by` "country" takes all parties of a country together, "name" takes each by itself; left out, one report is shown by
    name and several by country. Raises SettingError for what is no report.
    """
    listed = given(reports)
    rows, unsure = pair_rows(listed, by or ("name" if len(listed) == 1 else "country"))
    note = f"{unsure} event{'' if unsure == 1 else 's'} not told as a fact left out" if unsure else ""
    if not rows:
        return empty(TITLE, f"No event is between two parties. {note}".strip())
    shown = rows[:MOST]
    bottom = TOP + ROW * len(shown)
    there = {colour_of(row.mean) for row in shown}
    key = [Key(words, LIGHT[name]) for _, name, words in CLASSES if LIGHT[name] in there]
    height = bottom + key_height(key)
    layers = [*_ground(bottom, height), *_rows(shown, height, linked=len(listed) == 1)]
    layers += keys(key, bottom, height)
    more = f"The {MOST} pairs with the most events; {len(rows) - MOST} more are not drawn" if rows[MOST:] else ""
    return finished(layers, TITLE, [more, note], height)


def _ground(bottom: float, height: int) -> Iterator[alt.Chart]:
    """The scale, and what its ends mean."""
    import altair as alt

    ticks = [
        {"x": _x(score), "y": 20, "y2": bottom, "text": f"{score:+d}".replace("-", "−") if score else "0"}
        for score in range(-10, 11, 5)
    ]
    base = alt.Chart(inline(ticks)).encode(x=across("x"))
    yield base.mark_rule(color=LIGHT["rule"]).encode(y=down("y", height), y2="y2:Q")
    yield base.mark_text(color=LIGHT["quiet"], fontSize=11, baseline="bottom").encode(
        y=down("y", height), text="text:N"
    )
    heads: tuple[tuple[float, str, Literal["left", "right"]], ...] = (
        (NAMES, "parties", "right"),
        (COUNT, "events", "left"),
    )
    for x, text, align in heads:
        mark = alt.Chart(inline([{"x": x, "y": 20, "text": text}])).mark_text(
            align=align, baseline="bottom", color=LIGHT["quiet"], fontSize=11
        )
        yield mark.encode(x=across("x"), y=down("y", height), text="text:N")


def _rows(rows: list[PairRow], height: int, *, linked: bool) -> Iterator[alt.Chart]:
    import altair as alt

    drawn = []
    for number, row in enumerate(rows):
        told = ", ".join(f"{what} ×{count}" for what, count in row.told.most_common())
        words = {"label": row.label, "told": told, "mean": row.mean, "count": len(row.scores), "href": row.href}
        place = {"zero": _x(0), "x": _x(row.mean), "y": TOP + ROW * (number + 0.5), "names": NAMES, "at": COUNT}
        size = round(min(50 + 30 * math.sqrt(len(row.scores)), 260), 1)
        drawn.append({**words, **place, "size": size, "colour": colour_of(row.mean)})
    tooltip = [
        alt.Tooltip("label:N", title="parties"),
        alt.Tooltip("told:N", title="events"),
        alt.Tooltip("mean:Q", title="mean score"),
    ]
    base = alt.Chart(inline(drawn)).encode(y=down("y", height), tooltip=tooltip, **permalinks(linked))
    yield base.mark_rule(strokeWidth=3).encode(x=across("zero"), x2="x:Q", color=coloured("colour"))
    dots = base.mark_point(shape="circle", filled=True, opacity=1)
    yield dots.encode(x=across("x"), color=coloured("colour"), size=alt.Size("size:Q", scale=None))
    yield base.mark_text(align="right", color=LIGHT["ink"], fontSize=SIZE).encode(x=across("names"), text="label:N")
    yield base.mark_text(align="left", color=LIGHT["quiet"], fontSize=SIZE).encode(x=across("at"), text="count:Q")


def _x(score: float) -> float:
    return round(LEFT + (score + 10) / 20 * (RIGHT - LEFT), 1)


def _pair(pair: Pair, by: By, names: dict[str, Counter[str]]) -> tuple[str, str, bool]:
    """By what a pair is known; without direction where both are one, or act together."""
    one, other = (_key(party, by, names) for party in (pair.source, pair.target))
    if pair.directed and one != other:
        return one, other, True
    return min(one, other), max(one, other), False


def _key(party: Participant, by: By, names: dict[str, Counter[str]]) -> str:
    """By what a party is known; its name is kept."""
    name = clean(party.name)
    key = (party.code or "") if by == "country" else name.casefold()
    if key:
        names.setdefault(key, Counter())[name] += 1
    return key


def _name(key: str, by: By, said: Counter[str]) -> str:
    """What a party is called: its country's name, else the name most often given to it."""
    country = countries().get(key) if by == "country" else None
    return country.name if country else said.most_common(1)[0][0]
