"""Awaited: numbers that were expected, and that what came is held against.

"Well below the 449,080 that analysts had expected", "beating estimates of 439,302".
"""

from __future__ import annotations

import re

_FAR = 90
"""Characters before and behind a number in which it is told that it was expected."""
_WHO = r"(?:analysts|economists|experts|forecasters|investors|the markets?|markets|wall street|the street)"
_HELD_AGAINST = re.compile(
    r"\b(?:(?:beat(?:s|ing)?|miss(?:ed|es|ing)?|topp(?:ed|ing)|tops|exceed(?:ed|s|ing)?|surpass(?:ed|es|ing)?|above|below|"
    r"short of|ahead of|in line with)\s+(?:[\w’']+\s+){0,4}?(?:estimates?|expectations?|forecasts?|consensus)|"
    r"(?:against|than|versus|compared (?:with|to))\s+(?:[\w’']+\s+){0,4}?(?:expectations?|forecasts?|projections?))"
    r"\s+(?:of|for|at)\s+(?:(?:about|around|some|just|over|under|only|nearly|roughly)\s+)?[$€£]?$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    rf"[^.;:,\d]{{0,40}}?\b(?:(?:(?:that|which)\s+)?{_WHO}\s+(?:(?:polled|surveyed)\s+by\s+\w+\s+)?(?:had\s+)?(?:been\s+)?"
    r"(?:expect(?:ed|ing)|forecast(?:ed)?|predicted|projected|pencilled\s+in)|"
    r"(?:that|which)\s+(?:[\w’']+\s+){1,4}?had\s+(?:been\s+)?(?:expected|forecast|foreseen|predicted|projected)|"
    rf"(?:expected|forecast|predicted)\s+by\s+(?:\w+\s+)?{_WHO})\b(?!\s+to\b)",
    re.IGNORECASE,
)


def is_awaited(text: str, start: int, end: int) -> bool:
    """Whether the number between two offsets is one that was expected, and that another is held against."""
    if _HELD_AGAINST.search(text, max(0, start - _FAR), start) is not None:
        return True
    return _EXPECTED.match(text[end : end + _FAR]) is not None
