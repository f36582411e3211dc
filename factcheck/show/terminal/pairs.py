"""Two texts compared, for people."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.pairing import ComparedPair
from factcheck.show.phrases import quantity

COLUMNS = ("id", "relation", "reason", "score", "figures", "explanation")


def rows(compared: ComparedPair) -> Iterator[tuple[str, ...]]:
    """One comparison as a row of COLUMNS."""
    outcome = compared.outcome
    figures = "; ".join(f"{quantity(pair.a)} | {quantity(pair.b)}" for pair in outcome.pairs)
    yield (
        compared.id,
        outcome.relation.value,
        outcome.reason or "",
        f"{outcome.score:.2f}",
        figures,
        outcome.explanation,
    )
