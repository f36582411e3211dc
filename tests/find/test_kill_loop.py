"""Killed at random, with damaged caches: twenty rounds every day, two hundred when asked for."""

from __future__ import annotations

import pytest
from kill_loop import loop


@pytest.mark.parametrize("rounds", [20, pytest.param(200, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
def test_nothing_acknowledged_is_lost(tmp_path, rounds):
    """After every kill all that was acknowledged is there, and every answer is that of a full scan."""
    counts = loop(tmp_path / "work", rounds)
    print(counts)
    assert (counts["killed"], counts["lost"], counts["wrong"]) == (rounds, 0, 0)
    assert counts["acknowledged"] > 10 * rounds
    assert counts["damaged"] > rounds // 2
