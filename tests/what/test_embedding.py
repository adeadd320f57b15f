"""A trigger above another: content, adjunct, background, or a fact of its own."""

from __future__ import annotations

import pytest

from dragoman.what.embedding import governor
from dragoman.what.tree import Tree
from tests.what.conftest import Build


def rows(dep: str, tag: str = "VB", mark: str = "") -> str:
    first = "Greece Greece PROPN NNP nsubj 1\nagreed agree VERB VBD root 1\n"
    return (
        first
        + (f"{mark} {mark} PART TO mark 3" if mark else "so so ADV RB advmod 3")
        + f"\nvisit visit VERB {tag} {dep} 1"
    )


@pytest.mark.parametrize(
    ("dep", "tag", "mark", "place"),
    [
        ("xcomp", "VB", "to", "content"),
        ("ccomp", "VBD", "that", "content"),
        ("advcl", "VB", "to", "content"),
        ("advcl", "VBD", "when", "background"),
        ("advcl", "VBG", "", "background"),
        ("parataxis", "VBD", "", "background"),
    ],
)
def test_the_relation_between_two_triggers(build: Build, dep: str, tag: str, mark: str, place: str) -> None:
    tree = Tree.of(build(rows(dep, tag, mark)).doc)
    found = governor(tree, 3, {1, 3})
    assert found[1] == place


def test_without_a_trigger_above_it_is_its_own(build: Build) -> None:
    tree = Tree.of(build(rows("xcomp", "VB", "to")).doc)
    assert governor(tree, 3, {3})[0] is None


def test_a_conjoined_trigger_is_no_content_of_the_first(build: Build) -> None:
    tree = Tree.of(build(rows("conj", "VBD")).doc)
    assert governor(tree, 3, {1, 3}) == (None, "own")
