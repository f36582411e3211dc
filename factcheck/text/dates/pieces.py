"""Pieces that the patterns of several rules of dates are made of: months, weekdays, numbers in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck.text.scales import number_word
from factcheck.text.tables import table

PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
NO_VERB = "".join(f"(?<!{modal} )" for modal in ("will", "would", "could", "may", "might", "can", "should", "must"))
"""Before "last" it tells the time from the verb: "the last three weeks", not "will last three weeks"."""


@cache
def month() -> str:
    """The name of a month with a capital or in capitals, as the group `month`, with the stop of an abbreviation."""
    return rf"(?P<month>{month_name()})\b\.?"


@cache
def month_name() -> str:
    """The name of a month with a capital or in capitals."""
    return _capital(table("calendar")["months"])


@cache
def weekday(group: str = "weekday") -> str:
    """The name of a day of the week with a capital or in capitals, as a group."""
    return rf"(?P<{group}>{_capital(table('calendar')['weekdays'])})\b"


@cache
def spelt(most: int = 3) -> str:
    """A number of up to so many words: "three", "forty-five"."""
    return rf"(?:{number_word()})(?:[\s-](?:{number_word()})){{0,{most - 1}}}"


def _capital(words: Iterable[str]) -> str:
    forms = [form for word in words for form in (word.capitalize(), word.upper())]
    return "|".join(sorted(forms, key=len, reverse=True))
