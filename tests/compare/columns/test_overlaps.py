"""Overlaps: the sizes of intersections, as sets have them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.columns import overlaps
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary

SETS = st.lists(st.frozensets(st.sampled_from("abcdefgh")), min_size=1, max_size=6)


@settings(max_examples=80, deadline=None)
@given(SETS, SETS, SETS, st.data(), st.sampled_from((1, 20, 1 << 20)))
def test_what_sets_have_in_common(ones, others, thirds, data, marks):
    """Of any pairs, with little room or much."""
    length = data.draw(st.integers(0, 12))
    picks = [
        np.array(data.draw(st.lists(st.integers(0, len(own) - 1), min_size=length, max_size=length)), dtype=np.int64)
        for own in (ones, others, thirds)
    ]
    words = Vocabulary()
    one, other, third = (Overlaps(words, own) for own in (ones, others, thirds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlaps, "MOST_MARKS", marks)
        found = one.common(picks[0], [(other, picks[1]), (third, picks[2])])
    for counts, own, which in zip(found, (others, thirds), picks[1:], strict=True):
        assert counts.tolist() == [len(ones[i] & own[j]) for i, j in zip(picks[0], which, strict=True)]
