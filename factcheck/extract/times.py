"""Times: the period that a figure speaks of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from factcheck.text.dates import Dated, day_of
from factcheck.text.periods import Period
from factcheck.text.spans import Span

_NEAR = 90
"""A date this near counts within the sentence even across a comma."""


def period_of(span: Span, sentence: Span, dates: Sequence[Dated], text: str, published: str | None) -> str | None:
    """The period of a figure: the date of its clause, else of its sentence, else the day of publication."""
    starts = [dated.span.start for dated in dates]
    first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end)
    inside = [d for d in dates[first:last] if d.period is not None and d.span.end <= sentence.end + 1]
    if inside:
        best = min(inside, key=lambda dated: _distance(span, dated, text))
        assert best.period is not None
        return str(best.period)
    today = day_of(published)
    return str(Period.day(today)) if today is not None else None


def _distance(span: Span, dated: Dated, text: str) -> float:
    """How far a date is from the figure; clauses and other figures between add to it, a date behind counts as nearer."""
    if dated.span.start >= span.end:
        between = text[span.end : dated.span.start]
        far = float(len(between))
    else:
        between = text[dated.span.end : span.start]
        far = 1.3 * len(between)
    barriers = sum(between.count(mark) for mark in ";:") * 80 + between.count(",") * 12
    return far + barriers
