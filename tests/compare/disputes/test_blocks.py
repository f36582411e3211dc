"""Blocks: each pair of figures that share a key meets once; in large blocks those whose times are near."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.compare.disputes.blocks import MOST_IN_BLOCK, STEP, Blocks

KEYS = st.lists(st.frozensets(st.integers(0, 4), max_size=3), max_size=30)


def _pairs(blocks, touching=None):
    found = [frozenset(pair) for a, b in blocks.pairs(touching) for pair in zip(a.tolist(), b.tolist(), strict=True)]
    assert len(found) == len(set(found))
    return set(found)


@settings(max_examples=80, deadline=None)
@given(KEYS, st.data())
def test_figures_that_share_a_key_meet_once(keys, data):
    """In whatever order of time; or those of which one is asked for."""
    times = data.draw(st.lists(st.sampled_from("abc"), min_size=len(keys), max_size=len(keys)))
    touching = np.array(data.draw(st.lists(st.booleans(), min_size=len(keys), max_size=len(keys))), dtype=bool)
    expected = {frozenset((i, j)) for i in range(len(keys)) for j in range(i) if keys[i] & keys[j]}
    blocks = Blocks(keys, times)
    assert _pairs(blocks) == expected
    assert _pairs(blocks, touching) == {pair for pair in expected if any(touching[i] for i in pair)}


def test_a_large_block_is_cut_by_time():
    """Neighbours in time meet, those further apart than a block is long never."""
    count = 5 * MOST_IN_BLOCK + 7
    places = list(range(count))[::-1]
    blocks = Blocks([("one",)] * count, [f"{place:05}" for place in places])
    met = _pairs(blocks)
    assert all(abs(i - j) < MOST_IN_BLOCK for i, j in met)
    assert all(frozenset((i, i + step)) in met for i in range(count - STEP) for step in (1, STEP - 1, STEP))
    touching = np.arange(count) % 50 == 3
    assert _pairs(blocks, touching) == {pair for pair in met if any(touching[i] for i in pair)}
