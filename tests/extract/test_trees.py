"""Trees: how likely each candidate is, or none, and how often words led to what is right."""

import numpy as np
import pytest

from factcheck.extract.trees import MOST_CASES, likely, of_words, read

TREES = {
    "names": ["near", "word", "kind"],
    "words": {"harvest": [9, 10]},
    "depth": 2,
    "trees": [[[0, 0.5, 1, 2], 0.25, 3.0], [[1, 0.5, 1, 2], -1.5, [2, 0.5, 3, 4], 1.0, 2.0]],
}


def test_trees_are_walked_to_their_leaves():
    """Each tree adds the leaf that the evidence leads to; the candidates share what "none", at odds of 0, leaves."""
    found = [[{"near": 1.0}, {"word": 0.8}], [{}], [{"word": 0.8, "kind": 2.0, "odd": 9.0}]]
    odds = np.exp([3.0 + 1.0, 0.25 - 1.5, 0.25 + 2.0])
    told = read(TREES).odds(found)
    assert told == pytest.approx(np.log(odds))
    assert likely(told) == pytest.approx(odds / (1 + odds.sum()))


def test_cases_move_a_word_slowly():
    """Without cases the usual share stands in; so many cases are told of at most."""
    words = {"harvest": (9, 10), "flood": (900, 1000)}
    told = [of_words({"word": word}, words, 0.25, 6.0) for word in ("people", "harvest", "flood")]
    assert told[0] == {"word": 0.25, "word, cases": 0}
    assert told[0]["word"] < told[1]["word"] < told[2]["word"] < 0.9
    assert [own["word, cases"] for own in told[1:]] == [10, MOST_CASES]
