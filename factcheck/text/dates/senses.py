"""What expressions of time mean: each kind's match, read on a day of publication, to a period.

Weekdays and months without a year lie in the past, as news reports what was, unless a word of the future stands there.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from factcheck.text.dates.calendars import (
    back,
    count_of,
    day_or_none,
    month_number,
    part_of,
    shifted,
    unit_around,
    years,
)
from factcheck.text.dates.outlook import is_future, is_over, is_to_be
from factcheck.text.dates.periods import Period
from factcheck.text.dates.years import moved
from factcheck.text.tables import table

_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_AHEAD = timedelta(days=31)
"""How far ahead a day without a year may lie before it is taken for the past one."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against: the day of publication and the month last spoken of, if known."""

    published: date | None
    month: tuple[int, int] | None = None
    last: Period | None = None
    """the period last spoken of, where it is near"""
    deadline: Period | None = None
    """the period last named as the one by which something is done"""
    main: Period | None = None
    """the period last spoken of that nothing is only compared with"""
    fresh: Period | None = None
    """the day last spoken of that lies so near before the publication that it is news"""


_MONTH = 31


def year_for(month: int, day: int, setting: Setting, *, future: bool) -> int | None:
    """The year of a day without one."""
    if setting.published is None:
        return setting.month[0] if setting.month else None
    today = setting.published
    candidate = day_or_none(today.year, month, min(day, monthrange(today.year, month)[1]))
    assert candidate is not None
    if candidate > today + (timedelta(days=182) if future else _AHEAD):
        return today.year - 1
    if future and candidate < today - timedelta(days=120):
        return today.year + 1
    return today.year


def day_month_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "5 July", "August 4 and 5, 2022": the days from the first to the last named."""
    month = month_number(match["month"])
    days = [int(d) for d in re.findall(r"\d{1,2}", match["days"])]
    ahead = is_future(match) or is_to_be(match)
    year = int(match["year"]) if match["year"] else year_for(month, days[-1], setting, future=ahead)
    if year is None:
        return None
    found = [d for d in (day_or_none(year, month, number) for number in days) if d is not None]
    return Period(min(found), max(found)) if found else None


def month_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "March", "early March 2020", "last March"."""
    if match["month"] == "Mar" and match.string[max(0, match.start("month") - 4) : match.start("month")].endswith(
        ("La ", "El ", "del ", "Del ")
    ):
        return None  # "in La Mar province"
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if setting.published is None:
            return None
        year = year_for(month, 1, setting, future=is_future(match) or is_to_be(match)) or setting.published.year
        since = match.string[max(0, match.start() - 6) : match.start()].lower().endswith("since ")
        if date(year, month, 1) > setting.published and not match["which"] and (since or is_over(match)):
            year -= 1
        if (
            match["which"]
            and match["which"].lower() == "last"
            and (year, month) >= (setting.published.year, setting.published.month)
        ):
            year -= 1
        if (
            match["which"]
            and match["which"].lower() == "next"
            and year is not None
            and date(year, month, 28) < setting.published
        ):
            year += 1
    return None if year is None else part_of(Period.month(year, month), match["part"])


_YEAR_LED = re.compile(
    r"\b(?:in|since|by|until|till|during|before|after|late|early|mid|from|between|through|of|for|to|year|fiscal|and|the|an?|his|her|its|their|our|my|that|this|spring|summer|autumn|fall|winter|like|than)[\s-]+$|"
    r"[’']s\s+$|[,(/]\s*$|^\s*$|\n\s*$",
    re.IGNORECASE,
)


_YEAR_TO = re.compile(r"\b(?:between|from)\s+(?:1[5-9]|20)\d\d\s+(?:and|to)\s+$", re.IGNORECASE)
""" "between 1600 and 1900 temperatures fell" """
_NUMBER_LED = re.compile(
    r"(?:[$£€¥₹#]|\b(?-i:[A-Z]{3})|\b(?:(?<!ask )(?<!asks )(?<!asked )(?<!talk )(?<!talks )(?<!talked )"
    r"(?<!think )about|around|some|nearly|almost|over|than|least|roughly|approximately|to|exactly|Rs\.?))\s?$",
    re.IGNORECASE,
)


_COUNTED = re.compile(
    r"\s+(?!(?:he|she|it|they|we|you|his|her|its|their|our|this|that|the|an?|who|which|when|where|while|nobody|no|"
    r"onwards?|includes?|included|on|in|at|by|to|from|with|is|was|were|has|had|does|did)\b)(?:(?:[a-z]+\s+)?[a-z]{2,}s|people|men|women|children|troops|police|of|square|sq|cubic|km|kg|mm|m|rpm|tonnes?|tons?|[a-z]+ed\s+[a-z]+s)\b|\s?(?:km|mm|kg|m|cc|MW|GW|kW|hp|bhp|lb|ft|mAh|€)\b"
)


_PEOPLE = re.compile(r"\s+(?:people|men|women|children|troops|soldiers|police)\b")
_PRICES = re.compile(r"\s(?:prices|dollars|pounds|euros|money|terms|values)\b")
""" "in 2024 prices" tells how a sum is reckoned"""
_PLAN_FOR = re.compile(r"\b(?:budget|plan|target|quota|forecast|outlook|goal)s?\s+for\s+$", re.IGNORECASE)
""" "the budget for 2025 stands at 186 billion" """
_YEAR_NOUN = re.compile(
    r"\s+(?:was|is|has|as|elections?|season|report|budget|census|war|crisis|this|vs|versus|saw|sales|results|figures|levels|floods|protests|olympics|games|wildfires|talks|polls)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _amount_of() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?!protests\b)(?:{'|'.join(table('calendar')['amounts'])})s?\s+of\s+(?:the\s+)?$", re.IGNORECASE
    )


def year_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """A number of four digits is a year unless money, a hedge or something counted stands beside it."""
    year = int(match["year"])
    text = match.string
    before = text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 30]
    led = _YEAR_LED.search(before) is not None and re.search(r"[$£€]\s?$", before) is None
    if _amount_of().search(text, max(0, match.start() - 30), match.start()):
        return None
    spanned = _YEAR_TO.search(text, max(0, match.start() - 20), match.start()) is not None
    counted = _COUNTED.match(after) is not None and _YEAR_NOUN.match(after) is None and not spanned
    if _PEOPLE.match(after):
        return None
    if _PRICES.match(after) and before.endswith("in "):
        return None
    if _PLAN_FOR.search(text, max(0, match.start() - 30), match.start()):
        return part_of(Period.year(year), match["part"])
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
    return part_of(Period.year(year), match["part"]) if _FIRST_YEAR <= year <= _LAST_YEAR else None


def quarter_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "the third quarter", "Q1 2022", "the first half of April"."""
    ordinals = table("calendar")["ordinals"]
    number = int(match["digit"]) if match["digit"] else int(ordinals[match["ordinal"].lower()])
    size = 6 if (match["unit"] or "q").lower().startswith("h") else 3
    of_year = re.match(r"\s+of\b", match.string[match.end() :]) is not None
    if number == 0 and size == 3 and not (match["year"] or match["inside"] or match["that"] or of_year):
        return unit_around("quarter", setting.published, -1) if setting.published is not None else None
    number = number or 12 // size
    if number > 12 // size:
        return None
    if match["inside"]:
        inside = month_number(match["inside"])
        year = year_for(inside, 1, setting, future=False)
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
    if which in ("next", "this coming", "coming") or (not which and back and (is_future(match) or is_to_be(match))):
        return Period.day(setting.published + timedelta(days=7 - back))
    if which in ("last", "past", "previous") and not back:
        back = 7
    return Period.day(setting.published - timedelta(days=back))


def weekday_on(name: str, week: Period) -> Period:
    """The day of that name in a week that begins on Monday."""
    return Period.day(week.first + timedelta(days=int(table("calendar")["weekdays"][name.lower()])))


def today_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "today", "yesterday", "tomorrow", "last night"."""
    if setting.published is None:
        return None
    word = " ".join(match.group().lower().split())
    days = {
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(word, 0)
    return Period.day(setting.published + timedelta(days=days))


def this_unit_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "last week", "earlier this month", "next year"; a past year runs up to the publication."""
    if setting.published is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    if match["more"] and which in ("last", "past", "previous"):
        more = 0.5 if "half" in match["more"] else 0.75 if "three" in match["more"] else 0.25
        return Period(back(setting.published, 1 + more, unit), setting.published)
    if which == "past" and unit != "weekend":
        return Period(back(setting.published, 1, unit), setting.published)
    if unit == "decade" and which in ("next", "coming", "last"):
        ahead = which != "last"
        ten_years = (setting.published, back(setting.published, -1 if ahead else 1, unit))
        return Period(min(ten_years), max(ten_years))
    offset = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    around = setting.published
    if which == "previous" and setting.last is not None and setting.last == unit_around(unit, setting.last.first, 0):
        around = setting.last.first  # "8.7 % in April, up from 7.9 the previous month"
    period = unit_around(unit, around, offset)
    if period is None:
        return None
    part = (match["part"] or "").lower().strip()
    if part.startswith("earlier"):
        return Period(period.first, min(period.last, setting.published))
    if part.startswith("later"):
        return Period(max(period.first, setting.published), period.last)
    return part_of(period, part or None)


def ago_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "two days ago", "a year earlier": the day, month or year, as fine as the unit."""
    if setting.published is None:
        return None
    base, fine = setting.published, False
    if setting.last is not None and not match.group().lower().endswith("ago") and setting.last.days <= 92:
        ranged = setting.last.last == setting.published and setting.last.days > 1
        base, fine = setting.last.last if ranged else setting.last.first, 1 < setting.last.days <= 31 and not ranged
    day = back(base, count_of(match["count"]), match["unit"])
    earlier = setting.last is not None and not match.group().lower().endswith("ago")
    if match["unit"].lower() in ("year", "years") and earlier and setting.last is not None and is_year(setting.last):
        return moved(setting.last, -round(count_of(match["count"])))  # "420 in 2022, compared with 350 a year earlier"
    if match["unit"].lower() == "year" and base is not setting.published and (whole := _of_months(setting.last)):
        return moved(whole, -round(count_of(match["count"])))  # "300 in the quarter, up from 200 a year earlier"
    if fine and match["unit"].lower().startswith("year"):
        return Period.month(day.year, day.month)  # "8.7 % in April, up from 7.9 a year earlier"
    unit = match["unit"].lower().rstrip("s")
    if unit in ("year", "decade") and count_of(match["count"]) >= 1:
        return Period.year(day.year)
    return Period.month(day.year, day.month) if unit in ("month", "quarter", "year") else Period.day(day)


def is_year(period: Period) -> bool:
    """Whether a stretch is twelve months from the first of one on."""
    return 365 <= period.days <= 366 and period.first.day == 1


def _of_months(period: Period | None) -> Period | None:
    """A stretch of some whole months, a quarter or a half for instance; None for others."""
    if period is None or not _MONTH < period.days <= 6 * _MONTH or period.first.day != 1:
        return None
    return period if (period.last + timedelta(days=1)).day == 1 else None


def window_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "in the last 24 hours", "in recent weeks", "the next ten days"."""
    if setting.published is None:
        return None
    ahead = match["which"].lower() in ("next", "coming")
    unit = match["unit"].lower()
    count = count_of(match["count"]) if match["count"] else 1.0 if unit == "fortnight" else 3.0
    if unit.startswith("quarter"):
        first, last = sorted((count, 1.0) if ahead else (-count, -1.0))
        ends = [unit_around("quarter", setting.published, round(step)) for step in (first, last)]
        return Period(ends[0].first, ends[1].last) if ends[0] is not None and ends[1] is not None else None
    if ahead:
        return Period(setting.published, back(setting.published, -count, match["unit"]))
    return Period(back(setting.published, count, match["unit"]), setting.published)


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
        if 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR and (found := day_or_none(year, month, day))
        else None
    )


def two_years_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "2021-22", "2019/2020"."""
    first = int(match["first"])
    last = int(match["first"][: 4 - len(match["last"])] + match["last"])
    return years(first, last) if first < last <= _LAST_YEAR else None


def decade_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "the 1990s", "the late 80s"; "T-90s" are tanks, and nobody is of a time in his 60s."""
    if len(match["decade"]) == 2 and _NO_DECADE.search(match.string, max(0, match.start() - 30), match.start()):
        return None
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return part_of(years(first, first + 9), match["part"])


_NO_DECADE = re.compile(
    r"(?:[-‑]|\b[A-Z][a-z]*|\b(?:his|her|their|my|our|your))\s?$|\b(?:temperatures?|degrees|highs|lows|aged?|ages)\b[^.;]*$"
)
_WARMTH = re.compile(r"\b(?:temperatures?|degrees|highs|lows|thermometers?|aged?|ages)\b[^.;]*$", re.IGNORECASE)


def spelt_decade_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "the nineties", "the early seventies", unless they are degrees or ages."""
    if _WARMTH.search(match.string, max(0, match.start() - 60), match.start()):
        return None
    first = int(table("calendar")["decades"][match["spelt"].lower()])
    return part_of(years(first, first + 9), match["part"])


def ordinal_day_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "on the 7th": of the month last spoken of, else of the last such day."""
    day = int(match["day"])
    if setting.month is not None:
        found = day_or_none(*setting.month, day)
        return Period.day(found) if found else None
    if setting.published is None:
        return None
    year, month = setting.published.year, setting.published.month
    if day > setting.published.day:
        year, month = shifted(year, month, -1)
    found = day_or_none(year, month, day)
    return Period.day(found) if found else None
