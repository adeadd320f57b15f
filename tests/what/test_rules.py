"""The codebook's rules as a table: only known events and modes."""

from __future__ import annotations

from dragoman.report import EVENTS
from dragoman.what.rules import rules


def test_every_name_is_of_the_codebook() -> None:
    table = rules()
    assert set(table.future) | set(table.future.values()) <= set(EVENTS)
    assert set(table.threat_modes.values()) <= set(EVENTS["THREATEN"][2])
    assert set(table.request_modes.values()) <= set(EVENTS["REQUEST"][2])
    assert set(table.refused.values()) <= set(EVENTS["REJECT"][2])


def test_constants_are_shares() -> None:
    assert all(0 <= value <= 1 for value in rules().confidence.values())


def test_material_conflict_to_come_is_a_threat() -> None:
    assert {rules().future[event] for event in ("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST")} == {"THREATEN"}
