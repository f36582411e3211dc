"""Conversion: two numbers in one unit and per one stretch of time, and whether they are one telling number."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims import Figure
from factcheck.compare.intervals import TELLING, Quantity, rounded, significant_digits
from factcheck.compare.questions.concepts import PER_DAY
from factcheck.compare.questions.questions import Question
from factcheck.text.units.units import convert


def quantities(one: Figure, two: Figure) -> tuple[Quantity, Quantity] | None:
    """The two numbers in one unit, that of the first; None where they do not convert."""
    a, b = Quantity.of(one), Quantity.of(two)
    if a.unit == b.unit:
        return a, b
    if a.unit is None or b.unit is None:
        return None
    low, high = convert(b.low, b.unit, a.unit), convert(b.high, b.unit, a.unit)
    if low is None or high is None:
        return None
    low, high = sorted((low, high))
    return a, replace(b, low=low, high=high, unit=a.unit, converted=not a.converted, written=None)


def per_same_time(x: Quantity, y: Quantity, a: Question, b: Question) -> tuple[Quantity, Quantity]:
    """The two numbers per the same stretch of time: 4,200 a week are 600 a day; where the unit has it, they are so."""
    one, two = PER_DAY.get(a.rate or ""), PER_DAY.get(b.rate or "")
    if one is None or two is None or one == two or (x.unit or "").endswith(f"/{a.rate}"):
        return x, y
    return x, replace(y, low=y.low * one / two, high=y.high * one / two, converted=not x.converted, written=None)


RARE = 3
"""Numbers with fewer digits than so many, zeros apart, say nothing against several slots that differ: 190,000 troops
around one country and 190,000 refugees in another are two things; 38,640 in two texts is hardly chance."""


def same_number(one: Figure, two: Figure, *, digits: int = TELLING) -> bool:
    """Whether both give one number of so many digits, zeros apart: no round one that many things may have."""
    pair = quantities(one, two)
    if pair is None or one.low != one.high or two.low != two.high:
        return False
    x, y = pair
    finer = max(significant_digits(q.low) for q in pair)
    return finer >= digits and (x.low == y.low or rounded(x, y))
