"""Vectors: what the encoder made of many figures, and what that says of pairs of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import VECTOR_DIM, VECTOR_MARK, Figure
from factcheck.compare.columns.reach import Column
from factcheck.compare.evidence.vectors import ALIKE, CHANGED, KNOWN, is_known, normalised, told

Numbers = NDArray[np.int64]
AT_ONCE = 1024
"""Pairs that are told together: what lies between stays in the processor's cache."""


class Vectors:
    """The vectors of many figures; of those without one it is known that they have none."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        none = bytes(VECTOR_MARK + VECTOR_DIM)
        self._known = np.array([is_known(figure.vector) for figure in figures], dtype=bool)
        kept = [figure.vector if is_known(figure.vector) else none for figure in figures]
        self._kept = np.frombuffer(b"".join(kept), dtype=np.uint8).reshape(len(kept), VECTOR_MARK + VECTOR_DIM)

    def of(self, i: Numbers, j: Numbers) -> dict[str, Column]:
        """The evidence on pairs."""
        known = self._known[i] & self._known[j]
        alike, changed = np.zeros(len(i)), np.zeros(len(i))
        places = np.flatnonzero(known)
        for start in range(0, len(places), AT_ONCE):
            part = places[start : start + AT_ONCE]
            pair = (normalised([self._kept[which[part]].tobytes()]) for which in (i, j))
            alike[part], changed[part] = told(*pair)
        return {KNOWN: known.astype(np.float64), ALIKE: alike, CHANGED: changed}
