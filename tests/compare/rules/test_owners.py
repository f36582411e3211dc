"""Owners: two names of bearers are two bearers."""

import pytest

from factcheck.compare.questions.questions import question_of
from factcheck.compare.reasons import State
from factcheck.compare.rules.owners import is_name, subject_state


@pytest.mark.parametrize(
    ("subject", "named"),
    [("Meta", True), ("easyJet", True), ("eBay Inc", True), ("the company", False), ("airline of Rome", False)],
)
def test_names(subject, named):
    """A capital in the first word makes a name."""
    assert is_name(subject) is named


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ryanair", "easyJet", State.DIFFER),
        ("easyJet", "easyJet", State.MATCH),
        ("Ryanair", "airline", State.UNKNOWN),
    ],
)
def test_subjects(answer, one, other, expected):
    """From either side."""
    fields = {"measure": "flights", "event": "cancel"}
    a, b = (
        question_of(answer(f"{name} cancelled 180 flights.", "180", subject=name, **fields)) for name in (one, other)
    )
    assert subject_state(a, b) == subject_state(b, a) == expected
