"""Addends: two numbers of one sentence that make up a third, or count two kinds of it."""

import pytest

from factcheck.claims import every_answer
from factcheck.compare.addends import makes_up
from factcheck.documents import Document
from factcheck.extract.extractor import extract


def _figures(text):
    (extraction,) = extract([Document(text, published="2023-04-10")])
    return [answer for answer in every_answer(extraction) if answer.figure is not None]


@pytest.mark.parametrize(
    ("parts", "whole", "expected"),
    [
        ("Jets flew about 80 sorties and helicopters roughly 40.", "Its aircraft flew 120 sorties.", True),
        ("Jets flew about 80 sorties and helicopters roughly 40.", "Its aircraft flew 130 sorties.", False),
        ("Jets flew 80 sorties; helicopters, the army says, flew 40.", "Its aircraft flew 120 sorties.", False),
        ("The army counts 80 dead, the doctors 40 dead.", "The fighting killed 120 people.", False),
        ("Two students and two teachers died at Winder.", "Five people died at Winder.", True),
        ("Two students and two teachers died at Winder.", "One man died at Winder.", False),
        ("Two students died and two teachers were hurt at Winder.", "Five people died at Winder.", False),
        ("They sold 2.5 tonnes of rice and 1.5 tonnes of maize.", "They sold 4,000 kilograms of grain.", True),
    ],
)
def test_what_makes_up_a_whole(parts, whole, expected):
    """Joined by "and" in one sentence, in units that convert; whichever of the two is asked about."""
    one, other = _figures(parts)
    (total,) = _figures(whole)
    assert makes_up(one, [one, other], total) is expected
    assert makes_up(other, [one, other], total) is expected
    assert not makes_up(one, [one], total)
