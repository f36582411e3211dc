"""How the vectors of an index are searched, by their number: exactly while they are few, then coarse codes first.

To 50,000 vectors FAISS reads them all: exact, and a few milliseconds. Beyond, RaBitQ codes (Gao and Long, SIGMOD 2024;
one bit a dimension, in FAISS's fast-scan layout) name candidates, and the vectors of those say the exact score; beyond
2 million the codes lie in cells, of which the nearest are read. docs/benchmarks.md has what each costs and finds.

Positions are places in the matrix of vectors; ids are the index's business.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Protocol

import numpy as np

Positions = np.ndarray[Any, np.dtype[np.int64]]
Vectors = np.ndarray[Any, np.dtype[np.float32]]
Found = tuple[Positions, Vectors]
"""Positions [k] and inner products [k], best first."""
Sharding = Callable[[bytes, Iterator[Vectors]], Iterator[bytes]]
"""Makes a shard of each portion of vectors, in order, from trained codes that hold none; both as FAISS writes them."""

FLAT_UP_TO = 50_000
SCANNED_UP_TO = 2_000_000
LEAST_CANDIDATES = 2_000
CANDIDATES_PER_HIT = 10
"""How many coarse candidates are scored exactly: a recall of .99 of the best ten among 60,000 and among a million."""
VISITED_ONE_BY_ONE = 100_000
"""Up to so many allowed vectors a filter reads exactly those; beyond, candidates are taken until enough are allowed."""
SELECTED_BY_NUMBER = 0.1
"""The same for the flat tier, as a share: beyond it all are read against a bitmap."""
TRAINED_ON = 20_000
PER_CELL = 64
MOST_CELLS = 4096
CELLS_READ = 64
BATCH = 16
"""Questions from which more than one thread pays: on few cores a single question is answered sooner by one."""
_AT_ONCE = 20_000
SHARD = 16_000
"""Vectors of a shard: 25 MB on their way. A multiple of the 32 that lie interleaved in FAISS's layout."""


class Tier(StrEnum):
    """Which way of searching."""

    FLAT = "flat"
    SCAN = "rabitq"
    CELLS = "ivf-rabitq"


def tier_for(count: int) -> Tier:
    """The tier for so many vectors."""
    if count <= FLAT_UP_TO:
        return Tier.FLAT
    return Tier.SCAN if count <= SCANNED_UP_TO else Tier.CELLS


class Searchable(Protocol):
    """Vectors that can be searched."""

    def __len__(self) -> int:
        """How many."""

    def best(self, queries: Vectors, depth: int, among: Positions | None, *, exact: bool = False) -> list[Found]:
        """For each query [n, dim] the best positions, at most `depth`; among these, ascending, where given.

        If `depth` positions are allowed, `depth` come. `exact` reads every allowed vector, whatever it costs.
        """

    def at(self, positions: Positions) -> Vectors:
        """The vectors of these positions."""


class Flat:
    """Vectors in memory, all read for every question; more can be added at the end."""

    def __init__(self, dim: int, vectors: Vectors | None = None) -> None:
        self._faiss = library().IndexFlatIP(dim)
        if vectors is not None and len(vectors):
            self.add(vectors)

    def __len__(self) -> int:
        """How many."""
        return int(self._faiss.ntotal)

    def add(self, vectors: Vectors) -> None:
        """Put vectors [n, dim] at the end."""
        self._faiss.add(np.ascontiguousarray(vectors))

    def at(self, positions: Positions) -> Vectors:
        """The vectors of these positions."""
        view = library().rev_swig_ptr(self._faiss.get_xb(), len(self) * self._faiss.d)
        return np.asarray(view, dtype=np.float32).reshape(len(self), -1)[positions]

    def best(
        self,
        queries: Vectors,
        depth: int,
        among: Positions | None,
        *,
        exact: bool = False,  # noqa: ARG002 - it always is
    ) -> list[Found]:
        """See `Searchable`."""
        possible = len(self) if among is None else len(among)
        if not possible:
            return [_NOTHING] * len(queries)
        set_threads(len(queries))
        kept = None if among is None else _selector(among, len(self))
        parameters = None if kept is None else library().SearchParameters(sel=kept)
        scores, found = self._faiss.search(queries, min(depth, possible), params=parameters)
        return [(row[row >= 0], score[row >= 0]) for row, score in zip(found, scores, strict=True)]


class Coarse:
    """Codes that name candidates, and the vectors (usually a mapped file) that score them."""

    def __init__(self, vectors: Vectors, codes: Any) -> None:
        self.vectors = vectors
        self.codes = codes

    def __len__(self) -> int:
        """How many."""
        return len(self.vectors)

    def at(self, positions: Positions) -> Vectors:
        """The vectors of these positions."""
        return np.asarray(self.vectors[positions])

    def best(self, queries: Vectors, depth: int, among: Positions | None, *, exact: bool = False) -> list[Found]:
        """See `Searchable`."""
        set_threads(len(queries))
        if exact or (among is not None and len(among) <= VISITED_ONE_BY_ONE):
            return self._visit(queries, depth, among)
        allowed = None
        wanted = share = max(LEAST_CANDIDATES, CANDIDATES_PER_HIT * depth)
        if among is not None:
            allowed = np.zeros(len(self), dtype=bool)
            allowed[among] = True
            share = math.ceil(wanted * len(self) / len(among))
        _, candidates = self.codes.search(queries, min(share, len(self)))
        out = []
        for query, row in zip(queries, candidates, strict=True):
            positions = row[row >= 0]
            if allowed is not None:
                positions = positions[allowed[positions]]
            if len(positions) < min(wanted // 2, len(self) if among is None else len(among)):
                # The allowed ones lie far from the question: then only reading them all is sure to find the best.
                out += self._visit(query[None], depth, among)
            else:
                positions = np.sort(positions)  # in the order of the file
                # Not by `@`: NumPy's BLAS would keep a second thread spinning, twice the processor for the same answer.
                out.append(_top(positions, np.einsum("nd,d->n", self.at(positions), query), depth))
        return out

    def _visit(self, queries: Vectors, depth: int, among: Positions | None) -> list[Found]:
        """The exact scores of all allowed vectors, a portion at a time."""
        total = len(self) if among is None else len(among)
        found = [_NOTHING] * len(queries)
        for at in range(0, total, _AT_ONCE):
            if among is None:
                positions = np.arange(at, min(at + _AT_ONCE, total))
                part = self.vectors[at : at + _AT_ONCE]
            else:
                positions = among[at : at + _AT_ONCE]
                part = self.at(positions)
            scores = queries @ part.T
            found = [merged(f, _top(positions, s, depth), depth) for f, s in zip(found, scores, strict=True)]
        return found


def codes_for(tier: Tier, vectors: Vectors, sharding: Sharding | None = None) -> Any:
    """The FAISS codes of vectors [n, dim], the same whoever makes them; None for the flat tier.

    With `sharding` they are made elsewhere, a portion of vectors at a time, and merged here.
    """
    if tier is Tier.FLAT:
        return None
    codes = _trained(tier, vectors)
    if sharding is None:
        for at in range(0, len(vectors), _AT_ONCE):
            codes.add(np.ascontiguousarray(vectors[at : at + _AT_ONCE]))
        return codes
    portions = (np.array(vectors[at : at + SHARD]) for at in range(0, len(vectors), SHARD))
    for made in sharding(library().serialize_index(codes).tobytes(), portions):
        part = library().deserialize_index(np.frombuffer(made, dtype=np.uint8))
        codes.merge_from(part, codes.ntotal if tier is Tier.CELLS else 0)
    return codes


def shard(trained: bytes, vectors: Vectors) -> bytes:
    """The codes of vectors [n, dim], from trained codes that hold none; both as FAISS writes them."""
    codes = library().deserialize_index(np.frombuffer(trained, dtype=np.uint8))
    codes.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return bytes(library().serialize_index(codes).tobytes())


def _trained(tier: Tier, vectors: Vectors) -> Any:
    faiss = library()
    set_threads(BATCH)
    trained = TRAINED_ON
    if tier is Tier.SCAN:
        codes = faiss.index_factory(vectors.shape[1], "RaBitQfs", faiss.METRIC_INNER_PRODUCT)
    else:
        cells = max(1, min(MOST_CELLS, round(4 * math.sqrt(len(vectors)))))
        codes = faiss.index_factory(vectors.shape[1], f"IVF{cells},RaBitQfs", faiss.METRIC_INNER_PRODUCT)
        codes.cp.min_points_per_centroid = 1
        codes.nprobe = min(CELLS_READ, cells)
        trained = PER_CELL * cells
    chosen = np.linspace(0, len(vectors) - 1, min(trained, len(vectors))).astype(np.int64)
    codes.train(np.ascontiguousarray(vectors[chosen]))
    return codes


def merged(one: Found, two: Found, depth: int) -> Found:
    """The best of both, at most `depth`."""
    if not len(one[0]):
        return two
    return _top(np.concatenate([one[0], two[0]]), np.concatenate([one[1], two[1]]), depth)


def set_threads(questions: int) -> None:
    """One thread for a question or few, all for a batch: two that wait for each other are tenfold slower than one."""
    most = _threads()
    library().omp_set_num_threads(1 if questions < BATCH else most)


@cache
def _threads() -> int:
    """How many FAISS would take by itself; asked before it is told otherwise."""
    return int(library().omp_get_max_threads())


def library() -> Any:
    """FAISS, imported when it is first used; its type hints do not know its Python side."""
    return import_module("faiss")


def _top(positions: Positions, scores: Vectors, depth: int) -> Found:
    if len(scores) > depth:
        chosen = np.argpartition(-scores, depth - 1)[:depth]
        positions, scores = positions[chosen], scores[chosen]
    order = np.lexsort((positions, -scores))
    return np.asarray(positions[order], dtype=np.int64), np.asarray(scores[order], dtype=np.float32)


def _selector(positions: Positions, total: int) -> Any:
    faiss = library()
    if len(positions) <= SELECTED_BY_NUMBER * total:
        return faiss.IDSelectorArray(positions)
    bitmap = np.zeros(total, dtype=bool)
    bitmap[positions] = True
    return faiss.IDSelectorBitmap(np.packbits(bitmap, bitorder="little"))


_NOTHING: Found = (np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32))
