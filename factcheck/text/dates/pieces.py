"""Pieces that the patterns of several rules of dates are made of: months, weekdays, numbers in words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck.text.alternatives import any_of
from factcheck.text.scales import number_word
from factcheck.text.tables import table

PARTS_OF_DAY = ("morning", "afternoon", "evening", "night")
NO_VERB = "".join(f"(?<!{modal} )" for modal in ("will", "would", "could", "may", "might", "can", "should", "must"))
"""Before "last" it tells the time from the verb: "the last three weeks", not "will last three weeks"."""
_HASTY = ("january", "february", "april", "june", "july", "september", "october", "november", "december")
"""Months that are meant without a capital too ("8 september"); "march", "may" and "august" are other words as well."""


@cache
def month() -> str:
    """The name of a month, as the group `month`, with the stop of an abbreviation."""
    return rf"(?P<month>{month_name()})\b\.?"


@cache
def month_name() -> str:
    """The name of a month, with a capital or in capitals; of most also without."""
    return any_of([*_cased(table("calendar")["months"]), *_HASTY])


@cache
def weekday(group: str = "weekday") -> str:
    """The name of a day of the week with a capital or in capitals, as a group."""
    return rf"(?P<{group}>{any_of(_cased(table('calendar')['weekdays']))})\b"


@cache
def spelt(most: int = 3) -> str:
    """A number of up to so many words: "three", "forty-five"."""
    return rf"(?:{number_word()})(?:[\s-](?:{number_word()})){{0,{most - 1}}}"


def _cased(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word.capitalize(), word.upper())]
