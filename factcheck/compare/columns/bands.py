"""Bands: what `intervals` tells of two numbers in one unit, for many pairs at once.

The numbers of a pair are given by their places here. A number that has to be converted is a further one for each unit
that it is brought to (`Columns.in_one_unit`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Bound
from factcheck.compare.intervals import (
    CONVERTED,
    HEDGED,
    NOISE,
    ROUNDING,
    UNCHANGED,
    VAGUE,
    Quantity,
    significant_digits,
    tolerance,
)

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Column = NDArray[np.float64]
_BOUNDS = list(Bound)
_RANGE, _LEAST, _MOST = map(_BOUNDS.index, (Bound.RANGE, Bound.AT_LEAST, Bound.AT_MOST))
EXACTLY = 1e-9


class Bands:
    """The numbers of many figures, in columns."""

    def __init__(self, quantities: Sequence[Quantity]) -> None:
        def column(values: Sequence[float]) -> Column:
            return np.array(values, dtype=np.float64)

        self.low, self.high = column([q.low for q in quantities]), column([q.high for q in quantities])
        self.middle = column([q.middle for q in quantities])
        self.least, self.most = column([q.band[0] for q in quantities]), column([q.band[1] for q in quantities])
        self.step = column([q.step for q in quantities])
        self.digits = np.array([significant_digits(q.low) for q in quantities], dtype=np.int64)
        self.bound = np.array([_BOUNDS.index(q.bound) for q in quantities], dtype=np.int64)
        self.spelt = np.array([q.spelt for q in quantities], dtype=bool)
        self.hedged = np.array([q.hedged for q in quantities], dtype=bool)
        self.converted = np.array([q.converted for q in quantities], dtype=bool)
        self.vague = (self.bound == _RANGE) & (VAGUE * self.low >= 0) & (VAGUE * self.low <= self.high)

    def add(self, quantities: Sequence[Quantity]) -> Numbers:
        """Take in further numbers: their places."""
        further, known = Bands(quantities), len(self.low)
        for name, column in vars(further).items():
            setattr(self, name, np.concatenate([getattr(self, name), column]))
        return known + np.arange(len(quantities))

    def ratio(self, i: Numbers, j: Numbers) -> Column:
        """How many times the smaller number of each pair goes into the larger."""
        small, large = self._by_size(i, j)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(small > 0, large / small, np.where(large == small, 1.0, np.inf))

    def within(self, i: Numbers, j: Numbers, times: Column) -> Flags:
        """Whether the larger number of each pair is no more than so many times the smaller."""
        small, large = self._by_size(i, j)
        within: Flags = large <= times * small * (1 + NOISE)
        return within

    def higher(self, i: Numbers, j: Numbers) -> Numbers:
        """1 where the first number of each pair is the higher, -1 where it is the lower, 0 where the two are equal."""
        x, y = self.middle[i], self.middle[j]
        equal = np.abs(x - y) <= NOISE * np.maximum(np.abs(x), np.abs(y))
        return np.where(equal, 0, np.where(x > y, 1, -1))

    def _by_size(self, i: Numbers, j: Numbers) -> tuple[Column, Column]:
        x, y = np.abs(self.middle[i]), np.abs(self.middle[j])
        return np.minimum(x, y), np.maximum(x, y)

    def fit(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the two numbers of each pair agree, or are one that has not changed. All are finite."""
        return self.agree(i, j) | self.unchanged(i, j)

    def agree(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the two numbers of each pair agree. All are finite."""
        rounded = self.rounded(i, j)
        ranges = (self.bound[i] == _RANGE) | (self.bound[j] == _RANGE)
        agree: Flags = self.gap(i, j) <= self._tolerance(i, j) + NOISE
        agree |= ~ranges & rounded
        agree &= ~self._opposed(i, j) & ~self._opposed(j, i)
        return agree

    def unchanged(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the two numbers of each pair are one number stated twice. All are finite."""
        near = np.where(self.converted[i] != self.converted[j], CONVERTED, EXACTLY)
        near = np.where(self.hedged[i] | self.hedged[j], UNCHANGED, near)
        unchanged: Flags = _gap(self.low[i], self.high[i], self.low[j], self.high[j]) <= near + NOISE
        return unchanged | self.rounded(i, j)

    def one_number(self, i: Numbers, j: Numbers, digits: int) -> Flags:
        """Whether both numbers of each pair are one of so many digits, zeros apart."""
        one: Flags = (self.low[i] == self.high[i]) & (self.low[j] == self.high[j]) & self.rounded(i, j)
        one &= np.maximum(self.digits[i], self.digits[j]) >= digits
        return one

    def gap(self, i: Numbers, j: Numbers) -> Column:
        """The distance of each pair's bands, as `intervals.gap` measures it."""
        return _gap(self.least[i], self.most[i], self.least[j], self.most[j])

    def bounded(self, which: Numbers, bound: Bound) -> Flags:
        """Which of the numbers are so bounded."""
        bounded: Flags = self.bound[which] == _BOUNDS.index(bound)
        return bounded

    def _opposed(self, i: Numbers, j: Numbers) -> Flags:
        opposed: Flags = (self.bound[i] == _LEAST) & (self.bound[j] == _MOST) & (self.low[i] >= self.high[j])
        return opposed

    def _tolerance(self, i: Numbers, j: Numbers) -> Column:
        other = (self.converted[i] != self.converted[j]).astype(np.int64)
        return np.where(self.vague[i] | self.vague[j], HEDGED, _TOLERANCES[self.bound[i], self.bound[j], other])

    def rounded(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one number of each pair is the other rounded."""
        x, y = self.low[i], self.low[j]
        points = (x == self.high[i]) & (y == self.high[j]) & (x != y)
        coarse, fine = np.maximum(self.step[i], self.step[j]), np.minimum(self.step[i], self.step[j])
        largest, distance = np.maximum(np.abs(x), np.abs(y)), np.abs(x - y)
        spelt = np.where(self.step[i] > self.step[j], self.spelt[i], self.spelt[j])
        rounded = (coarse > fine) & (coarse <= largest) & ~((largest < 1000) & (coarse > 1) & ~spelt)
        rounded &= (distance <= coarse / 2 * (1 + EXACTLY)) & (distance <= ROUNDING * largest)
        return np.where(points, rounded, (x == y) & (self.high[i] == self.high[j]))


def _gap(a_low: Column, a_high: Column, b_low: Column, b_high: Column) -> Column:
    distance = np.maximum(a_low - b_high, b_low - a_high)
    above = np.maximum(np.abs(a_low), np.abs(b_high))
    edge = np.where(a_low > b_high, above, np.maximum(np.abs(b_low), np.abs(a_high)))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(distance <= 0, 0.0, distance / edge)


def _tolerances() -> Column:
    """The tolerance of numbers with two bounds, no range vague; of numbers one of which was converted and of others."""
    table = np.zeros((len(_BOUNDS), len(_BOUNDS), 2))
    for one, a in enumerate(_BOUNDS):
        for other, b in enumerate(_BOUNDS):
            for converted in (False, True):
                pair = Quantity(1.0, 1.0, a), Quantity(1.0, 1.0, b, converted=converted)
                table[one, other, int(converted)] = tolerance(*pair)
    return table


_TOLERANCES = _tolerances()
