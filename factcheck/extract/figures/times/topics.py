"""Topic periods: a count that names no time is of the closed period that the counts of the same thing are of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from factcheck.claims import Figure, Role
from factcheck.extract.figures.times.times import By
from factcheck.extract.tables import table
from factcheck.text.dates.dates import Dated
from factcheck.text.dates.periods import Period

_CLOSED = timedelta(days=45)
"""How long before the news a period has ended that a whole text may be about."""
_DEAD = frozenset(("death", "dead", "toll", "fatalitie", "victim", "die", "kill", "perish"))
_WORD = re.compile(r"[\w’'-]+")


def with_topic_periods(figures: Sequence[Figure], by: Mapping[int, By], news: Period | None) -> list[Figure]:
    """The figures, those dated by nothing but the news moved to the closed period of the same measure before them.

    "14.9 million deaths from 2020 to 2021 … India accounts for 4.7 million of the deaths".
    """
    out = list(figures)
    last: dict[tuple[str | None, str], Period | None] = {}
    for index, figure in enumerate(figures):
        key = (figure.unit, _counted(figure))
        if not key[1]:
            continue
        period = Period.parse(figure.as_of)
        if by.get(index) in (By.SENTENCE, By.PARAGRAPH):
            closed = period is not None and news is not None and period.last < news.first - _CLOSED
            last[key] = period if closed else None
        elif by.get(index) in (By.NEWS, By.SPEECH) and (topic := last.get(key)) is not None:
            out[index] = replace(figure, as_of=str(topic))
    return out


_POLL = re.compile(
    r"\b(?:elections?|vote|ballot|referendum|plebiscite|runoff|run-off|polls?)\s+(?:(?:was|were|is)\s+)?(?:held\s+)?(?:of|on|closed\s+on|opened\s+on)\s+(?:the\s+)?$|"
    r"\b(?:voted|voting|went\s+to\s+the\s+polls)\s+(?:on\s+)?$",
    re.IGNORECASE,
)
_POLLED = re.compile(
    r"\s+(?:(?:presidential|parliamentary|general|local|snap|regional|municipal)\s+)?(?:election|vote|ballot|referendum|runoff)\b"
)


def with_polling_day(
    figures: Sequence[Figure], by: Mapping[int, By], text: str, dates: Sequence[Dated], news: Period | None
) -> list[Figure]:
    """The figures, those of votes and turnout that only the news dates moved to the day of the election named."""
    days = [
        dated.period
        for dated in dates
        if dated.period is not None
        and dated.period.days == 1
        and (news is None or dated.period.first <= news.last)
        and (_POLL.search(text, max(0, dated.span.start - 40), dated.span.start) or _POLLED.match(text, dated.span.end))
    ]
    if len(set(map(str, days))) != 1:
        return list(figures)
    words = table("measures")["voting"]
    return [
        replace(figure, as_of=str(days[0]))
        if by.get(index) in (By.NEWS, By.SPEECH)
        and figure.unit in (None, "percent")
        and figure.role is not Role.FORECAST
        and set((figure.measure or "").split()) & words
        else figure
        for index, figure in enumerate(figures)
    ]


def _counted(figure: Figure) -> str:
    """What a figure counts, the dead by one name."""
    head = _head(figure.measure)
    return "death" if head in _DEAD or (head == "people" and figure.event in _DEAD) else head


def _head(measure: str | None) -> str:
    """The head noun of a measure, without its "of" phrase, in the singular."""
    words = _WORD.findall(re.split(r"\b(?:of|in|from|for|a|per|to|on|by|with|at)\b", measure or "", maxsplit=1)[0])
    return words[-1].removesuffix("s") if words else ""
