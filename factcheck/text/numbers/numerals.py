"""Numerals: every number expression of a text that may state a figure, with value, bound and unit.

The text is blanked where numbers count nothing (masks), numbers are read (scales), units and signs attached
(number_parts), ranges joined and hedges read (ranges). No model is needed: what a number counts is for the
parse to say.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from factcheck.text.alternatives import any_of
from factcheck.text.dates.dates import Dated
from factcheck.text.masks.masks import find_masks
from factcheck.text.numbers.parts import Part, with_unit
from factcheck.text.numbers.ranges import Numeral, joined
from factcheck.text.numbers.restatements import converted, folded
from factcheck.text.scales import Form, find_atoms
from factcheck.text.spans import Span
from factcheck.text.tables import table
from factcheck.text.units.units import dimension

__all__ = ["Numeral", "find_numerals", "may_hold_number"]

_NO_UNIT = (None, "percent", "percentage_point", "times")
_PHYSICAL = ("length", "area", "volume", "mass", "power", "energy", "temperature", "percent")


@lru_cache(maxsize=1)
def _gate() -> re.Pattern[str]:
    numbers = table("numbers")
    words = [
        *numbers["ones"],
        *numbers["tens"],
        *numbers["scales"],
        *numbers["vague"],
        *numbers["multiples"],
        *numbers["parts"],
    ]
    marks = "".join(numbers["marks"])
    return re.compile(rf"\d|[{marks}]|\b(?:{any_of(words)})", re.IGNORECASE)


def may_hold_number(text: str) -> bool:
    """Whether a text has a digit or a number word at all: a cheap gate before any other work."""
    return _gate().search(text) is not None


_LEAST_SUM = 1e6
"""From what magnitude on a part of a sum leaves it out."""
_OF_THE = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|a)\s+")


_FROM = re.compile(r"\s+from\s+(?:about\s+|around\s+|some\s+|nearly\s+)?")
_TO = re.compile(r"\bto\s+(?:about\s+|around\s+|some\s+|nearly\s+)?$")
_LENT_BY_START = ("percent", "percentage_point", "celsius", "fahrenheit", "tonne", "kilometre", "metre", "hectare")
"""Units that the start of a change lends its end: "rose to 6.1 from 5.9 per cent"."""
_OR_EVEN = re.compile(r"\s+(?:or(?:\s+even)?|and)\s+")
_BY = re.compile(r"[\s-]?(?:by|x|×)[\s-]?", re.IGNORECASE)
"""Between the sides of what is measured: "146.7 by 71.5 by 7.4 mm"."""


def _with_lent_units(blanked: str, parts: list[Part]) -> list[Part]:
    """The parts, each with the unit that the next lends it.

    "280 million of the 1.5 billion shekels" are shekels, "several hundred or even 1,000 megawatts" are megawatts.
    """
    out = _with_lent_list_units(blanked, _with_lent_magnitudes(blanked, parts))
    for at in range(len(out) - 2, -1, -1):
        if out[at + 1].unit == "inch" and out[at].unit == "foot":
            _join_inches(blanked, out, at)
            continue
        left, right = out[at], out[at + 1]
        side = left.unit is None and left.form is Form.DIGITS and dimension(right.unit) == "length"
        if side and _BY.fullmatch(blanked, left.tail, right.span.start):
            out[at] = replace(left, unit=right.unit)
    for at, (left, right) in enumerate(pairwise(out)):
        if left.unit is not None or right.signed or left.form in (Form.SHARE, Form.MULTIPLE):
            continue
        between = (left.tail, right.span.start)
        if _is_part_of_sum(left, right) and _OF_THE.fullmatch(blanked, *between):
            out[at] = replace(
                left, low=left.low * right.scale, high=left.high * right.scale, unit=right.unit, scale=right.scale
            )
            continue
        if (
            right.unit in _LENT_BY_START
            and _FROM.fullmatch(blanked, *between)
            and _TO.search(blanked, 0, left.span.start)
        ):
            out[at] = replace(left, unit=right.unit)
            continue
        of_the_whole = left.scale > 1 and left.form is Form.DIGITS and left.low < right.high
        lent = (of_the_whole and right.unit not in _NO_UNIT and _OF_THE.fullmatch(blanked, *between)) or (
            dimension(right.unit) in _PHYSICAL and _OR_EVEN.fullmatch(blanked, *between)
        )
        if lent:
            out[at] = replace(left, unit=right.unit)
    return out


_AND_INCHES = re.compile(r",?\s*(?:and\s+)?")
_INCHES_A_FOOT = 12


def _join_inches(blanked: str, parts: list[Part], at: int) -> None:
    """Make one length of the feet at a place and the inches behind them: "6ft 2in"."""
    feet, inches = parts[at], parts[at + 1]
    if inches.high >= _INCHES_A_FOOT or _AND_INCHES.fullmatch(blanked, feet.tail, inches.span.start) is None:
        return
    more = inches.low / _INCHES_A_FOOT
    span = Span(feet.span.start, inches.span.end)
    parts[at : at + 2] = [replace(feet, span=span, low=feet.low + more, high=feet.high + more, tail=inches.tail)]


def _is_part_of_sum(left: Part, right: Part) -> bool:
    """Whether a number is a part of the sum behind it: "4.5 of the 7.2 billion dollars"."""
    money = dimension(right.unit) == "currency" and right.scale >= _LEAST_SUM
    return money and left.scale == 1 and left.form is Form.DIGITS and left.low < right.coefficient


def _with_lent_list_units(blanked: str, parts: list[Part]) -> list[Part]:
    """The parts, bare numbers of a list with the unit of its last: "7, 8, 10 percent", "three, four and five hours"."""
    out = list(parts)
    for at in range(len(out) - 2, -1, -1):
        left, right = out[at], out[at + 1]
        time = dimension(right.unit) == "time"
        bare = left.unit is None and left.scale == 1 and left.tail == left.span.end and left.form is right.form
        written = left.form is Form.DIGITS or (time and left.form is Form.WORDS)
        if not (bare and written and 0 < left.low <= _WHOLE and right.low > 0) or not (time or right.unit == "percent"):
            continue
        gap = (left.tail, right.span.start)
        near = _NEAR <= left.low / right.low <= 1 / _NEAR
        listed = near and (_COMMA.fullmatch(blanked, *gap) or (time and _AND_EVEN.fullmatch(blanked, *gap)))
        against = not time and right.low < left.low and _AGAINST.fullmatch(blanked, *gap)
        if (listed and not _WHOLE_BEFORE.search(blanked, max(0, left.span.start - 16), left.span.start)) or against:
            out[at] = replace(left, unit=right.unit)
    return out


_AND_EVEN = re.compile(r",?\s+(?:and|or)(?:\s+even)?\s+")
_WHOLE = 100
_NEAR = 0.4
"""How many times larger or smaller a number of one list may be."""
_AGAINST = re.compile(r"\s+to\s+|\s?[-–]\s?")
""" "ahead of her, 45 to 40 percent" """
_WHOLE_BEFORE = re.compile(r"\b(?:of|the|these|those|all|in|on|to|from)\s+$", re.IGNORECASE)


def _with_lent_magnitudes(blanked: str, parts: list[Part]) -> list[Part]:
    """The parts, each number of a list with the magnitude and unit of its last: "34, 51 and 12 million tonnes"."""
    out = list(parts)
    listed = False
    for at in range(len(out) - 2, -1, -1):
        left, right = out[at], out[at + 1]
        bare = (
            left.unit in (None, right.unit)
            and left.scale == 1
            and left.form is Form.DIGITS
            and left.high < _LEAST_OF_LIST
        )
        joint = _COMMA if listed else _AND
        listed = (
            bare
            and right.form is Form.DIGITS
            and right.scale >= _LEAST_OF_LIST
            and left.tail == left.span.end
            and joint.fullmatch(blanked, left.tail, right.span.start) is not None
        )
        if listed:
            scale = right.scale
            out[at] = replace(left, low=left.low * scale, high=left.high * scale, unit=right.unit, scale=scale)
    return out


_AND = re.compile(r"\s+and\s+")
_COMMA = re.compile(r",\s+")
_LEAST_OF_LIST = 1e3


def find_numerals(text: str, dates: list[Dated] | None = None, setting: str = "") -> list[Numeral]:
    """The number expressions of a text in order, not overlapping.

    `dates` are those of the text where the caller has found them already; `setting` names the countries that the text
    is from, beside those that it names, for currencies that share a name.
    """
    if not may_hold_number(text):
        return []
    blanked, _ = find_masks(text, dates)
    context = f"{text}\n{setting}" if setting else text
    parts: list[Part] = []
    for atom in find_atoms(blanked):
        read = max(parts[-1].tail, parts[-1].span.end) if parts else 0
        if atom.start < read:
            continue  # the 2 of "32 m2", the five of "one worker in five"
        part = with_unit(text, blanked, atom, context)
        if part is not None and part.span.start >= read:
            parts.append(part)
    parts = _with_lent_units(blanked, parts)
    out: list[Numeral] = []
    at = 0
    while at < len(parts):
        taken, numerals = joined(text, blanked, parts, at)
        out.extend(numerals)
        at += taken
    return converted(text, folded(text, out))
