"""Where? Place names to points on the globe, and "south of", "the north-west of".

In: a Reading with its parse and the encoder's names. Out: `reading.places` in text order and `reading.place_at` for each token of
a place name. Words for the people or things of a country ("Syrian") are places too, with `literal` false: ask `literal` before
you say that something happened there.

Invariant: a place's span is its name's own words; a point comes from the gazetteer, or (said in `by` and in `relation`:
"part of") from the town of the report that an unlisted street or building is taken to be in.
"""

from dragoman.where.find import find
from dragoman.where.lookup import made_of

__all__ = ["find", "made_of"]
