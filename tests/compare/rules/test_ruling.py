"""Rulings: what slots, time and numbers alone say of two figures."""

import pytest

from factcheck.claims import Role
from factcheck.compare.conversion import quantities
from factcheck.compare.questions.questions import question_of
from factcheck.compare.rules.ruling import part_beside_whole

DEAD = {"measure": "people", "event": "die", "place": "Jhansi"}


@pytest.mark.parametrize(
    ("number", "role", "other", "unit", "part"),
    [
        ("10", Role.SUBSET, "18", None, True),
        ("18", Role.SUBSET, "10", None, False),
        ("10", Role.LEVEL, "18", None, False),
        ("10", Role.SUBSET, "18", "percent", False),
    ],
)
def test_a_part_is_no_rival_of_its_whole(answer, number, role, other, unit, part):
    """The smaller number has to be the part, and a share is always one of something."""
    new = answer(f"In Jhansi {number} of the people died.", number, role=role, unit=unit, **DEAD)
    old = answer(f"In Jhansi {other} people died.", other, unit=unit, **DEAD)
    a, b, (x, y) = question_of(new), question_of(old), quantities(new.figure, old.figure)
    assert a.role is role
    assert part_beside_whole(a, b, x, y) == part_beside_whole(b, a, y, x) == part
