"""Moments: whether two figures speak of the same time, and how figures of their kind behave between two times."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from factcheck.claims import Role
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.slots import A_DAY, ON_A_DAY, TWO_YEARS
from factcheck.compare.reasons import WEIGHED
from factcheck.text.dates.periods import Period

STANDING = 62
"""An unchanged total, stock or level repeated within so many days is the same statement."""
STANDING_UNSTATED = 200
"""The same where one side tells no time but that of its publication."""
FUZZY = 7
"""A time of at most so many days that ends with the publication means one day of them."""
SLACK = 3
SLACK_OF = {"once": 45, "rate": 62, "level": 20, "reading": 1, "series": 1, "running": 1, "stock": 1}
"""Days by which a time that is only the day of publication may miss the other."""


SINCE = 3
"""Periods of more days than so many that begin on one day count from that day on."""
MOMENTARY = ("stock", "reading", "series")
LONGER = 1.6
LONG_PERIOD = 45
"""A period of more days than this that is so many times longer than another is of another length: a year, a quarter."""


class Moment(StrEnum):
    """How the times of two figures relate, from the point of view of the first."""

    SAME = "same"
    LATER = "later"
    EARLIER = "earlier"
    UNKNOWN = "unknown"


KINDS = ("running", "once", "series", "reading", "rate", "flow", "level", "stock")


def kind_of_both(a: Question, b: Question) -> str | None:
    """How the numbers of both behave in time; where the two differ, the kind that stands first in KINDS."""
    kinds = {a.kind, b.kind}
    return next((kind for kind in KINDS if kind in kinds), None)


@lru_cache(maxsize=WEIGHED)
def moment(a: Question, b: Question) -> tuple[Moment, int]:
    """How `a`'s time lies to `b`'s, and the days between them."""
    if a.period is None or b.period is None:
        return Moment.UNKNOWN, 0
    if since_one_day(a, b):
        days = (a.period.last - b.period.last).days
        return (Moment.LATER if days > 0 else Moment.EARLIER), abs(days)
    one, two = end_of(a), end_of(b)
    if one is None or two is None:
        return Moment.UNKNOWN, 0
    apart = one.days_apart(two)
    kind = kind_of_both(a, b)
    slack = 0 if a.stated and b.stated else SLACK_OF.get(kind or "", SLACK)
    if "attend" in (a.event, b.event):
        slack = min(slack, SLACK)  # a march has its day, and the next march has another
    if not a.stated and not b.stated and kind not in ("once", "rate", "level"):
        slack = 0  # two reports of different days, each of its own day
    if a.stated != b.stated:
        told, happened = (one, two) if b.stated else (two, one)
        if kind in ("level", "flow") and happened.last > told.last and happened.days > 1:
            return (Moment.LATER if told is two else Moment.EARLIER), max(apart, 1)  # the month was not over
        if happened.first > told.last:
            slack = 0  # what was told before it happened cannot be it
    short = max(a.period.days, b.period.days) <= FUZZY
    if not (a.stated and b.stated) and short and a.period.overlaps(b.period) and not nested(a, b):
        return Moment.SAME, 0
    if kind == "rate" and apart <= STANDING:
        return Moment.SAME, apart
    if apart <= slack and not nested(a, b):
        return Moment.SAME, apart
    return (Moment.LATER if one.last > two.last else Moment.EARLIER), max(apart, 1)


def moved_on(a: Question, b: Question, days: int) -> bool:
    """Whether a stock is told of times so far apart that two near numbers of it are no one number."""
    return days > STANDING_UNSTATED and kind_of_both(a, b) == "stock"


def of_stretch(question: Question) -> bool:
    """Whether a number is told in so many words of a month, a quarter, a year: "sold 300 cars in 2023".

    No forecast: the time in which it was made is too often taken for the one that it looks to.
    """
    if question.period is None or not question.stated or question.role is Role.FORECAST:
        return False
    told = _CALENDAR.search(question.sentence) is not None and _ESTIMATED.search(question.sentence) is None
    return told and bool(question.period.months)


_CALENDAR = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:last|this|previous|first|second|third|fourth|same|a)\s+(?:year|quarter|month|half)|the\s+(?:year|month|quarter)\s+before)\b"
)


_ESTIMATED = re.compile(
    r"\b(?:estimates?|forecasts?|projections?|outlook|guidance|expects?|predict\w*)\b", re.IGNORECASE
)
"""Where numbers are only reckoned, a month may be the one in which they were."""


def two_stretches(a: Question, b: Question) -> bool:
    """Whether each number is told of a stretch of its own, apart from the other: those of a series may fall."""
    if a.period is None or b.period is None:
        return False
    seasons = a.period.months == b.period.months == TWO_YEARS and a.period != b.period
    return (seasons or not a.period.overlaps(b.period)) and of_stretch(a) and of_stretch(b)


def within(a: Question, b: Question) -> bool:
    """Whether the stretch of which one number is told holds that of the other: half a year and the year."""
    if a.period is None or b.period is None or a.period == b.period or {a.kind, b.kind} & set(MOMENTARY):
        return False
    inside = a.period.contains(b.period) or b.period.contains(a.period)
    return inside and of_stretch(a) and of_stretch(b)


def of_day(question: Question) -> bool:
    """Whether a number is what happened on a day of which its sentence tells: "killed four people on Monday"."""
    if question.period is None or question.verb is None:
        return False
    return question.period.days <= A_DAY and ON_A_DAY.search(question.sentence) is not None


def two_days(a: Question, b: Question) -> bool:
    """Whether each number is what happened on a day of its own, so that the later total need not hold the earlier."""
    if a.period is None or b.period is None or a.period.overlaps(b.period):
        return False
    return of_day(a) and of_day(b)


def from_one_day(a: Question, b: Question) -> bool:
    """Whether the times of both begin on one day and end on two: "since 20 August"."""
    if a.period is None or b.period is None or a.period.first != b.period.first or a.period.last == b.period.last:
        return False
    return min(a.period.days, b.period.days) > SINCE


def since_one_day(a: Question, b: Question) -> bool:
    """Whether both count from one day on, up to two: "so far this year" and the year."""
    if not from_one_day(a, b) or a.period is None or b.period is None:
        return False
    counting = kind_of_both(a, b) in ("running", None) and a.stated and b.stated
    return counting and not (a.period.months and b.period.months)


def end_of(question: Question) -> Period | None:
    """The stretch in which a period's last moment lies: all of a month or year named as such, else its last day."""
    ends = question.as_of if question.as_of is not None and "/" in question.as_of else None
    return _end(question.period, ends if question.kind != "level" else None)


@lru_cache(maxsize=4096)
def _end(period: Period | None, interval: str | None) -> Period | None:
    if period is None:
        return None
    if interval is not None:
        return Period.parse(interval.partition("/")[2])
    if period.days == 1 or Period.month(period.first.year, period.first.month) == period:
        return period
    if period == Period.year(period.first.year):
        return period
    month = Period.month(period.last.year, period.last.month)
    if period.last == month.last and period.first.day == 1:
        return month
    return Period(period.last, period.last)


def nested(a: Question, b: Question) -> bool:
    """Whether a number of a long period stands against one of a much shorter period: a year and its quarter.

    A stock or a reading has its moment, however long the period in which that is said to lie.
    """
    if a.period is None or b.period is None or not (a.stated and b.stated):
        return False
    if not {a.kind, b.kind} & {"flow", "level"} and not within(a, b):
        return False
    longer, shorter = sorted((a.period.days, b.period.days), reverse=True)
    return longer > LONGER * shorter and longer > LONG_PERIOD
