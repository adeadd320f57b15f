"""The dossier as Markdown."""

from __future__ import annotations

from dragoman.show import to_markdown
from tests.show.reports import HEADLINE, make_report


def test_every_section_stands_in_order() -> None:
    text = to_markdown(make_report(), headline=HEADLINE)
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads == [
        "# Why the hurried flight to Tbilisi?",
        "## Who",
        "## Ties",
        "## What",
        "## Where",
        "## Said",
        "## Unsaid",
        "## Images",
        "## Why",
    ]


def test_the_trigger_of_an_event_is_bold_in_its_evidence() -> None:
    text = to_markdown(make_report())
    assert "  > “On Friday, Azerbaijani forces **shelled** a post" in text
    assert "*hypothetical*" in text


def test_words_of_the_report_never_turn_into_markup() -> None:
    report = make_report()
    report.actors[0].name = "*Davit* | <b>Melikyan</b>"
    text = to_markdown(report)
    assert r"\*Davit\* \| \<b\>Melikyan\</b\>" in text
    assert r"\[sic\]" in text


def test_posts_are_a_table_without_gaps() -> None:
    lines = to_markdown(make_report()).splitlines()
    at = lines.index("| person | post |  |  |")
    assert lines[at + 1] == "| --- | --- | --- | --- |"
    assert lines[at + 2].startswith("| Davit Melikyan | Secretary")
