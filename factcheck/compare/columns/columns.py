"""Columns: what is known of many figures, a list for each kind of thing, and the evidence on pairs of them.

The evidence has the names and values that `evidence` gives one pair; the part that takes rules is not told here.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Role
from factcheck.compare.columns.bands import Bands
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary
from factcheck.compare.columns.reach import Column
from factcheck.compare.columns.times import Times
from factcheck.compare.columns.values import Values
from factcheck.compare.evidence.evidence import MOST_RATIO, NOTHING_KNOWN, SHORT, names_of
from factcheck.compare.intervals import NOISE, Quantity
from factcheck.compare.questions.concepts import PER_DAY
from factcheck.compare.questions.passages import WHOLE
from factcheck.compare.questions.phrases import content_words, words_of_passage
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.sorts import sorts_in
from factcheck.compare.reasons import State
from factcheck.compare.rules.counted import unit_state
from factcheck.compare.rules.directions import direction_of
from factcheck.compare.rules.moments import KINDS
from factcheck.text.dates.dates import day_of
from factcheck.text.units.units import convert

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
        quantities = [Quantity.of(figure) for figure in figures]
        self.middle = np.array([quantity.middle for quantity in quantities], dtype=np.float64)
        self.bands = Bands(quantities)
        self.thing = codes(None if q.measure is None else q.measure.thing for q in questions)
        self.named = np.array([bool(q.measure is not None and q.measure.thing) for q in questions], dtype=bool)
        self.known = self.named & np.array([bool(q.measure and q.measure.known) for q in questions], dtype=bool)
        self._make = codes(None if q.measure is None else q.measure.make for q in questions)
        parts = [None if q.measure is None else q.measure.excluding for q in questions]
        self._part, self._excluding = codes(parts), codes(None if part is None else part[1] for part in parts)
        sorts = zip(*(sorts_in(q.tokens) for q in questions), strict=True)
        self._sorts = [np.array(named, dtype=np.int64) for named in sorts]
        self.dimension = codes(q.dimension for q in questions)
        self.unit = codes(q.unit for q in questions)
        self._meeting = _meeting(questions)
        factors = _factors(questions)
        self._factor = np.array([factors[q.unit] for q in questions], dtype=np.float64)
        self._days = np.array([PER_DAY.get(q.rate or "", math.nan) for q in questions], dtype=np.float64)
        self.percent = np.array([q.unit == "percent" for q in questions], dtype=bool)
        self.rate = codes(q.rate for q in questions)
        self.per = codes(q.rate if q.rate in PER_DAY else None for q in questions)
        self.event = codes(q.event for q in questions)
        self.verb = codes(q.verb for q in questions)
        self.role = codes(q.role for q in questions)
        self.forecast = np.array([q.role is Role.FORECAST for q in questions], dtype=np.int64)
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
        self.long = np.array([len(answer.document.text) > WHOLE for answer in answers], dtype=bool)
        self.short = np.array([len(q.passage) < SHORT for q in questions], dtype=bool)
        self.document = codes(answer.document.id for answer in answers)
        passages = Values((q.document_title, q.passage) for q in questions)
        self.passage = passages.codes
        vocabulary, names = Vocabulary(), Vocabulary()
        self.words = Overlaps(vocabulary, (q.words for q in questions))
        self.texts = Overlaps(vocabulary, (words_of_passage(text) for _, text in passages.distinct))
        self.owners = Overlaps(vocabulary, (content_words(q.subject or "") for q in questions))
        self.names = Overlaps(names, (q.names for q in questions))
        self.people = Overlaps(names, (names_of(title, text) for title, text in passages.distinct))

    def convert(self, i: Numbers | int, j: Numbers | slice) -> Flags:
        """Whether the numbers are per stretches of time that have to be brought together first."""
        converts: Flags = (self.per[i] != self.per[j]) & (self.per[i] >= 0) & (self.per[j] >= 0)
        return converts

    def meet(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the numbers are of two documents, in units that convert, and not of two known things."""
        meeting: Flags = self._meeting[self.unit[i], self.unit[j]] & (self.document[i] != self.document[j])
        meeting &= ~self.other_thing(i, j)
        return meeting

    def other_thing(self, i: Numbers, j: Numbers) -> Flags:
        """Whether two known things are counted, two makes or two parts of one that exclude each other, or two sorts."""
        makes = (self._make[i] >= 0) & (self._make[j] >= 0) & (self._make[i] != self._make[j])
        parts = (self._excluding[i] >= 0) & (self._excluding[i] == self._excluding[j])
        other: Flags = self.known[i] & self.known[j]
        other &= (self.thing[i] != self.thing[j]) | makes | (parts & (self._part[i] != self._part[j]))
        for named in self._sorts:
            ours, theirs = named[i], named[j]
            other |= (ours > 0) & (theirs > 0) & (ours & theirs == 0)
        return other

    def opposed(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one of each pair is a rise and the other a fall."""
        opposed: Flags = self.direction[i] * self.direction[j] < 0
        return opposed

    def plain(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the numbers are of one unit and per one stretch of time, as they stand."""
        plain: Flags = np.isfinite(self.middle[i]) & np.isfinite(self.middle[j])
        plain &= (self.unit[i] == self.unit[j]) & ~self.convert(i, j)
        return plain

    def ratio(self, i: Numbers, j: Numbers) -> Column:
        """How many times the smaller number of each pair goes into the larger."""
        small, large = (edge(np.abs(self.middle[i]), np.abs(self.middle[j])) for edge in (np.minimum, np.maximum))
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(small > 0, large / small, np.where(large == small, 1.0, np.inf))

    def within(self, i: Numbers, j: Numbers, times: Column) -> Flags:
        """Whether the larger number of each pair is no more than so many times the smaller."""
        small, large = (edge(np.abs(self.middle[i]), np.abs(self.middle[j])) for edge in (np.minimum, np.maximum))
        within: Flags = large <= times * small * (1 + NOISE)
        return within

    def ratio_converted(self, i: Numbers, j: Numbers) -> Column:
        """The same in one unit and per one stretch of time; not a number where no factor converts them."""
        converts = self.convert(i, j)
        x, y = (self.middle[which] * self._factor[which] for which in (i, j))
        x, y = (np.where(converts, own / self._days[which], own) for own, which in ((x, i), (y, j)))
        small, large = (edge(np.abs(x), np.abs(y)) for edge in (np.minimum, np.maximum))
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = np.where(small > 0, large / small, np.where(large == small, 1.0, np.inf))
        return np.where(np.isnan(x) | np.isnan(y), np.nan, ratio)

    def other_event(self, i: Numbers, j: Numbers) -> Flags:
        """Whether two known things happened to what is counted."""
        other: Flags = (self.event[i] >= 0) & (self.event[j] >= 0) & (self.event[i] != self.event[j])
        return other

    def alone(self, i: Numbers, j: Numbers) -> Evidence:
        """What the figures of each pair say for themselves."""
        kind = self.times.kind_of_both(i, j)
        same, unknown, days, later = self.times.moments(i, j)
        published = (self.published[i] > 0) & (self.published[j] > 0)
        apart = np.abs(self.published[i] - self.published[j])
        return _numbers(
            {
                "ratio": np.minimum(np.log(self.ratio(i, j)), MOST_RATIO),
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
                "later is higher": np.where(same | unknown, 0, later) * self._higher(i, j),
                "lengths apart": np.abs(self.length[i] - self.length[j]),
                "one day of publication": published & (apart == 0),
                "days between documents": np.where(published, np.log1p(apart), 3.0),
                "kind equal": self.kind_name[i] == self.kind_name[j],
                **{f"kind {name}": kind == rank for rank, name in enumerate(KINDS)},
            }
        )

    def _higher(self, i: Numbers, j: Numbers) -> Numbers:
        """1 where the first number of each pair is the higher, -1 where it is the lower, 0 where the two are equal."""
        x, y = self.middle[i], self.middle[j]
        equal = np.abs(x - y) <= NOISE * np.maximum(np.abs(x), np.abs(y))
        return np.where(equal, 0, np.where(x > y, 1, -1))

    def in_common(self, i: Numbers, j: Numbers) -> Evidence:
        """What the sentences, the owners and the passages of each pair share. Quick where few figures `i` occur."""
        first, second = self.passage[i], self.passage[j]
        words, told_by = self.words.common(j, [(self.words, i), (self.texts, first)])
        (owners,) = self.owners.common(j, [(self.owners, i)])
        (names,) = self.names.common(j, [(self.names, i)])
        tells, texts = self._of_documents(i, second)
        (people,) = self.people.common(second, [(self.people, first)])
        told = share(tells, self.words.sizes[i]), share(told_by, self.words.sizes[j])
        sentences = self.words.sizes[i], self.words.sizes[j]
        sides = self.people.sizes[first], self.people.sizes[second]
        return _numbers(
            {
                "subjects shared": _shared(owners, self.owners.sizes[i], self.owners.sizes[j]),
                "sentence shared": words / np.maximum(1, np.minimum(*sentences)),
                "sentence jaccard": words / np.maximum(1, np.add(*sentences) - words),
                "names of sentence shared": _shared(names, self.names.sizes[i], self.names.sizes[j]),
                "names of document shared": people / np.maximum(1, np.minimum(*sides)),
                "names of document jaccard": people / np.maximum(1, np.add(*sides) - people),
                "document shared": texts / np.maximum(1, np.minimum(self.texts.sizes[first], self.texts.sizes[second])),
                "sentence in document, more": np.maximum(*told),
                "sentence in document, less": np.minimum(*told),
            }
        )

    def _of_documents(self, i: Numbers, second: Numbers) -> tuple[Numbers, Numbers]:
        """How many words of each sentence `i` and of its passage the `second` passage holds, worked out once each."""
        pairs, back = np.unique(i * len(self.texts.sizes) + second, return_inverse=True)
        ones, others = pairs // len(self.texts.sizes), pairs % len(self.texts.sizes)
        tells, texts = self.texts.common(others, [(self.words, ones), (self.texts, self.passage[ones])])
        return tells[back], texts[back]


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


def _factors(questions: Sequence[Question]) -> dict[str | None, float]:
    """For each unit by what a number is brought to the first unit of its dimension; NaN where that takes more."""
    bases: dict[str | None, str] = {}
    factors: dict[str | None, float] = {None: 1.0}
    for question in questions:
        unit, dimension = question.unit, question.dimension
        if unit is not None and unit not in factors:
            base = bases.setdefault(dimension, unit)
            one, two = convert(1.0, unit, base), convert(2.0, unit, base)
            linear = one is not None and two is not None and math.isclose(two, 2 * one)
            factors[unit] = one if linear and one is not None else math.nan
    return factors


def _numbers(columns: dict[str, NDArray[np.generic]]) -> Evidence:
    return {name: column.astype(np.float64) for name, column in columns.items()}


def codes(values: Iterable[Hashable]) -> Numbers:
    """A number for each value, equal for equal ones, from 0 on in order of appearance; -1 for None."""
    seen: dict[Hashable, int] = {}
    return np.array([-1 if v is None else seen.setdefault(v, len(seen)) for v in values], dtype=np.int64)


def share(common: Numbers, of: Numbers) -> Column:
    """What share of each size is common, NOTHING_KNOWN where the size is none."""
    return np.where(of > 0, common / np.maximum(1, of), NOTHING_KNOWN)


def _shared(common: Numbers, one: Numbers, other: Numbers) -> Column:
    return share(common, np.minimum(one, other))
