"""Outlook: whether what is told around a date is still to come, by the words before and behind it."""

from __future__ import annotations

import re

_WILL = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|shall|expect\w*|plan\w*|due|pledg\w*|promis\w*|forecast\w*|aim\w*)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:had|has|have|was|were|did|counted|left|reached|stood|went|came|rose|fell|died)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|should|shall|must|expect\w*|plan\w*|due|promis\w*|pledg\w*|to\s+be|(?:is|are)\s+to|forecast\w*|"
    r"predict\w*|target\w*|aim\w*)\b",
    re.IGNORECASE,
)
_SET = re.compile(
    r"\b(?:set|scheduled|postponed|delayed|deferred|moved|put\s+off|called|deadline|until|by|has|have|next|upcoming|to)\b",
    re.IGNORECASE,
)

_LED = re.compile(r"\b(?:in|during|of|since|from)\s+(?:(?:the|early|late)\s+|mid-?)*$", re.IGNORECASE)


_CALLED = re.compile(
    r"\b(?:planned|scheduled|due|slated|expected)\s+(?:[a-z]+\s+){0,3}?(?:for|in|on)\s+$|\bcalled\s+for\s+$|"
    r"\b(?:calls?|called|plans?|planned|announced)\s+(?:an?|the|another|new|more|further)\s+(?:[\w-]+\s+){1,3}for\s+$|\bahead\s+of\s+$",
    re.IGNORECASE,
)
""" "planned for Thursday", "has called a strike for Thursday" """


def _is_past(match: re.Match[str]) -> bool:
    """Whether what is told around a date has happened: "by Saturday 800 had left"."""
    clause = re.split(r"[;\n]|\band\b", match.string[match.end() : match.end() + 60], maxsplit=1)[0]
    around = match.string[max(0, match.start() - 60) : match.end()] + clause
    return _DONE.search(around) is not None and _TO_COME.search(around) is None


def is_over(match: re.Match[str]) -> bool:
    """Whether what is told in the past was in that month: "inflation was 4.8% in June", told of in May."""
    before = re.split(r"[.;!?]\s", match.string[max(0, match.start() - 60) : match.start()])[-1]
    told = _LED.search(before) is not None and _DONE.search(before) is not None
    return told and _TO_COME.search(before) is None and _SET.search(before) is None


def is_future(match: re.Match[str]) -> bool:
    """Whether the words before a date say that it is to come: "by June", "next", "due"."""
    return not _is_past(match) and bool(
        _CALLED.search(match.string, max(0, match.start() - 60), match.start())
        or re.search(
            r"\b(?:by|until|till|next|will|due|from|before)(?:\s+(?:the|late|early|mid|end|of))*[\s-]*$",
            match.string[max(0, match.start() - 24) : match.start()],
            re.IGNORECASE,
        )
    )


_TO_BE = re.compile(
    r"\b(?:will|(?-i:may)|can|shall|(?:is|are)\s+(?:to|due|expected|set|scheduled|planned))\s+"
    r"(?!have\b)(?:[\w’'-]+\s+){1,7}$",
    re.IGNORECASE,
)


def is_to_be(match: re.Match[str]) -> bool:
    """Whether what is told on the day is to come: "may go home from noon on Tuesday"."""
    before = match.string[max(0, match.start() - 70) : match.start()]
    return _TO_BE.search(before) is not None and re.search(r"\b(?:said|told|announced|says)\b", before[-24:]) is None


def will_near(match: re.Match[str]) -> bool:
    """Whether a word of the future stands shortly before or right behind a date."""
    return to_come(match.string, match.start(), match.end() + 30)


def to_come(text: str, start: int, end: int | None = None) -> bool:
    """Whether a word of the future stands before a place of a text, or between two places."""
    return _WILL.search(text, max(0, start - 80), start if end is None else end) is not None
