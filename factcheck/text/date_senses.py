"""What expressions of time mean: each kind's match, read on a day of publication, to a period.

Weekdays and months without a year lie in the past, as news reports what was, unless a word of the future stands there.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from factcheck.text.periods import Period
from factcheck.text.scales import find_atoms
from factcheck.text.tables import table

_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_AHEAD = timedelta(days=31)
"""How far ahead a day without a year may lie before it is taken for the past one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the day of publication and the month last spoken of, if known."""

    published: date | None
    month: tuple[int, int] | None = None


def _years_of(first: int, last: int) -> Period:
    return Period(date(first, 1, 1), date(last, 12, 31))


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _month_number(name: str) -> int:
    return int(table("calendar")["months"][name.lower().rstrip(".")])


_DONE = re.compile(
    r"\b(?:had|has|have|was|were|did|counted|left|reached|stood|went|came|rose|fell|died)\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|must|expect\w*|plan\w*|due|promis\w*|pledg\w*|to\s+be|forecast\w*|"
    r"predict\w*|target\w*|aim\w*)\b",
    re.IGNORECASE,
)


def _is_past(match: re.Match[str]) -> bool:
    """Whether what is told around a date has happened: "by Saturday 800 had left"."""
    around = match.string[max(0, match.start() - 60) : match.end() + 60]
    return _DONE.search(around) is not None and _TO_COME.search(around) is None


def _is_future(match: re.Match[str]) -> bool:
    return not _is_past(match) and bool(
        re.search(
            r"\b(?:by|until|till|next|will|due|from|before)(?:\s+(?:the|late|early|mid|end|of))*[\s-]*$",
            match.string[max(0, match.start() - 24) : match.start()],
            re.IGNORECASE,
        )
    )


def _year_for(month: int, day: int, setting: Setting, *, future: bool) -> int | None:
    """The year of a day without one."""
    if setting.published is None:
        return setting.month[0] if setting.month else None
    today = setting.published
    candidate = _day(today.year, month, min(day, monthrange(today.year, month)[1]))
    assert candidate is not None
    if candidate > today + (timedelta(days=182) if future else _AHEAD):
        return today.year - 1
    if future and candidate < today - timedelta(days=120):
        return today.year + 1
    return today.year


def _part(period: Period, part: str | None) -> Period:
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


def _unit_period(unit: str, today: date, offset: int) -> Period | None:
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
        return Period.month(*_shift(today.year, today.month, offset))
    if unit == "quarter":
        year, month = _shift(today.year, 3 * ((today.month - 1) // 3) + 1, 3 * offset)
        return Period(Period.month(year, month).first, Period.month(year, month + 2).last)
    if unit == "year":
        return Period.year(today.year + offset)
    if unit == "decade":
        first = today.year // 10 * 10 + 10 * offset
        return _years_of(first, first + 9)
    if unit == "century":
        first = today.year // 100 * 100 + 100 * offset
        return _years_of(first, first + 99)
    return None


def _shift(year: int, month: int, by: int) -> tuple[int, int]:
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def _back(today: date, count: float, unit: str) -> date:
    unit = unit.lower().rstrip("s")
    if unit in ("month", "quarter", "year", "decade"):
        months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])
        year, month = _shift(today.year, today.month, -months)
        year = min(max(year, 1), 9999)
        return date(year, month, min(today.day, monthrange(year, month)[1]))
    days = {"hour": 1 / 24, "minute": 0, "day": 1, "week": 7, "weekend": 7}.get(unit, 0)
    return today - timedelta(days=min(round(count * days), 300000))


def _season(name: str, year: int) -> Period:
    first, last = table("calendar")["seasons"][name.lower()]
    end_year, end_month = _shift(year, last, 0)
    return Period(date(year, first, 1), Period.month(end_year, end_month).last)


def _count(text: str) -> float:
    if text.lower() in ("a", "an", "the"):
        return 1.0
    atoms = find_atoms(text)
    return atoms[0].low if atoms else {"couple": 2.0, "a couple of": 2.0}.get(text.lower(), 3.0)


def day_month_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "5 July", "August 4 and 5, 2022": the days from the first to the last named."""
    month = _month_number(match["month"])
    days = [int(d) for d in re.findall(r"\d{1,2}", match["days"])]
    year = int(match["year"]) if match["year"] else _year_for(month, days[-1], setting, future=_is_future(match))
    if year is None:
        return None
    found = [d for d in (_day(year, month, number) for number in days) if d is not None]
    return Period(min(found), max(found)) if found else None


def month_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "March", "early March 2020", "last March"."""
    month = _month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if setting.published is None:
            return None
        year = _year_for(month, 1, setting, future=_is_future(match)) or setting.published.year
        if (
            match["which"]
            and match["which"].lower() == "last"
            and (year, month) == (setting.published.year, setting.published.month)
        ):
            year -= 1
        if (
            match["which"]
            and match["which"].lower() == "next"
            and year is not None
            and date(year, month, 28) < setting.published
        ):
            year += 1
    return None if year is None else _part(Period.month(year, month), match["part"])


_YEAR_LED = re.compile(
    r"\b(?:in|since|by|until|till|during|before|after|late|early|mid|from|between|through|of|for|to|year|fiscal|and|the|spring|summer|autumn|fall|winter|like|than)[\s-]+$|"
    r"[’']s\s+$|[,(/]\s*$|^\s*$|\n\s*$",
    re.IGNORECASE,
)


_NUMBER_LED = re.compile(
    r"(?:[$£€¥₹#]|\b(?-i:[A-Z]{3})|\b(?:about|around|some|nearly|almost|over|than|least|roughly|approximately|to|exactly|Rs\.?))\s?$",
    re.IGNORECASE,
)


_COUNTED = re.compile(
    r"\s+(?:(?:[a-z]+\s+)?[a-z]{2,}s|people|men|women|children|troops|police|of|square|sq|cubic|km|kg|mm|m|rpm|tonnes?|tons?|[a-z]+ed\s+[a-z]+s)\b|\s?(?:km|mm|kg|m|cc|MW|GW|kW|hp|bhp|lb|ft|mAh|€)\b"
)


_PEOPLE = re.compile(r"\s+(?:people|men|women|children|troops|soldiers|police)\b")
_YEAR_NOUN = re.compile(
    r"\s+(?:was|is|has|as|elections?|season|report|budget|census|war|crisis|this|vs|versus|saw|sales|results|figures|levels|floods|protests|olympics|games|wildfires|talks|polls)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _amount_of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('calendar')['amounts'])})s?\s+of\s+(?:the\s+)?$", re.IGNORECASE)


def year_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """A number of four digits is a year unless money, a hedge or something counted stands beside it."""
    year = int(match["year"])
    text = match.string
    before = text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 30]
    led = _YEAR_LED.search(before) is not None and re.search(r"[$£€]\s?$", before) is None
    if _amount_of().search(text, max(0, match.start() - 30), match.start()):
        return None
    counted = _COUNTED.match(after) is not None and _YEAR_NOUN.match(after) is None
    if _PEOPLE.match(after):
        return None
    if match["part"] is None and not (
        re.search(r"\b(?:in|since|the|during|of)\s+$", before)
        and not re.match(r"\s?(?:km|mm|kg|m|sq|square|rpm|mAh)\b", after)
    ):
        if counted and (not led or year < 1900 or re.search(r"\b(?:to|and|from|for|than|,)\s*$", before)):
            return None
        if (
            _NUMBER_LED.search(before)
            and not re.search(r"\bto\s+$", before)
            and not re.search(r"\b(?:than|over)\s+$", before)
        ):
            return None
        if re.search(r"\b(?:than|over)\s+$", before) and counted:
            return None
    if year >= 2100 and (
        counted or not _YEAR_LED.search(before) or re.search(r"\b(?:of|for|to|and|the|like|than)\s+$", before)
    ):
        return None
    return _part(Period.year(year), match["part"]) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def season_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "last fall", "the summer of 2021"."""
    if match["year"]:
        return _part(_season(match["season"], int(match["year"])), match["part"])
    if setting.published is None:
        return None
    today = setting.published
    which = (match["which"] or "last").lower()
    season = _season(match["season"], today.year)
    if which == "next":
        return season if season.first > today else _season(match["season"], today.year + 1)
    if (which in ("last", "past", "previous") and season.last >= today) or (
        which == "this" and season.first > today + timedelta(days=182)
    ):
        season = _season(match["season"], today.year - 1)
    return _part(season, match["part"])


def quarter_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "the third quarter", "Q1 2022", "the first half of April"."""
    ordinals = table("calendar")["ordinals"]
    number = int(match["digit"]) if match["digit"] else int(ordinals[match["ordinal"].lower()])
    size = 6 if (match["unit"] or "q").lower().startswith("h") else 3
    number = number or 12 // size
    if number > 12 // size:
        return None
    if match["inside"]:
        inside = _month_number(match["inside"])
        year = _year_for(inside, 1, setting, future=False)
        if year is None:
            return None
        whole = Period.month(year, inside)
        return (
            Period(whole.first, whole.first + timedelta(days=14))
            if number == 1
            else Period(whole.first + timedelta(days=15), whole.last)
        )
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if setting.published is None:
            return None
        year = setting.published.year
        if (match["that"] and match["that"].lower() in ("last", "previous")) or date(
            year, size * (number - 1) + 1, 1
        ) > setting.published + _AHEAD * 2:
            year -= 1
    first = Period.month(year, size * (number - 1) + 1)
    return Period(first.first, Period.month(year, size * number).last)


def weekday_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "on Monday", "last Friday", "next Sunday"."""
    if setting.published is None:
        return None
    wanted = int(table("calendar")["weekdays"][match["weekday"].lower()])
    back = (setting.published.weekday() - wanted) % 7
    which = (match["which"] or "").lower()
    if which in ("next", "this coming", "coming") or (not which and _is_future(match) and back):
        return Period.day(setting.published + timedelta(days=7 - back))
    if which in ("last", "past", "previous") and not back:
        back = 7
    return Period.day(setting.published - timedelta(days=back))


def today_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "today", "yesterday", "tomorrow", "last night"."""
    if setting.published is None:
        return None
    word = " ".join(match.group().lower().split())
    days = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return Period.day(setting.published + timedelta(days=days))


def this_unit_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "last week", "earlier this month", "next year"; a past year runs up to the publication."""
    if setting.published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    if which == "past" and unit != "weekend":
        return Period(_back(setting.published, 1, unit), setting.published)
    offset = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    period = _unit_period(unit, setting.published, offset)
    if period is None:
        return None
    part = (match["part"] or "").lower().strip()
    if part.startswith("earlier"):
        return Period(period.first, min(period.last, setting.published))
    if part.startswith("later"):
        return Period(max(period.first, setting.published), period.last)
    return _part(period, part or None)


def ago_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "two days ago", "a year earlier": the day, month or year, as fine as the unit."""
    if setting.published is None:
        return None
    day = _back(setting.published, _count(match["count"]), match["unit"])
    unit = match["unit"].lower().rstrip("s")
    if unit in ("year", "decade"):
        return Period.year(day.year)
    return Period.month(day.year, day.month) if unit in ("month", "quarter") else Period.day(day)


def window_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "in the last 24 hours", "in recent weeks", "the next ten days"."""
    if setting.published is None:
        return None
    ahead = match["which"].lower() in ("next", "coming")
    count = _count(match["count"]) if match["count"] else 3.0
    if ahead:
        return Period(setting.published, _back(setting.published, -count, match["unit"]))
    return Period(_back(setting.published, count, match["unit"]), setting.published)


def iso_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "2022-08-05", "2022-08"."""
    return Period.parse(match.group())


def slashes_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "17/07/2023", "7.8.2022": the day first where dots or the numbers say so, else the month."""
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    day, month = (first, second) if second <= 12 and ("." in match.group() or first > 12) else (second, first)
    return (
        Period.day(found)
        if 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR and (found := _day(year, month, day))
        else None
    )


def two_years_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "2021-22", "2019/2020"."""
    first = int(match["first"])
    last = int(match["first"][: 4 - len(match["last"])] + match["last"])
    return _years_of(first, last) if first < last <= _LAST_YEAR else None


def decade_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "the 1990s", "the late 80s"."""
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return _part(_years_of(first, first + 9), match["part"])


def ordinal_day_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "on the 7th": of the month last spoken of, else of the last such day."""
    day = int(match["day"])
    if setting.month is not None:
        found = _day(*setting.month, day)
        return Period.day(found) if found else None
    if setting.published is None:
        return None
    year, month = setting.published.year, setting.published.month
    if day > setting.published.day:
        year, month = _shift(year, month, -1)
    found = _day(year, month, day)
    return Period.day(found) if found else None
