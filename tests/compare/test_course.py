"""Courses: whether what is counted still goes on, as the words around a number tell."""

import pytest

from factcheck.compare.course import course, course_of
from factcheck.compare.intervals import Quantity
from factcheck.compare.questions import question_of


@pytest.mark.parametrize(
    ("sentence", "cue", "expected"),
    [
        ("The flood has killed 40 people so far.", "running in sentence", 1),
        ("The toll has risen to 40.", "running in sentence", 1),
        ("Some 40 people marched.", "running in sentence", 0),
        ("There are 40 patients in the ward.", "present nearby", 1),
        ("Some 40 houses burned.", "past nearby", 1),
        ("The ministry revised its count to 40.", "revised in sentence", 1),
        ("The clinic treats 40 people a day.", "recurring nearby", 1),
        ("The clinic treated 40 people.", "recurring nearby", 0),
    ],
)
def test_words_tell_the_course(answer, sentence, cue, expected):
    """By tense, adverb or verb, near the number or in its sentence."""
    assert course_of(answer(sentence, "40")).cues[cue] == expected


def test_the_course_is_one_from_either_side(answer):
    """And tells whether the later text has the higher number."""
    early = answer("The flood killed 40 people.", "40", published="2023-07-01", speaker="Amal Saleh")
    late = answer("Amal Saleh was wrong: 90 people died.", "90", published="2023-07-09")
    questions, numbers = [question_of(a) for a in (early, late)], [Quantity.of(a.figure) for a in (early, late)]
    forth = course(early, late, *questions, tuple(numbers))
    assert forth == course(late, early, *questions[::-1], tuple(numbers[::-1]))
    assert forth["course higher in later document"] == 1
    assert forth["course speaker in other document"] == 1
