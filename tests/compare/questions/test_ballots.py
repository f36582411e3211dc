"""Ballots: for which side of a vote a number was cast."""

import pytest

from factcheck.compare.questions.ballots import VOTES, side_of
from factcheck.compare.questions.questions import question_of
from factcheck.compare.rules.gate import two_sides

SIDES = [
    ("In the referendum 54% voted for the law.", "54%", "for"),
    ("In the referendum 54% voted against the law.", "54%", "against"),
    ("Some 54% of voters rejected the plan.", "54%", "against"),
    ("The law passed by 399 votes to 275.", "399", "for"),
    ("The law passed by 399 votes to 275.", "275", "against"),
    ("Voters rejected the plan by 54% to 46%.", "54%", "against"),
    ("Voters rejected the plan by 54% to 46%.", "46%", "for"),
    ("In all 116 deputies abstained in the vote.", "116", "abstained"),
    ("Some 402 lawmakers voted in favour of the bill.", "402", "for"),
    ("Some 48 percent of voters backed Harris.", "48 percent", None),
    ("She won 48 percent of the vote.", "48 percent", None),
    ("Some 40 houses were for sale.", "40", None),
]


@pytest.mark.parametrize(("sentence", "number", "side"), SIDES)
def test_sides(answer, sentence, number, side):
    """By the words behind the number, or by who won where two are told."""
    unit = "percent" if "%" in number or "percent" in number else None
    found = answer(sentence, number, unit=unit, low=40.0)
    assert side_of(found) == side
    measure = question_of(found).measure
    assert (measure is not None and measure.make == side and measure.thing == VOTES) == (side is not None)


def test_those_for_are_none_of_those_against(answer):
    """From either side; where one side is not told they may be one."""
    for_, against, open_ = (
        question_of(answer(sentence, "54%", unit="percent", low=54.0))
        for sentence in (SIDES[0][0], SIDES[1][0], "Turnout was 54%.")
    )
    assert two_sides(for_, against)
    assert two_sides(against, for_)
    assert not two_sides(for_, open_)
    assert not two_sides(for_, for_)
