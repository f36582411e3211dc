"""Held against: dates that are none of a figure's own, but of what it is compared with or of an aside on its bearer."""

from __future__ import annotations

import re

from factcheck.text.dates.dates import Dated
from factcheck.text.spans import Span

_SAME = re.compile(r"(?:\w+\s+)?(?:the|that)\s+(?:same|corresponding|comparable|equivalent)\s+(?!day\b)", re.IGNORECASE)
_SET_AGAINST = re.compile(r"\b(?:on|from|over|than|against|with|to|after)\s+$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:(?:(?:up|down|revised)\s+(?:from|on)|(?:up|down)\s+[^.;:\d]{0,20}\d[\d.,]*\s?(?:%|per\s?cent|points?)\s+from|same\s+(?:period|month|quarter|week)|only\s+(?:to|by)|times|compared\s+(?:with|to)|against|after\s+the|than|of\s+what|as\s+(?:many|much)\s+as|the\s+(?:price|number|level|rate)\s+of|(?:increase|decrease|decline|drop|rise|fall|gain|growth|jump|improvement)\s+(?:from|on|over|against|compared\s+(?:with|to)))\s|after\s+(?=\d))",
    re.IGNORECASE,
)
_BASE = re.compile(r"\s+from\s+(?:the\s+)?")
_CHANGED = re.compile(
    r"\b(?:up|down|rose|risen|rising|fell|fallen|falling|grew|grown|climbed|dropped|declined|increased|decreased|jumped|slipped)\b[^.;:\d]*$",
    re.IGNORECASE,
)
""" "up 40 percent from 2010" is what has changed since """
_OFTEN = re.compile(r"\s+times\s+(?:in\s+|on\s+|over\s+)?")
_YEAR_BEFORE = re.compile(
    r"(?:an?|one|two|three|five|ten|\d+)\s+(?:year|month|week|quarter|day)s?\s+(?:earlier|before|ago|previously)\b|"
    r"the\s+(?:year|month|week|quarter|day)\s+(?:before|earlier)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\b(?:of\s+(?:whom|which|them)|including|among\s+them)\b[^.;]*\d")
""" "1,020 people, of whom 160 were hired in 2023" """
_BASELINE = re.compile(
    r"\s*(?:%|percent|per\s+cent)?\s*(?:above|below|under|over)\s+(?:(?:the|its|their|that|those)\s+)?(?:levels?\s+(?:of|in)\s+)?(?:in\s+)?"
)
""" "40 % below their level of 1990" """
_FROM_ANOTHER = re.compile(r"[,–(]\s*(?:from|against|below|above|short\s+of)\s+(?:the\s+|an?\s+)?[$€£]?\d")
""" "34 seats, from 41 four years ago" """
_HELD_AGAINST = re.compile(
    r"\b(?:from|than|against|compared\s+(?:with|to)|versus|down|up|of|on)\b[^.;:]*$", re.IGNORECASE
)
_ASIDE = re.compile(r",\s+(?:which|who)\s+(?:[a-z’'-]+\s+){1,5}(?:in|on|since)\s+(?:the\s+)?$")
""" "the works, which began in 2005, cost" """
_DIGIT = re.compile(r"\d")


def compared_before(text: str, dated: Dated) -> bool:
    """Whether what stands before a date says that something is compared with it."""
    return _COMPARED.search(text, max(0, dated.span.start - 40), dated.span.start) is not None


def is_base(text: str, span: Span, dated: Dated) -> bool:
    """Whether a stretch that another is set against is no figure's of its own, or that of a number between."""
    if _YEAR_BEFORE.match(text, dated.span.start, dated.span.end) and dated.span.end <= span.start:
        return _SET_AGAINST.search(text, max(0, dated.span.start - 24), dated.span.start) is not None
    if not _SAME.match(text, dated.span.start, dated.span.end):
        return False
    if dated.span.start > span.end and _DIGIT.search(text, span.end, dated.span.start):
        return True
    return _SET_AGAINST.search(text, max(0, dated.span.start - 24), dated.span.start) is not None


def of_another(text: str, span: Span, dated: Dated) -> bool:
    """Whether a date behind the figure is that of what it is compared with: "up from 100 on May 1".

    "Twenty times last year" tells how often; "five times last year's" compares.
    """
    if dated.span.start <= span.end:
        return False
    if _YEAR_BEFORE.match(text, dated.span.start, dated.span.end) and _DIGIT.search(text, span.end, dated.span.start):
        return True  # "to $153 million from $368 million a year earlier"
    if _BASELINE.fullmatch(text, span.end, dated.span.start):
        return True
    if _FROM_ANOTHER.search(text, span.end, dated.span.start) or _OF_THEM.search(text, span.end, dated.span.start):
        return True
    since = _BASE.fullmatch(text, span.end, dated.span.start) and " to " not in dated.span.of(text)
    if since and _CHANGED.search(text, max(0, span.start - 40), span.start):
        return True
    often = _OFTEN.fullmatch(text, span.end, dated.span.start) and text[dated.span.end :][:1] not in "’'"
    return not often and _COMPARED.search(text, span.end, dated.span.start) is not None


def of_history(text: str, dated: Dated) -> bool:
    """Whether a date is only that of an aside on what bears a number: "the works, which began in 2005, cost"."""
    closed = text[dated.span.end : dated.span.end + 1] == ","
    return closed and _ASIDE.search(text, max(0, dated.span.start - 60), dated.span.start) is not None


def of_comparison(text: str, dated: Dated) -> bool:
    """Whether a date is only what another number is held against: "from 421 million a year earlier"."""
    if not _YEAR_BEFORE.match(text, dated.span.start, dated.span.end):
        return False
    return _HELD_AGAINST.search(text, max(0, dated.span.start - 40), dated.span.start) is not None
