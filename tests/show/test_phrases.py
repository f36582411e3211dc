"""Figures as a reporter would write them."""

import pytest

from factcheck.claims import Bound, Figure, Role
from factcheck.show.phrases import amount, quantity, slots


def figure(low, high=None, bound=Bound.EXACT, text="x", **fields):
    """A figure with the fields that matter here."""
    return Figure(0, len(text), text, low, low if high is None else high, bound, **fields)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (1_200_000, "1,200,000"), (3.5, "3.5"), (0.6667, "0.6667"), (-12, "-12"), (1e12, "1,000,000,000,000")],
)
def test_amount(value, expected):
    """Thousands are separated, needless decimals left out."""
    assert amount(value) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (figure(100_000, bound=Bound.ABOUT, measure="troops"), "≈ 100,000 troops"),
        (figure(169_000, 190_000, Bound.RANGE, measure="personnel"), "169,000–190,000 personnel"),
        (figure(3.5, bound=Bound.AT_LEAST, unit="percent"), "≥ 3.5 percent"),
        (figure(40_000, unit="acre", measure="acres"), "40,000 acres"),
        (figure(3, unit="barrel/day", measure="barrels a day"), "3 barrels a day"),
        (figure(3.5, unit="percent", measure="turnout"), "3.5 percent turnout"),
        (figure(200, bound=Bound.AT_MOST), "≤ 200"),
        (figure(0.125, text="one in eight", role=Role.SHARE, measure="nursing posts"), "12.5 percent nursing posts"),
        (figure(1 / 3, text="a third", role=Role.DELTA, measure="sales"), "33.3 percent sales"),
        (figure(1e-6, text="one in a million", role=Role.SHARE), "0.0001 percent"),
        (figure(0.125, measure="litres of milk"), "0.125 litres of milk"),
    ],
)
def test_quantity(given, expected):
    """Bound, value, unit and what is counted, in that order."""
    assert quantity(given) == expected


def test_slots_leave_out_what_is_unknown():
    """Unknown slots leave no gap."""
    assert slots(figure(1, subject="Russia", as_of="2023-07")) == "Russia · 2023-07"
