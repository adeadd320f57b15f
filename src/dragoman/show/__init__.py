"""Show: what a Report looks like to a person. `dossier` says what stands in it, `terminal` and `markdown` lay it out.

In goes a Report (and where its headline stands, which `sources.headline` knows); out come lines for a screen or a file.

Invariant: what is shown is what the report holds, whole, in its words; a quotation that is shortened says so with "…".
"""

from dragoman.show.dossier import Dossier, make_dossier
from dragoman.show.markdown import to_markdown
from dragoman.show.terminal import print_dossier, to_terminal

__all__ = ["Dossier", "make_dossier", "print_dossier", "to_markdown", "to_terminal"]
