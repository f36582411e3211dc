"""Records: numbers as JSON has them."""

import pytest

from factcheck.show.records import number


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3.0, "3"),
        (3.5, "3.5"),
        (2 / 3, "0.6667"),
        (1 / 32, "0.03125"),
        (1 / 128, "0.007812"),
        (0.0005, "0.0005"),
        (1234.5678912, "1234.567891"),
        (-0.25, "-0.25"),
    ],
)
def test_numbers(value, expected):
    """Whole ones without a point, shares to four places that count, nothing that was written is lost."""
    assert repr(number(value)) == expected
