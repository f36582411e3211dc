"""What two stated numbers say about each other: bands, bounds, rounding and tolerance.

A number is compared as a band. An exact value, an approximation and a range stand for what they say; "at least v"
stands for v to 1.3 v and "at most v" for 0.7 v to v, because a minimum far below the other number is not meant as
agreement with it. Bands that overlap agree, and so do bands with a small gap: how small depends on the hedges of both.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from factcheck.claims import Bound, Figure
from factcheck.text.units.units import canonical, dimension

BOUND_REACH = 0.3
"""How far beyond its number a one-sided bound reaches, as a share of the number."""
HEDGED = 0.10
"""Gap allowed where one side is hedged."""
ABOUT_AND_RANGE = 0.05
TWO_WIDE = 0.01
"""Gap allowed between a range and an exact value, and between two bounds."""
TWO_EXACT = 0.005
DIGITS_OFF = 5
"""Units of its last digit by which an approximation may be off: "about 69.1" is no 68."""
CONVERTED = 0.02
"""Gap allowed between two exact values in different units: conversion figures are rounded in print."""
ROUNDING = 0.05
"""A rounder number never stands for one that is further off than this share."""
NEXT_TO = 0.002
"""A minimum and a maximum this close are opposites: "more than 64 %" and "less than 65 %"."""
ROUND_FROM = 10_000
"""From here on a number of one digit and zeros may stand for the limit that the other names with more; sums and
measures are given more exactly than crowds."""
VAGUE = 4.0
"""A range whose ends lie this far apart is a word like "hundreds", not two numbers."""
UNCHANGED = 0.05
"""Two hedged numbers of different times at most this far apart are the same number."""

MOST_KEPT = 4096
"""Numbers and nouns whose reading is kept: a new claim's are held against each old one's."""

NOISE = 1e-6
"""What conversion adds to a number in a computer, as a share of it: no difference that anybody stated."""

_RATE_WORDS = frozenset(("a", "an", "per", "each", "every", "the", "of", "in", "this", "last", "next"))
_ONE_SIDED = (Bound.AT_LEAST, Bound.AT_MOST)
_HUNDREDS = re.compile(
    r"(?:[a-z]+ )?(?:an?|one|two|three|four|five|six|seven|eight|nine|several|few)[ -]hundred", re.IGNORECASE
)
_NOUGHT = re.compile(r"(?<![\d.,])\d+\.(\d*0)(?![\d.,]*\d)")
_WORD_SHARE = re.compile(
    r"\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|tenths?|eighths?|in|out of)\b|/|[½⅓⅔¼¾]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure's number, in a unit. `converted` tells that the unit is not the one it was written in."""

    low: float
    high: float
    bound: Bound
    unit: str | None = None
    converted: bool = False
    strict: bool = False
    """A bound that leaves its own number out: "more than", where "at least" would keep it in."""
    spelt: bool = False
    """Whole hundreds in words, which are round: 915 trucks are "nine hundred"."""
    written: float | None = None
    """The unit of the last digit of a number that is written with a nought behind its point: 0.1 for "6.0"."""

    @classmethod
    def of(cls, figure: Figure) -> Quantity:
        """The number of a figure; a share in words ("two thirds", "one in ten") becomes a percentage."""
        low, high = sorted((figure.low, figure.high))
        if figure.unit is None and 0 < high <= 1 and _WORD_SHARE.search(figure.text):
            bound = Bound.ABOUT if figure.bound is Bound.EXACT else figure.bound  # "four in ten" is a rounded share
            return cls(low * 100, high * 100, bound, "percent", converted=True)
        unit, spelt = figure.unit or _unit_of_noun(figure.measure), _HUNDREDS.fullmatch(figure.text) is not None
        written = _written(figure.text, low) if low == high else None
        return cls(low, high, figure.bound, unit, spelt=spelt, written=written)

    @property
    def band(self) -> tuple[float, float]:
        """The values that the number stands for."""
        if self.bound is Bound.AT_LEAST:
            return _ordered(self.low, self.low + abs(self.low) * BOUND_REACH)
        if self.bound is Bound.AT_MOST:
            return _ordered(self.high - abs(self.high) * BOUND_REACH, self.high)
        return self.low, self.high

    @property
    def middle(self) -> float:
        """The stated value, for a range its middle."""
        return (self.low + self.high) / 2

    @property
    def step(self) -> float:
        """The unit of the last significant digit."""
        return step(self.low) if self.written is None else self.written

    @property
    def hedged(self) -> bool:
        """Whether the number was given as an approximation or a bound."""
        return self.bound in (Bound.ABOUT, *_ONE_SIDED)


def _written(text: str, value: float) -> float | None:
    """The unit of the last digit of a number as written, where that is a nought behind the point."""
    found = _NOUGHT.search(text)
    number = float(found[0]) if found is not None else 0.0
    return 10.0 ** -len(found[1]) * value / number if found is not None and number else None


@lru_cache(maxsize=MOST_KEPT)
def _unit_of_noun(measure: str | None) -> str | None:
    """The unit that a noun phrase ends in, where an adjective kept it from the number: "106 consecutive weeks"."""
    words = (measure or "").split()
    if not 2 <= len(words) <= 3 or words[-2] in _RATE_WORDS:
        return None
    unit = canonical(words[-1])
    return unit if dimension(unit) in ("time", "length", "mass", "area") else None


def _ordered(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a <= b else (b, a)


def agree(a: Quantity, b: Quantity, *, to_the_letter: bool = False) -> bool:
    """Whether two numbers for one question at one time are compatible. Units must be equal.

    `to_the_letter` gives one-sided bounds no tolerance beyond their number: for two sentences that are set side by
    side as such, "fewer than 105" does deny 106.
    """
    if not all(map(math.isfinite, (a.low, a.high, b.low, b.high))):
        return a.low == b.low and a.high == b.high
    if _opposed(a, b):
        return False
    if to_the_letter and (said := _to_the_letter(a, b)) is not None:
        return said
    return gap(a, b) <= tolerance(a, b) + NOISE or (Bound.RANGE not in (a.bound, b.bound) and rounded(a, b))


def _to_the_letter(a: Quantity, b: Quantity) -> bool | None:
    """What the words say where one side is a bound or both are exact; None where the usual tolerance holds."""
    if a.converted != b.converted and {a.bound, b.bound} != {Bound.EXACT}:
        return None  # what was converted was rounded on the way
    if {a.bound, b.bound} == {Bound.EXACT}:
        return gap(a, b) <= (CONVERTED if a.converted != b.converted else 0.0) or rounded(a, b)
    if a.bound is b.bound and a.bound in _ONE_SIDED:
        return True
    for bound, other in ((a, b), (b, a)):
        if bound.bound is Bound.AT_LEAST and other.bound is Bound.AT_MOST:
            return not _next_to(bound.low, other.high)
    if _rounds_the_limit(a, b) or _rounds_the_limit(b, a):
        return True
    for bound, other in ((a, b), (b, a)):
        if bound.bound is Bound.AT_LEAST:
            edge = other.high * (1 + _leeway(other))
            return edge > bound.low if bound.strict else edge >= bound.low
        if bound.bound is Bound.AT_MOST:
            edge = other.low * (1 - _leeway(other))
            return edge < bound.high if bound.strict else edge <= bound.high
    return None


def _rounds_the_limit(limit: Quantity, other: Quantity) -> bool:
    """Whether an exact number is the other's limit in round thousands: "30,000" beside "more than 31,000"."""
    if limit.bound not in _ONE_SIDED or other.bound is not Bound.EXACT or abs(other.middle) < ROUND_FROM:
        return False
    if other.unit is not None:
        return False
    if limit.middle == other.middle:
        return limit.bound is Bound.AT_LEAST and significant_digits(other.middle) <= TELLING
    plain = Quantity(limit.middle, limit.middle, Bound.EXACT)
    return step(other.middle) > step(limit.middle) and significant_digits(other.middle) == 1 and rounded(plain, other)


def _leeway(q: Quantity) -> float:
    """How far off an approximation may be, as a share: a tenth, less where it gives more digits than it would need."""
    if q.bound is not Bound.ABOUT:
        return 0.0
    return min(HEDGED, DIGITS_OFF * step(q.middle) / max(abs(q.middle), 1e-9))


def _next_to(least: float, most: float) -> bool:
    """Whether so little lies between a minimum and a maximum that the two are meant as opposites."""
    return (
        most - least <= max(1.0, NEXT_TO * abs(most))
        if float(least).is_integer()
        else most - least <= NEXT_TO * abs(most)
    )


def gap(a: Quantity, b: Quantity) -> float:
    """The distance between two bands as a share of the nearer edge of the larger; 0 where they touch or overlap."""
    (a_low, a_high), (b_low, b_high) = a.band, b.band
    distance = max(a_low - b_high, b_low - a_high)
    if distance <= 0:
        return 0.0
    edge = max(abs(a_low), abs(b_high)) if a_low > b_high else max(abs(b_low), abs(a_high))
    return distance / edge


def _opposed(a: Quantity, b: Quantity) -> bool:
    """A minimum at or above a maximum: "more than 40" against "fewer than 40"."""
    return (a.bound is Bound.AT_LEAST and b.bound is Bound.AT_MOST and a.low >= b.high) or (
        b.bound is Bound.AT_LEAST and a.bound is Bound.AT_MOST and b.low >= a.high
    )


def tolerance(a: Quantity, b: Quantity) -> float:
    """The gap, as `gap` measures it, up to which two numbers agree."""
    bounds = {a.bound, b.bound}
    if bounds == {Bound.EXACT}:
        return CONVERTED if a.converted != b.converted else TWO_EXACT
    if any(q.bound is Bound.RANGE and 0 <= VAGUE * q.low <= q.high for q in (a, b)):
        return HEDGED
    if bounds <= set(_ONE_SIDED) or Bound.ABOUT not in bounds:
        if Bound.RANGE in bounds or (len(bounds & set(_ONE_SIDED)) and Bound.EXACT not in bounds):
            return TWO_WIDE
        return HEDGED
    return ABOUT_AND_RANGE if Bound.RANGE in bounds else HEDGED


def rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one number is the other rounded: 1.1 and 1.12 million.

    Of whole numbers below a thousand only hundreds in words are: of the marked pairs that are told so six agree ("four
    hundred" and 389) and one conflicts.
    """
    if a.low != a.high or b.low != b.high or a.low == b.low:
        return a.low == b.low and a.high == b.high
    x, y = a.low, b.low
    coarse, fine = sorted((a.step, b.step), reverse=True)
    if coarse <= fine or coarse > max(abs(x), abs(y)):
        return False
    if abs(x) < 1000 and abs(y) < 1000 and coarse > 1 and not (a if a.step > b.step else b).spelt:
        return False
    distance = abs(x - y)
    return distance <= coarse / 2 * (1 + 1e-9) and distance <= ROUNDING * max(abs(x), abs(y))


@lru_cache(maxsize=MOST_KEPT)
def step(value: float) -> float:
    """The unit of the last significant digit: 10 for 4,210, 0.1 for 3.5."""
    if value == 0:
        return 0.0
    exponent = Decimal(repr(value)).normalize().as_tuple().exponent
    return float(10.0**exponent) if isinstance(exponent, int) else 0.0


TELLING = 2
"""Numbers with fewer digits than so many, zeros apart, are common: that two texts have them shows no link."""


@lru_cache(maxsize=MOST_KEPT)
def significant_digits(value: float) -> int:
    """How many digits a number has without its zeros at either end.

    >>> significant_digits(38_640), significant_digits(100_000)
    (4, 1)
    """
    return len(f"{abs(value):.8e}".partition("e")[0].replace(".", "").strip("0")) if math.isfinite(value) else 0


def unchanged(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of different times are one number stated twice: the numbers decide, not their bands."""
    if rounded(a, b):
        return True
    if not all(map(math.isfinite, (a.low, a.high, b.low, b.high))):
        return False
    near = UNCHANGED if a.hedged or b.hedged else (CONVERTED if a.converted != b.converted else 1e-9)
    plain = Quantity(a.low, a.high, Bound.EXACT), Quantity(b.low, b.high, Bound.EXACT)
    return gap(*plain) <= near + NOISE
