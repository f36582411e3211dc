"""Restatements: a figure said again in brackets in another unit or spelling, "810 sq km (313 square miles)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.text.numbers.ranges import Numeral
from factcheck.text.spans import Span
from factcheck.text.units.units import convert

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
            out[-1] = replace(before, restatement=Span(start, max(numeral.noun, numeral.span.end)))
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
