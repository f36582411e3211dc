"""Values: what one value of a slot is to another, worked out once for each two of them.

A hundred thousand figures have a few hundred measures, places and speakers, so that most pairs of figures set two
values beside each other that were set beside each other before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Rows = NDArray[np.float64]
V = TypeVar("V", bound=Hashable)
W = TypeVar("W", bound=Hashable)
MOST_KEPT = 1 << 18
"""Pairs of values whose outcome is kept, of each slot: some 40 MB."""


class Values(Generic[V]):
    """A value for each figure, every distinct one kept once; `codes` are their places among the distinct ones.

    With `keys` values of one key are taken for one, the first of them.
    """

    def __init__(self, values: Iterable[V], keys: Callable[[V], Hashable] | None = None) -> None:
        places: dict[Hashable, int] = {}
        self.distinct: list[V] = []
        codes = []
        for value in values:
            code = places.setdefault(value if keys is None else keys(value), len(self.distinct))
            if code == len(self.distinct):
                self.distinct.append(value)
            codes.append(code)
        self.codes = np.array(codes, dtype=np.int64)


class Beside(Generic[V, W]):
    """What values are beside others: `work` gives some numbers for each two."""

    def __init__(self, one: Values[V], other: Values[W], work: Callable[[V, W], Sequence[float]]) -> None:
        self._one, self._other, self._work = one, other, work
        self._kept: dict[int, Sequence[float]] = {}

    def of(self, i: Numbers, j: Numbers) -> Rows:
        """The outcome for each pair of figures, of which there is one at least: [numbers, pairs]."""
        width = len(self._other.distinct)
        pairs, back = np.unique(self._one.codes[i] * width + self._other.codes[j], return_inverse=True)
        found = np.array([self._outcome(pair, width) for pair in pairs.tolist()], dtype=np.float64)
        return found[back].T

    def _outcome(self, pair: int, width: int) -> Sequence[float]:
        known = self._kept.get(pair)
        if known is None:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            one, other = divmod(pair, width)
            known = self._kept[pair] = self._work(self._one.distinct[one], self._other.distinct[other])
        return known
