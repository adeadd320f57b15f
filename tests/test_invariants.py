"""The invariants hold on whatever is read: made-up texts and two hundred dispatches."""

from __future__ import annotations

import contextlib
import gzip
import json
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.reader import Reader
from dragoman.report import Report
from tests.invariants import check

WORDS = st.sampled_from(
    "Moscow Iran’s the President Assad met rebels said “we will not” Tuesday in Aleppo last summer 12 killed , . ! "
    "\n\n \t no details were given Shoigu , the Defence Minister , why because U.S. — however denied three weeks ago "
    "protesters ✓ \u202bשלום\u202c 🙂 http://a.example/b Ms. it they ( ) \" ' two-thirds 1999 Jan. 3".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=60), st.sampled_from(["2016-06-22", None]))
def test_any_words_give_a_sound_report(reader: Reader, words: list[str], published: str | None) -> None:
    with contextlib.suppress(SourceError):
        check(reader.read(" ".join(words), published=published))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200))
def test_any_characters_give_a_sound_report(reader: Reader, text: str) -> None:
    with contextlib.suppress(SourceError):  # no words at all, or of another language
        check(reader.read(text))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=30), st.lists(WORDS, min_size=1, max_size=30))
def test_spans_of_a_title_stay_in_it(reader: Reader, title: list[str], words: list[str]) -> None:
    with contextlib.suppress(SourceError):
        check(reader.read(" ".join(words), title=" ".join(title)))


def test_two_hundred_dispatches_give_sound_reports(reader: Reader, data: Path) -> None:
    with gzip.open(data / "newswire-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines][::6]
    assert len(records) >= 200
    for record in records:
        check(reader.read(record["text"], published=record["published"], title=record["title"] or None))


def test_the_same_words_give_the_same_bytes(read: Callable[..., Report]) -> None:
    text = "Moscow accused Kyiv on Tuesday of shelling a village. No details were given."
    assert read(text, published="2023-05-04").to_json() == read(text, published="2023-05-04").to_json()
