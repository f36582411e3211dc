"""Sorts: what a sentence that counts one does not count."""

import pytest

from factcheck.compare.questions.phrases import tokens_of
from factcheck.compare.questions.sorts import sorts_apart, sorts_in


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("400 cases of cholera", "400 cases of measles", True),
        ("400 cases of cholera", "400 cases", False),
        ("400 cases of Covid-19", "400 coronavirus cases", False),
        ("12 million tonnes of maize", "12 million tonnes of wheat", True),
        ("12 million tonnes of corn", "12 million tonnes of maize", False),
        ("wheat and maize", "wheat and barley", False),
        ("a field of wheat near the cholera ward", "a field of wheat near the measles ward", True),
        ("cholera", "wheat", False),
    ],
)
def test_sorts(one, other, apart):
    """Only of one kind, by any of their names, and where none is named on both sides; the same either way round."""
    named = [sorts_in(tokens_of(text)) for text in (one, other)]
    assert sorts_apart(*named) is apart
    assert sorts_apart(*named[::-1]) is apart
