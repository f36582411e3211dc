"""Overlaps: how many words sets have in common, for many pairs of sets at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
MOST_MARKS = 1 << 22
"""Marks that are kept at a time: a byte for each word of the language and each set looked at."""


class Vocabulary(dict[Hashable, int]):
    """A number for each word, or whatever else sets are made of; asked for a new one it gives the next number."""

    def __missing__(self, word: Hashable) -> int:
        number = self[word] = len(self)
        return number


class Overlaps:
    """Sets of words, of one vocabulary. It keeps what it works with, so that only one thread may ask at a time."""

    def __init__(self, vocabulary: Vocabulary, sets: Iterable[AbstractSet[Hashable]]) -> None:
        self._vocabulary = vocabulary
        listed = list(sets)
        self.sizes = np.array([len(own) for own in listed], dtype=np.int64)
        self._words = np.fromiter(map(vocabulary.__getitem__, chain.from_iterable(listed)), dtype=np.int32)
        self._starts = np.cumsum(self.sizes) - self.sizes
        # Room for what `common` makes, kept because to ask for it anew took as long as the rest.
        self._occurs = np.zeros(len(listed), dtype=bool)
        self._rows = np.zeros(len(listed), dtype=np.int64)
        self._marks = np.zeros(0, dtype=bool)

    def common(self, one: Numbers, others: Sequence[tuple[Overlaps, Numbers]]) -> list[Numbers]:
        """How many words each of the sets `one` has in common with the sets beside it, of every list of sets given.

        Quick where few sets of each list occur, each many times.
        """
        found = [np.zeros(len(one), dtype=np.int64) for _ in others]
        most = max(1, MOST_MARKS // max(1, len(self._vocabulary)))
        for start, end in _spans([which for _, which in others], most):
            words, owners = self._listed(one[start:end])
            for (overlaps, which), counts in zip(others, found, strict=True):
                hits = overlaps.marked(which[start:end], words, owners)
                counts[start:end] = np.bincount(owners[hits], minlength=end - start)
        return found

    def _listed(self, which: Numbers) -> tuple[NDArray[np.int32], Numbers]:
        """The words of the sets, one set after the other, and of which of them each word is."""
        places, owners = stretches(self._starts[which], self.sizes[which])
        return self._words[places], owners

    def marked(self, which: Numbers, words: NDArray[np.int32], owners: Numbers) -> NDArray[np.bool_]:
        """Whether the set that belongs to the owner of each word, by place in `which`, has that word."""
        width = max(1, len(self._vocabulary))
        self._occurs[which] = True
        sets = np.flatnonzero(self._occurs)
        self._occurs[sets] = False
        self._rows[sets] = np.arange(len(sets)) * width
        if len(self._marks) < len(sets) * width:
            self._marks = np.zeros(len(sets) * width, dtype=bool)
        theirs, rows = self._listed(sets)
        places = rows * width + theirs
        self._marks[places] = True
        hits: NDArray[np.bool_] = self._marks[self._rows[which][owners] + words]
        self._marks[places] = False
        return hits


def stretches(starts: Numbers, sizes: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers of stretches, one stretch after the other, so many from each start on; and of which each one is."""
    owners = np.repeat(np.arange(len(sizes)), sizes)
    places: Numbers = np.arange(len(owners)) + (starts - (np.cumsum(sizes) - sizes))[owners]
    return places, owners


def _spans(lists: Sequence[Numbers], most: int) -> list[tuple[int, int]]:
    """Stretches of the lists in which no list changes more often than `most` times."""
    length = len(lists[0])
    changes = np.zeros(length, dtype=np.int64)
    for which in lists:
        changes = np.maximum(changes, np.cumsum(np.diff(which, prepend=which[:1]) != 0))
    cuts = [0, *(np.flatnonzero(np.diff(changes // most)) + 1).tolist(), length]
    return [(start, end) for start, end in pairwise(cuts) if end > start]
