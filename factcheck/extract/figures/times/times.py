"""Times: the period that a figure speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from functools import lru_cache
from itertools import takewhile

from factcheck.claims import Figure
from factcheck.extract.figures.anchors import Anchor
from factcheck.extract.figures.times.held_against import (
    compared_before,
    is_base,
    of_another,
    of_comparison,
    of_history,
)
from factcheck.extract.figures.times.moments import Stance, of_next_clause, stance_of
from factcheck.extract.figures.times.tenses import Tense, tense_of
from factcheck.text.dates.dates import RANKED, YEAR_TO, Dated, day_of
from factcheck.text.dates.periods import Period
from factcheck.text.spans import Span

_RECENT = 45
_SAYING = 31
"""The longest time, in days, that only says when something was said: "this year polls show" tells of the year."""
_RATES = 40
"""How many figures back the month of a rate is looked for."""
_QUARTER = 92
_MOST_DATES = 200
"""How many dates of one sentence or paragraph are looked at."""
_COSTS = {Stance.TIED: -1000.0, Stance.OWN: 0.0, Stance.SAID: 80.0}
"""How much farther than its distance a date counts: the day of a statement is weaker than that of what is stated."""
SPOKEN = 300
"""How far before a date the figure that speaks of it may stand."""
OWN_DATE = 40
"""How near behind a figure a date of its own stands."""
_FROM = re.compile(
    r"\b(?:(?:up|down|higher|lower|rose|fell|risen|fallen|cut|raised|lowered|revised|slowing|accelerating|easing)(?:\s+\w+){0,2}|,)\s+"
    r"(?:from|against|compared\s+(?:with|to)|after)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?[\"“]?$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:so\s+far|to\s+date|currently|at\s+present|at\s+the\s+moment|now)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()\n]*\)")
_DIGIT = re.compile(r"\d")
_START = re.compile(
    r"\b(?:from|against|compared\s+(?:with|to)|after|than)\s(?:[^.;,\n]|(?<=\d)[.,](?=\d)){0,30}$", re.IGNORECASE
)
FRESH = timedelta(days=10)
"""What a report tells of as news lies at most so long before its publication."""
_EVE = timedelta(days=1)
"""What a report tells in the past without naming a day is of the day of publication or of the one before."""
_DAY_BEFORE = re.compile(
    r"\bthe\s+(?:day|previous\s+day)\s+before\b|\bthe\s+previous\s+day\b|\ba\s+day\s+earlier\b", re.IGNORECASE
)

_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|published|declared|wrote|added|stated|estimated|briefing|note|statement|"
    r"conceded|says|reporters|journalists|it|he|she)\s+(?:\w+\s+){0,2}?(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
_VALUE_OF = re.compile(
    r"\s+(?:[a-z][\w-]*\s+){1,3}of\s+(?:(?:some|about|around|more|less|than|over|nearly|almost|at|least)\s+)*[$€£]?"
)
_WHEN = re.compile(r"(?:\s+(?!when\b)[\w’'-]+){0,4},?\s+(?:when|in\s+which|which)\b")
""" "the deadliest since 2005, when 51 died" """
_FORMER = re.compile(r"\b(?:from|than)\s+(?:an?|the|its)\s+(?:earlier|initial|previous|first|provisional)\s+$")
""" "up from an earlier 72" was told before, nobody says when"""
_BACKGROUND = re.compile(
    r"\b(?:after|from|than|against|until)\s(?:[^.;,\n]|(?<=\d)[.,](?=\d)){0,30}$|"
    r"\d[\d.,]*\s?%?(?:\s+(?!was\b|were\b|been\b)\w+){0,2}\s+(?!had\b)\w+(?:ed|en)\s+(?:in|on)\s+$",
    re.IGNORECASE,
)
""" "the 80 % seen in 2018": what is compared with, or the day before which all was otherwise"""


class By(Enum):
    """What says the time of a figure."""

    SENTENCE = auto()
    SPEECH = auto()
    """the day on which it was said, for want of another"""
    PARAGRAPH = auto()
    FIGURES = auto()
    NEWS = auto()
    """it is of the days that the document reports on, for want of a date"""
    NOTHING = auto()
    """it holds at any time"""


@dataclass(frozen=True, slots=True)
class Told:
    """The time of a figure, an ISO period or None, and what says it."""

    as_of: str | None
    by: By


@dataclass(frozen=True, slots=True)
class Timeline:
    """The resolved dates of a document in order, the days that it reports on, and its day of publication."""

    text: str
    dates: tuple[Dated, ...]
    news: Period | None
    published: Period | None

    @classmethod
    def of(cls, text: str, dates: Sequence[Dated], published: str | None) -> Timeline:
        """The news runs from the first fresh day named to the publication; undated texts have their first date only."""
        resolved = tuple(
            d for d in dates if d.period is not None and (d.lead != RANKED or _WHEN.match(text, d.span.end))
        )
        today = day_of(published)
        day = Period.day(today) if today is not None else None
        fresh = [
            dated.period
            for dated in resolved
            if dated.period is not None
            and today is not None
            and today - FRESH <= dated.period.last <= today
            and dated.period.days <= 31
        ]
        if day is None:
            news = resolved[0].period if resolved else None
        else:
            told = [d for d in resolved if not compared_before(text, d)]
            early = [d.period for d in told if d.period is not None and d.period.first <= day.last]
            start = (
                _first_told(fresh, day).first
                if fresh
                else early[0].first
                if early and (day.first - early[0].last).days < _RECENT
                else day.first
            )
            news = Period(start, day.last)
        return cls(text, resolved, news, day)

    def told(
        self,
        span: Span,
        sentence: Span,
        paragraph: Span,
        anchor: Anchor | None = None,
        earlier: Sequence[Figure] = (),
        *,
        unit: str | None = None,
    ) -> Told:
        """The date of the figure's clause or sentence, else the last in the paragraph, else the days of the news.

        `earlier` are the figures before it: what it is compared with ("down from 10.1 %") is of the time before theirs,
        and a rate without a date is of the month that the rates before it were of; a forecast without one is of the
        time that the forecast before it looks to.
        """
        inside = self._unbracketed(span, sentence, self._between(sentence.start, sentence.end + 1))
        if _FORMER.search(self.text, max(sentence.start, span.start - 40), span.start):
            inside = [d for d in inside if d.span.start > span.end]
        compared = self._compared(span, sentence, inside, earlier)
        if compared is not None:
            return Told(compared, By.FIGURES)
        own = self._own(span, sentence, anchor, inside, earlier, unit)
        if own is not None:
            return own
        tense = tense_of(anchor) if anchor is not None else Tense.NONE
        before = [d for d in self._between(paragraph.start, sentence.start) if self._carries(d, tense, earlier)]
        told = [d for d in before if not reported_before(self.text, d)]
        current = [d for d in told if not _BACKGROUND.search(self.text, max(0, d.span.start - 40), d.span.start)]
        carried = current or told
        if not carried and unit == "percent" and (month := _month_of_rates(earlier, self.published)) is not None:
            return Told(month, By.FIGURES)
        if not carried and tense is Tense.FUTURE and (ahead := self._horizon(earlier, unit)) is not None:
            return Told(ahead, By.FIGURES)
        known = _meant(carried[-1], unit) if carried else self.news
        if known is not None and known == self.published and tense in (Tense.PAST, Tense.NONE) and not carried:
            known = Period(known.first - _EVE, known.last)
        if known is not None and _DAY_BEFORE.search(sentence.of(self.text)):
            known = Period(known.first - timedelta(days=1), known.last - timedelta(days=1))
        by = By.PARAGRAPH if carried or inside else By.NEWS
        of_rates = known is not None and known.days <= _QUARTER and known.before() is not None
        if carried and unit == "percent" and of_rates:
            by = By.FIGURES  # the rates of one month or quarter stand together
        return Told(str(known) if known is not None else None, by)

    def _own(
        self,
        span: Span,
        sentence: Span,
        anchor: Anchor | None,
        inside: Sequence[Dated],
        earlier: Sequence[Figure],
        unit: str | None,
    ) -> Told | None:
        """The date of the sentence that speaks of the figure; None where none does."""
        borne = next((d for d in inside if self._borne(span, d)), None)
        if borne is not None:
            return Told(str(borne.period), By.SENTENCE)
        near = [d for d in inside if not of_another(self.text, span, d) and not is_base(self.text, span, d)]
        near = [d for d in near if d.span.start > span.start or not of_history(self.text, d)]
        inside = near if near or any(d.span.start < span.start for d in inside) else []
        stances = {d.span: self._stance(anchor, d) for d in inside}
        if anchor is not None:
            inside = [d for d in inside if stances[d.span] is Stance.FORESEEN or not of_next_clause(anchor, d.span)]
        told_of = [d for d in inside if stances[d.span] in _COSTS and not self._of_the_start(span, d)]
        told_of = [d for d in told_of if not self._to_come(span, d)]
        if not inside and self.news is not None and _NOW.search(self.text, sentence.start, span.start):
            return Told(str(self.news), By.SENTENCE)
        if not told_of:
            reported = [d for d in inside if stances[d.span] is not Stance.FORESEEN]
            told_of = [d for d in reported if d.period and self.news is not None and self.news.contains(d.period)]
        if told_of:
            best = min(told_of, key=lambda d: self._distance(span, d, sentence) + _COSTS.get(stances[d.span], 0))
            day = stances[best.span] is Stance.SAID and best.period is not None and best.period.days <= _SAYING
            return Told(str(_meant(best, unit)), By.SPEECH if day else By.SENTENCE)
        if Stance.FORESEEN in stances.values() and earlier and earlier[-1].start >= sentence.start:
            spoken = [p for f in earlier[-2:] if f.start >= sentence.start and (p := Period.parse(f.as_of)) is not None]
            return Told(str(max(spoken)) if spoken else None, By.SENTENCE)
        return None

    def _borne(self, span: Span, dated: Dated) -> bool:
        """Whether a year stands before the noun that the number is the value of: "a 2023 net loss of 845 million"."""
        return dated.kind == "year" and _VALUE_OF.fullmatch(self.text, dated.span.end, span.start) is not None

    def _compared(self, span: Span, sentence: Span, inside: Sequence[Dated], earlier: Sequence[Figure]) -> str | None:
        """The period before that of the figure set beside it: "8.7 % in April, down from 10.1 %"; None elsewhere."""
        lead = self.text[max(sentence.start, span.start - 40) : span.start]
        if not earlier or earlier[-1].start < sentence.start or not _FROM.search(lead) or _FORMER.search(lead):
            return None
        if any(
            0 <= d.span.start - span.end < OWN_DATE and not re.search(r"[,;:.]", self.text[span.end : d.span.start])
            for d in inside
        ):
            return None
        period = Period.parse(earlier[-1].as_of)
        before = period.before() if period is not None else None
        return str(before) if before is not None else None

    def _stance(self, anchor: Anchor | None, dated: Dated) -> Stance:
        """How a date stands to the figure: no forecast was made on a day to come."""
        stance = stance_of(anchor, dated.span) if anchor is not None else Stance.OWN
        ahead = self.published is not None and dated.period is not None and dated.period.last > self.published.last
        return Stance.OWN if stance is Stance.FORESEEN and ahead else stance

    def _of_the_start(self, span: Span, dated: Dated) -> bool:
        """Whether a date is that of another figure that this one is set against: "400,000 in 2021 to 1.3 million"."""
        if dated.span.end > span.start:
            return False
        lead = _START.search(self.text, max(0, dated.span.start - 40), dated.span.start)
        return lead is not None and re.search(r"\d", lead.group()) is not None

    def _to_come(self, span: Span, dated: Dated) -> bool:
        """Whether a date lies ahead, in a clause before or behind that a semicolon sets apart."""
        if self.published is None or dated.period is None:
            return False
        between = self.text[min(dated.span.end, span.end) : max(dated.span.start, span.start)]
        return dated.period.first > self.published.last and ";" in between

    def _carries(self, dated: Dated, tense: Tense, earlier: Sequence[Figure]) -> bool:
        """Whether a date goes on holding behind its sentence: it is of the news, or a figure before spoke of it.

        What is compared with, a deadline or a date of the background ("opened in 1912") holds for its sentence alone.
        A clause in the present tense speaks of the days of the news, one that is not in the future of no day to come.
        """
        if dated.period is None or self._out_of_tense(dated.period, tense) or compared_before(self.text, dated):
            return False
        if of_comparison(self.text, dated) or of_history(self.text, dated):
            return False
        ahead = self.published is not None and dated.period.first > self.published.last  # "And next year?"
        if self.news is None or ahead or dated.period.overlaps(self.news):
            return dated.lead not in ("until", "till", "by", "before")
        near = takewhile(lambda figure: figure.start >= dated.span.start - SPOKEN, reversed(earlier))
        return any(figure.as_of == str(dated.period) for figure in near)

    def _horizon(self, earlier: Sequence[Figure], unit: str | None) -> str | None:
        """The time to come that the last figure of that unit is a forecast of."""
        for figure in earlier[: -_RATES - 1 : -1]:
            period = Period.parse(figure.as_of)
            if figure.unit == unit and period is not None and self.published and period.last > self.published.last:
                return figure.as_of
        return None

    def _out_of_tense(self, period: Period, tense: Tense) -> bool:
        """Whether a clause of that tense cannot speak of a period named before it."""
        if self.published is None:
            return False
        if period.first > self.published.last:
            return tense is not Tense.FUTURE
        return tense is Tense.PRESENT and self.news is not None and period.last < self.news.first

    def _unbracketed(self, span: Span, sentence: Span, inside: Sequence[Dated]) -> Sequence[Dated]:
        """The dates that may be a figure's where brackets set others apart: "489 (Tuesday: 625; Monday: 700)".

        Of a figure in brackets those of its own item, of one outside none of brackets that hold another number.
        """
        brackets = _brackets(self.text, sentence.start, sentence.end)
        if not brackets or not inside:
            return inside
        own = _around(brackets, span.start)
        if own is not None:
            first = self.text.rfind(";", own.start, span.start)
            last = self.text.find(";", span.end, own.end)
            stop = own.end if last < 0 else last
            return [d for d in inside if max(first, own.start) < d.span.start and d.span.end <= stop] or inside
        return [
            d for d in inside if (held := _around(brackets, d.span.start)) is None or not self._counts(held, inside)
        ]

    def _counts(self, bracket: Span, inside: Sequence[Dated]) -> bool:
        """Whether a bracket holds a number besides its dates."""
        kept, at = [], bracket.start
        for dated in inside:
            if bracket.start < dated.span.start < bracket.end:
                kept.append(self.text[at : dated.span.start])
                at = dated.span.end
        return _DIGIT.search("".join([*kept, self.text[at : bracket.end]])) is not None

    def dated(self, sentence: Span) -> bool:
        """Whether a sentence names a date of its own that is not the day of the report."""
        return any(not reported_before(self.text, d) for d in self._between(sentence.start, sentence.end + 1))

    def _between(self, start: int, end: int) -> list[Dated]:
        """The dates that lie wholly between two offsets."""
        first = bisect_left(self.dates, start, key=lambda dated: dated.span.start)
        return list(takewhile(lambda dated: dated.span.end <= end, self.dates[first : first + _MOST_DATES]))

    def _distance(self, span: Span, dated: Dated, sentence: Span) -> float:
        """How far a date is from the figure: what separates clauses and list items lies between as a barrier.

        A date that opens its sentence governs it; one behind a figure is nearer than one of the item before.
        """
        if dated.span.start >= span.end:
            between = self.text[span.end : dated.span.start]
            crowded = "," in between and any(c.isdigit() for c in between)
            far = float(len(between)) + 30 * ("," in between) + 40 * crowded
        else:
            between = self.text[dated.span.end : span.start]
            fronted = dated.span.start - sentence.start <= 24
            far = 1.2 * len(between) if fronted else 1.3 * len(between) + 30 * ("," in between)
        barriers = sum(between.count(mark) for mark in ";:—") * 70
        barriers += 40 * len(re.findall(r"\b(?:said|told|announced|reported)\b", between))
        return far + barriers


@lru_cache(maxsize=8)
def _brackets(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The brackets of a sentence in order, none inside another; once for all its figures."""
    return tuple(Span(*found.span()) for found in _BRACKETS.finditer(text, start, end))


def _around(brackets: Sequence[Span], place: int) -> Span | None:
    """The bracket around a place of the text."""
    at = bisect_left(brackets, place, key=lambda bracket: bracket.end)
    return brackets[at] if at < len(brackets) and brackets[at].start < place else None


def reported_before(text: str, dated: Dated) -> bool:
    """Whether what stands before a date says that something was said then."""
    return _REPORTED.search(text, max(0, dated.span.start - 24), dated.span.start) is not None


def _meant(dated: Dated, unit: str | None) -> Period | None:
    """The period that a date gives a figure: a rate in the year to October is October's."""
    if dated.kind != YEAR_TO or unit != "percent" or dated.period is None:
        return dated.period
    return Period.month(dated.period.last.year, dated.period.last.month)


def _first_told(fresh: Sequence[Period], published: Period) -> Period:
    """The first fresh day named, past the day of publication that a dateline opens with."""
    return fresh[1] if len(fresh) > 1 and fresh[0] == published else fresh[0]


def _month_of_rates(earlier: Sequence[Figure], published: Period | None) -> str | None:
    """The calendar month or quarter that the last dated percentage was of; none to come.

    What the last was compared with ("8.7 % in April, down from 10.1 %") is of the month before, and passed over.
    """
    last: Period | None = None
    for figure in earlier[: -_RATES - 1 : -1]:
        period = Period.parse(figure.as_of)
        if period is None or figure.unit != "percent" or (published is not None and period.first > published.last):
            continue
        if last is not None:
            return str(period if period.before() == last else last)
        if period.before() is not None and period.days <= _QUARTER:
            last = period
    return str(last) if last is not None else None
