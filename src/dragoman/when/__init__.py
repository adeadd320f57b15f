"""When: time expressions, as TIMEX3 values and intervals.

In: a Reading with its parse, and the day of publication where it is known. Out: `reading.times` in text order, and
`reading.time_at` for each of their tokens. `infer_published` reads a publication date from a text that comes without one.

Invariant: a value is either said by the words, or reckoned from the day of publication or a time told before by the rule named
in `by`; without an anchor the value is none. No two times overlap.
"""

from dragoman.when.find import find

__all__ = ["find"]
