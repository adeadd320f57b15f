"""The dossier on a terminal."""

from __future__ import annotations

import io

import pytest

from dragoman.report import Document, Made, Report
from dragoman.show import print_dossier, to_terminal
from tests.show.reports import HEADLINE, make_report


def test_every_section_stands_in_order() -> None:
    text = to_terminal(make_report(), headline=HEADLINE)
    places = [text.index(f"\n{name} ") for name in ("WHO", "WHAT", "WHERE", "SAID", "UNSAID", "IMAGES", "WHY")]
    assert places == sorted(places)


def test_the_header_says_title_date_basis_outlet_and_counts() -> None:
    head = to_terminal(make_report(), headline=HEADLINE).split("WHO")[0]
    for words in (
        "Why the hurried flight to Tbilisi?",
        "18 Mar 2025 (given)",
        "The Caucasus Ledger",
        "words",
        "3 events",
    ):
        assert words in head


def test_posts_come_before_other_actors() -> None:
    text = to_terminal(make_report())
    assert "since Mar 2025" in text
    assert text.index("Secretary · National Security Council") < text.index("States")


def test_events_stand_in_time_order_with_parties_standing_and_evidence() -> None:
    text = to_terminal(make_report())
    assert text.index("ASSAULT heavy-weapons") < text.index("CONSULT visit") < text.index("PROTEST strike")
    assert "Davit Melikyan (ARM GOV) → Nino Gelashvili (GEO GOV)" in text
    assert "north of Ijevan · dead: two · date: sentence before" in text
    assert "(unnamed)  [hypothetical]" in text
    assert "undated" in text
    assert "[sic]" in text, "square brackets of the report are no markup"


def test_certainty_and_paragraph_stand_with_each_finding() -> None:
    lines = to_terminal(make_report()).splitlines()
    assert next(line for line in lines if "CONSULT visit" in line).endswith("●●●● ¶2")
    assert next(line for line in lines if "PROTEST" in line).endswith("●○○○ ¶5")


def test_the_question_of_the_report_heads_its_reasons() -> None:
    why = to_terminal(make_report()).split("\nWHY ")[1]
    assert why.index("The report asks: Why the hurried flight to Tbilisi?") < why.index("1. context")
    assert "“Armenia is under growing pressure over the railway”" in why


def test_a_place_that_stands_for_a_government_says_so() -> None:
    where = to_terminal(make_report()).split("\nWHERE ")[1]
    assert where.index("north of Ijevan") < where.index("Baku")
    assert "for who governs there     Baku (AZE) ●●●○" in where


def test_plain_text_has_no_escape_codes_and_fits_its_width() -> None:
    text = to_terminal(make_report(), width=80)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_output_to_a_file_is_plain() -> None:
    file = io.StringIO()
    print_dossier(make_report(), headline=HEADLINE, file=file)
    assert file.getvalue() == to_terminal(make_report(), headline=HEADLINE)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = _Terminal()
    print_dossier(make_report(), file=coloured)
    assert "\x1b[1;31mASSAULT" in coloured.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    plain = _Terminal()
    print_dossier(make_report(), file=plain)
    assert "[1;31m" not in plain.getvalue()


def test_a_report_that_found_nothing_says_so() -> None:
    report = Report(document=Document(id="d", text="Hello."), made=Made(version="0", model="0"))
    text = to_terminal(report)
    assert "Nothing was found" in text
    assert "date unknown" in text


def test_the_same_report_gives_the_same_dossier() -> None:
    assert to_terminal(make_report()) == to_terminal(make_report())


def test_rich_is_not_asked_to_read_markup() -> None:
    report = make_report()
    report.actors[0].name = "[red]Melikyan[/nothing]"
    assert "[red]Melikyan[/nothing]" in to_terminal(report)
