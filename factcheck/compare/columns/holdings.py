"""Holdings: which sets hold which values, for many pairs at once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from collections.abc import Set as AbstractSet
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.columns.values import Values, among

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
V = TypeVar("V", bound=Hashable)


class Holdings:
    """A value and a set of values for each figure. No set holds None."""

    def __init__(self, values: Values[V], sets: Iterable[AbstractSet[V]]) -> None:
        places: dict[Hashable, int] = {value: place for place, value in enumerate(values.distinct)}
        distinct = Values(frozenset(own) for own in sets)
        self._values, self._sets, self._width = values.codes, distinct.codes, len(places)
        held = [at * len(places) + places[v] for at, own in enumerate(distinct.distinct) for v in own if v in places]
        self._held = np.array(sorted(held), dtype=np.int64)

    def hold(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the set of each figure `j` holds the value of the figure `i`."""
        return among(self._sets[j] * self._width + self._values[i], self._held)
