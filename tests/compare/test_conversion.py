"""Conversion: numbers per other stretches of time are brought together once."""

import pytest

from factcheck.claims import answers
from factcheck.compare.conversion import per_same_time, quantities
from factcheck.compare.intervals import agree
from factcheck.compare.questions.questions import question_of
from factcheck.documents import Document
from factcheck.extract.extractor import extract


@pytest.fixture
def answers_in():
    """The figures of a text in their setting."""

    def found(text):
        (extraction,) = extract([Document(text, published="2024-05-07")])
        return [a for claim in extraction.claims for a in answers(extraction, claim) if a.figure is not None]

    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The plant makes 4,200 cars a week.", "The plant makes 600 cars a day.", True),
        ("The plant makes 4,200 cars a week.", "The plant makes 4,200 cars a day.", False),
        # the unit has the stretch of time in it
        ("The refinery uses 4,900 tonnes of crude a week.", "The refinery uses 700 tonnes of crude a day.", True),
        ("The refinery uses 4,900 tonnes of crude a week.", "The refinery uses 900 tonnes of crude a day.", False),
        ("The town uses 700 litres of water a day.", "The town uses 4,900 litres of water a week.", True),
    ],
)
def test_rates(answers_in, one, other, expected):
    """From either side."""
    for x, y in ((one, other), (other, one)):
        (new,), (old,) = answers_in(x), answers_in(y)
        numbers = per_same_time(*quantities(new.figure, old.figure), question_of(new), question_of(old))
        assert agree(*numbers) is expected
