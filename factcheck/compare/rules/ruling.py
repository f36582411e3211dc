"""The rules: how two figures stand by slots, time and numbers alone, as docs/comparing.md states it.

What they say is the strongest evidence for `relations`, which weighs it against all that the rules leave open.
"""

from __future__ import annotations

from datetime import date

from factcheck.claims import Answer, Bound, Figure, Role
from factcheck.compare.intervals import NOISE, Quantity, agree, unchanged
from factcheck.compare.origins import same_speaker
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Reason, Relation
from factcheck.compare.rules.gate import Verdict
from factcheck.compare.rules.moments import (
    STANDING,
    STANDING_UNSTATED,
    Moment,
    from_one_day,
    kind_of_both,
    moment,
    nested,
    two_days,
    two_stretches,
)
from factcheck.compare.withdrawals import replaced_by_own_source
from factcheck.text.dates.dates import day_of

OCCASION_OF = {"reading": 45, "once": 100}
"""Readings and events further apart than so many days are those of another occasion."""
LONG_SINCE = 3 * 365
"""Those of any other kind that are further apart than so many days are of another time altogether."""
FARTHEST = 10
"""Numbers further apart than so many times are hardly ever two counts of one thing, whatever the slots say."""
MAGNITUDE = 10
PERSONS = 5
UNANCHORED = 3
HOURS_LATER = 2
"""Days within which two reports of a rising total count as one time, unless the later is higher."""

Ruling = tuple[Relation, Reason | None]


def ruling(new: Answer, old: Answer, a: Question, b: Question, verdict: Verdict, x: Quantity, y: Quantity) -> Ruling:
    """The relation of two figures whose slots do not differ, and the reason where they are only related.

    `x` and `y` are their numbers in one unit and per one stretch of time.
    """
    assert new.figure is not None
    assert old.figure is not None
    if nested(a, b):
        return Relation.RELATED, Reason.TIME
    if (reason := _too_far_apart(a, b, verdict, x, y)) is not None:
        return Relation.RELATED, reason
    when, days = moment(a, b)
    published = day_of(new.document.published), day_of(old.document.published)
    if (reason := _forecast_beside_fact(a, b, when, published)) is not None:
        return Relation.RELATED, reason
    if when in (Moment.SAME, Moment.UNKNOWN):
        relation = Relation.AGREES if agree(x, y) else Relation.CONFLICTS
        if relation is Relation.CONFLICTS and when is Moment.UNKNOWN:
            return Relation.RELATED, Reason.TIME
        if relation is Relation.CONFLICTS and (_rose(x, y, a, b) or replaced_by_own_source(new, old)):
            relation = Relation.CHANGED
    else:
        later, earlier = (x, y) if when is Moment.LATER else (y, x)
        standing = STANDING if a.stated and b.stated else STANDING_UNSTATED
        decided = _over_time(later, earlier, a, b, days, standing, one=_same_speaker(new.figure, old.figure))
        if decided is Relation.CONFLICTS and "event" in verdict.unknown:
            decided = None  # a total that seems to fall, of which it is not known what happened to it
        if decided is None:
            occasion = bool({a.kind, b.kind} & set(OCCASION_OF))
            return Relation.RELATED, Reason.EVENT if occasion else Reason.TIME
        relation = decided
    open_slots = {"event", "subject", "place"} <= set(verdict.unknown)
    if relation is Relation.CONFLICTS and open_slots and not verdict.anchored:
        return Relation.RELATED, Reason.SUBJECT
    return relation, None


def _too_far_apart(a: Question, b: Question, verdict: Verdict, x: Quantity, y: Quantity) -> Reason | None:
    """The reason for which numbers so far apart are of two things; None where they may be of one."""
    person = any(q.measure is not None and q.measure.thing == "person" for q in (a, b))
    if not _same_magnitude(x, y, FARTHEST):
        return Reason.MEASURE
    if person and verdict.place_inferred and not _same_magnitude(x, y, PERSONS):
        return Reason.PLACE
    most = UNANCHORED if not verdict.anchored else PERSONS if person else MAGNITUDE
    unsure = not verdict.anchored or {"event", "measure"} & set(verdict.unknown)
    return Reason.MEASURE if unsure and not _same_magnitude(x, y, most) else None


def _forecast_beside_fact(
    a: Question, b: Question, when: Moment, days: tuple[date | None, date | None]
) -> Reason | None:
    """The reason for which a forecast and a fact do not compare; None where they do, or are two of a kind."""
    if Role.FORECAST not in (a.role, b.role) or a.role is b.role or _of_the_year_that_runs(a, b, days):
        return None
    if when in (Moment.SAME, Moment.UNKNOWN) or wordlists().suffered & {a.event, b.event}:
        return Reason.MEASURE if "die" in (a.event, b.event) else Reason.EVENT
    return Reason.TIME if {a.kind, b.kind} & {"level", "flow", "stock"} else None


def _same_magnitude(x: Quantity, y: Quantity, most: float) -> bool:
    """Whether two numbers are less than `most` times apart: further ones with open slots count different things."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return large <= most * small * (1 + NOISE)


def _rose(x: Quantity, y: Quantity, a: Question, b: Question) -> bool:
    """Whether a running total of nearly the same time is higher on the later side, as it may be after some hours."""
    if kind_of_both(a, b) != "running" or a.period is None or b.period is None or a.period.last == b.period.last:
        return False
    if a.stated != b.stated and abs((a.period.last - b.period.last).days) < HOURS_LATER:
        return False  # what came out on the next day may well be the number of the day before
    later, earlier = (x, y) if a.period.last > b.period.last else (y, x)
    return later.low > earlier.high and abs((a.period.last - b.period.last).days) <= HOURS_LATER


def is_outturn(a: Question, b: Question, days: tuple[date | None, date | None]) -> bool:
    """Whether one looks ahead to a time that was over when the other came out: no forecast, but what came of it."""
    if (a.role is Role.FORECAST) == (b.role is Role.FORECAST):
        return False
    ahead, told = (a, days[1]) if a.role is Role.FORECAST else (b, days[0])
    return ahead.stated and ahead.period is not None and told is not None and told > ahead.period.last


def _of_the_year_that_runs(a: Question, b: Question, days: tuple[date | None, date | None]) -> bool:
    """Whether both say what is made in a year that was not over when they came out: no forecast can be told apart."""
    if not {a.kind, b.kind} <= {"flow", "rate"}:
        return False
    ahead, now = (a, b) if a.role is Role.FORECAST else (b, a)
    if ahead.period is None or now.period is None:
        return False
    return ahead.period.overlaps(now.period) and not is_outturn(a, b, days)


def _over_time(
    later: Quantity, earlier: Quantity, a: Question, b: Question, days: int, standing: int, *, one: bool
) -> Relation | None:
    """The relation of two numbers of different times; None where they are only related."""
    kind = "running" if from_one_day(a, b) else kind_of_both(a, b)
    if days > OCCASION_OF.get(kind or "", LONG_SINCE):
        return None
    if attended(a, b):
        return None
    series = two_stretches(a, b)
    if unchanged(later, earlier):
        if series and kind != "stock":
            return None
        return Relation.AGREES if kind in ("running", "stock", "once", None) and days <= standing else None
    falls = later.high < earlier.low and not agree(later, earlier) and earlier.bound is not Bound.AT_MOST
    if (
        kind == "running"
        and falls
        and not (series or two_days(a, b))
        and not one
        and Role.FORECAST not in (a.role, b.role)
    ):
        return Relation.CONFLICTS
    return Relation.CHANGED


def attended(a: Question, b: Question) -> bool:
    """Whether both count who came to something that happens once."""
    return kind_of_both(a, b) == "once" and "attend" in (a.event, b.event)


def part_beside_whole(a: Question, b: Question, x: Quantity, y: Quantity) -> bool:
    """Whether the smaller of two counts is told as a part: "ten of the dead" beside eighteen dead.

    A share is always one of something.
    """
    if (a.role is Role.SUBSET) == (b.role is Role.SUBSET) or a.unit == "percent":
        return False
    part, whole = (x, y) if a.role is Role.SUBSET else (y, x)
    return part.high <= whole.low


def part_by_kind(a: Question, b: Question) -> bool:
    """Whether one number is a part by a kind that the other does not name: "among them 14 children", "14 died"."""
    if (a.role is Role.SUBSET) == (b.role is Role.SUBSET):
        return False
    part, whole = (a, b) if a.role is Role.SUBSET else (b, a)
    scopes = [q.measure.scope if q.measure is not None else None for q in (part, whole)]
    return scopes[0] is not None and scopes[0] != scopes[1] and scopes[0] not in whole.tokens


def _same_speaker(one: Figure, two: Figure) -> bool:
    return same_speaker(one.speaker, two.speaker)
