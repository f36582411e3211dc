"""The sieve: which pairs of figures may conflict at all, told for many at once from what is cheap to know.

A comparison takes a quarter of a millisecond, and of a thousand pairs that count one thing a single one conflicts. So
what `evidence` says of numbers, times and common words is worked out for all pairs together, under the same names, and
the forests tell how likely each pair can become, whatever the rest of its evidence is. Whoever cannot reach the score
from which on a conflict is said need not be compared. Nothing that conflicts is left out.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Role
from factcheck.compare.concepts import PER_DAY
from factcheck.compare.evidence import MOST_RATIO, NOTHING_KNOWN, SHORT, names_of, rises, words_of
from factcheck.compare.intervals import Quantity
from factcheck.compare.moments import KINDS, Moment, moment
from factcheck.compare.phrases import content_words
from factcheck.compare.questions import Question
from factcheck.compare.reach import Column, Reach
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import FARTHER, LEAST_SURE, YEAR
from factcheck.compare.sameness import forests
from factcheck.text.dates.dates import day_of

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Counts = tuple[Numbers, ...]
_Row = tuple[int, Numbers, Counts]
GATHERED = 50_000
"""Pairs that are gathered before they are weighed."""
AT_ONCE = 8192
"""Pairs that are weighed together: their columns stay in the processor's cache."""
LEAST = LEAST_SURE[Relation.CONFLICTS] - 1e-9


class Sieve:
    """Figures with their questions, in columns."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        self.questions = questions
        figures = [answer.figure for answer in answers if answer.figure is not None]
        self.middle = np.array([Quantity.of(figure).middle for figure in figures], dtype=np.float64)
        self.thing = _codes(None if q.measure is None else q.measure.thing for q in questions)
        self.named = np.array([bool(q.measure is not None and q.measure.thing) for q in questions], dtype=bool)
        self.dimension = _codes(q.dimension for q in questions)
        self.unit = _codes(q.unit for q in questions)
        self.percent = np.array([q.unit == "percent" for q in questions], dtype=bool)
        self.rate = _codes(q.rate for q in questions)
        self.per = _codes(q.rate if q.rate in PER_DAY else None for q in questions)
        self.event = _codes(q.event for q in questions)
        self.verb = _codes(q.verb for q in questions)
        self.role = _codes(q.role for q in questions)
        self.forecast = np.array([q.role is Role.FORECAST for q in questions], dtype=np.int64)
        self.bound = _codes(figure.bound for figure in figures)
        self.silent = np.array([figure.speaker is None for figure in figures], dtype=np.int64)
        self.ownerless = np.array([q.subject is None for q in questions], dtype=np.int64)
        self.kind = np.array(
            [KINDS.index(q.kind) if q.kind in KINDS else len(KINDS) for q in questions], dtype=np.int64
        )
        self.kind_name = _codes(q.kind for q in questions)
        self.as_of = _codes(q.as_of for q in questions)
        self.stated = np.array([q.stated for q in questions], dtype=np.int64)
        days = [(q.period.first.toordinal(), q.period.last.toordinal()) if q.period else (0, -1) for q in questions]
        self.first, self.last = np.array(days, dtype=np.int64).reshape(-1, 2).T
        self.length = np.array([math.log(q.period.days) if q.period else 0.0 for q in questions], dtype=np.float64)
        published = [day_of(answer.document.published) for answer in answers]
        self.published = np.array([day.toordinal() if day else 0 for day in published], dtype=np.int64)
        self.short = np.array([len(q.document_text) < SHORT for q in questions], dtype=bool)
        self.document = _codes(answer.document.id for answer in answers)
        texts = dict(zip(self.document.tolist(), answers, strict=True))
        documents = [texts[code].document for code in range(len(texts))]
        self.words = Overlaps([q.words for q in questions])
        self.names = Overlaps([q.names for q in questions])
        self.owners = Overlaps([content_words(q.subject or "") for q in questions])
        self.texts = Overlaps([words_of(document.text) for document in documents])
        self.people = Overlaps([names_of(document.title or "", document.text) for document in documents])

    def left(self, documents: Iterable[range]) -> Iterator[tuple[int, int]]:
        """The pairs of a figure and one ahead of its document that may conflict. A document is the range of its own."""
        rows: list[_Row] = []
        waiting = 0
        for own in documents:
            rows += self.rows(own)
            waiting += sum(len(others) for _, others, _ in rows[-len(own) :]) if own else 0
            if waiting >= GATHERED:
                yield from self._sieved(rows)
                rows, waiting = [], 0
        if rows:
            yield from self._sieved(rows)

    def rows(self, own: range) -> Iterator[_Row]:
        """Each figure of one document with those ahead that it is to be held against, and the words they share."""
        if not own:
            return
        document = int(self.document[own.start])
        told = self.words.with_those(self.texts.sets[document])
        texts = self.texts.with_those(self.texts.sets[document])
        people = self.people.with_those(self.people.sets[document])
        for one in own:
            others = np.flatnonzero(self._comparable(one, own.start))
            where = self.document[others]
            shared = (
                self.words.with_those(self.words.sets[one])[others],
                self.names.with_those(self.names.sets[one])[others],
                self.owners.with_those(self.owners.sets[one])[others],
                self.texts.with_those(self.words.sets[one])[where],
                told[others],
                texts[where],
                people[where],
            )
            yield one, others, shared

    def _comparable(self, one: int, ahead: int) -> Flags:
        """Which of the first so many figures count the same in the same dimension, and tell of no other event."""
        thing, event = self.thing[:ahead], self.event[:ahead]
        own_thing, own_event = self.thing[one], self.event[one]
        fits: Flags = (self.dimension[:ahead] == self.dimension[one]) & (self.document[:ahead] != self.document[one])
        if own_thing >= 0:
            fits &= (thing == own_thing) | (thing < 0)
        if own_event >= 0:
            fits &= (event == own_event) | (event < 0) | self._converts(one, slice(ahead))
        return fits

    def _converts(self, i: Numbers | int, j: Numbers | slice) -> Flags:
        """Whether the numbers are per stretches of time that have to be brought together first."""
        converts: Flags = (self.per[i] != self.per[j]) & (self.per[i] >= 0) & (self.per[j] >= 0)
        return converts

    def _sieved(self, rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
        i = np.repeat([one for one, _, _ in rows], [len(others) for _, others, _ in rows])
        j = np.concatenate([others for _, others, _ in rows])
        counts = [np.concatenate(column) for column in zip(*(shared for _, _, shared in rows), strict=True)]
        # Numbers that have to be converted first are left to the comparison itself.
        plain = (self.unit[i] == self.unit[j]) & ~self._converts(i, j)
        plain &= np.isfinite(self.middle[i]) & np.isfinite(self.middle[j])
        yield from zip(i[~plain].tolist(), j[~plain].tolist(), strict=True)
        i, j, counts = i[plain], j[plain], [column[plain] for column in counts]
        for start, end in pairwise([*range(0, len(i), AT_ONCE), len(i)]):
            part = slice(start, end)
            yield from self._weighed(i[part], j[part], tuple(column[part] for column in counts))

    def _weighed(self, i: Numbers, j: Numbers, counts: Counts) -> Iterator[tuple[int, int]]:
        known = self.evidence(i, j, counts)
        _, most = _reach("apart", frozenset(known)).bounds(known, len(i))
        kept = np.flatnonzero(most >= LEAST)
        i, j, known = i[kept], j[kept], {name: column[kept] for name, column in known.items()}
        moments = [moment(self.questions[a], self.questions[b]) for a, b in zip(i.tolist(), j.tolist(), strict=True)]
        days = np.array([apart for _, apart in moments], dtype=np.float64)
        numbers = zip(self.middle[i].tolist(), self.middle[j].tolist(), strict=True)
        known["days apart"] = np.log1p(days)
        known["time same"] = same = np.array([when is Moment.SAME for when, _ in moments], dtype=np.float64)
        known["time unknown"] = np.array([when is Moment.UNKNOWN for when, _ in moments], dtype=np.float64)
        known["later is higher"] = np.array(
            [rises(*told, one, two) for told, (one, two) in zip(moments, numbers, strict=True)], dtype=np.float64
        )
        _, most = _reach("apart", frozenset(known)).bounds(known, len(i))
        least_changed, most_changed = _reach("change", frozenset(known)).bounds(known, len(i))
        # Of one day a change may be taken for its opposite; else what is likelier changed than not never conflicts.
        sure = np.where(same > 0, np.maximum(1.0 - least_changed, most_changed), 1.0 - least_changed)
        score = most * sure * (1.0 - FARTHER * np.minimum(1.0, days / YEAR))
        kept = np.flatnonzero((score >= LEAST) & ((same > 0) | (least_changed < 0.5 + 1e-9)))
        yield from zip(i[kept].tolist(), j[kept].tolist(), strict=True)

    def evidence(self, i: Numbers, j: Numbers, counts: Counts) -> dict[str, Column]:
        """The evidence on pairs that is told without the rules; `counts` are those of the words they share."""
        words, names, owners, ours, theirs, texts, people = counts
        kind = np.minimum(self.kind[i], self.kind[j])
        first, second = self.document[i], self.document[j]
        published = (self.published[i] > 0) & (self.published[j] > 0)
        apart = np.abs(self.published[i] - self.published[j])
        told = _share(ours, self.words.sizes[i]), _share(theirs, self.words.sizes[j])
        periods = (self.last[i] >= self.first[i]) & (self.last[j] >= self.first[j])
        columns: dict[str, NDArray[np.generic]] = {
            "ratio": np.minimum(_log_ratio(self.middle[i], self.middle[j]), MOST_RATIO),
            "bound equal": self.bound[i] == self.bound[j],
            "speakers unknown": self.silent[i] + self.silent[j],
            "thing equal": self.named[i] & (self.thing[i] == self.thing[j]),
            "things known and unequal": np.zeros(len(i)),
            "rate equal": self.rate[i] == self.rate[j],
            "events known": (self.event[i] >= 0) & (self.event[j] >= 0),
            "verb equal": (self.verb[i] >= 0) & (self.verb[i] == self.verb[j]),
            "role equal": self.role[i] == self.role[j],
            "forecasts": self.forecast[i] + self.forecast[j],
            "percent": self.percent[i],
            "count": self.unit[i] < 0,
            "subjects unknown": self.ownerless[i] + self.ownerless[j],
            "subjects shared": _shared(owners, self.owners.sizes[i], self.owners.sizes[j]),
            "sentence shared": words / np.maximum(1, np.minimum(self.words.sizes[i], self.words.sizes[j])),
            "sentence jaccard": words / np.maximum(1, self.words.sizes[i] + self.words.sizes[j] - words),
            "names of sentence shared": _shared(names, self.names.sizes[i], self.names.sizes[j]),
            "names of document shared": people
            / np.maximum(1, np.minimum(self.people.sizes[first], self.people.sizes[second])),
            "names of document jaccard": people
            / np.maximum(1, self.people.sizes[first] + self.people.sizes[second] - people),
            "document shared": texts / np.maximum(1, np.minimum(self.texts.sizes[first], self.texts.sizes[second])),
            "sentence in document, more": np.maximum(*told),
            "sentence in document, less": np.minimum(*told),
            "short document": self.short[i] | self.short[j],
            "times stated": self.stated[i] + self.stated[j],
            "times written alike": (self.as_of[i] >= 0) & (self.as_of[i] == self.as_of[j]),
            "times overlap": periods & (self.first[i] <= self.last[j]) & (self.first[j] <= self.last[i]),
            "lengths apart": np.abs(self.length[i] - self.length[j]),
            "one day of publication": published & (apart == 0),
            "days between documents": np.where(published, np.log1p(apart), 3.0),
            "kind equal": self.kind_name[i] == self.kind_name[j],
            **{f"kind {name}": kind == rank for rank, name in enumerate(KINDS)},
        }
        return {name: column.astype(np.float64) for name, column in columns.items()}


class Overlaps:
    """Sets of words, and how many each has in common with another set."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        self.sets = sets
        self.sizes = np.array([len(own) for own in sets], dtype=np.int64)
        places: dict[str, list[int]] = {}
        for place, own in enumerate(sets):
            for word in own:
                places.setdefault(word, []).append(place)
        self._places = {word: np.array(found, dtype=np.int64) for word, found in places.items()}

    def with_those(self, words: Iterable[str]) -> Numbers:
        """How many of these words each set holds."""
        found = [self._places[word] for word in words if word in self._places]
        if not found:
            return np.zeros(len(self.sets), dtype=np.int64)
        return np.bincount(np.concatenate(found), minlength=len(self.sets))


@lru_cache(maxsize=4)
def _reach(forest: str, known: frozenset[str]) -> Reach:
    return Reach(getattr(forests(), forest), known)


def _codes(values: Iterable[Hashable]) -> Numbers:
    """A number for each value, equal for equal ones, from 0 on in order of appearance; -1 for None."""
    seen: dict[Hashable, int] = {}
    return np.array([-1 if v is None else seen.setdefault(v, len(seen)) for v in values], dtype=np.int64)


def _log_ratio(x: Column, y: Column) -> Column:
    small, large = np.minimum(np.abs(x), np.abs(y)), np.maximum(np.abs(x), np.abs(y))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(small > 0, np.log(large / small), np.where(large == small, 0.0, np.inf))


def _share(common: Numbers, of: Numbers) -> Column:
    return np.where(of > 0, common / np.maximum(1, of), NOTHING_KNOWN)


def _shared(common: Numbers, one: Numbers, other: Numbers) -> Column:
    return _share(common, np.minimum(one, other))
