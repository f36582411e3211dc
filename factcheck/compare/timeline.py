"""Timelines: the answers to one question in the order of the times that they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.claims import Answer, Bound
from factcheck.compare.intervals import Quantity
from factcheck.compare.origins import origins
from factcheck.compare.questions import question_of
from factcheck.text.periods import Period


@dataclass(frozen=True, slots=True)
class Point:
    """One answer on a chart: its value or values, how it is bounded, when, and the number of its origin."""

    answer: Answer
    period: Period
    stated: bool
    """False where only the day of publication is known."""
    low: float
    high: float
    bound: Bound
    unit: str | None
    origin: int


def timeline(answers: Iterable[Answer]) -> list[Point]:
    """The answers that have a figure and a time, earliest first; equal times by value."""
    chosen = [(answer, question_of(answer)) for answer in answers if answer.figure is not None]
    dated = [(answer, question) for answer, question in chosen if question is not None and question.period is not None]
    numbers = origins([answer for answer, _ in dated])
    points = []
    for (answer, question), origin in zip(dated, numbers, strict=True):
        assert answer.figure is not None
        assert question.period is not None
        quantity = Quantity.of(answer.figure)
        low, high, unit = quantity.low, quantity.high, quantity.unit
        points.append(Point(answer, question.period, question.stated, low, high, quantity.bound, unit, origin))
    return sorted(points, key=lambda p: (p.period.last, p.period.first, p.low, p.answer.document.doc))
