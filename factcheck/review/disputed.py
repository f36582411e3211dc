"""Disputed: what answers disagree on, as people have judged pairs, graded sources and joined speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.compare.conflicts import Dispute, find_disputes
from factcheck.review.graded import Graded
from factcheck.review.judgements import Judgements
from factcheck.review.speakers import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.claims import Answer
    from factcheck.store import Store


def disputed(store: Store, answers: Iterable[Answer]) -> Iterator[Dispute]:
    """The disputes among these answers, those that matter most first."""
    overrule, trust = Judgements(store.judgements()).overrule, Graded(store).trust
    yield from find_disputes(map(Names(store).known, answers), overrule, trust)
