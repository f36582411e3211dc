"""Disputed: what answers disagree on, as people have judged pairs, graded sources and joined speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.compare.disputes.conflicts import Dispute, find_disputes
from factcheck.review.graded import Graded
from factcheck.review.judgements import Judgements
from factcheck.review.speakers import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factcheck.claims import Answer
    from factcheck.store import Store


def disputed(store: Store, answers: Iterable[Answer], today: date | None = None) -> Iterator[Dispute]:
    """The disputes among these answers, those that matter most first; of a part of the store as of the store's day."""
    judgements, trust = Judgements(store.judgements()), Graded(store).trust
    yield from find_disputes(map(Names(store).known, answers), judgements, trust, today)
