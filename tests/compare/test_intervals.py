"""Intervals: bands, tolerance, rounding, and the laws that any comparison of numbers must keep."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import Bound, Figure
from factcheck.compare.intervals import Quantity, agree, gap, rounded, unchanged


def of(text, value, bound="exact", unit=None):
    """The quantity of a figure that is so written."""
    return Quantity.of(Figure(0, len(text), text, value, value, Bound(bound), unit=unit))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (of("nine hundred", 900), of("915", 915), True),
        (of("four hundred", 400), of("389", 389), True),
        (of("nine hundred", 900), of("960", 960), False),
        (of("900", 900), of("915", 915), False),
        (of("seven hundred and fifty", 750), of("720", 720), False),
        (of("6.0", 6.0), of("6.3", 6.3), False),
        (of("6", 6.0), of("6.3", 6.3), True),
        (of("6.0", 6.0), of("6.04", 6.04), True),
        (of("4.0 million", 4e6), of("4.2 million", 4.2e6), False),
        (of("4 million", 4e6), of("4.2 million", 4.2e6), True),
        (of("5.30", 5.3, unit="metre"), of("5.33", 5.33, unit="metre"), False),
    ],
)
def test_how_a_number_is_written_tells_how_round_it_is(one, other, expected):
    """Hundreds in words are round, a nought behind the point is a digit like others."""
    assert agree(one, other) is agree(other, one) is expected


def q(low, bound="exact", high=None, unit=None, *, converted=False, strict=False):
    """A quantity in few strokes."""
    return Quantity(low, low if high is None else high, Bound(bound), unit, converted, strict)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (q(95_000), q(95_000), True),
        (q(95_000), q(96_200), False),
        (q(1_100_000), q(1_120_000), True),
        (q(85.5), q(85.51), True),
        (q(3), q(4), False),
        (q(20), q(21), False),
        (q(95_000, "about"), q(100_000), True),
        (q(80_000, "about"), q(100_000), False),
        (q(95_000, "about"), q(90_000, "range", 91_000), True),
        (q(95_000, "about"), q(80_000, "range", 89_000), False),
        (q(11_000, "at_least"), q(11_000), True),
        (q(11_000, "at_least"), q(14_000), True),
        (q(11_000, "at_least"), q(18_000), False),
        (q(60, "at_most"), q(45), True),
        (q(60, "at_most"), q(90, "about"), False),
        (q(40, "at_least"), q(40, "at_most"), False),
        (q(10_000, "range", 100_000), q(107_000), True),
        (q(100, converted=True), q(101.5), True),
        (q(100), q(101.5), False),
    ],
)
def test_values_of_one_time(one, other, expected):
    """Bands that overlap agree; how large a gap may be depends on the hedges."""
    assert agree(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (q(105, "at_most", strict=True), q(106), False),
        (q(105, "at_most", strict=True), q(105), False),
        (q(105, "at_most"), q(105), True),
        (q(13, "at_least", strict=True), q(13), False),
        (q(64, "at_least"), q(65, "at_most"), False),
        (q(498_000_000, "at_least"), q(500_000_000, "at_most"), True),
        (q(85, "at_least"), q(180, "at_least"), True),
        (q(10, "at_least"), q(9_000), True),
    ],
)
def test_bounds_to_the_letter(one, other, expected):
    """Side by side, a bound says what it says and no more."""
    assert agree(one, other, to_the_letter=True) is expected


@pytest.mark.parametrize(("text", "value"), [("two thirds", 2 / 3), ("one in ten", 0.1), ("a quarter", 0.25)])
def test_a_share_in_words_is_a_percentage(text, value):
    """Shares in words and per cent compare."""
    quantity = Quantity.of(Figure(0, len(text), text, value, value))
    assert quantity.unit == "percent"
    assert quantity.low == pytest.approx(value * 100)


def test_other_times_compare_the_numbers_as_stated():
    """Between two times bounds have no reach: 5,300 and 5,500 are one number, 2,000 and 2,300 two."""
    assert unchanged(q(5_300, "at_least"), q(5_500))
    assert not unchanged(q(2_000, "at_least"), q(2_300))
    assert not unchanged(q(5_300), q(5_500))


VALUES = st.one_of(st.just(0.0), st.floats(1e-6, 1e12))
QUANTITIES = st.builds(
    lambda low, width, bound: Quantity(low, low + (width if bound is Bound.RANGE else 0), bound),
    VALUES,
    st.floats(0, 1e6),
    st.sampled_from(list(Bound)),
)


@given(QUANTITIES, QUANTITIES)
def test_agreement_is_symmetric(a, b):
    """Who is asked first does not matter."""
    assert agree(a, b) == agree(b, a)
    assert gap(a, b) == gap(b, a)
    assert rounded(a, b) == rounded(b, a)


@given(QUANTITIES)
def test_a_number_agrees_with_itself(a):
    """Every quantity agrees with itself, in both readings."""
    assert agree(a, a)
    assert agree(a, a, to_the_letter=True)


@given(QUANTITIES, VALUES, VALUES, st.floats(0, 1e6), st.floats(0, 1e6))
def test_widening_a_range_never_makes_a_conflict(a, low, width, more_below, more_above):
    """What agrees with a range agrees with every range around it that is not a word like "hundreds"."""
    narrow = Quantity(low, low + width, Bound.RANGE)
    wide = replace(narrow, low=max(0.0, narrow.low - more_below), high=narrow.high + more_above)
    assert not agree(a, narrow) or agree(a, wide)


@given(QUANTITIES, VALUES)
def test_hedging_never_makes_a_conflict(a, value):
    """What agrees with an exact value agrees with it when it is only approximate, unless a bound forbids both."""
    exact = Quantity(value, value, Bound.EXACT)
    if agree(a, exact) and a.bound is not Bound.RANGE:
        assert agree(a, replace(exact, bound=Bound.ABOUT))


@given(QUANTITIES, QUANTITIES, st.sampled_from([0.001, 1000.0, 1e6]))
def test_scale_changes_nothing_but_rounding(a, b, factor):
    """Thousands or tonnes: a common factor leaves the gap as it is."""
    scaled = [replace(x, low=x.low * factor, high=x.high * factor) for x in (a, b)]
    assert gap(*scaled) == pytest.approx(gap(a, b), abs=1e-6)
