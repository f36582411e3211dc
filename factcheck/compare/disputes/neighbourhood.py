"""Neighbourhood: what the other figures of a workspace tell of two that may conflict (`neighbours`).

Each of the two is the one that asks in turn, beside all figures that are likely of its question; how likely those are
among each other is told in columns. What both say is the mean of their odds.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.compared import Comparing, Likely
from factcheck.compare.disputes.blocks import Blocks
from factcheck.compare.disputes.sharing import Share, shared, worth_having
from factcheck.compare.evidence.sameness import forests
from factcheck.compare.neighbours import LEAST_LIKELY, Company, Likelihoods, Series, odds
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import Comparison, Open, settled, weigh

Numbers = NDArray[np.int64]
Pair = tuple[int, int]
"""Two figures by their places, the lower first."""
MOST_MET = 500_000
"""Pairs that may meet in a workspace whose neighbours are asked."""
PER_FIGURE = 10
"""To tell how likely so many pairs are of one question takes as long as comparing a figure with those that it meets."""
LEAST_ASKED = 0.15
"""So likely do two figures conflict, by themselves, of which the neighbours are asked."""
LEAST_SURE = 0.35
"""The score, before calibration, from which on a conflict is listed that neighbours tell."""
TRUSTED = 0.5
"""So likely is a change in which both sides' neighbours are believed, though the numbers are of one time: from .7 on of
gold's list 13 instead of six conflicts would be changes."""


class Neighbourhood:
    """Figures with all pairs of them that are likely of one question."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], likely: Likely) -> None:
        self._answers, self._questions, self._likely = answers, questions, likely
        self._series = Series.of(answers, questions)
        order = np.argsort(np.concatenate([likely.i, likely.j]), kind="stable")
        sides = np.concatenate([likely.i, likely.j])[order]
        self._others = np.concatenate([likely.j, likely.i])[order]
        self._told = [
            np.concatenate([column, column])[order]
            for column in (likely.same, likely.change, likely.fit, likely.at_once)
        ]
        self._starts = np.searchsorted(sides, np.arange(len(answers) + 1))
        self._beside: dict[tuple[str, str], tuple[float, float]] = {}

    def doubtful(self, said: Iterable[Pair]) -> list[Pair]:
        """The pairs of which the neighbours are to be asked: those that conflict, as is `said`, or may."""
        likely, of_said = self._likely, set(said)
        unlike = np.flatnonzero(likely.fit == 0)
        may = likely.same[unlike] * (1.0 - likely.change[unlike]) >= LEAST_ASKED
        pairs = zip(likely.i[unlike].tolist(), likely.j[unlike].tolist(), strict=True)
        return [pair for pair, wanted in zip(pairs, may.tolist(), strict=True) if wanted or pair in of_said]

    def told(self, pairs: Iterable[Pair]) -> dict[Pair, Comparison | None]:
        """How doubtful pairs stand, by all that the neighbours of both tell; None where they have no relation."""
        weights = forests()
        asking: dict[int, list[tuple[int, Open]]] = defaultdict(list)
        opened: dict[Pair, Open] = {}
        for i, j in pairs:
            sides, asked = (self._answers[i], self._answers[j]), (self._questions[i], self._questions[j])
            found = weigh(*sides, related=False, strict=True, weights=weights, asked=asked)
            if isinstance(found, Open):
                opened[i, j] = found
                asking[i].append((j, found))
                asking[j].append((i, found.turned()))
        said: dict[Pair, list[tuple[float, float]]] = defaultdict(list)
        for one, of in asking.items():
            near = self._near(one)
            places = [*near, one]
            figures, among = [self._answers[place] for place in places], self._among(places)
            company = Company(figures, len(near), among, weights, self._series.at(places), self._beside)
            for other, found in of:
                evidence = company.evidence(0, near.index(other), found)
                same = weights.apart_by_neighbours.probability(evidence)
                change = weights.change_by_neighbours.probability(evidence)
                said[min(one, other), max(one, other)].append((odds(same), odds(change)))
        return {pair: _settled(found, said[pair]) for pair, found in opened.items()}

    def _near(self, place: int) -> list[int]:
        """The places of the figures that are likely of one question with one."""
        near: list[int] = self._others[self._starts[place] : self._starts[place + 1]].tolist()
        return near

    def _among(self, places: Sequence[int]) -> Likelihoods:
        """What the figures of some places are to each other."""
        at = np.full(len(self._answers), -1)
        at[places] = np.arange(len(places))
        among = Likelihoods.none(len(places))
        for row, place in enumerate(places):
            own = slice(self._starts[place], self._starts[place + 1])
            columns = at[self._others[own]]
            met = columns >= 0
            for table, told in zip((among.same, among.change, among.fit, among.at_once), self._told, strict=True):
                table[row, columns[met]] = told[own][met]
        return among


def neighbourhood(
    answers: Sequence[Answer], questions: Sequence[Question], comparing: Comparing, blocks: Blocks
) -> Neighbourhood | None:
    """The neighbourhood of the figures that meet; None where they are too many to be asked."""
    count = 0
    for ones, _ in blocks.pairs():
        count += len(ones)
        if count > MOST_MET:
            return None

    def work(share: Share) -> list[Likely]:
        met = blocks.pairs(own=np.arange(len(answers)) % share.of == share.number)
        pairs = ((np.minimum(ones, others), np.maximum(ones, others)) for ones, others in met)
        sifted = chain.from_iterable(comparing.sieve.sifted(i, j, Relation.CHANGED) for i, j in pairs)
        return list(comparing.likely(sifted, LEAST_LIKELY))

    found = chain.from_iterable(shared(work, worth_having(count // PER_FIGURE)))
    return Neighbourhood(answers, questions, Likely.joined(list(found)))


def _settled(pair: Open, said: Sequence[tuple[float, float]]) -> Comparison | None:
    same, change = (1.0 / (1.0 + math.exp(-float(np.mean(column)))) for column in zip(*said, strict=True))
    found = settled(
        replace(pair, same=same, change=change, trusted=TRUSTED), related=False, weights=forests(), stored=True
    )
    if found is None or found.relation is Relation.RELATED:
        return None
    if found.relation is Relation.CONFLICTS and found.score < forests().shown(Relation.CONFLICTS, LEAST_SURE):
        return None
    return found
