"""Leads: what the words right before a number make of it."""

import pytest

from factcheck.compare.texts.leads import leaves_out, one_is_by_so_much


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("The club sold more than 40 shirts.", "40", True),
        ("The club sold fewer than 40 shirts.", "40", True),
        ("Sales surpassed 40 shirts.", "40", True),
        ("The club sold at least 40 shirts.", "40", False),
        ("The club sold no more than 40 shirts.", "40", False),
        ("The club aims to stay below 40 shirts.", "40", False),
        ("The club sold 40 shirts.", "40", False),
    ],
)
def test_a_number_left_out(answer, sentence, number, expected):
    """Words like "more than" leave their number out, "at least" and a limit aimed at do not."""
    assert leaves_out(answer(sentence, number)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Fares rose by 4 kroner.", "Fares rose to 42 kroner.", True),
        ("Fares rose by nearly 4 kroner.", "Fares rose to about 42 kroner.", True),
        ("Fares rose by 4 kroner.", "Fares rose by 42 kroner.", False),
        ("Fares rose to 4 kroner.", "Fares cost 42 kroner.", False),
    ],
)
def test_a_change_and_what_it_came_to(answer, one, other, expected):
    """What is said with "by" and what with "to" are two numbers, whichever text says which."""
    sides = answer(one, "4"), answer(other, "42")
    assert one_is_by_so_much(*sides) is expected
    assert one_is_by_so_much(*reversed(sides)) is expected
