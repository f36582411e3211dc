"""Hybrid search: the claims nearest in meaning and those that share most words, fused by score.

The score of a claim is its cosine plus its BM25, weighted, plus a little for its share of the best BM25, so that a rare
name or number asked for alone still counts; a claim that the words' list lacks gets nothing from it. Fusing scores beat
fusing ranks on ten sets of questions of ten. Adding them as they are is worth .007 MAP@5 over stretching each list to
0..1 first, and more further down (recall at 50: .82 against .80): a list whose best is poor is not made to look good.
The weights were chosen on one half of 472 questions from debates over 19,250 checked claims (.585 there, stretched
.578) and confirmed on the other (.557, stretched .551).

Of claims that are all but the same sentence, with the same numbers, only the first two stay where they rank; the others
come after everything else, so that five outlets with one agency's sentence leave room for a second opinion.

A score is stretched to 0..1 at the end: it orders the hits of one question and means nothing across questions, so the
cosine and the words' score stand beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.find.model import check_same
from factcheck.find.words import word_index
from factcheck.store.filters import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.find.encoder import Encoder
    from factcheck.find.index import Index
    from factcheck.store import Filters, Store

_NUMBER = re.compile(r"\d+")

DEPTH = 100
"""How far down each list is read."""
WORDS_WEIGHT = 0.004
"""What a point of BM25 is worth in cosine."""
BEST_WORDS_WEIGHT = 0.05
"""What the best BM25 of a question is worth beside that, and others by their share of it."""
ALIKE = 0.98
"""The cosine from which two claims with the same numbers are one sentence."""
MOST_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: `text` is embedded, `words` (the text where None) goes to the word index.

    `words` may carry what the vector should not: the speaker, the outlet, the date. A `vector` [dim] that is known, as
    that of a stored claim, is not made again.
    """

    text: str
    words: str | None = None
    vector: np.ndarray[Any, np.dtype[np.float32]] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim's row with its fused score, its exact cosine, and its BM25 score (None: not among the words' list).

    `copy_of` is the row of the first hit with all but the same sentence; None for that one itself.
    """

    claim_row: int
    score: float
    cosine: float
    words: float | None
    copy_of: int | None = None


def search(
    store: Store,
    index: Index,
    encoder: Encoder,
    queries: Sequence[Query],
    filters: Filters = NONE,
    *,
    limit: int = 10,
    depth: int = DEPTH,
    exact: bool = False,
) -> list[list[Hit]]:
    """The best claims for each query, best first, at most `limit`; filters are applied before anything is ranked.

    If at least `limit` claims pass the filters, `limit` come. With `exact` the vectors are all read, whatever the size.

    Raises:
        UsageError: the store's vectors were made by another model.
    """
    card = store.model
    if not queries or card is None:
        return [[] for _ in queries]
    check_same(card, encoder.card)
    vectors = _vectors(encoder, queries)
    with store.moment():
        index.refresh()
        allowed = store.claim_rows(filters)
        depth = max(depth, limit)
        near = index.search(vectors, depth, allowed, exact=exact)
        words = word_index(store)
        worded = [words.search(query.text if query.words is None else query.words, depth, allowed) for query in queries]
        cosines = _Cosines(store, {int(r) for rows, _ in near for r in rows} | {r for hits in worded for r, _ in hits})
        fused = [
            _fused(cosines, vector, rows, hits) for vector, (rows, _), hits in zip(vectors, near, worded, strict=True)
        ]
        return [_pooled(store, cosines, hits)[:limit] for hits in fused]


def _vectors(encoder: Encoder, queries: Sequence[Query]) -> np.ndarray[Any, np.dtype[np.float32]]:
    made = iter(encoder.encode(unknown) if (unknown := [q.text for q in queries if q.vector is None]) else ())
    return np.stack([next(made) if query.vector is None else query.vector for query in queries])


class _Cosines:
    """The store's own vectors of all candidates: what an index says of a score is not taken for granted."""

    def __init__(self, store: Store, rows: set[int]) -> None:
        self.rows, self.vectors = store.vectors(rows)

    def of(self, vector: np.ndarray[Any, np.dtype[np.float32]], rows: Sequence[int]) -> dict[int, float]:
        at = np.searchsorted(self.rows, rows)
        known = (at < len(self.rows)) & (self.rows[np.minimum(at, len(self.rows) - 1)] == rows)
        products = self.vectors[at[known]] @ vector
        return {int(row): float(product) for row, product in zip(np.asarray(rows)[known], products, strict=True)}


def _fused(
    cosines: _Cosines, vector: np.ndarray[Any, np.dtype[np.float32]], near: Any, worded: Sequence[tuple[int, float]]
) -> list[Hit]:
    candidates = list(dict.fromkeys([*(int(row) for row in near), *(row for row, _ in worded)]))
    if not candidates or not len(cosines.rows):
        return []
    cosine = cosines.of(vector, candidates)
    words = dict(worded)
    point = WORDS_WEIGHT + BEST_WORDS_WEIGHT / max(words.values(), default=1.0)
    scores = stretched({row: found + point * words.get(row, 0.0) for row, found in cosine.items()})
    hits = [Hit(row, score, cosine[row], words.get(row)) for row, score in scores.items()]
    return sorted(hits, key=lambda hit: (-hit.score, -hit.cosine, hit.claim_row))


def _pooled(store: Store, cosines: _Cosines, hits: list[Hit]) -> list[Hit]:
    """The hits with copies marked, and those beyond the second of a sentence moved behind all others."""
    if len(hits) < 2:
        return hits
    vectors = cosines.vectors[np.searchsorted(cosines.rows, [hit.claim_row for hit in hits])]
    alike = np.triu(vectors @ vectors.T >= ALIKE, 1)
    near = np.flatnonzero(alike.any(axis=0) | alike.any(axis=1)).tolist()
    if not near:
        return hits
    texts = store.claim_texts(hits[at].claim_row for at in near)
    kinds: dict[tuple[str, ...], int] = {}
    numbers = np.zeros(len(hits), dtype=np.int64)
    for at in near:
        own = tuple(_NUMBER.findall(texts.get(hits[at].claim_row, "")))
        numbers[at] = kinds.setdefault(own, len(kinds))
    alike &= numbers[:, None] == numbers
    first: dict[int, int] = {}
    for two in np.flatnonzero(alike.any(axis=0)).tolist():  # in the order of rank: the best of its kind is met first
        one = hits[int(alike[:, two].argmax())].claim_row
        first[hits[two].claim_row] = first.get(one, one)
    marked = [replace(hit, copy_of=first.get(hit.claim_row)) for hit in hits]
    seen: Counter[int] = Counter()
    stay: list[Hit] = []
    behind: list[Hit] = []
    for hit in marked:
        kind = hit.claim_row if hit.copy_of is None else hit.copy_of
        seen[kind] += 1
        (stay if seen[kind] <= MOST_ALIKE else behind).append(hit)
    return stay + behind


def stretched(scores: dict[int, float]) -> dict[int, float]:
    """The scores moved to 0..1; a single one, or equal ones, are 1: they are the best there is.

    >>> stretched({1: 0.2, 2: 0.6}), stretched({1: 0.2}), stretched({})
    ({1: 0.0, 2: 1.0}, {1: 1.0}, {})
    """
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high - low < 1e-12:
        return dict.fromkeys(scores, 1.0)
    return {row: (score - low) / (high - low) for row, score in scores.items()}
