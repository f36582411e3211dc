"""Outlook: whether what is told around a date is still to come."""

import re

import pytest

from factcheck.text.dates.outlook import is_future, is_over, is_to_be, to_come, will_near

JUNE = re.compile(r"June|Thursday")


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The bridge is to open by June.", True),
        ("A strike is planned for Thursday.", True),
        ("Unions called a strike for Thursday.", True),
        ("The rocket is due in June.", True),
        ("By June 800 had left.", False),
        ("Eight hundred left in June.", False),
        ("Prices rose in June.", False),
    ],
)
def test_future(text, ahead):
    """By what leads to the date, unless what is told there has happened."""
    assert is_future(JUNE.search(text)) is ahead


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Inflation was 4.8% in June.", True),
        ("Inflation will be 4.8% in June.", False),
        ("The vote was set for June.", False),
        ("The vote was postponed. It is in June.", False),
    ],
)
def test_over(text, over):
    """What was in a month was in one gone by, but for what was set, called or put off."""
    assert is_over(JUNE.search(text)) is over


@pytest.mark.parametrize(
    ("text", "to_be"),
    [
        ("The islanders may go home from noon on Thursday.", True),
        ("The islanders went home on Thursday.", False),
        ("Prices will rise by a fifth, the minister said on Thursday.", False),
        ("In May 300 people went home on Thursday.", False),
    ],
)
def test_to_be(text, to_be):
    """What may or will be on the day; not the day on which somebody says so, and no month of May."""
    assert is_to_be(JUNE.search(text)) is to_be


def test_words_of_the_future_near_a_date():
    """Before a date, or right behind it."""
    text = "In June they will leave."
    assert will_near(JUNE.search(text))
    assert not to_come(text, text.index("June"))
    assert to_come("They will leave in June.", len("They will leave in "))
