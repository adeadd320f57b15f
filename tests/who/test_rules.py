"""Rules: rules.toml is read whole, and a malformed one is refused with its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.who.rules import LISTS, read_rules, rules


def test_the_shipped_rules_have_every_list() -> None:
    assert all(rules()[name] for name in LISTS)
    assert {ties.kind for ties in rules().ties} == {"ally of", "supports", "opposes", "leads", "part of"}


@pytest.mark.parametrize(
    "change",
    [
        ("locative =", "locativ ="),
        ('kind = "leads"', 'kind = "rules"'),
        ('appoint = "appointed"', 'appoint = "hired"'),
        ("[naming]", "[naming"),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    shipped = Path(__file__).parents[2] / "src/dragoman/who/rules.toml"
    path = tmp_path / "rules.toml"
    path.write_text(shipped.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(DataError, match=r"rules\.toml"):
        read_rules(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_rules(tmp_path / "rules.toml")
