"""Periods: stretches of whole days, as written in the field `as_of`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included.

    >>> str(Period(date(2022, 2, 1), date(2022, 2, 28))), str(Period.of("2022-12/2023-01"))
    ('2022-02', '2022-12/2023-01')
    """

    first: date
    last: date

    @classmethod
    def day(cls, day: date) -> Period:
        """One day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Period:
        """One calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of(cls, as_of: str) -> Period:
        """The period that an ISO text names.

        Raises:
            ValueError: it names none.
        """
        period = cls.parse(as_of)
        if period is None:
            raise ValueError(f"no date, month, year or interval: {as_of!r}")
        return period

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, as_of: str | None) -> Period | None:
        """Read "2022", "2022-08", "2022-08-05" or an interval FROM/TO of them; None for anything else."""
        if not as_of:
            return None
        first, interval, last = as_of.partition("/")
        start = cls._one(first)
        end = cls._one(last) if interval else start
        if start is None or end is None or end.last < start.first:
            return None
        return cls(start.first, end.last)

    @classmethod
    def _one(cls, text: str) -> Period | None:
        match = _ISO.fullmatch(text.strip())
        if match is None:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            if year is None or month is None:
                return cls.year(year or 0)
            return cls.month(year, month) if day is None else cls.day(date(year, month, day))
        except ValueError:
            return None

    def __str__(self) -> str:
        """The shortest ISO form: a year, month or day, else FROM/TO with ends as short as they can be."""
        one = self._name(self.first, self.last)
        if one is not None:
            return one
        starts_month, ends_month = self.first.day == 1, self.last == Period.month(self.last.year, self.last.month).last
        if starts_month and ends_month:
            if self.first.month == 1 and self.last.month == 12:
                return f"{self.first.year:04d}/{self.last.year:04d}"
            return f"{self.first.isoformat()[:7]}/{self.last.isoformat()[:7]}"
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    @staticmethod
    def _name(first: date, last: date) -> str | None:
        if first == last:
            return first.isoformat()
        if Period.month(first.year, first.month) == Period(first, last):
            return first.isoformat()[:7]
        return f"{first.year:04d}" if Period.year(first.year) == Period(first, last) else None

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        """How many whole calendar months it is; 0 for other stretches."""
        ends = Period.month(self.first.year, self.first.month), Period.month(self.last.year, self.last.month)
        if self.first != ends[0].first or self.last != ends[1].last:
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    def before(self) -> Period | None:
        """The calendar month, quarter or year before one; None for other stretches."""
        months = self.months
        if months not in (1, 3, 6, 12):
            return None
        count = self.first.year * 12 + self.first.month - 1
        first, last = count - months, count - 1
        return Period(Period.month(first // 12, first % 12 + 1).first, Period.month(last // 12, last % 12 + 1).last)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def contains(self, other: Period) -> bool:
        """Whether every day of the other is in this one."""
        return self.first <= other.first and other.last <= self.last

    def days_apart(self, other: Period) -> int:
        """The days from the end of the earlier to the start of the later; 0 where they overlap."""
        if self.overlaps(other):
            return 0
        return (other.first - self.last).days if self.last < other.first else (self.first - other.last).days
