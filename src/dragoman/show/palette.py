"""Which colour is it? The one palette of page and charts, read from palette.toml.

Invariant: page, charts and images take every colour from here, by name; both modes have the same names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from dragoman.report import QUADS

_MODES = tomllib.loads((files("dragoman.show") / "palette.toml").read_text("utf-8"))
LIGHT: Final[Mapping[str, str]] = MappingProxyType(_MODES["light"])
DARK: Final[Mapping[str, str]] = MappingProxyType(_MODES["dark"])
QUAD_COLOURS: Final[Mapping[str, str]] = MappingProxyType({quad: LIGHT[quad.replace(" ", "_")] for quad in QUADS})
