"""Years said beside a date: "June of last year", "the first quarter a year earlier", "the same months of 2024"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from factcheck.text.dates.periods import Period
from factcheck.text.spans import Span

_BETWEEN = re.compile(r"\s+(?:(?:of|in)\s+)?(?:the\s+)?")
_YEAR = re.compile(
    r"(?:the\s+)?(?:last|this|next|past|previous|same|following|preceding)\s+year|that\s+year|the\s+year\s+(?:before|after|earlier)|"
    r"(?:an?|one)\s+year\s+(?:ago|earlier|before|previously)",
    re.IGNORECASE,
)
_BACK = re.compile(r"ago|earlier|before|previous|preceding", re.IGNORECASE)
_WRITTEN = re.compile(r"\d{4}|\b(?:year|this|next|past|previous|coming)\b|^last\b", re.IGNORECASE)
_SAME = re.compile(
    r"\b(?:(?:in|over|during|for|of|from)\s+)?(?:the|that)\s+(?:same|corresponding|comparable|equivalent)\s+"
    r"(?:period|months|weeks|days|stretch|time|span|half|quarter|month|week)(?:\s+(?:of|in))?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LONGEST = 300
"""A date that a year is said beside is shorter, in days."""
_REACH = 60


def moved(period: Period, count: int) -> Period:
    """The same stretch of another year; what ends with a month does so there too."""
    first, last = _in_year(period.first, period.first.year + count), _in_year(period.last, period.last.year + count)
    if (period.last + timedelta(days=1)).day == 1:
        last = date(last.year, last.month, monthrange(last.year, last.month)[1])
    return Period(first, last)


def _in_year(day: date, year: int) -> date:
    year = min(max(year, 1), 9999)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def of_year(text: str, dated: tuple[Span, Period | None], year: tuple[Span, Period | None]) -> Period | None:
    """The date in the year that is said right behind it; None where none is, or where it names a year itself."""
    (span, period), (said, whole) = dated, year
    if period is None or whole is None or period.days > _LONGEST or not 0 < said.start - span.end <= _REACH:
        return None
    if not _BETWEEN.fullmatch(text, span.end, said.start) or not _YEAR.fullmatch(said.of(text)):
        return None
    if _WRITTEN.search(span.of(text)) or text[said.start].isupper():
        return None  # "in 2020", and where the next sentence begins: "in June. Last year …"
    return moved(period, whole.first.year - period.last.year)


def same_stretch(
    text: str, year: tuple[Span, Period | None], before: Iterable[tuple[Span, Period | None]]
) -> tuple[Span, Period] | None:
    """The stretch last spoken of in another year: "200 in the same period last year"; None where none is."""
    said, whole = year
    led = _SAME.search(text, max(0, said.start - _REACH), said.start)
    if led is None or whole is None or whole.days > 366:
        return None
    found = [(span, period) for span, period in before if span.end <= led.start() and period is not None]
    base = next((period for _, period in reversed(found) if 1 < period.days <= _LONGEST), None)
    if base is None:
        return None
    target = base.last.year - 1 if _BACK.search(said.of(text)) else whole.first.year
    if target == base.last.year and _YEAR.fullmatch(said.of(text)):
        target -= 1
    return Span(led.start(), said.end), moved(base, target - base.last.year)
