"""Held against: dates of what a figure is compared with, and of asides, which date no figure before them."""

import pytest

from factcheck import Document, extract_documents

PUBLISHED = "2023-04-11"
LINES = [
    ("The party won 34 seats, from 41 four years ago.", "2023-04-10/2023-04-11"),
    ("Emissions are 40% below their level of 1990.", "2023-04-11"),
    ("The firm has 1,020 workers, of whom 160 were hired in 2022.", "2023-04-11"),
    ("The works, which began in 2005, cost 30 million euros.", "2023-04-11"),
    ("Turnout was up 40 percent from 2010.", "2023-04-10/2023-04-11"),
    ("Exports went to 153 million tonnes from 368 million a year earlier.", "2023-04-10/2023-04-11"),
    ("Exports went to 153 million tonnes in 2022.", "2022"),
    ("The works cost 30 million euros in 2005.", "2005"),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_held_against(text, expected):
    """The first figure has its own time, and not that of what is set beside it."""
    (found,) = extract_documents([Document(text, published=PUBLISHED)])
    assert found.figures[0].as_of == expected
