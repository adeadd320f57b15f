"""What does a part of a report look like as a table? Columns, each with its description, and their way to Arrow, polars, pandas.

Invariant: a table has the same columns of the same types whatever is in it, the document's id first; so tables of several
reports can be put under each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from dragoman.errors import SettingError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dragoman.report.base import Span
    from dragoman.report.report import Report

T = TypeVar("T")
Type = Literal["text", "texts", "integer", "number", "flag", "day"]
"""What a cell holds: a string, a list of strings, an int, a float, a bool, a datetime.date; or nothing (null)."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its name, its type, what it tells, and how its cell comes from a report and one thing in it."""

    name: str
    type: Type
    tells: str
    cell: Callable[[Report, T], object]


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table: its name, what a row is, the things in a report that make its rows, and the columns after the document's id."""

    name: str
    tells: str
    things: Callable[[Report], Iterable[T]]
    own: tuple[Column[T], ...]

    @property
    def columns(self) -> tuple[Column[T], ...]:
        """All columns, that of the document's id first."""
        return (Column("document", "text", "document id", lambda report, _: report.document.id), *self.own)

    def rows(self, report: Report) -> Iterator[list[object]]:
        """The rows of one report, cells in the order of `columns`."""
        cells = [column.cell for column in self.columns]
        for thing in self.things(report):
            yield [cell(report, thing) for cell in cells]

    def schema(self) -> pyarrow.Schema:
        """The Arrow schema; the metadata of each field holds its `description`."""
        import pyarrow as pa

        types = {
            "text": pa.string(),
            "texts": pa.list_(pa.string()),
            "integer": pa.int64(),
            "number": pa.float64(),
            "flag": pa.bool_(),
            "day": pa.date32(),
        }
        return pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.tells}) for c in self.columns])

    def to_arrow(self, reports: Iterable[Report]) -> pyarrow.Table:
        """The rows of some reports as an Arrow table."""
        import pyarrow as pa

        schema = self.schema()
        cells = list(zip(*(row for report in reports for row in self.rows(report)), strict=True))
        cells = cells or [()] * len(schema)
        arrays = [pa.array(values, type=field.type) for values, field in zip(cells, schema, strict=True)]
        return pa.Table.from_arrays(arrays, schema=schema)

    def to_polars(self, reports: Iterable[Report]) -> polars.DataFrame:
        """The rows of some reports as a polars DataFrame."""
        import polars

        frame = polars.from_arrow(self.to_arrow(reports))
        if not isinstance(frame, polars.DataFrame):
            raise TypeError(f"polars made a {type(frame).__name__} of a table")
        return frame

    def to_pandas(self, reports: Iterable[Report]) -> pandas.DataFrame:
        """The rows of some reports as a pandas DataFrame, days as datetime64 and whole numbers as Int64, so that a missing one
        takes no other's type. Raises SettingError where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise SettingError(
                "pandas is not installed",
                source="to_pandas",
                do="Run: pip install 'dragoman[pandas]'; or use to_polars",
            ) from error
        import pyarrow as pa

        exact = {pa.int64(): pandas.Int64Dtype(), pa.bool_(): pandas.BooleanDtype()}
        frame: pandas.DataFrame = self.to_arrow(reports).to_pandas(types_mapper=exact.get, date_as_object=False)
        return frame


def span_columns(of: Callable[[T], Span | None], *, words: bool = True) -> tuple[Column[T], ...]:
    """The columns that say where words stand, and the words."""

    def under(report: Report, thing: T) -> str | None:
        span = of(thing)
        return None if span is None else report.words(span)

    at: tuple[Column[T], ...] = (
        Column("start", "integer", "where its words start, in code points", lambda _, one: (s := of(one)) and s.start),
        Column("end", "integer", "where its words end", lambda _, one: (s := of(one)) and s.end),
        Column(
            "part",
            "text",
            'what these count in: "text", "title", "caption:N"',
            lambda _, one: (s := of(one)) and s.part,
        ),
    )
    return (*at, Column("words", "text", "the words themselves", under)) if words else at
