"""Surroundings: what the words around two numbers add to how surely they count one thing."""

import pytest

from factcheck.compare.texts.surroundings import other_parts, other_score, surroundings_affinity


@pytest.mark.parametrize(
    ("one", "other", "sign"),
    [
        (("Norway has 240 cases.", "240"), ("Norway confirmed 67 new cases.", "67"), -1),
        (("Norway has 67 more cases.", "67"), ("Norway confirmed 67 new cases.", "67"), 0),
        (("Moss has fewer than 25,000 people.", "25,000"), ("The largest are Moss (34,000) and Horten.", "34,000"), 1),
        (("Moss has fewer than 25,000 people.", "25,000"), ("The largest are Horten (17,000) and Bo.", "17,000"), -1),
        (("It earned 3 crowns elsewhere.", "3"), ("It earned 4 crowns in other countries.", "4"), 1),
        (("It earned 3 crowns elsewhere.", "3"), ("It earned 4 crowns at home.", "4"), -1),
        (("On its second day it earned 3 crowns.", "3"), ("It earned 4 crowns on its second day.", "4"), 1),
        (("On its second day it earned 3 crowns.", "3"), ("It earned 4 crowns.", "4"), -1),
    ],
)
def test_words_around_two_numbers(answer, one, other, sign):
    """What both are said to be of speaks for one thing, what only one is said to be of against it."""
    found = surroundings_affinity(answer(*one), answer(*other))
    assert (found > 0) - (found < 0) == sign
    assert found == surroundings_affinity(answer(*other), answer(*one))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("In its fourth week it earned 45 crowns.", "45"), ("It earned 59 crowns.", "59"), True),
        (("In its opening week it earned 45 crowns.", "45"), ("It earned 59 crowns.", "59"), False),
        (("On its second day it earned 45 crowns.", "45"), ("On its third day it earned 59 crowns.", "59"), True),
        (("It earned 45 crowns.", "45"), ("It earned 59 crowns.", "59"), False),
    ],
)
def test_other_stretches_of_what_goes_on(answer, one, other, expected):
    """Another day, or a later week beside no week."""
    assert other_parts(answer(*one), answer(*other)) is expected


def test_points_of_ten_are_a_share_of_the_same_name_only(answer):
    """An average of 3.6/10 may be 36 %, but not where the share is of those who approve."""
    points = answer("It has an average rating of 3.6/10.", "3.6", measure="average rating", unit="percent")
    average = answer("It has an average rating of 36 %.", "36", measure="average rating", unit="percent")
    approval = answer("It has an approval rating of 36 %.", "36", measure="approval rating", unit="percent")
    assert other_score(points, average) < other_score(points, approval) == float("inf")
    assert other_score(average, average) == 0 < other_score(average, approval)
