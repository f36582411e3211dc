"""A coarse copy of a large index: one bit a dimension, for finding candidates whose exact scores are computed anew.

RaBitQ codes (Gao and Long, SIGMOD 2024) in FAISS's fast-scan layout. A process that answers one question never needs
it, since making it costs as much as some sixty exact searches; one that answers many makes it once, in memory. So it
can never be stale on disk, and claims that have gone since are simply not found again by their ids.
"""

from __future__ import annotations

from typing import Any

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.int64]]
Vectors = np.ndarray[Any, np.dtype[np.float32]]

TRAINED_ON = 20_000


class Coarse:
    """The codes of vectors [n, dim] with the ids [n] that they stand for."""

    def __init__(self, ids: Rows, vectors: Vectors, faiss: Any) -> None:
        self.ids = ids.copy()
        self._codes = faiss.index_factory(vectors.shape[1], "RaBitQfs", faiss.METRIC_INNER_PRODUCT)
        sample = np.linspace(0, len(vectors) - 1, min(TRAINED_ON, len(vectors))).astype(np.int64)
        self._codes.train(vectors[sample])
        self._codes.add(vectors)

    def candidates(self, queries: Vectors, count: int) -> list[Rows]:
        """The ids of about the best `count` claims for each query, in no particular order."""
        _, found = self._codes.search(queries, min(count, len(self.ids)))
        return [self.ids[row[row >= 0]] for row in found]
