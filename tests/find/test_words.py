"""The word index: any question, answered in the order of BM25, within a filter."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.find import words as module
from factcheck.find.words import Words, query_words
from factcheck.store import Store

ENGINES = ["sqlite", "postgresql"]

TEXTS = [
    "Barges sank near Lodva",
    "A barge was raised at Lodva",
    "The mill at Ostra burned",
    "Ostra counts its barns",
    'He said "AND" OR NOT near(x)',
    "Some 12,000 marched",
]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("barge", [1, 2]),
        ("BARGES!", [1, 2]),
        ("burning mills", [3]),
        ("What of Ostra?", [3, 4]),
        ("harbour gazette", [1, 2, 3, 4, 5, 6]),
        ("March 2023", [1, 2, 3, 4, 5, 6]),
        ("the of and", []),
        ("", []),
        ("zebra", []),
        ("5,000", []),
        ("12,000", [6]),
        ('"; DROP TABLE claim; --', []),
        ("NEAR(barge) OR *", [1, 2, 5]),
    ],
)
def test_questions(store, enter, question, expected):
    """Inflected words match, stop words do not, and nothing is taken for an operator."""
    enter(store, TEXTS, source="Harbour Gazette", published="2023-03")
    assert sorted(row for row, _ in Words(store).search(question, 10)) == expected


def test_scores_fall_and_filters_are_exact(store, enter):
    """The best come first; a filter leaves exactly what it allows."""
    rows = enter(store, [f"barge {'barge ' * (n % 5)}{n}" for n in range(50)])
    found = Words(store).search("barge", 100)
    assert len(found) == 50
    assert all(a >= b for (_, a), (_, b) in pairwise(found))
    chosen = np.array(rows[10:20])
    assert {row for row, _ in Words(store).search("barge", 100, chosen)} == set(chosen.tolist())
    assert Words(store).search("barge", 100, np.array([], dtype=np.int64)) == []
    assert Words(store).search("barge", 3, chosen) == [hit for hit in found if hit[0] in chosen][:3]


def test_frequent_words_are_left_out_of_large_stores(store, enter, monkeypatch):
    """A word in most claims ranks nothing."""
    enter(store, [f"barge {n}" for n in range(50)] + ["barge mill"])
    assert len(Words(store).search("barge mill", 100)) == 51
    monkeypatch.setattr(module, "FREQUENT_FROM", 10)
    assert [row for row, _ in Words(store).search("barge mill", 100)] == [51]
    assert Words(store).search("barge", 100) == []


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """An empty store for any question."""
    with Store.open(tmp_path_factory.mktemp("asked")) as opened:
        yield opened


@settings(max_examples=200, deadline=None)
@given(st.text())
def test_any_text_can_be_asked(asked, text):
    """No text breaks the query language."""
    words = query_words(text)
    assert len(words) == len(set(words)) <= module.MOST_WORDS
    if words:
        asked.database.claims_with_words(words, 5)
