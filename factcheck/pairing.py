"""Pairing: two texts compared with each other, without a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.compare.texts.pairs import PairComparison, compare_texts
from factcheck.documents import Document
from factcheck.extract.extractor import extract
from factcheck.streams import portions

PAIRS_AT_ONCE = 32


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """Two documents compared with each other."""

    id: str
    a: Document
    b: Document
    outcome: PairComparison


def compare_pairs(pairs: Iterable[tuple[str, Document, Document]]) -> Iterator[ComparedPair]:
    """Compare texts two by two, each pair with a name; no workspace is needed.

    >>> pair = ("flood", Document("12 people died in the flood."), Document("At least 30 people died in the flood."))
    >>> [(compared.id, compared.outcome.relation.value) for compared in compare_pairs([pair])]
    [('flood', 'conflicts')]
    """
    for batch in portions(pairs, PAIRS_AT_ONCE):
        found = extract(document for _, a, b in batch for document in (a, b))
        for (name, a, b), one, two in zip(batch, found, found, strict=False):
            yield ComparedPair(name, a, b, compare_texts(one, two))
