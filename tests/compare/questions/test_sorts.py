"""Sorts: what a sentence that counts one does not count."""

import pytest

from factcheck.compare.questions.phrases import tokens_of
from factcheck.compare.questions.sorts import round_in, rounds_apart, sorts_apart, sorts_in


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


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("gas consumption", "coal consumption", True),
        ("gas consumption", "consumption", False),
        ("car exports", "automobile exports", False),
        ("military spending", "defence spending", False),
        ("military spending", "pension spending", True),
        ("gas", "trucks", False),
        ("food prices", "energy prices", True),
    ],
)
def test_kinds_of_a_noun(one, other, apart):
    """What the noun that is counted names; elsewhere in a sentence such words say nothing."""
    words = [tokens_of(text) for text in (one, other)]
    assert sorts_apart(*(sorts_in(each, nouns=True) for each in words)) is apart
    assert not sorts_apart(*map(sorts_in, words))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("She won 42 % in the first round.", "She won 58 % in the run-off.", True),
        ("She won 58 % in the second round.", "She won 58 % in the runoff.", False),
        ("Its 13th package names 106 people.", "The 14th package names 69 people.", True),
        ("The first wave killed 9,000.", "The second round killed 300.", False),
        ("He led the first round and lost the second round.", "He won the second round.", False),
        ("He won.", "He won the second round.", False),
    ],
)
def test_rounds(one, other, apart):
    """Two of one thing are apart; a sentence that speaks of two, or of none, says nothing."""
    assert rounds_apart(round_in(one), round_in(other)) is rounds_apart(round_in(other), round_in(one)) is apart
