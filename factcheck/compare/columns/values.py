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
        self._pairs: Numbers = np.zeros(0, dtype=np.int64)
        self._outcomes: Rows = np.zeros((0, 0))

    def of(self, i: Numbers, j: Numbers) -> Rows:
        """The outcome for each pair of figures, of which there is one at least: [numbers, pairs]."""
        width = len(self._other.distinct)
        pairs, back = np.unique(self._one.codes[i] * width + self._other.codes[j], return_inverse=True)
        if len(self._pairs) > MOST_KEPT:
            self._pairs, self._outcomes = self._pairs[:0], self._outcomes[:0]
        new = pairs[~among(pairs, self._pairs)]
        if len(new):
            self._keep(new, width)
        places = np.atleast_1d(np.searchsorted(self._pairs, pairs))
        return self._outcomes[places[back]].T

    def _keep(self, pairs: Numbers, width: int) -> None:
        """Work out what is not known yet; what is kept stays in the order of the pairs."""
        one, other = self._one.distinct, self._other.distinct
        asked = zip((pairs // width).tolist(), (pairs % width).tolist(), strict=True)
        found = [self._work(one[place], other[beside]) for place, beside in asked]
        if len(self._pairs) == 0:
            self._outcomes = np.zeros((0, len(found[0])))
        places = np.searchsorted(self._pairs, pairs)
        self._outcomes = np.insert(self._outcomes, places, np.array(found, dtype=np.float64), axis=0)
        self._pairs = np.insert(self._pairs, places, pairs)
