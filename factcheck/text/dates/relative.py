"""Expressions of time that lean on another: "a week earlier", "the following month", "the end of the year"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache

from factcheck.text.dates import pieces
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
from factcheck.text.dates.outlook import is_future, to_come, will_near
from factcheck.text.dates.periods import Period
from factcheck.text.dates.rules import Rule
from factcheck.text.dates.senses import Setting, is_year, weekday_on, year_for
from factcheck.text.dates.years import moved
from factcheck.text.tables import table

_ANOTHER_TIME = 30
"""From how many days before the news on a day is of its background: "the same day" is not meant to be that one."""
_STEPS = {"following": 1, "next": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1, "earlier": -1}
_MONTHS_AFTER = 3
"""So many months after the first months of a year they are told of as just these."""
_LONG_TO_GO = timedelta(days=120)
_RANKED = re.compile(
    r"\b(?:first|second|third|fourth|fifth|only|worst|best|least|most|last|[a-z]{3,}est)\b(?:\s+[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
_INSIDE = re.compile(r"\b(?:months?|quarters?|weeks?|days?|half)\s+of\s$", re.IGNORECASE)


@lru_cache(maxsize=1)
def relative_rules() -> tuple[Rule, ...]:
    """The rules of expressions that lean on the publication or on the period spoken of before."""
    calendar = table("calendar")
    month, weekday, spelt = pieces.month(), pieces.weekday(), pieces.spelt()
    unit = r"(?P<unit>day|weekend|week|fortnight|month|quarter|year|decade)"
    part_of_day = "|".join(pieces.PARTS_OF_DAY)
    count = rf"(?P<count>an?(?:\s+couple\s+of|\s+few)?|several|few|\d{{1,3}}|{spelt})"
    year = r"(?:,?\s+(?:of\s+|in\s+)?(?P<year>(?:1[5-9]|2[01])\d\d)(?!\d|,\d|\.\d))?"
    ordinal = "|".join(sorted(calendar["days"], key=len, reverse=True)).replace("-", "[ -]")

    def rule(name: str, pattern: str, resolve: Callable[[re.Match[str], Setting], Period | None]) -> Rule:
        return Rule(name, re.compile(pattern, re.IGNORECASE), resolve, leans=True)

    return (
        rule(
            "unit",
            rf"\b(?:the\s+|that\s+)?(?P<which>following|same|preceding)\s+(?:{unit}|{part_of_day})\b|"
            rf"\bthe\s+(?P<next>next|previous)\s+(?P<one>day|{part_of_day})\b|"
            r"\bthe\s+(?P<step>day|week|month|year)\s+(?P<way>before|after|earlier)\b(?!\s+(?:[a-z]|[A-Z]))|\bthat\s+(?P<that>day|week|"
            rf"weekend|month|quarter|year|{part_of_day})\b",
            neighbour_meant,
        ),
        rule("later", rf"\b{count}\s+{unit}s?\s+(?:later|afterwards|after(?=\s*[.,;)]|\s*$)|on(?=\s*,))", later_meant),
        rule(
            "unit",
            r"\b(?:(?P<part>earlier|later|early|late)\s+in|(?P<edge>(?:the\s+)?(?:beginning|start|middle|end|turn)\s+of))\s+the\s+"
            r"(?P<unit>week|month|quarter|year|decade|century)\b(?!\s+(?:to|before|after|\x00|[12]\d\d\d))|"
            r"\b(?P<ending>year|month)(?:[’']s\s|[\s-])end\b|\bmid-(?P<mid>year|month)\b|\b(?:end|ends|ended|finish|finishes|finished)\s+the\s+(?P<close>year|month)\b|"
            r"(?<=of\s)the\s+(?P<whole>year|month|week)\b(?!\s+(?:to|before|after|earlier|of|\d))|\byear\s+to\s+date\b|\bso\s+far\s+this\s+(?P<sofar>week|month|year)\b",
            part_of_unit_meant,
        ),
        rule(
            "unit",
            r"(?:\b(?:at|over|on|of|during)\s+|(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s)|(?<=\bbefore\s))the\s+weekend\b",
            weekend_meant,
        ),
        rule("later", r"\b(?:by|since|until)\s+then\b", then_meant),
        rule(
            "later",
            rf"\b(?:in|over|during|for|within|of|across|throughout)\s+(?:(?:the|that)\s+same\s+(?:months|weeks|days|years|period|time|stretch)|"
            rf"those\s+(?:{count}\s+)?(?P<units>days|weeks|months|years)|that\s+(?:period|time|stretch))\b",
            span_meant,
        ),
        rule(
            "quarter",
            rf"\b(?:in|over|during|for)\s+the\s+first\s+(?P<count>\d{{1,2}}|{spelt})\s+months\b(?!\s+(?:of|in|after|since|following|from)\b)",
            first_months_meant,
        ),
        rule("unit", r"(?<=\s)next(?=\s*(?:[.,;:)]|$))", next_meant),
        rule("decade", r"\b(?P<number>\d{1,2})(?:st|nd|rd|th)[\s-]+century\b(?!\s+BC)", century_meant),
        rule(
            "weekday",
            rf"\b{weekday}(?:\s+of)?\s+(?P<which>last|this|next)\s+week\b|\b(?P<early>last|this|next)\s+week(?:,|\s+on|\s+-)?\s+"
            + pieces.weekday("late"),
            weekday_of_week_meant,
        ),
        rule("day", rf"\b(?:the\s+)?(?P<ordinal>{ordinal})\s+(?:day\s+)?of\s+(?-i:{month}){year}", spelt_day_meant),
        rule(
            "day",
            rf"\b(?-i:{month})\s+(?:the\s+)?(?P<ordinal>{ordinal})(?=\s*[.,;:)]|\s*$|\s+(?:and|to|at|in|until|(?:19|20)\d\d)\b)"
            rf"{year}",
            spelt_day_meant,
        ),
        rule(
            "day",
            r"\b(?:the\s+)?(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)(?:\s+day)?\s+of\s+(?P<which>this|last|next)\s+month\b",
            day_of_month_meant,
        ),
        rule(
            "today",
            rf"\bin\s+{count}\s+{unit}s?(?:[’']s?\s+time)\b|\b(?:in|within)\s+(?P<soon>an?(?:\s+few)?|\d{{1,3}}|{spelt})\s+"
            r"(?P<far>days?|weeks?|months?|years?)\b",
            ahead_meant,
        ),
    )


def _base(setting: Setting) -> Period | None:
    if setting.last is not None:
        return setting.last
    return Period.day(setting.published) if setting.published is not None else None


def neighbour_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "the following week", "the same month", "the day before", "that year": beside the period spoken of."""
    base = _base(setting)
    if base is None:
        return None
    unit = (match["unit"] or match["one"] or match["step"] or match["that"] or "day").lower()
    unit = "day" if unit in pieces.PARTS_OF_DAY else unit
    word = match["which"] or match["next"] or match["way"] or "same"
    step = _STEPS.get(word.lower(), 0)
    if (match["which"] or "").lower() == "same" and unit == "day" and setting.fresh is not None:
        base = setting.fresh if base.days_apart(setting.fresh) > _ANOTHER_TIME else base
    if unit == "fortnight":
        return Period(base.last + timedelta(days=1), base.last + timedelta(days=14)) if step > 0 else None
    if unit == "year" and step and is_year(base):
        return moved(base, step)  # "in the year to July 2023, from 11,594 the year before"
    return unit_around(unit, base.last if step > 0 else base.first, step)


def later_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "two days later", "a year on,": from the period spoken of; None where none is."""
    if setting.last is None:
        return None
    unit, count = match["unit"].lower(), count_of(match["count"])
    day = back(
        setting.last.first, -2 * count if unit == "fortnight" else -count, "week" if unit == "fortnight" else unit
    )
    if unit in ("year", "decade") and setting.last.days > 1:
        return Period.month(day.year, day.month) if setting.last.days <= 31 else Period.year(day.year)
    return Period.month(day.year, day.month) if unit in ("month", "quarter", "year") else Period.day(day)


def part_of_unit_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "earlier in the week", "the end of the year", "year-end", "the year to date"."""
    today = setting.published
    if today is None:
        return None
    if match["whole"]:
        return (
            unit_around(match["whole"].lower(), today, 0)
            if _INSIDE.search(match.string, max(0, match.start() - 14), match.start())
            else None
        )
    ending = match["ending"] or match["close"]
    if ending:
        around = unit_around(ending.lower(), today, 0)
        if around is None:
            return None
        past = around.last - today > _LONG_TO_GO and not _is_to_come(match)
        whole = unit_around(ending.lower(), today, -1) if past else around
        return Period.day(whole.last) if whole is not None else None
    unit = match["unit"] or match["sofar"] or match["mid"] or "year"
    period = unit_around(unit.lower(), today, 0)
    if period is None:
        return None
    if match["mid"]:
        middle = part_of(period, "mid")
        before = unit_around(unit.lower(), today, -1) if middle.first > today and not will_near(match) else None
        return part_of(before, "mid") if before is not None else middle
    part = (match["part"] or "").lower()
    if (match["edge"] or "").lower().endswith("turn of") and unit.lower() == "century":
        return years(1999, 2000)
    if part == "earlier" or not (part or match["edge"]):
        return Period(period.first, today)
    if part == "later":
        return Period(today, period.last)
    edge = re.sub(r"\bturn\b", "end", part or match["edge"])
    named = part_of(period, edge)
    gone = unit_around(unit.lower(), today, -1)
    limit = match.string[max(0, match.start() - 3) : match.start()].lower() == "by "
    if (
        named is not None
        and gone is not None
        and not limit
        and named.last - today > _LONG_TO_GO
        and not _is_to_come(match)
    ):
        return part_of(gone, edge)  # told of in the past, "at the turn of the year" is the last one
    return named


def _is_to_come(match: re.Match[str]) -> bool:
    return is_future(match) or will_near(match)


def weekend_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "at the weekend": the one just past, or the one that the publication is in; the next where it is to come."""
    if setting.published is None:
        return None
    offset = 0 if setting.published.weekday() >= 5 else 1 if is_future(match) and will_near(match) else -1
    return unit_around("weekend", setting.published, offset)


def then_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "by then", "until then": the day last named as a limit; "since then": the period spoken of."""
    limit = setting.deadline if not match.group().lower().startswith("since") and setting.last is not None else None
    return limit or setting.last


_DAYS = {"days": 1, "weeks": 7, "months": 30.4, "years": 365.25}
_SLACK = 0.15
"""By how much of itself a stretch may differ from what "those thirty days" says of it."""


def span_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "over the same months", "for those 30 days", "in that period": the stretch spoken of, if it is so long."""
    whole = setting.main
    if whole is None or whole.days == 1:
        return None
    if match["count"]:
        told = count_of(match["count"]) * _DAYS[match["units"].lower()]
        return whole if abs(whole.days - told) <= _SLACK * told else None
    return whole


def first_months_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "in the first eight months", told of in the months after them: those of the year."""
    if setting.published is None:
        return None
    count = int(count_of(match["count"]))
    since = setting.published.month - 1 - count + (12 if count >= setting.published.month else 0)
    if not 1 < count < 12 or not 0 <= since <= _MONTHS_AFTER:
        return None
    year = setting.published.year - (count >= setting.published.month)
    return Period(Period.month(year, 1).first, Period.month(year, count).last)


def next_meant(_match: re.Match[str], setting: Setting) -> Period | None:
    """Read "8.3 percent this year and 5.7 percent next": the year after the one spoken of."""
    last = setting.last
    if last is None or setting.published is None or last != Period.year(setting.published.year):
        return None
    return Period.year(setting.published.year + 1)


def century_meant(match: re.Match[str], _setting: Setting) -> Period | None:
    """Read "the 19th century"."""
    number = int(match["number"])
    if not 1 <= number <= 30:
        return None
    first = 100 * (number - 1)
    return Period(Period.year(max(first, 1)).first, Period.year(first + 99).last)


def weekday_of_week_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "Monday of last week", "next week on Tuesday"."""
    if setting.published is None:
        return None
    which = (match["which"] or match["early"]).lower()
    week = unit_around("week", setting.published, {"last": -1, "next": 1}.get(which, 0))
    return weekday_on(match["weekday"] or match["late"], week) if week is not None else None


def spelt_day_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "the second of August", "March twenty-first, 2019"."""
    day = int(table("calendar")["days"]["-".join(match["ordinal"].lower().split())])
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else year_for(month, day, setting, future=is_future(match))
    found = day_or_none(year, month, day) if year is not None else None
    return Period.day(found) if found is not None else None


def day_of_month_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "the 15th of next month"."""
    if setting.published is None:
        return None
    step = {"last": -1, "next": 1}.get(match["which"].lower(), 0)
    found = day_or_none(*shifted(setting.published.year, setting.published.month, step), int(match["day"]))
    return Period.day(found) if found is not None else None


def ahead_meant(match: re.Match[str], setting: Setting) -> Period | None:
    """Read "in two weeks' time", and "in two weeks" where something is to come."""
    if setting.published is None:
        return None
    if match["soon"] and _RANKED.search(match.string, max(0, match.start() - 40), match.start()):
        return None  # "its first in seven years"
    if match["soon"] and not to_come(match.string, match.start()):
        return None
    unit = (match["unit"] or match["far"]).lower()
    count = count_of(match["count"] or match["soon"])
    day = back(
        setting.published, -2 * count if unit == "fortnight" else -count, "week" if unit == "fortnight" else unit
    )
    if unit.startswith("year"):
        return Period.year(day.year)
    return Period.month(day.year, day.month) if unit.startswith(("month", "quarter")) else Period.day(day)
