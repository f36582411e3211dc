"""The sieve: which pairs of figures may have a relation at all, told for many at once from what is cheap to know.

Of a thousand pairs that count one thing a single one conflicts. So what is cheap to know of the evidence is worked out
for all pairs together, under the names that `evidence` gives it, and a forest tells how likely each pair can conflict,
whatever the rest of its evidence is: first by what each figure says for itself, then by the words they share. Nothing
that conflicts is left out. (The other forests rule out none of what is left by then: too much is still open.)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Columns, Evidence, Flags, Numbers
from factcheck.compare.columns.outright import Outright
from factcheck.compare.columns.reach import most
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import LEAST_AT_A_GLANCE, MOST_DAYS

Pairs = tuple[Numbers, Numbers]
AT_ONCE = 1 << 16
"""Pairs that are weighed together. To look for the conflicts of 100,000 figures takes 65 CPU seconds with 8,192, 58
with 16,384, 54 with so many and 52 with twice as many, whose columns take 200 MB: what is done once for all of them,
and finding room for their columns, weighs more than that those stay in the processor's cache."""
NOISE = 1e-9


class Sifted(NamedTuple):
    """Pairs with the evidence that is told of them so far."""

    i: Numbers
    j: Numbers
    numbers: Numbers
    """Where the bands have the numbers of `j`, in the units of those of `i`."""
    known: Evidence

    def at(self, which: Numbers | Flags) -> Sifted:
        """Some of the pairs."""
        known = {name: column[which] for name, column in self.known.items()}
        return Sifted(self.i[which], self.j[which], self.numbers[which], known)

    @staticmethod
    def joined(parts: Sequence[Sifted]) -> Sifted:
        """The pairs of several, of one at least, of which the same is told."""
        i, j, numbers = (np.concatenate([part[side] for part in parts]) for side in range(3))
        known = {name: np.concatenate([part.known[name] for part in parts]) for name in parts[0].known}
        return Sifted(i, j, numbers, known)


class Sieve:
    """Figures with their questions, and what is left of pairs of them, told by their places."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        self.columns = Columns(answers, questions)
        self.outright = Outright(questions)

    def conflicting(self, pairs: Iterable[Pairs]) -> Iterator[tuple[int, int]]:
        """The pairs that may conflict."""
        for i, j in pairs:
            for left in self.sifted(i, j, Relation.CONFLICTS):
                yield from zip(left.i.tolist(), left.j.tolist(), strict=True)

    def sifted(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Sifted]:
        """The pairs that may have a relation, with what `columns` tells of them; CHANGED stands for any."""
        for one, other in self.comparable(i, j, relation):
            yield from self.left(one, other, relation)

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
                fits &= ~own.other_event(one, other) | own.other_rate(one, other)
            yield one[fits], other[fits]

    def left(self, i: Numbers, j: Numbers, relation: Relation) -> Iterator[Sifted]:
        """What is left of comparable pairs, with what `columns` tells of them."""
        numbers = self.columns.in_one_unit(i, j)
        if relation is not Relation.CHANGED:
            # What does not fit never agrees, and what fits never conflicts, but for a rise beside a fall.
            fits = self.columns.bands.fit(i, numbers) & ~self.columns.opposed(i, j)
            wanted = fits == (relation is Relation.AGREES)
            i, j, numbers = i[wanted], j[wanted], numbers[wanted]
        for start, end in pairwise([*range(0, len(i), AT_ONCE), len(i)]):
            own = slice(start, end)
            one, other = i[own], j[own]
            pairs = Sifted(one, other, numbers[own], self.columns.alone(one, other, numbers[own]))
            if relation is Relation.CONFLICTS:
                pairs = self._may_be_seen(pairs)
                pairs = pairs.at(~self.outright.differ(pairs.i, pairs.j))
            pairs = pairs._replace(known=pairs.known | self.columns.words.in_common(pairs.i, pairs.j))
            yield self._may_be_seen(pairs) if relation is Relation.CONFLICTS else pairs

    def _may_be_seen(self, pairs: Sifted) -> Sifted:
        """Those that may conflict at a glance, whatever the rest of their evidence is."""
        seen: Flags = most("glance", pairs.known, len(pairs.i)) >= LEAST_AT_A_GLANCE - NOISE
        return pairs.at(seen | self.columns.opposed(pairs.i, pairs.j))
