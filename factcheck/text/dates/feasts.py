"""Feast days: Christmas, Easter, Thanksgiving and others, by the calendar of the table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from factcheck.text.dates.outlook import is_future
from factcheck.text.dates.periods import Period
from factcheck.text.dates.rules import Rule
from factcheck.text.dates.senses import Setting, year_for
from factcheck.text.tables import table


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the Gregorian computus of Meeus and Jones.

    >>> easter(2024), easter(2019)
    (datetime.date(2024, 3, 31), datetime.date(2019, 4, 21))
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    epact = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches: the Julian computus of Meeus, thirteen days on (1900 to 2099).

    >>> orthodox_easter(2023), orthodox_easter(2024)
    (datetime.date(2023, 4, 16), datetime.date(2024, 5, 5))
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


@lru_cache(maxsize=1)
def feast_rules() -> tuple[Rule, ...]:
    """A feast is a date where a preposition, "last", "next" or a year says so; "Christmas shopping" is none."""
    names = "|".join(
        re.escape(name).replace("'", "[’']") for name in sorted(table("calendar")["feasts"], key=len, reverse=True)
    )
    led = r"(?:\b(?:on|at|by|since|until|till|before|after|over|around|from|between|and|during)\s+)"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)"
    return (
        Rule(
            "day",
            re.compile(
                rf"(?:\b(?P<which>last|next|this|previous|following)\s+|(?<!\w)(?={names}))(?P<feast>{names})(?![\w-])(?:,?\s+(?:of\s+|in\s+)?{year})?",
                re.IGNORECASE,
            ),
            _feast_meant(re.compile(rf"{led}$", re.IGNORECASE)),
            leans=True,
        ),
    )


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year: fixed, counted from Easter or a weekday of a month; None beyond a list."""
    row = table("calendar")["feasts"][name]
    if "dates" in row:
        return next((day for day in row["dates"] if day.year == year), None)
    if "orthodox" in row:
        return orthodox_easter(year) + timedelta(days=row["orthodox"])
    if "easter" in row:
        return easter(year) + timedelta(days=row["easter"])
    if "weekday" not in row:
        return date(year, row["month"], row["day"])
    first = date(year, row["month"], 1)
    if row["nth"] > 0:
        found = first + timedelta(days=(row["weekday"] - first.weekday()) % 7 + 7 * (row["nth"] - 1))
    else:
        after = date(year + row["month"] // 12, row["month"] % 12 + 1, 1) - timedelta(days=1)
        found = after - timedelta(days=(after.weekday() - row["weekday"]) % 7)
    return found + timedelta(days=row.get("plus", 0))


def _feast_meant(led: re.Pattern[str]) -> Callable[[re.Match[str], Setting], Period | None]:
    def meant(match: re.Match[str], setting: Setting) -> Period | None:
        """Read "at Christmas", "last Easter", "Black Friday 2010"."""
        which = (match["which"] or "").lower()
        name = match["feast"].lower().replace("’", "'")
        if match["year"]:
            return _on(feast_day(name, int(match["year"])))
        if not which and not led.search(match.string, max(0, match.start() - 12), match.start()):
            return None
        if setting.published is None:
            return None
        day = feast_day(name, setting.published.year)
        if day is None:
            return None
        year = year_for(day.month, day.day, setting, future=is_future(match) or which in ("next", "following"))
        year = year if year is not None else setting.published.year
        found = feast_day(name, year)
        if which in ("last", "previous") and found is not None and found >= setting.published:
            found = feast_day(name, year - 1)
        if which in ("next", "following") and found is not None and found <= setting.published:
            found = feast_day(name, year + 1)
        return _on(found)

    return meant


def _on(day: date | None) -> Period | None:
    return None if day is None else Period.day(day)
