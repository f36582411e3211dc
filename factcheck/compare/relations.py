"""Relations: how a new answer stands to an old one, with the reason in words.

First the gate (are the two comparable at all), then time, then the numbers. Nothing here says who is right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from factcheck.claims import Answer, Bound, Figure, Role
from factcheck.compare.concepts import PER_DAY
from factcheck.compare.gate import Verdict, comparable
from factcheck.compare.intervals import TELLING, Quantity, agree, gap, rounded, significant_digits, unchanged
from factcheck.compare.moments import STANDING, STANDING_UNSTATED, Moment, kind_of_both, moment, nested
from factcheck.compare.origins import same_origin, same_speaker
from factcheck.compare.propositions import compare_propositions
from factcheck.compare.questions import Question, question_of
from factcheck.compare.reasons import Reason
from factcheck.compare.wording import explain
from factcheck.compare.wordlists import wordlists
from factcheck.text.units import convert


class Relation(StrEnum):
    """How a new answer stands to an old one. The order is that of urgency: a conflict first."""

    CONFLICTS = "conflicts"
    CHANGED = "changed"
    AGREES = "agrees"
    RELATED = "related"

    @property
    def rank(self) -> int:
        """0 for the most urgent."""
        return list(Relation).index(self)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one answer is to another: `reason` for related ones only, `score` how sure that is, 0 to 1."""

    relation: Relation
    reason: Reason | None
    score: float
    explanation: str
    same_origin: bool = False


OCCASION_OF = {"reading": 45, "once": 100}
"""Readings and events further apart than so many days are those of another occasion."""
LEAST_LIKENESS = 0.3
"""Below this share of common slots two figures have nothing to do with one another."""


def compare_answers(new: Answer, old: Answer, *, to_the_letter: bool = False) -> Comparison | None:
    """How `new` stands to `old`; None where they have nothing to do with one another."""
    if new.figure is None or old.figure is None:
        return _propositions(new, old) if new.figure is None else None
    a, b = question_of(new), question_of(old)
    if a is None or b is None:
        return None
    verdict = comparable(a, b, same_number=_same_number(new.figure, old.figure))
    if verdict.reason is not None:
        if verdict.likeness < LEAST_LIKENESS:
            return None
        return _related(verdict.reason, verdict, new, old, a, b)
    return _judged(new, old, a, b, verdict, to_the_letter=to_the_letter)


def _same_number(one: Figure, two: Figure) -> bool:
    """Whether both give one number that is telling, not a round one that many things may have."""
    pair = quantities(one, two)
    if pair is None or one.low != one.high or two.low != two.high:
        return False
    x, y = pair
    digits = max(significant_digits(q.low) for q in pair)
    return digits >= TELLING and (x.low == y.low or rounded(x, y))


def _propositions(new: Answer, old: Answer) -> Comparison | None:
    found = compare_propositions(new, old)
    if found is None:
        return None
    relation, score, explanation = Relation(found[0]), *found[1:]
    if relation is Relation.AGREES and old.figure is not None:
        relation, explanation = Relation.RELATED, "Close in words, but only one of the two gives a figure."
    reason = Reason.EVENT if relation is Relation.RELATED else None
    return Comparison(relation, reason, score, explanation, same_origin(new, old))


def _related(reason: Reason, verdict: Verdict, new: Answer, old: Answer, a: Question, b: Question) -> Comparison:
    text = explain(new, old, a, b, "related", reason=reason, unknown=verdict.unknown)
    return Comparison(Relation.RELATED, reason, round(verdict.confidence, 3), text, same_origin(new, old))


def quantities(one: Figure, two: Figure) -> tuple[Quantity, Quantity] | None:
    """The two numbers in one unit, that of the first; None where they do not convert."""
    a, b = Quantity.of(one), Quantity.of(two)
    if a.unit == b.unit:
        return a, b
    if a.unit is None or b.unit is None:
        return None
    low, high = convert(b.low, b.unit, a.unit), convert(b.high, b.unit, a.unit)
    if low is None or high is None:
        return None
    return a, replace(b, low=min(low, high), high=max(low, high), unit=a.unit, converted=not a.converted)


def _judged(
    new: Answer, old: Answer, a: Question, b: Question, verdict: Verdict, *, to_the_letter: bool
) -> Comparison | None:
    assert new.figure is not None
    assert old.figure is not None
    pair = quantities(new.figure, old.figure)
    if pair is None:
        return _related(Reason.UNIT, verdict, new, old, a, b)
    x, y = per_same_time(*pair, a, b)
    if nested(a, b):
        return _related(Reason.TIME, verdict, new, old, a, b)
    person = any(q.measure is not None and q.measure.thing == "person" for q in (a, b))
    if not _same_magnitude(x, y, FARTHEST):
        return _related(Reason.MEASURE, verdict, new, old, a, b)
    inferred = person and verdict.place_inferred
    if inferred and not _same_magnitude(x, y, PERSONS):
        return _related(Reason.PLACE, verdict, new, old, a, b)
    most = UNANCHORED if not verdict.anchored else PERSONS if person else MAGNITUDE
    if (not verdict.anchored or {"event", "measure"} & set(verdict.unknown)) and not _same_magnitude(x, y, most):
        return _related(Reason.MEASURE, verdict, new, old, a, b)
    when, days = moment(a, b)
    if Role.FORECAST in (a.role, b.role) and a.role is not b.role and not _of_the_year_that_runs(a, b):
        steady = {a.kind, b.kind} & {"level", "flow"}
        if when in (Moment.SAME, Moment.UNKNOWN) or wordlists().suffered & {a.event, b.event}:
            feared = "die" in (a.event, b.event)
            return _related(Reason.MEASURE if feared else Reason.EVENT, verdict, new, old, a, b)
        if steady:
            return _related(Reason.TIME, verdict, new, old, a, b)
    score = verdict.confidence
    if when in (Moment.SAME, Moment.UNKNOWN):
        relation = Relation.AGREES if agree(x, y, to_the_letter=to_the_letter) else Relation.CONFLICTS
        if relation is Relation.CONFLICTS and when is Moment.UNKNOWN:
            return _related(Reason.TIME, verdict, new, old, a, b)
        if relation is Relation.CONFLICTS and _rose(x, y, a, b):
            relation = Relation.CHANGED
        if relation is Relation.CONFLICTS and _revised(new, old):
            relation = Relation.CHANGED
        if when is Moment.UNKNOWN:
            score -= 0.1
    else:
        later, earlier = (x, y) if when is Moment.LATER else (y, x)
        standing = STANDING if a.stated and b.stated else STANDING_UNSTATED
        decided = _over_time(later, earlier, a, b, days, standing, same_speaker=_same_speaker(new.figure, old.figure))
        if decided is Relation.CONFLICTS and "event" in verdict.unknown:
            decided = None  # a total that seems to fall, of which it is not known what happened to it
        if decided is None:
            occasion = bool({a.kind, b.kind} & set(OCCASION_OF))
            return _related(Reason.EVENT if occasion else Reason.TIME, verdict, new, old, a, b)
        relation = decided
        score -= FARTHER * min(1.0, days / YEAR)
    open_slots = {"event", "subject", "place"} <= set(verdict.unknown)
    if relation is Relation.CONFLICTS and open_slots and not verdict.anchored:
        return _related(Reason.SUBJECT, verdict, new, old, a, b)
    text = explain(new, old, a, b, relation.value, when=when, days=days, gap=gap(x, y), unknown=verdict.unknown)
    return Comparison(relation, None, round(max(0.05, min(score, 1.0)), 3), text, same_origin(new, old))


def _same_magnitude(x: Quantity, y: Quantity, most: float) -> bool:
    """Whether two numbers are less than `most` times apart: further ones with open slots count different things."""
    small, large = sorted((abs(x.middle), abs(y.middle)))
    return large <= most * small


FARTHER = 0.2
"""So much less sure is a comparison over a year or more, in proportion over less: the nearest in time come first."""
YEAR = 365
FARTHEST = 10
"""Numbers further apart than so many times are hardly ever two counts of one thing, whatever the slots say."""
MAGNITUDE = 10
PERSONS = 5
UNANCHORED = 3


def per_same_time(x: Quantity, y: Quantity, a: Question, b: Question) -> tuple[Quantity, Quantity]:
    """The two numbers per the same stretch of time: 4,200 a week are 600 a day."""
    one, two = PER_DAY.get(a.rate or ""), PER_DAY.get(b.rate or "")
    if one is None or two is None or one == two:
        return x, y
    return x, replace(y, low=y.low * one / two, high=y.high * one / two, converted=not x.converted)


def _rose(x: Quantity, y: Quantity, a: Question, b: Question) -> bool:
    """Whether a running total of nearly the same time is higher on the later side, as it may be after some hours."""
    if kind_of_both(a, b) != "running" or a.period is None or b.period is None or a.period.last == b.period.last:
        return False
    if a.stated != b.stated and abs((a.period.last - b.period.last).days) < HOURS_LATER:
        return False  # what came out on the next day may well be the number of the day before
    later, earlier = (x, y) if a.period.last > b.period.last else (y, x)
    return later.low > earlier.high and abs((a.period.last - b.period.last).days) <= HOURS_LATER


HOURS_LATER = 2
"""Days within which two reports of a rising total count as one time, unless the later is higher."""


def _of_the_year_that_runs(a: Question, b: Question) -> bool:
    """Whether both say what is made in a year that was not over when they came out: no forecast can be told apart."""
    if not {a.kind, b.kind} <= {"flow", "rate"}:
        return False
    ahead, now = (a, b) if a.role is Role.FORECAST else (b, a)
    return ahead.period is not None and now.period is not None and ahead.period.overlaps(now.period)


def _revised(new: Answer, old: Answer) -> bool:
    """Whether one speaker gave both numbers in two documents of different days: a revision by their own source."""
    if new.figure is None or old.figure is None or not _same_speaker(new.figure, old.figure):
        return False
    return new.document.published != old.document.published


def _over_time(
    later: Quantity, earlier: Quantity, a: Question, b: Question, days: int, standing: int, *, same_speaker: bool
) -> Relation | None:
    """The relation of two numbers of different times; None where they are only related."""
    kind = "running" if _since_one_day(a, b) else kind_of_both(a, b)
    if days > OCCASION_OF.get(kind or "", 3 * 365):
        return None
    if kind == "once" and "attend" in (a.event, b.event):
        return None
    if unchanged(later, earlier):
        return Relation.AGREES if kind in ("running", "stock", "once", None) and days <= standing else None
    falls = later.high < earlier.low and not agree(later, earlier) and earlier.bound is not Bound.AT_MOST
    if kind == "running" and falls and not same_speaker and Role.FORECAST not in (a.role, b.role):
        return Relation.CONFLICTS
    return Relation.CHANGED


def _since_one_day(a: Question, b: Question) -> bool:
    """Whether both count from one day on: "since 20 August"."""
    if a.period is None or b.period is None or a.period.first != b.period.first:
        return False
    return min(a.period.days, b.period.days) > 3 and a.period != b.period


def _same_speaker(one: Figure, two: Figure) -> bool:
    return same_speaker(one.speaker, two.speaker)
