"""What stands for what? The key of a chart: forms and colours with their words, on as many lines as they need.

Invariant: every colour of a chart that says something is in its key, and nothing that is not in the chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal

from dragoman.report import QUADS
from dragoman.show.charts import FAINT, WIDTH, inline, placed
from dragoman.show.lettering import width
from dragoman.show.palette import LIGHT, QUAD_COLOURS

if TYPE_CHECKING:
    import altair as alt

GAP, LINE = 8, 18
"""Pixels between a chart and its key, and for a line of the key."""


@dataclass(frozen=True, slots=True)
class Key:
    """What a form or a colour stands for."""

    text: str
    colour: str
    shape: Literal["square", "circle", "stroke"] = "square"
    hollow: bool = False
    dash: bool = False
    faint: bool = False


def quads(present: Iterable[str]) -> list[Key]:
    """Keys to the colours of the quads that are there."""
    there = set(present)
    return [Key(quad, QUAD_COLOURS[quad]) for quad in QUADS if quad in there]


def key_height(entries: Sequence[Key]) -> int:
    """How many pixels a key takes under a chart."""
    return GAP + LINE * len(_lines(entries))


def keys(entries: Sequence[Key], body: float, height: int) -> Iterator[alt.Chart]:
    """The key, under the `body` pixels of a chart `height` pixels high."""
    import altair as alt

    rows = [
        {"x": x, "at": x + 11, "y": body + GAP + LINE * (number + 0.5), **asdict(key)}
        for number, line in enumerate(_lines(entries))
        for x, key in line
    ]
    for row in rows:
        form = alt.Chart(inline([row])).mark_point(
            shape=row["shape"],
            size=90,
            filled=not row["hollow"] and row["shape"] != "stroke",
            strokeWidth=1.5 if row["shape"] != "stroke" else 2.5,
            strokeDash=[2, 2] if row["dash"] or row["hollow"] else [],
            color=row["colour"],
            opacity=1,
            fillOpacity=FAINT if row["faint"] else 1,
            stroke=row["colour"],
        )
        yield form.encode(**placed("x", "y", height))
    words = alt.Chart(inline(rows)).mark_text(align="left", baseline="middle", color=LIGHT["quiet"], fontSize=11)
    yield words.encode(**placed("at", "y", height), text="text:N")


def _lines(entries: Sequence[Key]) -> list[list[tuple[float, Key]]]:
    """The key of a chart, broken into lines: each entry with its place from the left."""
    lines: list[list[tuple[float, Key]]] = [[]]
    x = 5.0
    for key in entries:
        wide = 28 + width(key.text, 11)
        if x + wide > WIDTH and lines[-1]:
            lines.append([])
            x = 5.0
        lines[-1].append((x, key))
        x = round(x + wide, 1)
    return lines
