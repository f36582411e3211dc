"""Values: what one value of a slot is to another, worked out once for each two of them.

A hundred thousand figures have a few hundred measures, places and speakers, so that most pairs of figures set two
values beside each other that were set beside each other before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.overlaps import Vocabulary

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rows = NDArray[np.float64]
V = TypeVar("V", bound=Hashable)
W = TypeVar("W", bound=Hashable)
MOST_KEPT = 1 << 20
"""Pairs of values whose outcome is kept, of each slot: 16 to 50 MB."""


def among(wanted: Numbers, kept: Numbers) -> Flags:
    """Which of the wanted numbers are kept; those are in order."""
    if not len(kept):
        return np.zeros(len(wanted), dtype=bool)
    found: Flags = kept[np.minimum(np.searchsorted(kept, wanted), len(kept) - 1)] == wanted
    return found


class Values(Generic[V]):
    """A value for each figure, every distinct one kept once; `codes` are their places among the distinct ones.

    With `keys` values of one key are taken for one, the first of them.
    """

    def __init__(self, values: Iterable[V], keys: Callable[[V], Hashable] | None = None) -> None:
        told = list(values)
        places = Vocabulary()
        self.codes = np.fromiter(map(places.__getitem__, told if keys is None else map(keys, told)), dtype=np.int64)
        firsts = np.unique(self.codes, return_index=True)[1]
        self.distinct: list[V] = [told[first] for first in firsts.tolist()]


class Beside(Generic[V, W]):
    """What values are beside others: `work` gives some numbers for each two."""

    def __init__(self, one: Values[V], other: Values[W], work: Callable[[V, W], Sequence[float]]) -> None:
        self._one, self._other, self._work = one, other, work
        self._kept: list[tuple[Numbers, Rows]] = []
        """Pairs in order with their outcomes, in parts of which each is more than twice as long as the next: to put
        every few new pairs in their places among a million took a twentieth of the time."""

    def of(self, i: Numbers, j: Numbers) -> Rows:
        """The outcome for each pair of figures, of which there is one at least: [numbers, pairs]."""
        width = len(self._other.distinct)
        pairs, back = np.unique(self._one.codes[i] * width + self._other.codes[j], return_inverse=True)
        if sum(len(own) for own, _ in self._kept) > MOST_KEPT:
            self._kept = []
        new = np.ones(len(pairs), dtype=bool)
        found = []
        for own, outcomes in self._kept:
            places = np.flatnonzero(new)
            known = places[among(pairs[places], own)]
            found.append((known, outcomes[np.searchsorted(own, pairs[known])]))
            new[known] = False
        if new.any():
            found.append((np.flatnonzero(new), self._worked_out(pairs[new], width)))
        told = np.zeros((found[-1][1].shape[1], len(pairs)))
        for places, outcomes in found:
            told[:, places] = outcomes.T
        return told[:, back]

    def _worked_out(self, pairs: Numbers, width: int) -> Rows:
        """The outcomes of pairs that are not known yet; they are kept."""
        one, other = self._one.distinct, self._other.distinct
        asked = zip((pairs // width).tolist(), (pairs % width).tolist(), strict=True)
        outcomes = np.array([self._work(one[place], other[beside]) for place, beside in asked], dtype=np.float64)
        last = pairs, outcomes
        while self._kept and len(self._kept[-1][0]) <= 2 * len(last[0]):
            last = _merged(self._kept.pop(), last)
        self._kept.append(last)
        return outcomes


def _merged(one: tuple[Numbers, Rows], other: tuple[Numbers, Rows]) -> tuple[Numbers, Rows]:
    pairs = np.concatenate([one[0], other[0]])
    order = np.argsort(pairs, kind="stable")  # which is quick where two parts are in order
    return pairs[order], np.concatenate([one[1], other[1]])[order]
