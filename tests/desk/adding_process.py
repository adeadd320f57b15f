"""Adds JSON Lines to a desk with a reader that needs no model: a process for the tests to kill."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.desk import Desk
from dragoman.desk.inputs import inputs
from dragoman.report import Document, Report
from tests.desk.reports import report


class QuickReader:
    """Finds that Russia met Iran in every document, as `report` makes it."""

    def pipe(self, documents: Iterable[Document]) -> Iterator[Report]:
        for document in documents:
            time.sleep(0.002)
            yield report(document.text, id=document.id, day=None).model_copy(update={"document": document})


def main(address: str, path: str, acknowledged: str) -> None:
    """Add, and note what is stored in a file once it is."""
    with Desk(address) as desk, Path(acknowledged).open("a") as file:
        for added in desk.add(inputs([path]), QuickReader()):
            print(added.document, file=file, flush=True)
