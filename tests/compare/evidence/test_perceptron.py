"""What the network makes of evidence, and that one pair comes to the same as many."""

import numpy as np
import pytest

from factcheck.compare.evidence.perceptron import AT_ONCE, FARTHEST, perceptron
from factcheck.compare.evidence.sameness import forests

HANDMADE = perceptron(
    {
        "evidence": [["words shared", 2.0, 0.5], ["days apart", 10.0, 5.0]],
        "layers": [[[1.0, -1.0, 0.5], [-2.0, 0.0, 0.0]], [[3.0, 1.0, -0.25]]],
    }
)


@pytest.mark.parametrize(
    ("words", "days", "odds"),
    [
        (2.0, 10.0, 1.25),  # both at their means: the first sum is what is added, the second nothing
        (2.5, 10.0, 4.25),
        (1.0, 10.0, 3.75),  # the first sum is rectified, the second stands
        (2.0, 30.0, -0.25),
        (2.0, 10.0 - 5.0 * FARTHEST, 16.25),
        (2.0, -10_000.0, 16.25),  # no farther than the farthest
    ],
)
def test_the_odds_of_a_network_made_by_hand(words, days, odds):
    """Standardised, summed up, rectified and summed up again."""
    assert HANDMADE.odds({"words shared": words, "days apart": days, "not asked": 1.0}) == odds


def test_one_pair_comes_to_the_same_as_many():
    """Of more pairs than are told at once, each as it is told alone."""
    network, drawn = forests().apart.network, np.random.default_rng(5)
    columns = {name: drawn.normal(size=AT_ONCE + 300).round(2) for name in network.names}
    many = network.odds_of(columns)
    assert len(many) == AT_ONCE + 300
    assert len(set(many.tolist())) > AT_ONCE / 2
    for place in range(0, len(many), 97):
        assert network.odds({name: column[place] for name, column in columns.items()}) == many[place]


def test_of_no_pairs_nothing_is_told():
    """Nothing in, nothing out."""
    assert HANDMADE.odds_of({"words shared": np.zeros(0), "days apart": np.zeros(0)}).tolist() == []
