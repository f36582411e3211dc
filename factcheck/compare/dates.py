"""Dates set against each other: "before 1980" and "after 1977" can both be so, "on 2 July" and "after 7 July" not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from factcheck.text.dates import Dated, find_dates

_BEFORE = re.compile(
    r"\b(?:before|prior to|earlier than|until|till|by|not after|no later than)\s*(?:the\s+)?(?:end of\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after|later than|following|not before|since|past)\s*(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE
)
_INCLUSIVE = re.compile(r"\b(?:until|till|by|since|not|no)\b", re.IGNORECASE)


_DATES = re.compile(
    r"(?:\b(?:in|on|during|before|after|prior to|than|until|till|by|since|from|following|past|between|born|died|early|"
    r"late|mid|released|around|about)|\()[\s,]*(?:the\s+)?(?:(?:end|start|beginning|summer|spring|autumn|fall|winter)\s+of\s+)?(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
"""What stands before a date that says when something was; "the Games of 2018" and "as of May" date something else."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that an expression of time allows for what it dates."""

    first: date
    last: date

    def meets(self, other: Stretch) -> bool:
        """Whether one day satisfies both."""
        return self.first <= other.last and other.first <= self.last


def stretches(text: str, published: str | None = None, *, every: bool = False) -> list[Stretch]:
    """The expressions of time of a text that date what it says, each with its "before" or "after".

    `every` takes those too that only name something: "a 2002 film".
    """
    text = _LOOSE_COMMA.sub(",", text)
    return [s for dated in find_dates(text, published) if (s := _stretch(text, dated, every=every)) is not None]


def _stretch(text: str, dated: Dated, *, every: bool) -> Stretch | None:
    if dated.period is None:
        return None
    lead = text[max(0, dated.span.start - 24) : dated.span.start]
    if dated.kind not in ("day", "month", "year", "iso", "interval") or not (every or _DATES.search(lead)):
        return None
    first, last = dated.period.first, dated.period.last
    if _BEFORE.search(lead):
        inclusive = _INCLUSIVE.search(_BEFORE.search(lead).group())  # type: ignore[union-attr]
        return Stretch(date.min, last if inclusive else date.fromordinal(max(1, first.toordinal() - 1)))
    if _AFTER.search(lead):
        inclusive = _INCLUSIVE.search(_AFTER.search(lead).group())  # type: ignore[union-attr]
        return Stretch(first if inclusive else date.fromordinal(last.toordinal() + 1), date.max)
    return Stretch(first, last)


_LOOSE_COMMA = re.compile(r"\s+,")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _by_the_year_of(text: str) -> str:
    """A day of reference for the other text's dates without a year: the end of the first year that this one names."""
    found = _YEAR.search(text)
    return f"{found.group() if found else '2000'}-12-31"


def dates_meet(a: str, b: str, *, every: bool = False) -> bool | None:
    """Whether every date of the text with fewer dates is met by one of the other; None where one text has none."""
    ours, theirs = (stretches(text, _by_the_year_of(other), every=every) for text, other in ((a, b), (b, a)))
    if not ours or not theirs:
        return None
    few, many = sorted((ours, theirs), key=len)
    return all(any(x.meets(y) for y in many) for x in few)
