"""Periods: reading, writing, comparing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dates.periods import Period


@pytest.mark.parametrize(
    "text", ["2022", "2022-08", "2022-08-05", "2021/2022", "2022-12/2023-01", "2022-08-05/2022-08-07"]
)
def test_written_as_read(text):
    """The shortest form of a period is read back to the same text."""
    assert str(Period.of(text)) == text


@pytest.mark.parametrize("text", ["", "soon", "2022-13", "2022-02-30", "2023/2022", "0000", None])
def test_nonsense(text):
    """What names no period is none."""
    assert Period.parse(text) is None


@given(st.dates(), st.dates())
def test_any_period_survives(a, b):
    """Writing and reading keep every interval."""
    period = Period(min(a, b), max(a, b))
    assert Period.parse(str(period)) == period


def test_algebra():
    """Overlap, containment and distance."""
    july, year, day = Period.month(2022, 7), Period.year(2022), Period.day(date(2022, 8, 5))
    assert year.contains(july)
    assert july.overlaps(year)
    assert not july.overlaps(day)
    assert july.days_apart(day) == day.days_apart(july) == 5
    assert july.days == 31
