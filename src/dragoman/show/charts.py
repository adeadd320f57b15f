"""What do all charts have in common? Their reports, their ground, their type.

Invariant: a chart holds its data inline and takes every colour from the palette, so that the same reports give the same
bytes and nothing is fetched to draw it. Marks stand in pixels from the top left: what is drawn is what was reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

from dragoman.errors import SettingError
from dragoman.report import Report
from dragoman.show.palette import LIGHT

if TYPE_CHECKING:
    import altair as alt

WIDTH = 720
"""Width of every chart in pixels, without the margin around it."""
MARGIN = 14
FAINT = 0.35
"""Strength of the fill of what is told as background."""
FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
"""Faces of one measure: the renderer brings Liberation Sans, so that an image is the same where there are no fonts."""


def given(reports: Report | Iterable[Report]) -> list[Report]:
    """The reports as a list, be it one or many. Raises SettingError for what is none."""
    listed = [reports] if isinstance(reports, Report) else list(reports)
    for one in listed:
        if not isinstance(one, Report):
            raise SettingError(
                f"a chart is drawn from reports, not from {type(one).__name__}", do="Give it what dragoman.read returns"
            )
    return listed


def inline(rows: Iterable[Any]) -> alt.InlineData:
    """Rows (mappings, or instances of a dataclass) as the data of a chart."""
    import altair as alt

    return alt.InlineData(
        values=[asdict(row) if is_dataclass(row) and not isinstance(row, type) else dict(row) for row in rows]
    )


def finished(layers: Sequence[alt.Chart], title: str, notes: Iterable[str], height: int) -> alt.LayerChart:
    """Layers drawn in pixels from the top left, with a title and notes under it, in the house's type and colours."""
    import altair as alt

    said = [note for note in notes if note]
    subtitle: Any = said or alt.Undefined
    heading = alt.TitleParams(title, subtitle=subtitle, anchor="start", frame="group", offset=14, subtitlePadding=5)
    top = MARGIN + 30 + 15 * len(said) + 5 * bool(said)
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(width=WIDTH, height=height, title=heading, background=LIGHT["paper"])
        .properties(autosize=alt.AutoSizeParams(type="none"))
        .properties(padding={"left": MARGIN, "right": MARGIN, "top": top, "bottom": MARGIN})
        .configure(font=FONT)
        .configure_view(strokeOpacity=0)
        .configure_title(
            color=LIGHT["ink"],
            fontSize=15,
            fontWeight="bold",
            subtitleColor=LIGHT["quiet"],
            subtitleFontSize=11.5,
            subtitleLineHeight=15,
        )
    )
    return chart


def placed(x: str, y: str, height: int) -> Mapping[str, Any]:
    """The place of a mark, by two fields in pixels from the left and from the top of a chart `height` pixels high."""
    return {"x": across(x), "y": down(y, height)}


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

    return alt.Color(f"{field}:N", scale=None, legend=None)


def permalinks(wanted: bool) -> Mapping[str, Any]:
    """The permalink of a mark's finding (field `href`), where the ids are those of one report."""
    import altair as alt

    return {"href": alt.Href("href:N")} if wanted else {}


def empty(title: str, note: str) -> alt.LayerChart:
    """A chart that says why there is nothing to draw."""
    import altair as alt

    words = alt.Chart(inline([{"x": 0, "y": 10, "text": note}]))
    mark = words.mark_text(align="left", color=LIGHT["quiet"], fontSize=12)
    return finished([mark.encode(x=across("x"), y=down("y", 20), text="text:N")], title, [], 20)
