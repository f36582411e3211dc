"""Columns: what is known of many figures, a list for each kind of thing, and the evidence on pairs of them.

The evidence has the names and values that `evidence` gives one pair; the part that takes rules is not told here.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Role
from factcheck.compare.columns.bands import Bands
from factcheck.compare.columns.reach import Column
from factcheck.compare.columns.times import Times
from factcheck.compare.columns.wordsets import WordSets
from factcheck.compare.conversion import per_same_time, quantities
from factcheck.compare.evidence.evidence import MOST_RATIO, SHORT
from factcheck.compare.intervals import Quantity
from factcheck.compare.questions.concepts import PER_DAY
from factcheck.compare.questions.passages import WHOLE
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.slots import was_expected
from factcheck.compare.questions.sorts import sorts_of
from factcheck.compare.reasons import State
from factcheck.compare.rules.counted import unit_state
from factcheck.compare.rules.directions import direction_of
from factcheck.compare.rules.moments import KINDS
from factcheck.compare.withdrawals import told_before
from factcheck.text.dates.dates import day_of

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Evidence = dict[str, Column]
ALONE = (
    "ratio",
    "bound equal",
    "speakers unknown",
    "thing equal",
    "things known and unequal",
    "rate equal",
    "events known",
    "verb equal",
    "role equal",
    "forecasts",
    "percent",
    "count",
    "subjects unknown",
    "short document",
    "long document",
    "times stated",
    "times written alike",
    "times overlap",
    "days apart",
    "time same",
    "time unknown",
    "later is higher",
    "lengths apart",
    "one day of publication",
    "days between documents",
    "kind equal",
    *(f"kind {name}" for name in KINDS),
)
IN_COMMON = (
    "subjects shared",
    "sentence shared",
    "sentence jaccard",
    "names of sentence shared",
    "names of document shared",
    "names of document jaccard",
    "document shared",
    "sentence in document, more",
    "sentence in document, less",
)
SIEVED = frozenset((*ALONE, *IN_COMMON))
"""The evidence that is told here."""


class Columns:
    """Figures with their questions, in columns."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        figures = [answer.figure for answer in answers if answer.figure is not None]
        self.bands = Bands([Quantity.of(figure) for figure in figures])
        self._endless = ~np.isfinite(self.bands.middle)
        self.thing = codes(None if q.measure is None else q.measure.thing for q in questions)
        self.named = np.array([bool(q.measure is not None and q.measure.thing) for q in questions], dtype=bool)
        self.known = self.named & np.array([bool(q.measure and q.measure.known) for q in questions], dtype=bool)
        self._priced = np.array([bool(q.measure and q.measure.priced) for q in questions], dtype=bool)
        self._price = np.array([bool(q.measure and q.measure.is_price) for q in questions], dtype=bool)
        self._make = codes(None if q.measure is None else q.measure.make for q in questions)
        parts = [None if q.measure is None else q.measure.excluding for q in questions]
        self._part, self._excluding = codes(parts), codes(None if part is None else part[1] for part in parts)
        sorts = zip(*(sorts_of(q) for q in questions), strict=True)
        self._sorts = [np.array(named, dtype=np.int64) for named in sorts]
        self.dimension = codes(q.dimension for q in questions)
        self.unit = codes(q.unit for q in questions)
        self._meeting = _meeting(questions)
        self.percent = np.array([q.unit == "percent" for q in questions], dtype=bool)
        self.rate = codes(q.rate for q in questions)
        self.per = codes(q.rate if q.rate in PER_DAY else None for q in questions)
        self.event = codes(q.event for q in questions)
        self.verb = codes(q.verb for q in questions)
        self.role = codes(q.role for q in questions)
        self.forecast = np.array([q.role is Role.FORECAST for q in questions], dtype=np.int64)
        expected = (
            q.role is Role.FORECAST and was_expected(answer) for answer, q in zip(answers, questions, strict=True)
        )
        self.awaited = np.array(list(expected), dtype=bool)
        self.subset = np.array([q.role is Role.SUBSET for q in questions], dtype=bool)
        self.bound = codes(figure.bound for figure in figures)
        self.direction = np.array([direction_of(answer) for answer in answers], dtype=np.int64)
        self.silent = np.array([figure.speaker is None for figure in figures], dtype=np.int64)
        self.ownerless = np.array([q.subject is None for q in questions], dtype=np.int64)
        self.times = Times(questions)
        self.kind_name = codes(q.kind for q in questions)
        self.as_of = codes(q.as_of for q in questions)
        self.stated = np.array([q.stated for q in questions], dtype=np.int64)
        self.length = np.array([math.log(q.period.days) if q.period else 0.0 for q in questions], dtype=np.float64)
        published = [day_of(answer.document.published) for answer in answers]
        self.published = np.array([day.toordinal() if day else 0 for day in published], dtype=np.int64)
        self.told_before = np.array([told_before(answer) for answer in answers], dtype=bool)
        self.long = np.array([len(answer.document.text) > WHOLE for answer in answers], dtype=bool)
        self.short = np.array([len(q.passage) < SHORT for q in questions], dtype=bool)
        self.document = codes(answer.document.id for answer in answers)
        self._figures, self._questions = figures, questions
        self._brought: dict[int, int] = {}
        """The places among the bands of numbers that were brought to other units, by what they were brought to."""

    @cached_property
    def words(self) -> WordSets:
        """Their word sets, made when they are first asked for, unless those that were made elsewhere are put here."""
        return WordSets(self._questions)

    def in_one_unit(self, i: Numbers, j: Numbers, *, times: bool = True) -> Numbers:
        """The place among the bands of each number `j` in the unit of `i`, and per the same stretch of time.

        Without `times` only the former. The units of each pair convert.
        """
        odd = np.flatnonzero(~self.plain(i, j))
        if not len(odd):
            return j
        one, other = i[odd], j[odd]
        units, rates = int(self.unit.max(initial=-1)) + 2, int(self.per.max(initial=-1)) + 2
        per = self.per[one] + 1 if times else np.zeros_like(one)
        keys = ((other * units + self.unit[one] + 1) * rates + per) * 2 + self.bands.converted[one]
        asked, firsts, back = np.unique(keys, return_index=True, return_inverse=True)
        new = [place for place, key in enumerate(asked.tolist()) if key not in self._brought]
        pairs = [(int(one[firsts[place]]), int(other[firsts[place]])) for place in new]
        found = self.bands.add([self._brought_to(*pair, times=times) for pair in pairs]).tolist() if pairs else []
        self._brought.update(zip(asked[new].tolist(), found, strict=True))
        places = j.copy()
        places[odd] = np.array([self._brought[key] for key in asked.tolist()], dtype=np.int64)[back]
        return places

    def _brought_to(self, one: int, other: int, *, times: bool) -> Quantity:
        pair = quantities(self._figures[one], self._figures[other])
        assert pair is not None
        return (per_same_time(*pair, self._questions[one], self._questions[other]) if times else pair)[1]

    def other_rate(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the numbers are per stretches of time that have to be brought together first."""
        return unequal(self.per, i, j)

    def meet(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the numbers end, of two documents, in units that convert, and are not of two known things."""
        meeting: Flags = self._meeting[self.unit[i], self.unit[j]] & (self.document[i] != self.document[j])
        meeting &= ~self.other_thing(i, j) & ~self._endless[i] & ~self._endless[j]
        return meeting

    def other_thing(self, i: Numbers, j: Numbers) -> Flags:
        """Whether two known things are counted, two makes or two parts of one that exclude each other, or two sorts."""
        makes = unequal(self._make, i, j)
        parts = (self._excluding[i] >= 0) & (self._excluding[i] == self._excluding[j])
        other: Flags = self.known[i] & self.known[j]
        costs = (self._price[i] & self._priced[j]) | (self._priced[i] & self._price[j])
        other &= ((self.thing[i] != self.thing[j]) & ~costs) | makes | (parts & (self._part[i] != self._part[j]))
        for named in self._sorts:
            ours, theirs = named[i], named[j]
            other |= (ours > 0) & (theirs > 0) & (ours & theirs == 0)
        return other

    def opposed(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one of each pair is a rise and the other a fall."""
        opposed: Flags = self.direction[i] * self.direction[j] < 0
        return opposed

    def part_beside_whole(self, i: Numbers, j: Numbers, numbers: Numbers) -> Flags:
        """Whether the smaller count of each pair is told as a part; `numbers` are those of `j` in the unit of `i`."""
        bands, part = self.bands, self.subset[i]
        smaller = np.where(part, bands.high[i] <= bands.low[numbers], bands.high[numbers] <= bands.low[i])
        told: Flags = (part != self.subset[j]) & ~self.percent[i] & smaller
        return told

    def overtaken(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the number of the document that came out first was already past then."""
        known: Flags = (self.published[i] > 0) & (self.published[j] > 0)
        past: Flags = np.where(self.published[i] < self.published[j], self.told_before[i], self.told_before[j])
        past &= known & (self.published[i] != self.published[j])
        return past

    def plain(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the numbers are of one unit and per one stretch of time, as they stand."""
        plain: Flags = (self.unit[i] == self.unit[j]) & ~self.other_rate(i, j)
        return plain

    def other_event(self, i: Numbers, j: Numbers) -> Flags:
        """Whether two known things happened to what is counted."""
        return unequal(self.event, i, j)

    def alone(self, i: Numbers, j: Numbers, numbers: Numbers) -> Evidence:
        """What the figures of each pair say for themselves; `numbers` are those of `j`, converted."""
        kind = self.times.kind_of_both(i, j)
        same, unknown, days, later = self.times.moments(i, j)
        published = (self.published[i] > 0) & (self.published[j] > 0)
        apart = np.abs(self.published[i] - self.published[j])
        return _numbers(
            {
                "ratio": np.minimum(np.log(self.bands.ratio(i, numbers)), MOST_RATIO),
                "bound equal": self.bound[i] == self.bound[j],
                "speakers unknown": self.silent[i] + self.silent[j],
                "thing equal": self.named[i] & (self.thing[i] == self.thing[j]),
                "things known and unequal": self.known[i] & self.known[j] & (self.thing[i] != self.thing[j]),
                "rate equal": self.rate[i] == self.rate[j],
                "events known": (self.event[i] >= 0) & (self.event[j] >= 0),
                "verb equal": (self.verb[i] >= 0) & (self.verb[i] == self.verb[j]),
                "role equal": self.role[i] == self.role[j],
                "forecasts": self.forecast[i] + self.forecast[j],
                "percent": self.percent[i],
                "count": self.unit[i] < 0,
                "subjects unknown": self.ownerless[i] + self.ownerless[j],
                "short document": self.short[i] | self.short[j],
                "long document": self.long[i] | self.long[j],
                "times stated": self.stated[i] + self.stated[j],
                "times written alike": (self.as_of[i] >= 0) & (self.as_of[i] == self.as_of[j]),
                "times overlap": self.times.overlap(i, j),
                "days apart": np.log1p(days),
                "time same": same,
                "time unknown": unknown,
                "later is higher": np.where(same | unknown, 0, later) * self.bands.higher(i, numbers),
                "lengths apart": np.abs(self.length[i] - self.length[j]),
                "one day of publication": published & (apart == 0),
                "days between documents": np.where(published, np.log1p(apart), 3.0),
                "kind equal": self.kind_name[i] == self.kind_name[j],
                **{f"kind {name}": kind == rank for rank, name in enumerate(KINDS)},
            }
        )


def _meeting(questions: Sequence[Question]) -> Flags:
    """Which units convert, by their codes; the last row and column are of no unit."""
    examples: dict[str | None, Question] = {}
    for question in questions:
        examples.setdefault(question.unit, question)
    units = [question for unit, question in examples.items() if unit is not None]
    sides = [*units, *(question for unit, question in examples.items() if unit is None)]
    table = np.zeros((len(units) + 1, len(units) + 1), dtype=bool)
    for one, a in enumerate(sides):
        for other, b in enumerate(sides):
            table[one, other] = unit_state(a, b) == State.MATCH
    return table


def _numbers(columns: dict[str, NDArray[np.generic]]) -> Evidence:
    return {name: column.astype(np.float64) for name, column in columns.items()}


def codes(values: Iterable[Hashable]) -> Numbers:
    """A number for each value, equal for equal ones, from 0 on in order of appearance; -1 for None."""
    seen: dict[Hashable, int] = {}
    return np.array([-1 if v is None else seen.setdefault(v, len(seen)) for v in values], dtype=np.int64)


def unequal(codes: Numbers, i: Numbers, j: Numbers) -> Flags:
    """Whether both of each pair are known and not the same."""
    found: Flags = (codes[i] >= 0) & (codes[j] >= 0) & (codes[i] != codes[j])
    return found
