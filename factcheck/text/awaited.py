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
    r"(?:(?:that|which)\s+(?:[\w’']+\s+){1,4}?|(?:the|its|their|it|they|he|she|ministers|officials|(?-i:[A-Z])[\w’'-]+)\s+(?:[\w’'-]+\s+){0,3}?)"
    r"had\s+(?:originally\s+|first\s+|initially\s+|once\s+)?(?:been\s+)?(?:expected|forecast|foreseen|predicted|projected|planned|"
    r"promised|pledged|targeted|budgeted|guided\s+(?:for|to)|hoped\s+for|pencilled\s+in|asked\s+for|sought|demanded|requested|proposed)|"
    rf"(?:expected|forecast|predicted)\s+by\s+(?:\w+\s+)?{_WHO})\b(?!\s+to\b)",
    re.IGNORECASE,
)


_EXPECTED_BEFORE = re.compile(
    r"\b(?:an?|the|its|their)\s+(?:expected|projected|forecast|planned|targeted|budgeted|hoped-for)\s+[$€£]?$",
    re.IGNORECASE,
)
""" "against an expected 1.36 billion" """
_SET_BESIDE = re.compile(
    r"\b(?:than|vs\.?|versus|against|below|above|short\s+of|compared\s+(?:with|to)|of)\s+(?:the\s+|an?\s+|some\s+|about\s+)*[$€£]?$",
    re.IGNORECASE,
)
_OF_A_PLAN = re.compile(
    r"\s(?:(?!(?:is|are|was|were|be|been|had|have|has|who|that|which)\b)[\w’'-]+\s+){0,3}?"
    r"(?:expected|targeted|promised|pledged|budgeted|projected|forecast|planned|ordered|sought|requested|demanded|estimated)\b(?!\s+(?:to|for|in|that|[a-z]+s)\b)",
    re.IGNORECASE,
)
""" "less than the 158 billion pledged" """


def is_awaited(text: str, start: int, end: int) -> bool:
    """Whether the number between two offsets is one that was expected, and that another is held against."""
    if _HELD_AGAINST.search(text, max(0, start - _FAR), start) is not None:
        return True
    if _EXPECTED_BEFORE.search(text, max(0, start - _FAR), start) is not None:
        return True
    if _SET_BESIDE.search(text, max(0, start - _FAR), start) is not None and _OF_A_PLAN.match(text[end : end + _FAR]):
        return True
    return _EXPECTED.match(text[end : end + _FAR]) is not None
