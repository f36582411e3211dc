"""Timelines: the answers to one question in the order of the times that they speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.claims import Answer, Bound
from factcheck.compare.intervals import Quantity
from factcheck.compare.origins import origins
from factcheck.compare.questions.concepts import things_in
from factcheck.compare.questions.phrases import content_words
from factcheck.compare.questions.questions import question_of
from factcheck.text.dates.periods import Period
from factcheck.text.units.units import convert


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


def asked_for(query: str, answers: Iterable[Answer]) -> Answer | None:
    """The first of the answers whose figure counts what a query names; where none does, the first with a figure.

    Of "100,000 troops and 555 artillery systems" a query about troops asks for the troops.
    """
    wanted = content_words(query)
    things = things_in(wanted)

    def named(answer: Answer) -> int:
        question = question_of(answer)
        if question is None:
            return 0
        thing = question.measure.thing if question.measure is not None else None
        return 2 * bool(wanted & question.noun_words) + (thing in things)

    return max((answer for answer in answers if answer.figure is not None), key=named, default=None)


def timeline(answers: Iterable[Answer]) -> list[Point]:
    """The answers that have a figure and a time, in the unit that most of them are in, earliest first.

    Equal times are ordered by value; what does not convert to that unit is left out.
    """
    asked = ((answer, question_of(answer)) for answer in answers if answer.figure is not None)
    dated = [(answer, question) for answer, question in asked if question is not None and question.period is not None]
    if not dated:
        return []
    quantities = [Quantity.of(answer.figure) for answer, _ in dated if answer.figure is not None]
    unit = Counter(quantity.unit for quantity in quantities).most_common(1)[0][0]
    numbers = origins([answer for answer, _ in dated])
    points = []
    for (answer, question), quantity, origin in zip(dated, quantities, numbers, strict=True):
        values = _in_unit(quantity, unit)
        if values is not None and question.period is not None:
            points.append(Point(answer, question.period, question.stated, *values, quantity.bound, unit, origin))
    return sorted(points, key=lambda p: (p.period.last, p.period.first, p.low, p.answer.document.doc))


def _in_unit(quantity: Quantity, unit: str | None) -> tuple[float, float] | None:
    if quantity.unit == unit:
        return quantity.low, quantity.high
    if quantity.unit is None or unit is None:
        return None
    low, high = convert(quantity.low, quantity.unit, unit), convert(quantity.high, quantity.unit, unit)
    return None if low is None or high is None else (min(low, high), max(low, high))
