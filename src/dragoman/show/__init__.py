"""Show: what a Report looks like to a person. `dossier` says what stands in it, `terminal`, `markdown` and `page` lay it out.
`checked` shows what a check of the lexicon found, `explained` why an event was coded as it was.

`timeline`, `map`, `network` and `pairs` draw charts of one or more reports (Altair); `svg` and `save` make them images.
`segments` cuts a text by what is found in it.

In goes a Report (and where its headline stands, which `sources.headline` knows); out come lines for a screen or a file.

Invariant: what is shown is what the report holds, whole, in its words; a quotation that is shortened says so with "…".
"""

from dragoman.show.checked import print_checked
from dragoman.show.dossier import Dossier, make_dossier
from dragoman.show.explained import print_explained
from dragoman.show.images import check_suffix, save, svg
from dragoman.show.map import map  # noqa: A004  the name that its users look for
from dragoman.show.markdown import to_markdown
from dragoman.show.marked import segments
from dragoman.show.network import network
from dragoman.show.page import to_html
from dragoman.show.page_charts import prepare
from dragoman.show.pairs import pairs
from dragoman.show.terminal import print_dossier, to_terminal
from dragoman.show.timeline import timeline

__all__ = [
    "Dossier",
    "check_suffix",
    "make_dossier",
    "map",
    "network",
    "pairs",
    "prepare",
    "print_checked",
    "print_dossier",
    "print_explained",
    "save",
    "segments",
    "svg",
    "timeline",
    "to_html",
    "to_markdown",
    "to_terminal",
]
