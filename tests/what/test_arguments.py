"""Who stands in which place of a predicate, whatever the construction."""

from __future__ import annotations

from dragoman.what.arguments import Filler, noun_arguments, surface_subjects, verb_arguments
from dragoman.what.tree import Tree
from dragoman.what.words import shipped_words
from tests.what.conftest import Build

ACTIVE = """
Greece Greece PROPN NNP nsubj 1
bombed bomb VERB VBD root 1
Troy Troy PROPN NNP obj 1
"""
PASSIVE = """
Troy Troy PROPN NNP nsubj:pass 2
was be AUX VBD aux:pass 2
bombed bomb VERB VBN root 2
by by ADP IN case 4
Greece Greece PROPN NNP obl:agent 2
"""
CONTROL = """
Greece Greece PROPN NNP nsubj 1
agreed agree VERB VBD root 1
to to PART TO mark 3
visit visit VERB VB xcomp 1
Troy Troy PROPN NNP obj 3
"""
OBJECT_CONTROL = """
Greece Greece PROPN NNP nsubj 1
urged urge VERB VBD root 1
Troy Troy PROPN NNP obj 1
to to PART TO mark 4
surrender surrender VERB VB xcomp 1
"""
RELATIVE = """
troops troop NOUN NNS root 0
who who PRON WP nsubj 2
bombed bomb VERB VBD acl:relcl 0
Troy Troy PROPN NNP obj 2
"""
REDUCED = """
men man NOUN NNS nsubj 4
arrested arrest VERB VBN acl 0
by by ADP IN case 3
police police NOUN NNS obl:agent 1
fled flee VERB VBD root 4
"""
SHARED = """
Greece Greece PROPN NNP nsubj 1
landed land VERB VBD root 1
and and CCONJ CC cc 3
bombed bomb VERB VBD conj 1
Troy Troy PROPN NNP obj 3
"""
SUPPORT = """
Greece Greece PROPN NNP nsubj 1
launched launch VERB VBD root 1
an a DET DT det 3
attack attack NOUN NN obj 1
on on ADP IN case 5
Troy Troy PROPN NNP nmod 3
"""
BETWEEN = """
talks talk NOUN NNS nsubj 5
between between ADP IN case 2
Greece Greece PROPN NNP nmod 0
and and CCONJ CC cc 4
Troy Troy PROPN NNP conj 2
began begin VERB VBD root 5
"""


def test_active_subject_and_object(build: Build) -> None:
    found = verb_arguments(Tree.of(build(ACTIVE).doc), 1)
    assert (found.subjects, found.objects, found.passive) == ([Filler(0)], [Filler(2)], False)


def test_passive_turns_the_places_round(build: Build) -> None:
    found = verb_arguments(Tree.of(build(PASSIVE).doc), 2)
    assert (found.subjects, found.objects, found.passive) == ([Filler(4)], [Filler(0)], True)


def test_infinitive_takes_the_subject_of_its_governor(build: Build) -> None:
    assert surface_subjects(Tree.of(build(CONTROL).doc), 3) == [Filler(0, "control")]


def test_infinitive_takes_the_object_of_a_verb_of_urging(build: Build) -> None:
    assert surface_subjects(Tree.of(build(OBJECT_CONTROL).doc), 4) == [Filler(2, "control")]


def test_relative_pronoun_stands_for_its_antecedent(build: Build) -> None:
    assert verb_arguments(Tree.of(build(RELATIVE).doc), 2).subjects == [Filler(0, "relative")]


def test_reduced_relative_is_passive_with_its_noun_as_object(build: Build) -> None:
    found = verb_arguments(Tree.of(build(REDUCED).doc), 1)
    assert (found.subjects, found.objects) == ([Filler(3)], [Filler(0, "relative")])


def test_conjoined_verb_shares_the_subject(build: Build) -> None:
    assert verb_arguments(Tree.of(build(SHARED).doc), 3).subjects == [Filler(0, "shared")]


def test_support_verb_lends_its_subject_to_the_noun(build: Build) -> None:
    found = noun_arguments(Tree.of(build(SUPPORT).doc), 3, shipped_words())
    assert (found.subjects, found.obliques["on"], found.bearer) == ([Filler(0, "bearer")], [Filler(5)], 1)


def test_between_holds_both_sides(build: Build) -> None:
    found = noun_arguments(Tree.of(build(BETWEEN).doc), 0, shipped_words())
    assert found.obliques["between"] == [Filler(2), Filler(4)]
    assert found.subjects == []


def test_a_lone_word_has_no_places(build: Build) -> None:
    assert verb_arguments(Tree.of(build("Stop stop VERB VB root 0").doc), 0).subjects == []
