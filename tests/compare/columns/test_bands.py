"""Bands: what is told of many pairs of numbers at once is what is told of each."""

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.claims import Bound
from factcheck.compare.columns.bands import Bands
from factcheck.compare.intervals import Quantity, agree, unchanged

VALUES = st.one_of(
    st.integers(-50, 2000).map(float),
    st.sampled_from([0.0, 0.1, 2.5, 95.0, 99.5, 100.0, 1e3, 1.1e6, 1.12e6, 1.2e6, 38_640.0, 38_600.0, 40_000.0]),
    st.floats(-1e9, 1e9, allow_nan=False),
)


@st.composite
def quantities(draw):
    """A number of any bound; a range with two ends, at times the others too."""
    ends = sorted((draw(VALUES), draw(VALUES)))
    bound = draw(st.sampled_from(Bound))
    if bound is not Bound.RANGE and draw(st.integers(0, 4)):
        ends[1] = ends[0]
    written = draw(st.sampled_from([None, None, 0.1, 100.0]))
    return Quantity(*ends, bound, converted=draw(st.booleans()), spelt=draw(st.booleans()), written=written)


@settings(max_examples=400, deadline=None)
@given(st.lists(quantities(), min_size=2, max_size=12))
@example([Quantity(40.0, 40.0, Bound.AT_LEAST), Quantity(40.0, 40.0, Bound.AT_MOST), Quantity(0.0, 0.0, Bound.EXACT)])
@example([Quantity(1e6, 9e6, Bound.RANGE), Quantity(9.5e6, 9.5e6, Bound.EXACT), Quantity(0.0, 0.0, Bound.RANGE)])
def test_pairs_fit_as_each_of_them_does(found):
    """They agree, or are one number that has not changed, whichever comes first."""
    i, j = (side.ravel() for side in np.indices((len(found), len(found))))
    told = Bands(found).fit(i, j).tolist()
    assert told == [agree(found[a], found[b]) or unchanged(found[a], found[b]) for a, b in zip(i, j, strict=True)]
