"""Dates set against each other: "before 1980" and "after 1977" can both be so, "on 2 July" and "after 7 July" not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from factcheck.compare.phrases import content_words
from factcheck.text.dates.dates import Dated, find_dates

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
    verb: str = field(default="", compare=False)
    """The last word of content before it: what the date is the date of."""

    @property
    def is_limit(self) -> bool:
        """Whether it is open to one side."""
        return self.first == date.min or self.last == date.max

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
    verb = _verb_before(text, dated.span.start)
    if _BEFORE.search(lead):
        inclusive = _INCLUSIVE.search(_BEFORE.search(lead).group())  # type: ignore[union-attr]
        return Stretch(date.min, last if inclusive else date.fromordinal(max(1, first.toordinal() - 1)), verb)
    if _AFTER.search(lead):
        inclusive = _INCLUSIVE.search(_AFTER.search(lead).group())  # type: ignore[union-attr]
        return Stretch(first if inclusive else date.fromordinal(last.toordinal() + 1), date.max, verb)
    return Stretch(first, last, verb)


def _verb_before(text: str, start: int) -> str:
    """The last lower-case word of content in the few words before a date."""
    words = [word for word in re.findall(r"[^\W\d_][\w-]*", text[max(0, start - 40) : start]) if word.islower()]
    stems = [stem for word in words[-VERB_WITHIN:] for stem in content_words(word)]
    return stems[-1] if stems else ""


VERB_WITHIN = 4


_LOOSE_COMMA = re.compile(r"\s+,")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _by_the_year_of(text: str) -> str:
    """A day of reference for the other text's dates without a year: the end of the first year that this one names."""
    found = _YEAR.search(text)
    return f"{found.group() if found else '2000'}-12-31"


def _of_two_things(x: Stretch, y: Stretch, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether each date has a verb that the other text lacks: "born before 1980", "married in 1999"."""
    return bool(x.verb and y.verb) and x.verb != y.verb and not (ours & theirs & {x.verb, y.verb})


SURE = 0.8
"""Two plain dates contradict each other only where so many of the words are the same …"""
SURE_OF_A_VERB = 0.5
"""… so many where both date one verb …"""
SURE_OF_A_LIMIT = 0.5
"""… or so many where one is a limit ("before 1980"): who names a limit has the other's date in mind."""


def dates_meet(a: str, b: str, likeness: float) -> bool | None:
    """Whether every date of the text with fewer dates is met by one of the other.

    None where one text has none, or where they clash but may date two things; `likeness` is the share of words that
    the two texts have in common.
    """
    every = likeness >= SURE
    ours, theirs = (stretches(text, _by_the_year_of(other), every=every) for text, other in ((a, b), (b, a)))
    if not ours or not theirs:
        return None
    few, many = sorted((ours, theirs), key=len)
    left = [x for x in few if x not in many]
    open_dates = [y for y in many if y not in few] or many
    clashing = [x for x in left if not any(x.meets(y) for y in open_dates)]
    if not clashing:
        return True
    words = content_words(a), content_words(b)
    if all(_of_two_things(x, y, *words) for x in clashing for y in open_dates):
        return None
    if likeness >= SURE:
        return False
    if likeness >= SURE_OF_A_VERB and any(x.verb == y.verb != "" for x in clashing for y in open_dates):
        return False
    limits = any(x.is_limit != y.is_limit for x in clashing for y in open_dates)
    return False if limits and likeness >= SURE_OF_A_LIMIT else None
