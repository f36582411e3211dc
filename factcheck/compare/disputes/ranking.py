"""Ranking: which disputed question matters most to a reader, from four things that a reader can see.

How far the numbers lie apart, how many independent origins stand against one another, how new the newest of them is,
and how far the sources are relied on, where people graded them. Each part is between 0 and 1, and each has its weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.claims import Answer
from factcheck.text.dates.dates import day_of

ORIGINS, GAP, RECENCY, TRUST = 0.4, 0.25, 0.2, 0.15
"""Weights, set by hand: that several sources stand against one another counts most."""
MANY = 6
"""So many origins are as many as can be: a seventh adds nothing."""
HALF_LIFE = 90
"""Days after which a dispute is half as new."""
NOT_GRADED = 0.5

Trust = Callable[[Answer], float | None]
"""How far a person relies on the source of an answer, 0 to 1; None where nobody graded it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The parts of a dispute's importance."""

    origins: int
    gap: float
    newest: date | None
    trust: float

    def importance(self, today: date | None) -> float:
        """From 0 to 1. `today` is the newest day of publication in the store, so that old stores are ranked as well."""
        age = (today - self.newest).days if today is not None and self.newest is not None else None
        return (
            ORIGINS * min(self.origins - 1, MANY - 1) / (MANY - 1)
            + GAP * min(self.gap, 1.0)
            + RECENCY * (0.5 ** (max(age, 0) / HALF_LIFE) if age is not None else 0.0)
            + TRUST * self.trust
        )


def newest_day(answers: Iterable[Answer]) -> date | None:
    """The latest day on which one of the answers was published."""
    days = {answer.document.published for answer in answers}
    return max((day for text in days if (day := day_of(text)) is not None), default=None)


def trust_in(answers: Sequence[Answer], trust: Trust | None) -> float:
    """How far the two most relied on of the answers are relied on: a dispute of two good sources comes first."""
    grades = [NOT_GRADED if (grade := trust(answer)) is None else grade for answer in answers] if trust else []
    best = sorted(grades, reverse=True)[:2]
    return sum(best) / len(best) if best else NOT_GRADED
