"""What do all charts have in common? Their reports, their ground, their type, and how they become an image.

Invariant: a chart holds its data inline and takes every colour from the palette, so that the same reports give the same
bytes, and nothing is fetched to draw it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from dragoman.errors import SettingError
from dragoman.report import Report
from dragoman.show.palette import LIGHT

if TYPE_CHECKING:
    import altair as alt

    Chart = alt.Chart | alt.LayerChart

WIDTH = 720
"""Width of every chart, in pixels."""
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
_LOADER = "https://vega.github.io/vega-datasets/"
"""What the renderer puts before a relative link."""


def given(reports: Report | Iterable[Report]) -> list[Report]:
    """The reports as a list, be it one or many. Raises SettingError for what is none."""
    listed = [reports] if isinstance(reports, Report) else list(reports)
    for one in listed:
        if not isinstance(one, Report):
            raise SettingError(
                f"a chart is drawn from reports, not from {type(one).__name__}", do="Give it what dragoman.read returns"
            )
    return listed


def inline(rows: Iterable[Mapping[str, Any]]) -> alt.InlineData:
    """Rows as the data of a chart."""
    import altair as alt

    return alt.InlineData(values=[dict(row) for row in rows])


def finished(layers: Sequence[alt.Chart], title: str, notes: Sequence[str], height: int) -> alt.LayerChart:
    """Layers drawn in pixels from the top left, with a title and notes under it, in the house's type and colours."""
    import altair as alt

    heading = alt.TitleParams(
        title, subtitle=[note for note in notes if note], anchor="start", frame="group", offset=12, subtitlePadding=4
    )
    return (
        alt.layer(*layers)
        .properties(width=WIDTH, height=height, title=heading, background=LIGHT["paper"], padding=12)
        .configure(font=FONT)
        .configure_view(strokeOpacity=0)
        .configure_title(
            color=LIGHT["ink"],
            fontSize=15,
            fontWeight=600,
            subtitleColor=LIGHT["quiet"],
            subtitleFontSize=11.5,
            subtitleLineHeight=15,
        )
        .configure_axis(
            labelColor=LIGHT["quiet"],
            titleColor=LIGHT["quiet"],
            gridColor=LIGHT["rule"],
            domainColor=LIGHT["border"],
            tickColor=LIGHT["border"],
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight=400,
        )
    )


def across(field: str) -> alt.X:
    """A field in pixels from the left."""
    import altair as alt

    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, WIDTH], nice=False), axis=None)


def down(field: str, height: int) -> alt.Y:
    """A field in pixels from the top."""
    import altair as alt

    return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[height, 0], nice=False), axis=None)


def coloured(field: str) -> alt.Color:
    """A field that holds colours of the palette."""
    import altair as alt

    return alt.Color(f"{field}:N", scale=None)


def empty(title: str, note: str) -> alt.LayerChart:
    """A chart that says why there is nothing to draw."""
    import altair as alt

    words = alt.Chart(inline([{"x": 0, "y": 10, "text": note}])).mark_text(align="left", color=LIGHT["quiet"])
    return finished([words.encode(x=across("x"), y=down("y", 20), text="text:N")], title, [], 20)


def svg(chart: Chart) -> str:
    """The chart as SVG: no script, no network, text as text, links (`#e12`) as they stand in its `href`."""
    buffer = io.StringIO()
    chart.save(buffer, format="svg")
    return buffer.getvalue().replace(f'xlink:href="{_LOADER}#', 'href="#')
