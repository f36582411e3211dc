"""Watching: what has come in on the questions that a user saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.searching import FoundClaim, found_claim
from factcheck.store import Store, watches
from factcheck.streams import portions

if TYPE_CHECKING:
    from factcheck.find.encoder import Encoder

LEAST_COSINE = 0.45
"""A claim is on a watched question from this cosine on. Search ranks the hits of one question and needs no such line; a
question that is asked again and again does, or every claim would be news on it."""
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class News:
    """A saved question with the claims on it that came since it was last reported on, best first."""

    query: str
    claims: tuple[FoundClaim, ...]


def news(store: Store, encoder: Encoder) -> Iterator[News]:
    """What is new on each saved question, in the order in which they were saved; some come with no claims.

    The questions are set beside the vectors of all claims that came since: exact, and no index is needed.
    """
    saved = list(watches.watches(store.database))
    last = watches.last_claim(store.database)
    first = min((watch.seen for watch in saved), default=last) + 1
    near: list[list[tuple[float, int]]] = [[] for _ in saved]
    questions = encoder.encode([watch.query for watch in saved]) if first <= last else None
    for rows in portions(range(first, last + 1), AT_ONCE):
        found, vectors = store.vectors(rows)
        for at, (watch, cosines) in enumerate(zip(saved, (vectors @ questions.T).T, strict=True)):  # type: ignore[union-attr]
            near[at] += [
                (float(cosine), int(row))
                for row, cosine in zip(found, cosines, strict=True)
                if row > watch.seen and cosine >= LEAST_COSINE
            ]
    for watch, hits in zip(saved, near, strict=True):
        answers = store.answers(row for _, row in hits)
        ranked = sorted(hits, key=lambda hit: (-hit[0], hit[1]))
        yield News(watch.query, tuple(found_claim(cosine, answers[row]) for cosine, row in ranked if row in answers))
