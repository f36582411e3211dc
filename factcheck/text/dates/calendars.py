"""Calendars: steps from one day to another, units of the calendar and their parts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from factcheck.text.dates.periods import Period
from factcheck.text.scales import find_atoms
from factcheck.text.tables import table


def years(first: int, last: int) -> Period:
    """The years from the first to the last."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the month has no such day."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return int(table("calendar")["months"][name.lower().rstrip(".")])


def part_of(period: Period, part: str | None) -> Period:
    """The beginning, middle or end of a period."""
    if not part:
        return period
    part = re.sub(r"^the\s+", "", part.lower())
    if period == Period.year(period.first.year):
        months = (
            (1, 4) if part.startswith(("early", "begin", "start")) else (5, 8) if part.startswith("mid") else (9, 12)
        )
        if part.startswith("end"):
            return Period.day(period.last)
        return Period(Period.month(period.first.year, months[0]).first, Period.month(period.first.year, months[1]).last)
    third = max(1, period.days // 3)
    if part.startswith(("early", "begin", "start")):
        return Period(period.first, period.first + timedelta(days=third - 1))
    if part.startswith("mid"):
        return Period(period.first + timedelta(days=third), period.last - timedelta(days=third))
    if part.startswith("late"):
        return Period(period.last - timedelta(days=third - 1), period.last)
    return Period.day(period.last)


def unit_around(unit: str, today: date, offset: int) -> Period | None:
    """The calendar unit `offset` units from the one that today is in."""
    unit = unit.lower()
    if unit == "day":
        return Period.day(today + timedelta(days=offset))
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
        return Period(monday, monday + timedelta(days=6))
    if unit == "weekend":
        saturday = today - timedelta(days=(today.weekday() - 5) % 7) + timedelta(weeks=offset)
        if offset < 0 and today.weekday() < 5:
            saturday += timedelta(weeks=1)
        return Period(saturday, saturday + timedelta(days=1))
    if unit == "month":
        return Period.month(*shifted(today.year, today.month, offset))
    if unit == "quarter":
        year, month = shifted(today.year, 3 * ((today.month - 1) // 3) + 1, 3 * offset)
        return Period(Period.month(year, month).first, Period.month(year, month + 2).last)
    if unit == "year":
        return Period.year(today.year + offset)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * offset
        return years(first, first + 9)
    if unit == "century":
        first = today.year // 100 * 100 + 100 * offset
        return years(first, first + 99)
    return None


def shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """The month that lies so many months on, as year and month."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def back(today: date, count: float, unit: str) -> date:
    """The day so many units back; hours count as parts of a day."""
    unit = unit.lower().rstrip("s")
    if unit in ("month", "quarter", "year", "decade"):
        months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
        year, month = shifted(today.year, today.month, -months)
        year = min(max(year, 1), 9999)
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    days = {"hour": 1 / 24, "minute": 0, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}.get(unit, 0)
    return today - timedelta(days=min(round(count * days), 300000))


def season_of(name: str, year: int) -> Period:
    """A season of the northern hemisphere; winter runs into the next year."""
    first, last = table("calendar")["seasons"][name.lower()]
    end_year, end_month = shifted(year, last, 0)
    return Period(date(year, first, 1), Period.month(end_year, end_month).last)


def count_of(text: str) -> float:
    """The number that a word, digits or "a couple of" stand for; "several" and "few" are three."""
    if text.lower() in ("a", "an", "the"):
        return 1.0
    if text.lower().startswith("half a"):
        return 0.5
    atoms = find_atoms(text)
    return atoms[0].low if atoms else {"couple": 2.0, "a couple of": 2.0}.get(text.lower(), 3.0)
