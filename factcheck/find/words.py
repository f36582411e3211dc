"""The word index: claim text, title, speaker, outlet and date words, ranked by BM25.

Searching knows it as a `WordIndex` only. Behind it is the database's own, FTS5 or tsvector: both give BM25 scores with
k1 1.2, b .75 and the natural logarithm, since they are added to cosines with a fixed weight.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from factcheck.store import Store

Rows = np.ndarray[Any, np.dtype[np.int64]]

FREQUENT = 0.2
"""A word found in a larger share of the claims is left out: it ranks nothing and costs most of the time."""
FREQUENT_FROM = 5000
"""Claims from which that is worth looking up."""
MOST_WORDS = 64
"""Distinct words of a long text that are asked for."""
_WORD = re.compile(r"\d+(?:[.,]\d+)+|\w+")
"""A number with its separators is one word: of 100,000 the 000 is asked for only after the 100."""


class WordIndex(Protocol):
    """Claims by the words that they share with a text."""

    def search(self, text: str, depth: int, rows: Rows | None = None) -> list[tuple[int, float]]:
        """The best claims by BM25, at most `depth`: row and score, higher is better; among `rows` only, where given."""


def word_index(store: Store) -> WordIndex:
    """The word index of a store, as of the moment that is read."""
    return Words(store)


class Words:
    """The word index of one store; how frequent words are is remembered for one batch of questions."""

    def __init__(self, store: Store) -> None:
        self._database = store.database
        self._frequent: dict[str, bool] = {}
        # The highest number ever given: counting a million rows would take longer than most questions.
        self._claims = int(self._database.value("SELECT max(id) FROM claim") or 0)

    def search(self, text: str, depth: int, rows: Rows | None = None) -> list[tuple[int, float]]:
        """The best claims by BM25, at most `depth`: row and score, higher is better; among `rows` only, where given."""
        words = [word for word in query_words(text) if not self._is_frequent(word)]
        if not words or not self._claims:
            return []
        return self._database.claims_with_words(words, depth, None if rows is None else rows.tolist())

    def _is_frequent(self, word: str) -> bool:
        if self._claims < FREQUENT_FROM:
            return False
        known = self._frequent.get(word)
        if known is None:
            known = self._frequent[word] = self._database.in_more_than(word, int(self._claims * FREQUENT))
        return known


def query_words(text: str) -> list[str]:
    """The distinct words of a text in order, lower case, without those that say nothing.

    >>> query_words("How many troops are in Kharkiv? The troops …")
    ['many', 'troops', 'kharkiv']
    """
    words = dict.fromkeys(_WORD.findall(readable(text).lower()))
    return [word for word in words if word not in stop_words()][:MOST_WORDS]


def readable(text: str) -> str:
    """The text without what the query language of the database cannot carry."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", " ")


@cache
def stop_words() -> frozenset[str]:
    """The words that say nothing, from the reviewed list."""
    listed = tomllib.loads((files("factcheck.find") / "data" / "stopwords.toml").read_text(encoding="utf-8"))
    return frozenset(word for words in listed.values() for word in words)
