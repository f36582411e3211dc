"""Dates set against each other: "before 1980" and "after 1977" can both be so, "on 2 July" and "after 7 July" not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from factcheck.compare.questions.phrases import names_in, roots
from factcheck.compare.questions.wordlists import wordlists
from factcheck.text.dates.dates import Dated, find_dates
from factcheck.text.dates.periods import Period

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
    r"late|mid|released|around|about)|\()[\s,–-]*(?:the\s+)?(?:(?:end|start|beginning|summer|spring|autumn|fall|winter)\s+of\s+)?(?:the\s+year\s+)?$",
    re.IGNORECASE,
)
_WORD_OF_CONTENT = re.compile(r"born|died|released", re.IGNORECASE)
"""What stands before a date that says when something was; "the Games of 2018" and "as of May" date something else."""
_KINDS = ("day", "month", "year", "iso", "interval", "decade", "two years")
_LIVED = re.compile(r"\(\s*(?:born\s)?$")
"""Before an interval in brackets: the first day is that of a birth, the last that of a death."""
_PASSED = re.compile(r"\bpass(?:ed|es|ing)? away\b", re.IGNORECASE)
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?,?\s*(?:(?:on|of)\s+)?", re.IGNORECASE)
"""The hour before a day: "as of 3:00 p.m. 15 March"."""
_FROM_TO = re.compile(r"\b(?:between|since)\s(?=\d{1,2}\s[A-Z]\w+(?:\s\d{4})?\sto\s\d)")
"""What opens a stretch of time as "from" does: "since 5 March to 28 April"."""
_ANEW = re.compile(r"\s*,?\s+(?:(?:he|she|it|they|we|the|a|an)\s|[A-Z]\w+\s[a-z])")
"""Behind a date with which a clause begins: "as on 13 August he left"."""
_MADE = re.compile(r"\b(?:is|was)\s+(?:an?|the)\s+$", re.IGNORECASE)
"""Before a year that says when a thing is from: "is a 2004 film"."""
_SINCE = re.compile(r"\bsince\s*$", re.IGNORECASE)
_AS_OF = re.compile(r"\bas\s+of\s*$", re.IGNORECASE)
_EDITION = re.compile(r"\s+(?!AD\b|CE\b)[A-Z]")
"""Behind a year that only names one of a series: "the 2014 Winter Games"."""
_STOP = re.compile(r"[.;]\s")
_BREAK = re.compile(r"[.;:,()]\s|\s(?:and|as|but|that|while|which|who|where|when)\s")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days that an expression of time allows for what it dates."""

    first: date
    last: date
    verb: str = field(default="", compare=False)
    """The last word of content before it: what the date is the date of."""
    near: frozenset[str] = field(default=frozenset(), compare=False)
    """The words of content of its clause, verbs of one act as one word."""
    since: bool = False
    """Whether it says when something began: then its first day is meant as such."""
    span: bool = field(default=False, compare=False)
    """Whether it says from when to when."""
    edition: bool = field(default=False, compare=False)
    """Whether it only tells one of a series from the others."""
    as_of: bool = field(default=False, compare=False)
    """Whether it says of when a count is."""

    @property
    def is_limit(self) -> bool:
        """Whether it is open to one side."""
        return self.first == date.min or self.last == date.max

    def meets(self, other: Stretch) -> bool:
        """Whether one day satisfies both."""
        return self.first <= other.last and other.first <= self.last

    def dates_what(self, other: Stretch) -> bool:
        """Whether the word before the one stands in the clause of the other."""
        return bool({self.verb} & other.near or {other.verb} & self.near)


def stretches(text: str, published: str | None = None, *, every: bool = False, standing: bool = False) -> list[Stretch]:
    """The expressions of time of a text that date what it says, each with its "before" or "after".

    `every` takes those too that only name something ("the 2002 games"), `standing` those that say of when a count is.
    """
    text = _FROM_TO.sub("from ", _HOUR.sub("", _PASSED.sub("died", _LOOSE_COMMA.sub(",", text))))
    found = []
    for dated in find_dates(text, published):
        if dated.kind in ("interval", "two years") and dated.period and _LIVED.search(text, 0, dated.span.start):
            found += _life(dated.period)
        elif (stretch := _stretch(text, dated, every=every, standing=standing)) is not None:
            found.append(stretch)
    return found


def _life(period: Period) -> list[Stretch]:
    """A birth and a death: of a span of years each may be on any day of its year."""
    born, died = period.first, period.last
    whole = (born.month, born.day, died.month, died.day) == (1, 1, 12, 31)
    return [
        Stretch(born, born.replace(month=12, day=31) if whole else born, _act("born"), frozenset({_act("born")})),
        Stretch(died.replace(month=1, day=1) if whole else died, died, _act("died"), frozenset({_act("died")})),
    ]


def _stretch(text: str, dated: Dated, *, every: bool, standing: bool) -> Stretch | None:
    if dated.period is None or dated.kind not in _KINDS:
        return None
    lead = text[max(0, dated.span.start - 24) : dated.span.start]
    made = dated.kind == "year" and _MADE.search(lead) is not None
    of_when = _AS_OF.search(lead) is not None
    introduced = _DATES.search(lead)
    if not (standing if of_when else every or made or introduced):
        return None
    first, last = dated.period.first, dated.period.last
    start = dated.span.start
    if introduced is not None and not _WORD_OF_CONTENT.match(introduced.group()):
        start -= len(lead) - introduced.start()
    verb, near = _clause(text, start, dated.span.end)
    if of_when:
        verb, near = "", frozenset()
    elif made:
        verb, near = _act("released"), near | {_act("released")}
    if (before := _BEFORE.search(lead)) is not None:
        inclusive = _INCLUSIVE.search(before.group())
        return Stretch(date.min, last if inclusive else date.fromordinal(max(1, first.toordinal() - 1)), verb, near)
    if (after := _AFTER.search(lead)) is not None:
        inclusive = _INCLUSIVE.search(after.group())
        begun = first if inclusive else date.fromordinal(last.toordinal() + 1)
        return Stretch(begun, date.max, verb, near, since=_SINCE.search(lead) is not None)
    span = dated.kind in ("interval", "two years")
    edition = (
        not made and dated.kind == "year" and _EDITION.match(text, dated.span.end) is not None and not _ON.search(lead)
    )
    return Stretch(first, last, verb, near, edition=edition, span=span, as_of=of_when)


_ON = re.compile(r"\b(?:in|on|during)\s*$", re.IGNORECASE)


def _act(word: str) -> str:
    """The stem of a word of content, verbs of one act as one."""
    stem = next(iter(roots(word)), "")
    return _acts().get(stem, stem)


@lru_cache(maxsize=1)
def _acts() -> dict[str, str]:
    return {stem: act for act, words in wordlists().acts.items() for word in words for stem in roots(word)}


def _clause(text: str, start: int, end: int) -> tuple[str, frozenset[str]]:
    """The last word of content before a date in its clause, and all of them; those behind it where it comes first."""
    begun = max(0, start - CLAUSE)
    lead = text[begun:start] if begun == 0 else text[begun:start].partition(" ")[2]
    near = [_content(piece) for piece in _BREAK.split(lead)[-2:]]
    if not near[-1] and _ANEW.match(text, end):
        near = []
    if words := [word for piece in near for word in piece]:
        return words[-1], frozenset(words)
    return "", frozenset(_content(_STOP.split(text[end : end + 2 * CLAUSE])[0]))


def _content(piece: str) -> list[str]:
    words = re.findall(r"[^\W\d_][\w-]*", piece)
    stems = ((word, stem) for word in words for stem in roots(word))
    return [_acts().get(stem, stem) for word, stem in stems if word.islower() or stem in _acts()]


CLAUSE = 80
"""Characters on one side of a date in which its clause lies."""


_LOOSE_COMMA = re.compile(r"\s+,")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def _reference(own: str, other: str) -> str:
    """A day of reference for one text's dates without a year: the end of the one year that both texts name.

    Of several it is the first that the other names; where the other has such dates too, both are of one year,
    whichever it is.
    """
    named = _YEAR.findall(own) + _YEAR.findall(other)
    if len(set(named)) == 1:
        return f"{named[0]}-12-31"
    if any(dated.period is None for dated in find_dates(_LOOSE_COMMA.sub(",", other))):
        return "2000-12-31"
    found = _YEAR.search(other)
    return f"{found.group() if found else '2000'}-12-31"


SURE = 0.8
"""Two plain dates contradict each other only where so many of the words are the same …"""
SURE_OF_A_VERB = 0.5
"""… so many where both date one verb …"""
SURE_OF_A_LIMIT = 0.5
"""… or so many where one is a limit ("before 1980"): who names a limit has the other's date in mind …"""
SURE_OF_BOTH = 0.25
"""… and so many where both is so."""


def dates_meet(a: str, b: str, likeness: float, *, standing: bool = False) -> bool | None:
    """Whether every date of the text with fewer dates is met by one of the other.

    None where one text has none, or where they clash but may date two things; `likeness` is the share of words that
    the two texts have in common, `standing` whether they give one number, so that it counts of when it is.
    """
    every = likeness >= SURE
    ours, theirs = (
        stretches(text, _reference(text, other), every=every, standing=standing) for text, other in ((a, b), (b, a))
    )
    if not ours or not theirs:
        return None
    few, many = sorted((ours, theirs), key=len)
    rivals = names_in(a) - names_in(b) and names_in(b) - names_in(a)
    verdict: bool | None = True
    for x in few:
        if x in many:
            continue
        others = [y for y in many if y not in few] or many
        alone = len(few) == 1 == len(others)
        if x.span and (spans := [y for y in others if y.span and x.near & y.near]):
            others, alone = spans, len(few) == 1 == len(spans)
        elif any(_same_time(x, y) for y in many):
            continue
        if standing and x.is_limit and any(y.as_of for y in others):
            others = [y for y in others if y.as_of]
        one_act = [y for y in others if x.verb and x.verb == y.verb] or [y for y in others if x.verb in y.near]
        others = one_act or [y for y in others if not y.near or x.near & y.near] or others
        if any(_can_both_be(x, y, likeness) for y in others):
            continue
        if any(_one_thing(x, y, likeness, rivals=bool(rivals), alone=alone) for y in others):
            return False
        verdict = None
    return verdict


def _same_time(x: Stretch, y: Stretch) -> bool:
    """Whether one plain date lies in the other: "in May" and "on 19 May" are one, whatever act each is beside."""
    return not (x.is_limit or y.is_limit or (x.span and y.span)) and x.meets(y)


def _can_both_be(x: Stretch, y: Stretch, likeness: float) -> bool:
    if x.since and y.since and likeness >= SURE:
        return x.first == y.first
    if x.span and y.span and likeness >= SURE_OF_A_VERB and x.near & y.near:
        return (x.first, x.last) == (y.first, y.last)
    return x.meets(y)


def _one_thing(x: Stretch, y: Stretch, likeness: float, *, rivals: bool, alone: bool) -> bool:
    """Whether two dates that clash are surely of one thing; `alone` where no other date could be meant."""
    limit = x.is_limit != y.is_limit
    if rivals and (x.edition or y.edition):
        return False
    if x.dates_what(y):
        return likeness >= (SURE_OF_BOTH if limit else SURE_OF_A_VERB if alone else SURE)
    if x.near and y.near and not x.near & y.near:
        return False
    return likeness >= (SURE_OF_A_LIMIT if limit else SURE)
