"""Export: reports in the formats of other programs, one file per format.

In go Reports; out come files. Invariant: what the screen shows, the export holds, whole.
"""

from dragoman.export.jsonl import JsonLines, replaced

__all__ = ["JsonLines", "replaced"]
