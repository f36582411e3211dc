"""The coarse copy: a process that asks much of a large store is answered faster, and as well."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.find import index as module
from factcheck.find.index import Index

TEXTS = [f"{number} barges near place{number % 37} on day{number % 91} of year{number % 13}" for number in range(1500)]


@pytest.fixture
def large(store, enter, monkeypatch):
    """A store that counts as large, whose index makes its coarse copy at the third question."""
    monkeypatch.setattr(module, "LARGE", 1000)
    monkeypatch.setattr(module, "COARSE_AFTER", 2)
    enter(store, TEXTS)
    return store


def recall(index, encoder, store, questions):
    """The share of the ten best by full scan that the index finds."""
    rows, vectors = store.vectors(range(1, 5000))
    queries = encoder.encode(questions)
    shares = []
    for query, (found, scores) in zip(queries, index.search(queries, 10), strict=True):
        exact = np.sort(vectors @ query)[::-1][:10]
        assert len(found) == len(set(found.tolist())) == 10
        assert np.all(np.isin(found, rows))
        shares.append(np.mean(np.isclose(scores, exact, atol=1e-5)))
    return float(np.mean(shares))


def test_it_is_made_when_it_pays(large, encoder):
    """Not for one question, but for many; and it finds what the full scan finds."""
    index = Index.open(large)
    questions = [f"{n} barges near place{n % 37}" for n in range(40)]
    assert recall(index, encoder, large, questions[:1]) == 1
    assert index._coarse is None
    assert recall(index, encoder, large, questions) > 0.98
    assert index._coarse is not None


def test_it_follows_what_comes_and_goes(large, enter, encoder):
    """Claims added since are found at once, claims removed since never; after many changes it is made anew."""
    index = Index.open(large)
    index.search(encoder.encode(["a", "b", "c"]), 10)
    made = index._coarse
    enter(large, ["a lighthouse shone over the estuary"])
    large.remove(TEXTS[700])
    index.refresh()
    lighthouse, gone = index.search(encoder.encode(["a lighthouse shone", TEXTS[700]]), 10)
    assert lighthouse[0][0] == 1501
    assert 701 not in gone[0]
    assert index._coarse is made
    enter(large, [f"new mill {n}" for n in range(300)])
    index.refresh()
    assert recall(index, encoder, large, [f"new mill {n}" for n in range(0, 300, 30)]) > 0.98
    assert index._coarse is not made


def test_filters_stay_exact(large, encoder):
    """A filter never goes through the coarse copy."""
    index = Index.open(large)
    index.search(encoder.encode(["a", "b", "c"]), 10)
    chosen = np.arange(5, 1500, 150)
    assert set(index.search(encoder.encode(["barges"]), 10, chosen)[0][0].tolist()) == set(chosen.tolist())
