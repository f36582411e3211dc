"""Dates: every expression of time in a text that names a day, month, year or stretch, resolved to a period.

Relative expressions are read against the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import compress

from factcheck.text.dates.feasts import feast_rules
from factcheck.text.dates.frames import framed
from factcheck.text.dates.occasions import occasions
from factcheck.text.dates.outlook import to_come
from factcheck.text.dates.periods import Period
from factcheck.text.dates.relative import relative_rules
from factcheck.text.dates.rules import Rule, rules
from factcheck.text.dates.senses import Setting
from factcheck.text.dates.years import of_year, same_stretch
from factcheck.text.gates import Gates, folded
from factcheck.text.spans import Span


@dataclass(frozen=True, slots=True)
class Dated:
    """One expression of time. `period` is None where it cannot be resolved; `kind` is the rule that read it.

    `lead` is the preposition before it that makes an interval or limits it: "since", "until", "by", "before", "after".
    """

    span: Span
    period: Period | None
    kind: str
    lead: str = ""


_LEAD = re.compile(
    r"\b(since|until|till|by|before|after|from|between|through|to|as of|up to)(?:\s+(?:the|about|around))?\s*$",
    re.IGNORECASE,
)
YEAR_TO = "year to"
"""The kind of a year that is told by its last month: "the year to March 2024"."""
_YEARLESS = ("day", "month", "season", "quarter", "unit")
"""Kinds of dates behind which a year may be said."""
_YEARS = ("year", "unit", "ago")
NEAR = 300
"""How many characters behind a date an expression may stand that leans on it."""
_YEAR = re.compile(r"\d{4}|year|month|week|day|ago")
_SINCE = re.compile(r"\b([Ss]ince)\s+(?:[A-Za-z’'-]+\s+){1,7}$")
""" "since the outbreak began in October" """
_COMPARED = re.compile(
    r"\b(?:than|from|against|compared\s+(?:with|to))\s(?:[^.;,\n]|(?<=\d)[.,](?=\d)){0,30}$", re.IGNORECASE
)
_FRESH = 10
"""How many days before the publication what is told as news lies at most."""
_JOINT = re.compile(r"\s*(?:-|–|—|~|to|and|until|till|through)\s*(?:the\s+)?(?:end\s+of\s+)?", re.IGNORECASE)


def day_of(published: str | None) -> date | None:
    """The last day of the date of publication as documents carry it; None where it is missing or no date."""
    period = Period.parse(published[:10] if published else None)
    return period.last if period is not None and 1000 < period.last.year < 9000 else None


def find_dates(text: str, published: str | None = None) -> list[Dated]:
    """The expressions of time in order, not overlapping, resolved against an ISO date of publication."""
    today = day_of(published)
    every, gates = _gated()
    matches = sorted(
        (
            (match, rule)
            for rule in compress(every, gates.opened(folded(text)))
            for match in rule.pattern.finditer(text)
        ),
        key=lambda found: (found[0].start(), -found[0].end()),
    )
    out: list[Dated] = []
    month: tuple[int, int] | None = None
    deadline: Period | None = None
    main: Dated | None = None
    fresh: Period | None = None
    for match, rule in matches:
        span = Span(*match.span()).trimmed(text)
        if (out and span.start < out[-1].span.end) or not len(span):
            continue
        near = out[-1].period if out and span.start - out[-1].span.end < NEAR else None
        spoken = main.period if main is not None and span.start - main.span.end < NEAR else None
        period = rule.resolve(match, Setting(today, month, near, deadline, spoken, fresh))
        if period is None and rule.kind_needs_value:
            continue
        if period is not None and period.days <= 31 and rule.name in ("day", "month", "iso"):
            month = (period.first.year, period.first.month)
        kind = rule.name
        frame = framed(text, span, period) if period is not None else None
        if frame is not None and out and frame.span.start <= out[-1].span.start:
            out.pop()  # "last week" in "the last week of July"
        if frame is not None and not (out and frame.span.start < out[-1].span.end):
            span, period = frame.span, frame.period
            kind = YEAR_TO if frame.yearly else rule.name
        lead = _LEAD.search(text, max(0, span.start - 16), span.start) or _SINCE.search(
            text, max(0, span.start - 60), span.start
        )
        out.append(Dated(span, period, kind, " ".join(lead[1].lower().split()) if lead else ""))
        if out[-1].lead in ("by", "until", "till") and rule.name != "later":
            deadline = period or deadline
        if period is not None and not _COMPARED.search(text, max(0, span.start - 40), span.start):
            main = out[-1]
        if period is not None and today is not None and period.days == 1 and 0 <= (today - period.last).days <= _FRESH:
            fresh = period
    for span, period, led in occasions(text, [(dated.span, dated.period) for dated in out], today):
        out.append(Dated(span, period, "occasion", led))
    found = _with_intervals(text, _with_years(text, sorted(out, key=lambda dated: dated.span.start)), today)
    return _with_same_stretches(text, found)


@cache
def _gated() -> tuple[tuple[Rule, ...], Gates]:
    """Every rule, with what tells from a folded text which of them to look at."""
    every = (*rules(), *relative_rules(), *feast_rules())
    return every, Gates([rule.pattern for rule in every])


def _with_years(text: str, dates: list[Dated]) -> list[Dated]:
    """The dates with each year that is said right behind another one made part of it: "June of last year"."""
    out: list[Dated] = []
    for dated in dates:
        before = out[-1] if out else None
        if before is not None and before.kind in _YEARLESS:
            period = of_year(text, (before.span, before.period), (dated.span, dated.period))
            if period is not None:
                out[-1] = replace(before, span=Span(before.span.start, dated.span.end), period=period)
                continue
        out.append(dated)
    return out


def _with_same_stretches(text: str, dates: list[Dated]) -> list[Dated]:
    """The dates with "the same months of last year" read as those of the stretch spoken of before."""
    out: list[Dated] = []
    for dated in dates:
        if dated.kind in _YEARS:
            found = same_stretch(text, (dated.span, dated.period), ((d.span, d.period) for d in out))
            if found is not None:
                while out and out[-1].span.end > found[0].start:
                    out.pop()
                out.append(replace(dated, span=found[0], period=found[1], lead=""))
                continue
        out.append(dated)
    return out


def _with_intervals(text: str, dates: list[Dated], today: date | None) -> list[Dated]:
    """The dates with "from A to B" and "A–B" made one and "since A" running to the publication."""
    out: list[Dated] = []
    for dated in dates:
        if (
            out
            and out[-1].kind == "weekday"
            and out[-1].period
            and dated.kind == "day"
            and _beside(text, out[-1], dated)
        ):
            out.pop()  # "Monday 20 January" is that day, whatever Monday is the last
        before = out[-1] if out else None
        if before is not None and before.period and dated.period and _joins(text, before, dated):
            first = before.period.first
            last = dated.period.last
            ahead = today is not None and before.period.first > today and last < before.period.first
            ahead = ahead and to_come(text, before.span.start)
            if ahead and not _YEAR.search(dated.span.of(text)):
                last = _same_day(last, first.year)  # "from February to May", told of in January
            elif not _YEAR.search(before.span.of(text)):
                first = _same_day(first, last.year)
                first = _same_day(first, last.year - 1) if first > last else first
            if first <= last:
                out[-1] = replace(
                    before, span=Span(before.span.start, dated.span.end), period=Period(first, last), kind="interval"
                )
                continue
        if dated.lead in ("until", "till", "through") and dated.period and today and today < dated.period.last:
            out.append(replace(dated, period=Period(min(today, dated.period.first), dated.period.last)))
            continue
        ranked = dated.lead == "since" and _RANKED.search(text, max(0, dated.span.start - 60), dated.span.start)
        if ranked:
            out.append(replace(dated, lead=RANKED))
        elif dated.lead == "since" and dated.period and today and dated.period.first <= today:
            out.append(replace(dated, period=Period(dated.period.first, max(today, dated.period.first))))
        else:
            out.append(dated)
    return out


_RANKED = re.compile(
    r"\b(?:first|last|record|most|least|worst|best|fewest|(?!lat)[a-z]{2,}est)\b"
    r"(?:\s+(?:(?:that|it|they|he|she|we)\s+(?:have|has|had)|(?!(?:have|has|had)\b)[\w’'-]+)){0,5}\s+since\s+"
    r"(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
RANKED = "ranked since"
"""The lead of a date since which there was nothing like it: "the highest toll since 2008" """


def _beside(text: str, one: Dated, other: Dated) -> bool:
    return text[one.span.end : other.span.start].strip() in ("", ",", "the")


def _same_day(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)


def _joins(text: str, before: Dated, after: Dated) -> bool:
    between = text[before.span.end : after.span.start]
    if not _JOINT.fullmatch(between):
        return False
    joint = between.strip().lower()
    if joint.startswith("and"):
        return before.lead == "between"
    return (
        joint[:1] in "-–—~"
        or before.lead in ("from", "between")
        or before.kind == after.kind in ("day", "month", "year")
        or (joint.split()[0] in ("through", "until", "till") and {before.kind, after.kind} <= {"day", "month", "year"})
    )
