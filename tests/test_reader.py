"""A document reads the same alone and among others, in one process and in two, on one thread and on two."""

from __future__ import annotations

import pytest

from dragoman.errors import SettingError
from dragoman.reader import Reader
from dragoman.report import Document

TEXTS = [
    "Rebels shelled a market in Aleppo on Monday, killing at least 12 people, doctors said.",
    "Talks.",
    "The French president will visit Algiers next week. “We want peace,” he said.\n\nNo date has been given.",
    "Police arrested dozens of protesters in Minsk after the vote; " * 40 + "officials declined to comment.",
]


def documents() -> list[Document]:
    return [Document(id=str(i), text=text) for i, text in enumerate(TEXTS)]


def test_a_document_reads_the_same_alone_and_among_others(reader: Reader) -> None:
    alone = [reader.read(document).to_json() for document in documents()]
    assert [report.to_json() for report in reader.pipe(documents())] == alone


def test_two_processes_give_the_same_reports_in_order(reader: Reader) -> None:
    alone = [reader.read(document).to_json() for document in documents() * 3]
    assert [report.to_json() for report in Reader(processes=2).pipe(documents() * 3)] == alone


def test_threads_do_not_change_a_reading(reader: Reader) -> None:
    single = Reader(threads=1)
    for document in documents():
        assert single.read(document).to_json() == reader.read(document).to_json()


def test_pipe_streams(reader: Reader) -> None:
    taken = []

    def endless() -> object:
        while True:
            taken.append(1)
            yield Document(id=str(len(taken)), text="Iran denied it.")

    reports = reader.pipe(endless())  # type: ignore[arg-type]
    assert [next(reports).document.id for _ in range(3)] == ["1", "2", "3"]
    assert len(taken) <= 4


def test_the_id_is_a_hash_of_the_words(reader: Reader) -> None:
    assert reader.read("Iran denied it.").document.id == reader.read("Iran denied it.").document.id
    assert reader.read("Iran denied it.").document.id.startswith("sha256:")


def test_a_date_that_is_none_is_a_clear_error(reader: Reader) -> None:
    with pytest.raises(SettingError, match="2016-13-40"):
        reader.read("Iran denied it.", published="2016-13-40")


def test_no_processes_is_a_clear_error() -> None:
    with pytest.raises(SettingError, match="processes"):
        Reader(processes=0)
