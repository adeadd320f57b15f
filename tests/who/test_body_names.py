"""Names of bodies: how much of the words beside a title is the body's name."""

from __future__ import annotations

import pytest

from tests.who.reports import post, read


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        ("the Estonian army", "army", "EST"),
        ("the ruling Slovak Reform Union", "Slovak Reform Union", "SVK"),
        ("the World Bank's office in Chad", "World Bank", "IGO"),
        ("Hamas's political bureau", "Hamas", "PSE"),
    ],
)
def test_a_body_has_its_whole_name_and_no_more(body: str, name: str, country: str) -> None:
    found = post(read(f"Ann Borg, head of {body}, spoke on Monday."), "Ann Borg")
    assert (found.title, found.body, found.country) == ("head", name, country)


def test_a_ministry_is_named_without_its_state() -> None:
    found = post(read("Russian Foreign Ministry spokesman Karl Lind spoke."), "Karl Lind")
    assert (found.title, found.body, found.country) == ("spokesman", "Foreign Ministry", "RUS")
