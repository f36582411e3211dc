"""Restatements: a figure said again in brackets in another unit or spelling, "810 sq km (313 square miles)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims import Bound
from factcheck.text.numbers.ranges import Numeral
from factcheck.text.spans import Span
from factcheck.text.units.units import convert, dimension
from factcheck.text.units.words import UnitAt, rate_after

ROUNDING = 0.06
"""How far a converted value may lie from the stated one: newspapers round "5 miles (8 km)"."""
_OPENING = re.compile(r"\s*[(\[]\s*(?:or\s+|that\s+is,?\s+|i\.e\.,?\s+|equal\s+to\s+|equivalent\s+to\s+)?")
_AGAIN = re.compile(r"\s*[/;,]\s*")
_CLOSING = re.compile(r"\s*[)\]/;,]")


def folded(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals without those that restate the one before them; that one keeps where it is restated."""
    out: list[Numeral] = []
    for numeral in numerals:
        if out and _restates(text, out[-1], numeral):
            before = out[-1]
            start = before.restatement.start if before.restatement is not None else numeral.cover.start
            end = max(numeral.noun, numeral.span.end)
            out[-1] = replace(before, restatement=Span(start, end), unit=_rated(text, before.unit, end))
        else:
            out.append(numeral)
    return out


def _rated(text: str, unit: str | None, end: int) -> str | None:
    """The unit as a rate where that follows the brackets: "5 tonnes (11,000 pounds) a day"."""
    if unit is None or text[end : end + 1] not in (")", "]"):
        return unit
    rated = rate_after(text, UnitAt(unit, Span(end, end + 1), inside=False))
    return rated.unit if rated is not None else unit


def converted(text: str, numerals: Sequence[Numeral]) -> list[Numeral]:
    """The numerals; a sum that brackets say again in other money is limited as the stated one is.

    "More than 7.5 million crowns (1.1 million dollars)": the rate is the day's, so both are figures.
    """
    out: list[Numeral] = []
    for numeral in numerals:
        before = out[-1] if out else None
        if (
            before is not None
            and numeral.bound is Bound.EXACT
            and before.bound in (Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST)
            and numeral.unit != before.unit
            and dimension(numeral.unit) == dimension(before.unit) == "currency"
            and _OPENING.fullmatch(text, max(before.noun, before.span.end), numeral.cover.start)
        ):
            out.append(replace(numeral, bound=before.bound))
        else:
            out.append(numeral)
    return out


def _restates(text: str, stated: Numeral, numeral: Numeral) -> bool:
    end = stated.restatement.end if stated.restatement is not None else max(stated.noun, stated.span.end)
    joint = _OPENING if stated.restatement is None else _AGAIN
    if joint.fullmatch(text, end, numeral.cover.start) is None or _CLOSING.match(text, numeral.noun) is None:
        return False
    if stated.unit == numeral.unit:
        return _near(stated.low, numeral.low, 0.005) and _near(stated.high, numeral.high, 0.005)
    if stated.unit is None or numeral.unit is None:
        return False
    low, high = (convert(value, numeral.unit, stated.unit) for value in (numeral.low, numeral.high))
    return low is not None and high is not None and _near(stated.low, low) and _near(stated.high, high)


def _near(stated: float, again: float, most: float = ROUNDING) -> bool:
    return abs(stated - again) <= most * max(abs(stated), abs(again), 1.0)
