"""Cues around figures: what their clauses say of how they differ."""

import pytest

from factcheck.compare.evidence.cues import cues, cues_of


@pytest.mark.parametrize(
    ("sentence", "number", "cue"),
    [
        ("A second crash, at Lodva in May, killed 19.", "19", "another"),
        ("The dead were 40, 12 of them children.", "12", "part outright"),
        ("The quake killed 31 people, among them 12 children.", "12", "part before"),
        ("The quake killed 31 people, including 12 children.", "12", "part outright"),
        ("In all 90 houses burned.", "90", "whole"),
        ("The institute had expected 45 to come.", "45", "ahead"),
        ("The plant takes 900 tonnes a day.", "900", "rate"),
        ("In Lodva 40 were hurt.", "40", "placed"),
        ("There, 40 were hurt.", "40", "there"),
        ("In May 2019 there were 40.", "40", "year"),
    ],
)
def test_cues_of_a_clause(answer, sentence, number, cue):
    """Each by the clause that the number stands in."""
    assert cues_of(answer(sentence, number)).found[cue]


def test_a_cue_of_another_clause_is_none(answer):
    """What stands behind a semicolon is of another number."""
    assert not cues_of(answer("Some 90 houses burned; in all 40 people died.", "90")).found["whole"]


def test_cues_tell_which_number_is_the_smaller(answer):
    """Whichever comes first: a part is smaller than its whole."""
    part = answer("Twelve people died, 5 of them children.", "5")
    whole = answer("The toll is 12.", "12")
    assert cues(part, whole) == cues(whole, part)
    assert cues(part, whole)["smaller has cue part outright"] == 1
