"""Frames around a date: "the last week of July", "the three months to September", "two days before 3 May"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from factcheck.text.dates import pieces
from factcheck.text.dates.calendars import back, count_of, part_of, shifted
from factcheck.text.dates.periods import Period
from factcheck.text.spans import Span
from factcheck.text.tables import table

REACH = 56
"""How many characters before a date its frame may begin."""


_MONTH = 31
_BESIDE = 3
_ON = re.compile(r"\s+(?:to|until|till|through)\b")
""" "the six months from September to February" """
_YEARLY = (("one", "year"), ("12", "month"), ("twelve", "month"))
_RUNNING = 2
"""The place among the patterns of what runs up to a time."""
_MODIFIES = re.compile(r"\bthe\s$")


@dataclass(frozen=True, slots=True)
class Framed:
    """A date with its frame: where the whole begins and ends, and what it means."""

    span: Span
    period: Period
    yearly: bool = False
    """Whether it is the year up to a month: a rate told for it is that month's."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    spelt = pieces.spelt(2)
    count = rf"(?P<count>an?(?:\s+couple\s+of|\s+few)?|\d{{1,3}}|{spelt})"
    ordinal = "|".join([*table("calendar")["ordinals"], "final", "opening", "closing"])
    many = rf"(?P<many>\d{{1,2}}|{spelt}|few)"
    unit = r"(?P<unit>days?|weekend|weeks?|fortnight|months?|quarters?|years?|half)"
    until = r"(?:to|ended|ending|through|until|up\s+to|that\s+ended)(?:\s+(?:in|on))?(?:\s+the)?(?:\s+end\s+of)?"
    sources = (
        rf"\b(?:the\s+)?(?P<ordinal>{ordinal})\s+(?:{many}\s+)?{unit}\s+(?:of|in)\s+(?:the\s+)?$",
        r"\b(?:the\s+)?week\s+(?P<week>of|beginning|starting|commencing|ending|to)(?:\s+on)?\s+(?:the\s+)?$",
        rf"\b(?:the|in|for|over)\s+(?:the\s+)?(?:{many}\s+)?(?:financial\s+|fiscal\s+|business\s+)?{unit}\s+{until}\s+$",
        rf"\b{count}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>before|after|from|following)\s+(?:the\s+)?$",
        r"\b(?P<part>early|late|mid|(?:the\s+)?(?:beginning|start|middle|end))[\s-]+(?:in\s+|of\s+)(?:the\s+)?$",
        rf"\b(?:the\s+)?(?P<nth>{'|'.join(table('calendar')['ordinals'])})\s+{pieces.weekday()}\s+(?:of|in)\s+$",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


def framed(text: str, span: Span, period: Period) -> Framed | None:
    """The date with the frame that stands before it; None where none does."""
    first = max(0, span.start - REACH)
    if _MODIFIES.search(text, max(0, span.start - 4), span.start) and re.match(
        r"\s+[a-z]", text[span.end : span.end + 2]
    ):
        return None  # "the last day of the April drills"
    for number, pattern in enumerate(_patterns()):
        found = pattern.search(text, first, span.start)
        if found is None or (number == _BESIDE and found["way"].lower() == "from" and _ON.match(text, span.end)):
            continue
        read = (_inside, _week, _running_to, _away, _part, _weekday)[number](found, period)
        if read is not None:
            yearly = number == _RUNNING and (found["many"] or "one", found["unit"].lower().rstrip("s")) in _YEARLY
            return Framed(Span(found.start(), span.end), read, yearly)
    return None


def _inside(found: re.Match[str], whole: Period) -> Period | None:
    """Read "the first nine months of 2023", "the last week of July", "the first half of last year"."""
    ordinals = table("calendar")["ordinals"]
    word = found["ordinal"].lower()
    nth = {"final": 0, "closing": 0, "opening": 1}.get(word, ordinals.get(word, 1))
    unit = found["unit"].lower().rstrip("s")
    count = 3 if (found["many"] or "").lower() == "few" else int(count_of(found["many"])) if found["many"] else 1
    if unit in ("day", "weekend", "week", "fortnight"):
        return _days_inside(whole, unit, nth, count, several=found["many"] is not None or found["unit"].endswith("s"))
    months = (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
    size = {"month": 1, "quarter": 3, "half": months // 2, "year": 12}[unit] * count
    if unit == "half" and months == 1:
        if nth != 1:
            return Period(whole.first + timedelta(days=15), whole.last)
        return (
            Period(whole.first, whole.first + timedelta(days=14))
            if nth == 1
            else Period(whole.first + timedelta(days=15), whole.last)
        )
    if not 0 < size <= months or months < 3:
        return None
    start = months - size if nth == 0 else size * (nth - 1)
    if start + size > months:
        return None
    one = Period.month(*shifted(whole.first.year, whole.first.month, start))
    other = Period.month(*shifted(whole.first.year, whole.first.month, start + size - 1))
    return Period(one.first, other.last)


def _days_inside(whole: Period, unit: str, nth: int, count: int, *, several: bool) -> Period | None:
    if whole.days < 6:
        return None
    if unit == "week" and not several:
        monday = whole.first - timedelta(days=whole.first.weekday())
        if (monday + timedelta(days=3)).month != whole.first.month:
            monday += timedelta(weeks=1)
        last = whole.last - timedelta(days=whole.last.weekday())
        start = last if nth == 0 else monday + timedelta(weeks=nth - 1)
        return Period(start, start + timedelta(days=6))
    if unit == "weekend":
        saturday = whole.first + timedelta(days=(5 - whole.first.weekday()) % 7)
        last = whole.last - timedelta(days=(whole.last.weekday() - 5) % 7)
        start = last if nth == 0 else saturday + timedelta(weeks=nth - 1)
        return Period(start, start + timedelta(days=1))
    size = {"day": 1, "week": 7, "fortnight": 14}[unit] * (count if several and count > 1 else 3 if several else 1)
    if size > whole.days:
        return None
    if nth == 0:
        return Period(whole.last - timedelta(days=size - 1), whole.last)
    return Period(whole.first + timedelta(days=size * (nth - 1)), whole.first + timedelta(days=size * nth - 1))


def _week(found: re.Match[str], day: Period) -> Period | None:
    """Read "the week of 10 April", "the week beginning 4 February", "the week to Sunday"."""
    if day.days > 1:
        return None
    word = found["week"].lower()
    if word in ("ending", "to"):
        return Period(day.first - timedelta(days=6), day.first)
    start = day.first - timedelta(days=day.first.weekday()) if word == "of" else day.first
    return Period(start, start + timedelta(days=6))


def _running_to(found: re.Match[str], end: Period) -> Period | None:
    """Read "the three months to September", "the year to March 2023"."""
    unit = found["unit"].lower().rstrip("s")
    count = count_of(found["many"]) if found["many"] else 1.0
    if unit in ("month", "quarter", "year") and end.days > 1:
        months = round(count * {"month": 1, "quarter": 3, "year": 12}[unit])
        if not 0 < months <= 600 or end.days > _MONTH:
            return None
        return Period(Period.month(*shifted(end.first.year, end.first.month, 1 - months)).first, end.last)
    first = back(end.last, count, unit) + timedelta(days=1)
    return Period(first, end.last) if first <= end.last else None


def _away(found: re.Match[str], base: Period) -> Period | None:
    """Read "two days before 3 May", "three weeks from tomorrow"."""
    if base.days > 31:
        return None
    count = count_of(found["count"])
    before = found["way"].lower() == "before"
    unit = found["unit"].lower().rstrip("s")
    day = back(base.first if before else base.last, count if before else -count, unit)
    return Period.day(day) if base.days == 1 and unit in ("day", "week") else Period.month(day.year, day.month)


def _part(found: re.Match[str], whole: Period) -> Period | None:
    """Read "early in 2021", "the end of last year", "late in March"."""
    return part_of(whole, found["part"]) if whole.days >= 7 else None


def _weekday(found: re.Match[str], month: Period) -> Period | None:
    """Read "the last Saturday of June", "the first Monday in September"."""
    if month != Period.month(month.first.year, month.first.month):
        return None
    wanted, nth = (
        table("calendar")["weekdays"][found["weekday"].lower()],
        table("calendar")["ordinals"][found["nth"].lower()],
    )
    days = [day for day in range(month.days) if (month.first + timedelta(days=day)).weekday() == wanted]
    if nth > len(days):
        return None
    return Period.day(month.first + timedelta(days=days[nth - 1]))
