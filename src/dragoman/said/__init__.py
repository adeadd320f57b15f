"""Who says so, how sure is it, and what is left unsaid?

In: a Reading with its parse, actors, times and places (`find_gaps` wants its events, too). Out: `reading.statements` (source,
cue, content, speaker, stance), `reading.standings` (negated, future, hypothetical, historical, hedged), `reading.gaps` (not
known, not disclosed, not confirmed, ...) and `reading.document.images` (credited, claimed, unverified).

Invariant: every span is words of the document; content, cue and source of one statement do not overlap; the words that decide
(cues.toml, standing.toml, gaps.toml, images.toml) can be edited without touching code.
"""

from dragoman.said.gaps import find_gaps
from dragoman.said.standing import find_standings
from dragoman.said.statements import find_statements

__all__ = ["find_gaps", "find_standings", "find_statements"]
