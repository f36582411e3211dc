"""Overlaps: how many words sets have in common, for many pairs of sets at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
MOST_MARKS = 1 << 24
"""Marks that are kept at a time: a byte for each word of the language and each set looked at."""


class Vocabulary(dict[Hashable, int]):
    """A number for each word, or whatever else sets are made of; asked for a new one it gives the next number."""

    def __missing__(self, word: Hashable) -> int:
        number = self[word] = len(self)
        return number


class Overlaps:
    """Sets of words, of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, sets: Iterable[AbstractSet[Hashable]]) -> None:
        self._vocabulary = vocabulary
        listed = list(sets)
        self.sizes = np.array([len(own) for own in listed], dtype=np.int64)
        self._words = np.fromiter(map(vocabulary.__getitem__, chain.from_iterable(listed)), dtype=np.int32)
        self._starts = np.cumsum(self.sizes) - self.sizes

    def common(self, one: Numbers, others: Sequence[tuple[Overlaps, Numbers]]) -> list[Numbers]:
        """How many words each of the sets `one` has in common with the sets beside it, of every list of sets given.

        Quick where few sets of each list occur, each many times.
        """
        found = [np.zeros(len(one), dtype=np.int64) for _ in others]
        most = max(1, MOST_MARKS // max(1, len(self._vocabulary)))
        for start, end in _spans([which for _, which in others], most):
            words, ends = self._listed(one[start:end])
            sizes = np.diff(ends, prepend=0)
            for (overlaps, which), counts in zip(others, found, strict=True):
                marks, rows = overlaps.marked(which[start:end])
                hits = marks.ravel()[np.repeat(rows * marks.shape[1], sizes) + words]
                total = np.concatenate([[0], np.cumsum(hits, dtype=np.int64)])
                counts[start:end] = total[ends] - total[ends - sizes]
        return found

    def _listed(self, which: Numbers) -> tuple[NDArray[np.int32], Numbers]:
        """The words of the sets, one set after the other, and where each ends."""
        sizes = self.sizes[which]
        return self._words[stretches(self._starts[which], sizes)], np.cumsum(sizes)

    def marked(self, which: Numbers) -> tuple[NDArray[np.bool_], Numbers]:
        """A row of marks for each set that occurs, one a word, and the row of each."""
        sets, rows = np.unique(which, return_inverse=True)
        marks = np.zeros((len(sets), max(1, len(self._vocabulary))), dtype=bool)
        words, _ = self._listed(sets)
        marks[np.repeat(np.arange(len(sets)), self.sizes[sets]), words] = True
        return marks, rows


def stretches(starts: Numbers, sizes: Numbers) -> Numbers:
    """The numbers of stretches, one stretch after the other: so many from each start on."""
    ends = np.cumsum(sizes)
    places: Numbers = np.arange(ends[-1] if len(ends) else 0) + np.repeat(starts - (ends - sizes), sizes)
    return places


def _spans(lists: Sequence[Numbers], most: int) -> list[tuple[int, int]]:
    """Stretches of the lists in which no list changes more often than `most` times."""
    length = len(lists[0])
    changes = np.zeros(length, dtype=np.int64)
    for which in lists:
        changes = np.maximum(changes, np.cumsum(np.diff(which, prepend=which[:1]) != 0))
    cuts = [0, *(np.flatnonzero(np.diff(changes // most)) + 1).tolist(), length]
    return [(start, end) for start, end in pairwise(cuts) if end > start]
