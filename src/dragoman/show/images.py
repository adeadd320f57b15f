"""How does a chart become an image? SVG, PNG or PDF, without a browser and without a network.

Invariant: the same chart gives the same SVG, byte for byte; a file that cannot be written whole is not written at all.
"""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dragoman.errors import SettingError

if TYPE_CHECKING:
    import altair as alt

    Chart = alt.Chart | alt.LayerChart

Form = Literal["svg", "png", "pdf"]
_FORMS: dict[str, Form] = {".svg": "svg", ".png": "png", ".pdf": "pdf"}
_LOADER = "https://vega.github.io/vega-datasets/"
"""What the renderer puts before a link that is relative."""
_TWICE = 2.0
"""Pixels of a PNG for one of the chart: sharp on a good screen and in print."""


def svg(chart: Chart) -> str:
    """The chart as SVG: no script, text as text, links (`#e12`) as they stand in its `href`."""
    return _drawn(chart, "svg").decode().replace(f'xlink:href="{_LOADER}#', 'href="#')


def save(chart: Chart, path: str | os.PathLike[str]) -> None:
    """Write a chart to a file whose suffix says how: .svg, .png (twice its size) or .pdf.

    Raises SettingError for another suffix, or where the file cannot be written.
    """
    path = Path(path)
    form = check_suffix(path)
    drawn = svg(chart).encode() if form == "svg" else _drawn(chart, form)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(drawn)
        part.replace(path)
    except OSError as error:
        raise SettingError(
            f"this cannot be written ({error.strerror or error})",
            source=str(path),
            do="Check the folder and its permissions",
        ) from error
    finally:
        part.unlink(missing_ok=True)


def check_suffix(path: Path) -> Form:
    """How a chart is written to `path`. Raises SettingError for a suffix that is none of a chart."""
    suffix = path.suffix.lower()
    if suffix not in _FORMS:
        what = f"a chart is not written as {suffix}" if suffix else "the name does not say how to write the chart"
        raise SettingError(what, source=str(path), do=f"Name a file that ends in {', '.join(_FORMS)}")
    return _FORMS[suffix]


def _drawn(chart: Chart, form: Form) -> bytes:
    options: dict[str, Any] = {"scale_factor": _TWICE} if form == "png" else {}
    buffer: Any = io.StringIO() if form == "svg" else io.BytesIO()
    chart.save(buffer, format=form, **options)
    drawn = buffer.getvalue()
    return drawn.encode() if isinstance(drawn, str) else drawn
