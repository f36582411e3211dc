"""Occasions: "since the invasion", "two days after the quake", "on the eve of the vote".

They are dated by where the text says when the occasion was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from factcheck.text.dates import pieces
from factcheck.text.dates.calendars import back, count_of
from factcheck.text.dates.periods import Period
from factcheck.text.spans import Span
from factcheck.text.tables import table

_WHAT = (
    r"(?P<what>(?:(?:the|its|their|this|it|they|that|last|of|[A-Z][\w-]+(?:[’']s?)?|[a-z][a-z’'-]+)\s+){%d,6}?[a-z][a-z-]+)"
    r"(?=\s*(?:[.,;:)»”\"]|—|$)|\s+(?:and|but|while|as|in|at|by|on|from|to|with|he|she|they|it)\b|\s+\d)"
)
_SINCE = re.compile(rf"\b[Ss]ince\s+{_WHAT % 1}")
_WORD = re.compile(r"[A-Za-z][\w-]+")
_SENTENCE = re.compile(r"[.!?][”\"’»)]*\s+(?=[A-Z“\"«])|\n")
_NEAR = 90
"""How many characters of its sentence may lie between an occasion and its date."""
_SHORT = 31
"""The longest period, in days, that dates an occasion."""
_DAYS = 3
"""The longest from which days are counted."""
_FIRST_YEAR, _LAST_YEAR = 1000, 9000
"""Between these every step of three digits stays in the calendar."""


@cache
def _beside() -> re.Pattern[str]:
    spelt = pieces.spelt(2)
    day = "|".join(("day", *pieces.PARTS_OF_DAY))
    nth = "|".join(word for word, number in table("calendar")["ordinals"].items() if number)
    return re.compile(
        rf"(?i:\b(?:on\s+)?the\s+(?P<part>{day}|eve)\s+(?P<way>of|after|before)\s+|"
        rf"\b(?P<count>an?|\d{{1,3}}|{spelt})\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<far>after|before|into)\s+|"
        rf"\b(?:on\s+)?the\s+(?P<nth>{nth}|opening)\s+(?:day|night|morning|evening)\s+of\s+)"
        rf"{_WHAT % 0}"
    )


def occasions(
    text: str, dates: Sequence[tuple[Span, Period | None]], today: date | None = None
) -> Iterator[tuple[Span, Period, str]]:
    """The expressions that lean on an occasion, each with its period and what leads it ("since").

    Where another sentence gives the occasion a date, and the whole lies no later than `today`.
    """
    for pattern, lead in ((_SINCE, "since"), (_beside(), "")):
        for found in pattern.finditer(text):
            span = Span(*found.span())
            if any(known.start < span.end and span.start < known.end for known, _ in dates):
                continue
            names = _names(found["what"])
            told = _dated(text, span, names, dates) if names else None
            if told is not None and not lead:
                told = _moved(found, told)
            if told is not None and (lead or today is None or told.first <= today):
                yield span, told, lead


def _moved(found: re.Match[str], occasion: Period) -> Period | None:
    """The day, month or year so far from an occasion of a few days."""
    if occasion.days > _DAYS or not _FIRST_YEAR < occasion.first.year < _LAST_YEAR:
        return None
    if found["part"]:
        step = -1 if found["part"].lower() == "eve" else {"after": 1, "before": -1}.get(found["way"].lower(), 0)
        day = (occasion.last if step > 0 else occasion.first) + timedelta(days=step)
        return Period.day(day) if step else occasion
    if found["nth"]:
        nth = table("calendar")["ordinals"].get(found["nth"].lower(), 1)
        return Period.day(occasion.first + timedelta(days=nth - 1))
    count = count_of(found["count"]) * (-1 if found["far"].lower() == "before" else 1)
    day = back(occasion.first, -count, found["unit"])
    return Period.day(day) if found["unit"].startswith(("day", "week")) else Period.month(day.year, day.month)


def _names(what: str) -> frozenset[str]:
    """What the occasion is called: its nouns, or its verb where it has none ("since it reopened")."""
    words = [word.lower() for word in _WORD.findall(what)]
    plain = [word for word in words if word not in table("calendar")["beginnings"]]
    return frozenset(_root(word) for word in plain)


def _dated(
    text: str, mention: Span, names: frozenset[str], dates: Sequence[tuple[Span, Period | None]]
) -> Period | None:
    """The period of the first short date in whose sentence the occasion is named, the mention itself aside."""
    text = text[: mention.start] + " " * len(mention) + text[mention.end :]
    for span, period in dates:
        if period is None or period.days > _SHORT or mention.start <= span.start < mention.end + _NEAR // 3:
            continue
        before = _SENTENCE.split(text[max(0, span.start - _NEAR) : span.start])[-1]
        after = _SENTENCE.split(text[span.end : span.end + _NEAR])[0]
        around = {_root(word.lower()) for word in _WORD.findall(f"{before} {after}")}
        if names <= around:
            return period
    return None


def _root(word: str) -> str:
    """A word without its ending; words of one kind of occasion have one root: "invaded" and "invasion"."""
    group = _groups().get(word)
    return group or re.sub(r"(?:ed|ing|es|s)$", "", word)


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    return {word: name for name, words in table("calendar")["occasions"].items() for word in words}
