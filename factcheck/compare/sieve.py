"""The sieve: which pairs of figures may have a relation at all, told for many at once from what is cheap to know.

A comparison takes a quarter of a millisecond, and of a thousand pairs that count one thing a single one conflicts. So
the evidence is worked out for all pairs together, under the names that `evidence` gives it, and the forests tell how
likely each pair can become, whatever the rest of its evidence is: first by what each figure says for itself, of those
that are left by the words they share; those that may still conflict by what the rules say and by all that is left. Who
cannot reach the score from which on a relation is said need not be compared. Nothing that has the relation is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.columns import Columns, Evidence, Flags, Numbers
from factcheck.compare.outright import Outright
from factcheck.compare.questions import Question
from factcheck.compare.reach import Column, Reach
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import FARTHER, LEAST_AT_A_GLANCE, LEAST_SURE, MOST_DAYS, YEAR
from factcheck.compare.sameness import forests
from factcheck.compare.weighing import Weighing

Pairs = tuple[Numbers, Numbers]
AT_ONCE = 8192
"""Pairs that are weighed together: their columns stay in the processor's cache."""
NOISE = 1e-9


class Sieve:
    """Figures with their questions, and what is left of pairs of them, told by their places."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], *, few: bool = False) -> None:
        """Of `few` figures the rules are not told in columns: making these takes longer than comparing what is left."""
        self.columns = Columns(answers, questions)
        self._outright = Outright(questions)
        self._weighing = Weighing(answers, questions, self.columns, self._outright) if not few else None

    def conflicting(self, pairs: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
        """The pairs that may conflict."""
        for i, j in pairs:
            for one, other in self._comparable(i, j, Relation.CONFLICTS):
                yield from self._left(one, other, Relation.CONFLICTS)

    def agreeing(self, pairs: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
        """The pairs that may agree."""
        for i, j in pairs:
            for one, other in self._comparable(i, j, Relation.AGREES):
                yield from self._left(one, other, Relation.AGREES)

    def _comparable(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Pairs]:
        """The pairs whose numbers can be set beside each other, of times that are not too far apart, in portions."""
        own = self.columns
        for start, end in pairwise([*range(0, len(i), 8 * AT_ONCE), len(i)]):
            one, other = i[start:end], j[start:end]
            fits = own.meet(one, other) & (own.times.apart(one, other) <= MOST_DAYS)
            if relation is Relation.CONFLICTS:
                fits &= ~own.other_event(one, other) | own.convert(one, other)
            yield one[fits], other[fits]

    def _left(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[tuple[int, int]]:
        # Numbers that have to be converted first are left to the comparison itself.
        plain = self.columns.plain(i, j)
        yield from zip(i[~plain].tolist(), j[~plain].tolist(), strict=True)
        i, j = i[plain], j[plain]
        # What does not fit never agrees, and what fits never conflicts.
        fits = self.columns.bands.fit(i, j) == (relation is Relation.AGREES)
        i, j = i[fits], j[fits]
        for start, end in pairwise([*range(0, len(i), AT_ONCE), len(i)]):
            one, other = self._weighed(i[start:end], j[start:end], relation)
            yield from zip(one.tolist(), other.tolist(), strict=True)

    def _weighed(self, i: Numbers, j: Numbers, relation: Relation) -> Pairs:
        known = self.columns.alone(i, j)
        i, j, known = _chosen(_may_be(relation, known), i, j, known)
        if relation is Relation.CONFLICTS:
            i, j, known = _chosen(~self._outright.differ(i, j), i, j, known)
        known |= self.columns.in_common(i, j)
        i, j, known = _chosen(_may_be(relation, known), i, j, known)
        if relation is Relation.CONFLICTS and self._weighing is not None and len(i):
            return self._ruled(i, j, known, self._weighing)
        return i, j

    def _ruled(self, i: Numbers, j: Numbers, known: Evidence, weighing: Weighing) -> Pairs:
        """The pairs that may conflict with all of their evidence, but for what the comparison itself makes of it."""
        left, known = weighing.of(i, j, known)
        i, j = i[left], j[left]
        left = _may_conflict(known, _nearness(known))
        return i[left], j[left]


def _chosen(which: Numbers | Flags, i: Numbers, j: Numbers, known: Evidence) -> tuple[Numbers, Numbers, Evidence]:
    return i[which], j[which], {name: column[which] for name, column in known.items()}


def _nearness(known: Evidence) -> Column:
    return 1.0 - FARTHER * np.minimum(1.0, np.expm1(known["days apart"]) / YEAR)


def _may_be(relation: Relation, known: Evidence) -> Numbers:
    """The pairs, by place, that may reach the least score of a relation with the rest of their evidence."""
    nearness = _nearness(known)
    if relation is Relation.AGREES:
        return np.flatnonzero(_bounds("same", known)[1] * nearness >= LEAST_SURE[relation] - NOISE)
    seen = np.flatnonzero(_bounds("glance", known)[1] >= LEAST_AT_A_GLANCE - NOISE)
    return seen[_may_conflict({name: column[seen] for name, column in known.items()}, nearness[seen])]


def _may_conflict(known: Evidence, nearness: Column) -> Numbers:
    least = LEAST_SURE[Relation.CONFLICTS] - NOISE
    least_changed, most_changed = _bounds("change", known)
    # Of one day, or of a total that falls, a change may be taken for its opposite; else what is likelier changed than
    # not never conflicts.
    turned = (known["time same"] > 0) | (known["later is higher"] < 0)
    if "ruled conflicts" in known:
        turned &= known["ruled conflicts"] > 0
    sure = np.where(turned, np.maximum(1.0 - least_changed, most_changed), 1.0 - least_changed)
    sure[~turned & (least_changed >= 0.5 + NOISE)] = 0.0
    open_ = np.flatnonzero(sure * nearness >= least)
    known = {name: column[open_] for name, column in known.items()}
    return open_[_bounds("apart", known)[1] * (sure * nearness)[open_] >= least]


@lru_cache(maxsize=8)
def _reach(forest: str, known: frozenset[str]) -> Reach:
    return Reach(getattr(forests(), forest), known)


def _bounds(forest: str, known: Evidence) -> tuple[Column, Column]:
    return _reach(forest, frozenset(known)).bounds(known, len(known["ratio"]))
