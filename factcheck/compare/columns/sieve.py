"""The sieve: which pairs of figures may have a relation at all, told for many at once from what is cheap to know.

Of a thousand pairs that count one thing a single one conflicts. So what is cheap to know of the evidence is worked out
for all pairs together, under the names that `evidence` gives it, and a forest tells how likely each pair can conflict,
whatever the rest of its evidence is: first by what each figure says for itself, then by the words they share. Nothing
that conflicts is left out. (The other forests rule out none of what is left by then: too much is still open.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Columns, Evidence, Flags, Numbers
from factcheck.compare.columns.outright import Outright
from factcheck.compare.columns.reach import Column, Reach
from factcheck.compare.evidence.evidence import MOST_RATIO
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import LEAST_AT_A_GLANCE, MOST_DAYS

Pairs = tuple[Numbers, Numbers]
Sifted = tuple[Numbers, Numbers, Evidence]
"""Pairs with the evidence that is told of them so far."""
AT_ONCE = 8192
"""Pairs that are weighed together: their columns stay in the processor's cache."""
NOISE = 1e-9
MOST_AGREEING = 1.5
"""Numbers of which one is more times the other agree by their bounds alone, and nothing outweighs their places."""


class Sieve:
    """Figures with their questions, and what is left of pairs of them, told by their places."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        self.columns = Columns(answers, questions)
        self.outright = Outright(questions)

    def conflicting(self, pairs: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
        """The pairs that may conflict."""
        for i, j in pairs:
            for one, other in self.comparable(i, j, Relation.CONFLICTS):
                plain = self.columns.plain(one, other)
                found = [self.odd(one[~plain], other[~plain], Relation.CONFLICTS)]
                found += [(p, q) for p, q, _ in self.left(one[plain], other[plain], Relation.CONFLICTS)]
                for p, q in found:
                    yield from zip(p.tolist(), q.tolist(), strict=True)

    def comparable(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Pairs]:
        """The pairs whose numbers can be set beside each other, of times that are not too far apart, in portions.

        CHANGED stands for any relation: what has changed may have done so in years.
        """
        own = self.columns
        for start, end in pairwise([*range(0, len(i), 8 * AT_ONCE), len(i)]):
            one, other = i[start:end], j[start:end]
            fits = own.meet(one, other)
            if relation is not Relation.CHANGED:
                fits &= own.times.apart(one, other) <= MOST_DAYS
            if relation is Relation.CONFLICTS:
                fits &= ~own.other_event(one, other) | own.convert(one, other)
            yield one[fits], other[fits]

    def odd(self, i: Numbers, j: Numbers, relation: Relation) -> Pairs:
        """What is left of comparable pairs whose numbers have to be converted before anything is said of them."""
        ratio, bands = self.columns.ratio_converted(i, j), self.columns.bands
        if relation is Relation.CONFLICTS:
            known = self.columns.alone(i, j) | {"ratio": np.minimum(np.log(ratio), MOST_RATIO)}
            del known["later is higher"]
            i, j, _ = self._seen(i, j, known)
            return i, j
        may = bands.open[i] | bands.open[j] if relation is Relation.AGREES else ~self.outright.differ(i, j)
        may |= ~(ratio > MOST_AGREEING)
        return i[may], j[may]

    def left(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Sifted]:
        """What is left of comparable pairs of numbers as they stand, with what `columns` tells of them."""
        if relation is not Relation.CHANGED:
            # What does not fit never agrees, and what fits never conflicts, but for a rise beside a fall.
            fits = self.columns.bands.fit(i, j) & ~self.columns.opposed(i, j)
            wanted = fits == (relation is Relation.AGREES)
            i, j = i[wanted], j[wanted]
        for start, end in pairwise([*range(0, len(i), AT_ONCE), len(i)]):
            one, other = i[start:end], j[start:end]
            if relation is Relation.CONFLICTS:
                yield self._seen(one, other, self.columns.alone(one, other))
            else:
                yield one, other, self.columns.alone(one, other) | self.columns.in_common(one, other)

    def _seen(self, i: Numbers, j: Numbers, known: Evidence) -> Sifted:
        """The pairs that may conflict at a glance, whatever the rest of their evidence is.

        `known` is what each figure says for itself, with a ratio that is not a number where no factor converts them.
        """
        i, j, known = chosen(self._may_be_seen(i, j, known), i, j, known)
        i, j, known = chosen(~self.outright.differ(i, j), i, j, known)
        known |= self.columns.in_common(i, j)
        return chosen(self._may_be_seen(i, j, known), i, j, known)

    def _may_be_seen(self, i: Numbers, j: Numbers, known: Evidence) -> Flags:
        seen: Flags = (most("glance", known) >= LEAST_AT_A_GLANCE - NOISE) | np.isnan(known["ratio"])
        return seen | self.columns.opposed(i, j)


def chosen(which: Numbers | Flags, i: Numbers, j: Numbers, known: Evidence) -> Sifted:
    """Some of the pairs."""
    return i[which], j[which], {name: column[which] for name, column in known.items()}


@lru_cache(maxsize=16)
def _reach(forest: str, known: frozenset[str]) -> Reach:
    return Reach(getattr(forests(), forest), known)


def least(forest: str, known: Evidence) -> Column:
    """The least probability that a forest comes to, which is the probability where all is known."""
    return _reach(forest, frozenset(known)).least(known, _pairs(known))


def most(forest: str, known: Evidence) -> Column:
    """The highest, whatever is not known."""
    return _reach(forest, frozenset(known)).most(known, _pairs(known))


def of_some(telling: Callable[[str, Evidence], Column], forest: str, known: Evidence, which: Flags) -> Column:
    """What a forest says of some of the pairs, 0 for the others; `telling` is `least` or `most`."""
    found = np.zeros(len(which))
    if which.any():
        found[which] = telling(forest, {name: column[which] for name, column in known.items()})
    return found


def _pairs(known: Evidence) -> int:
    return len(next(iter(known.values())))
