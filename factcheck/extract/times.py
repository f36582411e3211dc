"""Times: the period that a figure speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from factcheck.text.dates import Dated, day_of
from factcheck.text.periods import Period
from factcheck.text.spans import Span

_RECENT = 45
FRESH = timedelta(days=10)
"""What a report tells of as news lies at most so long before its publication."""
_DAY_BEFORE = re.compile(
    r"\bthe\s+(?:day|previous\s+day)\s+before\b|\bthe\s+previous\s+day\b|\ba\s+day\s+earlier\b", re.IGNORECASE
)

_REPORTED = re.compile(
    r"\b(?:said|told|announced|reported|published|declared|wrote|added|stated|estimated|briefing|note|statement|"
    r"conceded|says|reporters|journalists|it|he|she)\s+(?:\w+\s+){0,2}?(?:on\s+|in\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:(?:up|down|revised)\s+from|compared\s+(?:with|to)|against|after\s+the|than)\s", re.IGNORECASE
)
_BACKGROUND = re.compile(r"\b(?:after|from|than|against|until)\s[^.;,\n]{0,30}$", re.IGNORECASE)


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
        resolved = tuple(dated for dated in dates if dated.period is not None)
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
            told = [d for d in resolved if not _COMPARED.search(text, max(0, d.span.start - 40), d.span.start)]
            early = [d.period for d in told if d.period is not None and d.period.first <= day.last]
            start = (
                fresh[0].first
                if fresh
                else early[0].first
                if early and (day.first - early[0].last).days < _RECENT
                else day.first
            )
            news = Period(start, day.last)
        return cls(text, resolved, news, day)

    def period_of(self, span: Span, sentence: Span, paragraph: Span) -> str | None:
        """The date of the figure's clause or sentence, else the last in the paragraph, else the days of the news."""
        inside = [d for d in self.dates if sentence.start <= d.span.start and d.span.end <= sentence.end + 1]
        near = [d for d in inside if not self._of_another(span, d)]
        inside = near if near or any(d.span.start < span.start for d in inside) else []
        if inside:
            best = min(inside, key=lambda dated: self._distance(span, dated, sentence))
            return str(best.period)
        before = [d for d in self.dates if paragraph.start <= d.span.start < sentence.start]
        told = [d for d in before if not _REPORTED.search(self.text, max(0, d.span.start - 24), d.span.start)]
        current = [d for d in told if not _BACKGROUND.search(self.text, max(0, d.span.start - 40), d.span.start)]
        carried = current or told or before
        known = carried[-1].period if carried else self.news
        if known is not None and _DAY_BEFORE.search(sentence.of(self.text)):
            known = Period(known.first - timedelta(days=1), known.last - timedelta(days=1))
        return str(known) if known is not None else None

    def _of_another(self, span: Span, dated: Dated) -> bool:
        """Whether a date behind the figure is that of what it is compared with: "up from 100 on May 1"."""
        return dated.span.start > span.end and _COMPARED.search(self.text, span.end, dated.span.start) is not None

    def dated(self, sentence: Span) -> bool:
        """Whether a sentence names a date of its own that is not the day of the report."""
        return any(
            sentence.start <= d.span.start
            and d.span.end <= sentence.end + 1
            and not _REPORTED.search(self.text, max(0, d.span.start - 24), d.span.start)
            for d in self.dates
        )

    def _distance(self, span: Span, dated: Dated, sentence: Span) -> float:
        """How far a date is from the figure: what separates clauses and list items lies between as a barrier.

        A date that opens its sentence governs it; one behind a figure is nearer than one of the item before.
        """
        if dated.span.start >= span.end:
            between = self.text[span.end : dated.span.start]
            far = float(len(between))
        else:
            between = self.text[dated.span.end : span.start]
            fronted = dated.span.start - sentence.start <= 24
            far = 1.2 * len(between) if fronted else 1.3 * len(between) + 30 * ("," in between)
        barriers = sum(between.count(mark) for mark in ";:—") * 70
        barriers += 40 * len(re.findall(r"\b(?:said|told|announced|reported)\b", between))
        return far + barriers
