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

Pairs = tuple[Numbers, Numbers]
Sifted = tuple[Numbers, Numbers, Evidence]
"""Pairs with the evidence that is told of them so far."""
AT_ONCE = 8192
"""Pairs that are weighed together: their columns stay in the processor's cache."""
NOISE = 1e-9


class Sieve:
    """Figures with their questions, and what is left of pairs of them, told by their places."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        self.columns = Columns(answers, questions)
        self.outright = Outright(questions)

    def conflicting(self, pairs: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
        """The pairs that may conflict."""
        for i, j in pairs:
            for one, other in self.comparable(i, j, Relation.CONFLICTS):
                # Numbers that have to be converted first are left to the comparison itself.
                plain = self.columns.plain(one, other)
                yield from zip(one[~plain].tolist(), other[~plain].tolist(), strict=True)
                for p, q, _ in self.left(one[plain], other[plain], Relation.CONFLICTS):
                    yield from zip(p.tolist(), q.tolist(), strict=True)

    def comparable(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Pairs]:
        """The pairs whose numbers can be set beside each other, of times that are not too far apart, in portions."""
        own = self.columns
        for start, end in pairwise([*range(0, len(i), 8 * AT_ONCE), len(i)]):
            one, other = i[start:end], j[start:end]
            fits = own.meet(one, other)
            if relation is not Relation.CHANGED:
                fits &= own.times.apart(one, other) <= MOST_DAYS
            if relation is Relation.CONFLICTS:
                fits &= ~own.other_event(one, other) | own.convert(one, other)
            yield one[fits], other[fits]

    def left(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Sifted]:
        """What is left of comparable pairs of numbers as they stand, for CHANGED those that may have any relation."""
        if relation is not Relation.CHANGED:
            # What does not fit never agrees, and what fits never conflicts.
            fits = self.columns.bands.fit(i, j) == (relation is Relation.AGREES)
            i, j = i[fits], j[fits]
        for start, end in pairwise([*range(0, len(i), AT_ONCE), len(i)]):
            yield self._sifted(i[start:end], j[start:end], relation)

    def _sifted(self, i: Numbers, j: Numbers, relation: Relation) -> Sifted:
        known = self.columns.alone(i, j)
        i, j, known = chosen(self._may_be(relation, i, j, known), i, j, known)
        if relation is Relation.CONFLICTS:
            i, j, known = chosen(~self.outright.differ(i, j), i, j, known)
        known |= self.columns.in_common(i, j)
        return chosen(self._may_be(relation, i, j, known), i, j, known)

    def _may_be(self, relation: Relation, i: Numbers, j: Numbers, known: Evidence) -> Numbers | Flags:
        """The pairs that may reach the least score of a relation with the rest of their evidence."""
        nearness = _nearness(known)
        if relation is Relation.CONFLICTS:
            seen = np.flatnonzero(bounds("glance", known)[1] >= LEAST_AT_A_GLANCE - NOISE)
            return seen[may_conflict({name: column[seen] for name, column in known.items()})]
        fits = self.columns.bands.fit(i, j) if relation is Relation.CHANGED else np.ones(len(i), dtype=bool)
        least = (LEAST_SURE[relation] - NOISE) / nearness
        may_be = np.zeros(len(i), dtype=bool)
        for forest, which in (("same", np.flatnonzero(fits)), ("apart", np.flatnonzero(~fits))):
            if len(which):
                own = {name: column[which] for name, column in known.items()}
                may_be[which] = bounds(forest, own)[1] >= least[which]
        return may_be


def chosen(which: Numbers | Flags, i: Numbers, j: Numbers, known: Evidence) -> Sifted:
    """Some of the pairs."""
    return i[which], j[which], {name: column[which] for name, column in known.items()}


def _nearness(known: Evidence) -> Column:
    return 1.0 - FARTHER * np.minimum(1.0, np.expm1(known["days apart"]) / YEAR)


def may_conflict(known: Evidence) -> Numbers:
    """The pairs, by place, that may reach the least score of a conflict with the rest of their evidence."""
    nearness, least = _nearness(known), LEAST_SURE[Relation.CONFLICTS] - NOISE
    least_changed, most_changed = bounds("change", known)
    # Of one day, or of a total that falls, a change may be taken for its opposite; else what is likelier changed than
    # not never conflicts.
    turned = (known["time same"] > 0) | (known["later is higher"] < 0)
    if "ruled conflicts" in known:
        turned &= known["ruled conflicts"] > 0
    sure = np.where(turned, np.maximum(1.0 - least_changed, most_changed), 1.0 - least_changed)
    sure[~turned & (least_changed >= 0.5 + NOISE)] = 0.0
    open_ = np.flatnonzero(sure * nearness >= least)
    known = {name: column[open_] for name, column in known.items()}
    return open_[bounds("apart", known)[1] * (sure * nearness)[open_] >= least]


@lru_cache(maxsize=16)
def _reach(forest: str, known: frozenset[str]) -> Reach:
    return Reach(getattr(forests(), forest), known)


def bounds(forest: str, known: Evidence) -> tuple[Column, Column]:
    """The least and the highest probability that a forest comes to, whatever is not known."""
    return _reach(forest, frozenset(known)).bounds(known, len(known["ratio"]))
