"""Swaps: sentences that differ in a name, a thing or an event alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Document
from factcheck.claims import Extraction
from factcheck.compare.texts.swaps import swapped
from factcheck.extract.extractor import extract

LUND = "Marit Lund plays the miller in Harbour."


def _swapped(one, other):
    return swapped(*extract([Document(one), Document(other)]))


def _words(one, other):
    swap = _swapped(one, other)
    return None if swap is None else (swap.one, swap.two)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Jonas Berg plays the miller in Harbour.", ("Marit Lund", "Jonas Berg")),
        ("Lund plays the miller in Harbour.", None),
        ("Jonas Berg said that the mill in Harbour had stopped.", None),
        ("Marit Lund plays the miller in Harbour.", None),
        ("He plays the miller in Harbour.", None),
        ("Marit Lund acts the miller in Harbour.", None),
        ("", None),
    ],
)
def test_two_names_in_one_sentence(other, expected):
    """All else the same, and no form of one name."""
    assert _words(LUND, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2,000 police were sent there.", "2,000 soldiers were sent there.", "police|soldiers|measure"),
        ("12 people died in the fire.", "12 houses burned in the fire.", "people died|houses burned|event"),
        ("200 doctors went on strike.", "350 nurses went on strike.", "doctors|nurses|measure"),
        ("The army lost 900 tanks.", "The army lost 900 aircraft.", "tanks|aircraft|measure"),
        ("400 cases of cholera in Haiti.", "400 cases of measles in Haiti.", "cholera|measles|measure"),
        ("Wheat production fell by 12 percent.", "Wheat production rose by 12 percent.", "fell|rose|event"),
        ("The rebels killed 40 hostages.", "The rebels freed 40 hostages.", "killed|freed|event"),
        ("Ford recalled 120,000 cars.", "Toyota recalled 120,000 cars.", "Ford|Toyota|subject"),
        ("Turnout in Kenya was 62 percent.", "Turnout in Ghana was 62 percent.", "Kenya|Ghana|place"),
    ],
)
def test_two_things_or_events(one, other, expected):
    """What is counted, what happened to it, whose or where it is, is another."""
    assert "|".join(_swapped(one, other)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2,000 soldiers were sent to the capital.", "2,000 troops were sent to the capital."),
        ("12 people died in the fire.", "30 people died in the fire."),
        ("12 people died in the fire.", "At least 12 people were killed in the fire."),
        ("The bridge is 3.2 km long.", "The bridge is two miles long."),
        ("The factory makes 4,000 cars a week.", "The factory makes 200,000 cars a year."),
        ("More than 40 lorries crossed the border.", "Fewer than 50 lorries crossed the border."),
        ("12 soldiers died near Kiev on Monday.", "12 soldiers died near Kyiv on Monday."),
        ("The talks lasted more than six hours.", "The talks took eight hours."),
        ("There have been 540 cases in Germany.", "there have been 540 cases in Germany."),
    ],
)
def test_one_thing_in_other_words(one, other):
    """Other numbers, units, bounds, spellings and words for one thing say nothing else."""
    assert _swapped(one, other) is None


PARTS = st.lists(
    st.sampled_from(("The", "the", "It", "12", "people", "Houses", "died", "burned", "in", "Lund", "and", ",", ".")),
    min_size=1,
    max_size=9,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PARTS, PARTS)
def test_any_two_texts(one, other):
    """What is swapped stands in either text, and no text swaps anything with itself."""
    a, b = (Extraction(Document(text), (), (), ()) for text in (one, other))
    swap = swapped(a, b)
    assert swap is None or (set(swap.one.split()) <= set(one.split()) and set(swap.two.split()) <= set(other.split()))
    assert swapped(a, a) is None
