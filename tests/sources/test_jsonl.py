"""JSON Lines → Documents, streamed."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from dragoman.report import Document
from dragoman.sources import MAX_BYTES, LineError, from_jsonl, whole_lines

GOOD = '{"id": "a", "text": "Envoys met in Muscat on Monday.", "published": "2024-05-14"}'


def _one(line: str | bytes) -> Document | LineError:
    (result,) = from_jsonl([line], source="c.jsonl")
    return result


def test_a_record_becomes_a_document() -> None:
    record = {
        "id": 7,
        "text": "Envoys met in Muscat on Monday.",
        "title": "Talks",
        "published": "2024-05-14T10:00:00Z",
        "url": "https://x.example/7",
        "outlet": "Ledger",
        "authors": ["N. Farrow"],
        "language": "en",
        "section": "ignored",
    }
    document = _one(json.dumps(record))
    assert isinstance(document, Document)
    assert (document.id, document.title, document.outlet, document.authors) == ("7", "Talks", "Ledger", ["N. Farrow"])
    assert (str(document.published.value), document.published.basis) == ("2024-05-14", "given")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not JSON: .* at column"),
        ("[1]", "a JSON list, not an object"),
        ('"text"', "a JSON str"),
        ('{"id": "a"}', 'no "text"'),
        ('{"text": null}', '"text" is not of the right kind'),
        ('{"text": 3}', '"text" is not of the right kind'),
        ('{"text": " "}', "no text"),
        ('{"text": "Hi.", "title": 3}', '"title" is not'),
        ('{"text": "Hi.", "id": true}', '"id" is not'),
        ('{"text": "Hi.", "authors": "A"}', '"authors" is not'),
        ('{"text": "Hi.", "published": "soon"}', "is no date"),
        ('{"text": "Hi.", "published": "2999-01-01"}', "in the future"),
        ('{"text": "Hi.", "language": "fr"}', 'does not read "fr"'),
        ('{"text": "Le ministre est arrivé mardi à Paris pour des entretiens avec son homologue."}', "French"),
        ('{"text": "Hi \\ud83d."}', "half a character"),
        ('{"text": "Hi \\u0000."}', "NUL"),
        (b'{"text": "Caf\xe9"}', "not UTF-8"),
        ("[" * 100_000, "not JSON"),
        ('{"text": "Hi.", "n": ' + "1" * 5000 + "}", "not JSON"),
    ],
)
def test_a_bad_line_is_an_error_with_its_number(line: str | bytes, what: str) -> None:
    result = _one(line)
    assert isinstance(result, LineError)
    assert result.number == 1
    assert str(result).startswith("c.jsonl, line 1: ")
    with pytest.raises(type(result.error), match=what):
        raise result.error


def test_a_bad_line_never_stops_the_stream_and_blank_lines_are_passed_over() -> None:
    results = list(from_jsonl([GOOD, "{", "", " \n", GOOD], source="c"))
    assert [type(result) for result in results] == [Document, LineError, Document]
    assert isinstance(results[1], LineError)
    assert results[1].number == 2


def test_it_streams() -> None:
    def lines() -> Iterator[str]:
        yield GOOD
        raise RuntimeError("read too far")

    assert isinstance(next(from_jsonl(lines())), Document)


def test_a_date_from_outside_serves_records_without_one() -> None:
    without = '{"text": "Envoys met."}'
    dates = [d.published.value for d in from_jsonl([GOOD, without], published="2020-01-01") if isinstance(d, Document)]
    assert [str(value) for value in dates] == ["2024-05-14", "2020-01-01"]


def test_a_line_without_end_is_cut_and_refused_and_the_next_is_read() -> None:
    file = io.BytesIO(b'{"text": "' + b"a" * (2 * MAX_BYTES) + b'"}\n' + GOOD.encode())
    first, second = from_jsonl(whole_lines(file))
    assert isinstance(first, LineError)
    assert "too long" in str(first)
    assert isinstance(second, Document)
