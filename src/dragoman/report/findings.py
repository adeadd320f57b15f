"""Findings: the list that a part of a report is, and its way to a table.

Invariant: to JSON, to the JSON Schema and to whoever loops over it, it is a list; what it adds needs the report that it is in,
which pydantic's validation gives it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from dragoman.errors import SettingError

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from dragoman.report.report import Report
    from dragoman.report.table import Table

T = TypeVar("T")


class Findings(list[T]):
    """The findings of one kind in a report, such as `report.events`: a list that also comes as a table (docs/tables.md).

    For the tables of many reports, and those that are no part of their own (participants, spans, documents, images), ask
    `report.TABLES["events"].to_polars(reports)`.
    """

    _report: Report | None = None
    _part: str = ""

    if TYPE_CHECKING:  # a part may be given as any list: pydantic makes Findings of it

        def __set__(self, report: Report, findings: Iterable[T]) -> None: ...

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        items = handler.generate_schema(list[get_args(source)[0]])  # type: ignore[misc] # known only when it runs
        return core_schema.no_info_after_validator_function(cls, items)

    def of(self, report: Report, part: str) -> None:
        """Say which part of which report this is."""
        self._report, self._part = report, part

    def to_arrow(self) -> pyarrow.Table:
        """The findings as an Arrow table. Raises SettingError where they are no part of a report."""
        table, reports = self._table()
        return table.to_arrow(reports)

    def to_polars(self) -> polars.DataFrame:
        """The findings as a polars DataFrame. Raises SettingError where they are no part of a report."""
        table, reports = self._table()
        return table.to_polars(reports)

    def to_pandas(self) -> pandas.DataFrame:
        """The findings as a pandas DataFrame. Raises SettingError where they are no part of a report, or without pandas."""
        table, reports = self._table()
        return table.to_pandas(reports)

    def _table(self) -> tuple[Table[Any], list[Report]]:
        from dragoman.report.tables import TABLES

        if self._report is None:
            raise SettingError(
                "these findings are no part of a report, so their words are not known", do="Take them from a Report"
            )
        return TABLES[self._part], [self._report]
