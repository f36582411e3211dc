"""Grades of the Admiralty code."""

import pytest

from factcheck.errors import UsageError
from factcheck.review.grades import Grade


@pytest.mark.parametrize(
    ("text", "expected"),
    [("B2", "B2"), ("b2", "B2"), (" a1 ", "A1"), ("C", "C6"), ("4", "F4"), ("F6", "F6")],
)
def test_parse(text, expected):
    """Letter and digit are read apart; what is not given cannot be judged."""
    assert str(Grade.parse(text)) == expected


@pytest.mark.parametrize("text", ["", "Z9", "B7", "2B", "AA", "good", "B2B2"])
def test_parse_refuses(text):
    """Anything else is refused with the scale as a hint."""
    with pytest.raises(UsageError) as raised:
        Grade.parse(text)
    assert "A–F" in raised.value.hint


def test_words():
    """The words are those of the scale, source first."""
    assert Grade.parse("B2").words == "usually reliable; probably true"
