"""Export: reports in the formats of other programs, one file per format, each named by an entry point (docs/export.md).

In go Reports, one after the other; out come files: `export.format_of("plover").save(reports, path)`.

Invariant: what the screen shows, the export holds, whole, or the format says what it loses; an output takes its final name only
when it is whole.
"""

from dragoman.export.files import replaced
from dragoman.export.format import BytesFormat, Field, FolderFormat, Format, TextFormat, format_of, names
from dragoman.export.jsonl import JsonLines
from dragoman.export.reports import read_reports

__all__ = [
    "BytesFormat",
    "Field",
    "FolderFormat",
    "Format",
    "JsonLines",
    "TextFormat",
    "format_of",
    "names",
    "read_reports",
    "replaced",
]
