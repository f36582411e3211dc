"""Compared: how many pairs of figures stand to each other, told at once as `relations` tells it of one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.chances import Chances
from factcheck.compare.columns.reach import Column, probability
from factcheck.compare.columns.rulings import AGREES, CHANGED, CONFLICTS, RELATED, RELATIONS
from factcheck.compare.columns.sieve import AT_ONCE, Sieve, Sifted
from factcheck.compare.columns.weighing import Weighed, Weighing
from factcheck.compare.questions.questions import Question
from factcheck.compare.reasons import Relation
from factcheck.compare.relations import (
    FARTHER,
    LEAST_AT_A_GLANCE,
    LEAST_SURE,
    LEAST_SURE_AT_LENGTH,
    LEAST_SURE_THOUGH_DIFFERENT,
    MOST_DAYS,
    STOCK_STANDS,
    YEAR,
)
from factcheck.compare.rules.moments import KINDS, STANDING, STANDING_UNSTATED
from factcheck.compare.rules.ruling import part_by_kind

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_ONCE, _STOCK = KINDS.index("once"), KINDS.index("stock")
_LEAST, _LEAST_AT_LENGTH = (
    np.array([least.get(relation, 1.0) for relation in RELATIONS]) for least in (LEAST_SURE, LEAST_SURE_AT_LENGTH)
)
LEAST = min(LEAST_SURE.values())


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of figures that conflict, agree or have changed, by their places, a column each."""

    i: Numbers
    j: Numbers
    relation: Numbers
    """By its place in RELATIONS."""
    score: Column
    """How sure the relation is, before calibration."""
    same_time: Flags
    unknown_time: Flags
    later: Flags
    """Whether the time of `i` is the later."""
    days: Numbers
    """Between the two, as they are told."""
    gap: Column
    unknown: Numbers
    """The slots that are open, as `Verdicts.bits` writes them."""
    revision: Flags

    def at(self, which: Numbers | Flags) -> Compared:
        """Some of the pairs."""
        return Compared(*(getattr(self, field.name)[which] for field in fields(self)))

    def among(self, places: Numbers) -> Compared:
        """The same pairs by the places that theirs stand for."""
        return replace(self, i=places[self.i], j=places[self.j])

    @staticmethod
    def none() -> Compared:
        """No pairs."""
        numbers, column, flags = np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros(0, dtype=bool)
        return Compared(numbers, numbers, numbers, column, flags, flags, flags, numbers, column, numbers, flags)

    @staticmethod
    def joined(parts: Sequence[Compared]) -> Compared:
        """The pairs of several."""
        parts = [Compared.none(), *parts]
        return Compared(*(np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Compared)))


@dataclass(frozen=True, slots=True)
class Likely:
    """Pairs of figures that may be of one question, by their places, a column each."""

    i: Numbers
    j: Numbers
    same: Column
    """How likely they are."""
    change: Column
    """How likely time has changed the number, before the rules of time have their say."""
    fit: Column
    at_once: Column

    @staticmethod
    def joined(parts: Sequence[Likely]) -> Likely:
        """The pairs of several in the order of the figures, so that nothing hangs on where the parts come from."""
        numbers, column = np.zeros(0, dtype=np.int64), np.zeros(0)
        parts = [Likely(numbers, numbers, column, column, column, column), *parts]
        i, j, *told = (np.concatenate([getattr(part, f.name) for part in parts]) for f in fields(Likely))
        order = np.lexsort((j, i))
        return Likely(*(every[order] for every in (i, j, *told)))


class Comparing:
    """Figures with their questions, set beside each other in columns."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], sieve: Sieve) -> None:
        self.sieve, self._columns, self._questions = sieve, sieve.columns, questions
        self._chances = Chances(answers, questions, sieve.columns)
        self._weighing = Weighing(answers, questions, sieve.columns, sieve.outright)

    def compare(self, sifted: Iterable[Sifted], only: Relation | None = None) -> Iterator[Compared]:
        """How pairs stand of which what `columns` tells is known; with `only` those alone that have this relation."""
        for part in _gathered(sifted):
            pairs = self._weighing.ruled(part)
            if pairs is not None:
                found = self._stand(self._weighing.whole(pairs))
                yield found if only is None else found.at(found.relation == RELATIONS.index(only))

    def likely(self, sifted: Iterable[Sifted], least_likely: float) -> Iterator[Likely]:
        """Which pairs are so likely of one question, those of long documents left out, as forests tell it."""
        for part in _gathered(sifted):
            pairs = self._weighing.ruled(part)
            if pairs is not None:
                pairs = pairs.at(np.flatnonzero(pairs.evidence["long document"] == 0))
                pairs = self._weighing.whole(pairs)
                same = _one_question(pairs)
                left = np.flatnonzero(same >= least_likely)
                pairs = self._weighing.contrasted(pairs.at(left), np.ones(len(left), dtype=bool))
                change = probability("change", pairs.evidence, np.ones(len(left), dtype=bool))
                fit, at_once = pairs.fit.astype(np.float64), pairs.evidence["time same"]
                yield Likely(pairs.i, pairs.j, same[left], change, fit, at_once)

    def _stand(self, pairs: Weighed) -> Compared:
        """How pairs stand of which is known whether they are of one question."""
        same = _one_question(pairs)
        alike = np.flatnonzero(same >= np.where(pairs.differ, LEAST_SURE_THOUGH_DIFFERENT, LEAST))
        # Of one number, whatever time has done to it, nothing is asked.
        pairs, same = self._weighing.contrasted(pairs.at(alike), pairs.evidence["unchanged"][alike] == 0), same[alike]
        i, j, times = pairs.i, pairs.j, self._columns.times
        same_time, unknown_time, days, later = times.moments(i, j)
        agree, unchanged = pairs.evidence["fit"] > 0, pairs.evidence["unchanged"] > 0
        change = self._change(pairs, same_time, unknown_time, days)
        relation = np.where(change >= 0.5, CHANGED, np.where(agree, AGREES, CONFLICTS))
        sure = np.where(change >= 0.5, change, 1.0 - change)
        relation[unchanged], sure[unchanged] = AGREES, 1.0
        opposed = (relation == AGREES) & self._columns.opposed(i, j)
        relation[opposed], sure[opposed] = np.where((same_time | unknown_time)[opposed], CONFLICTS, CHANGED), 1.0
        own = (relation == CONFLICTS) & pairs.ruled.replaced
        relation[own], sure[own] = CHANGED, 1.0  # nobody contradicts himself by a later count
        foreseen = self._columns.forecast[i] != self._columns.forecast[j]
        told_apart = (relation == CONFLICTS) | ((relation == AGREES) & foreseen)
        differ = pairs.differ | (told_apart & pairs.ruled.occasion)
        score = same * sure * (1.0 - FARTHER * np.minimum(1.0, days / YEAR))
        least_sure = np.where(pairs.evidence["long document"] > 0, _LEAST_AT_LENGTH[relation], _LEAST[relation])
        stands = score >= np.where(differ, np.maximum(LEAST_SURE_THOUGH_DIFFERENT, least_sure), least_sure)
        stands &= (relation == CHANGED) | (days <= MOST_DAYS)
        stands &= ~self._chances.alone(i, j, pairs.evidence, relation, pairs.differ)
        stands &= self._may_stand(pairs, relation, foreseen, unknown_time, days, later > 0)
        doubtful = (relation == CONFLICTS) & ~opposed
        stands[stands] &= probability("glance", pairs.evidence, stands & doubtful)[stands] >= np.where(
            doubtful[stands], LEAST_AT_A_GLANCE, 0.0
        )
        revision = (same_time | unknown_time) & ~agree & pairs.ruled.replaced & (relation == CHANGED)
        return Compared(
            i=i,
            j=j,
            relation=relation,
            score=score,
            same_time=same_time,
            unknown_time=unknown_time,
            later=later > 0,
            days=self._columns.times.days_told(i, j, days),
            gap=self._columns.bands.gap(i, pairs.numbers),
            unknown=pairs.verdicts.bits(),
            revision=revision,
        ).at(stands)

    def _change(self, pairs: Weighed, same_time: Flags, unknown_time: Flags, days: Numbers) -> Column:
        """How likely time tells the numbers apart, as far as the rules leave that open."""
        i, j, times = pairs.i, pairs.j, self._columns.times
        change = probability("change", pairs.evidence, np.ones(len(i), dtype=bool))
        change = np.where(~unknown_time & (pairs.ruled.relation == CONFLICTS), np.minimum(change, 1.0 - change), change)
        stock = times.kind_of_both(i, j) == _STOCK
        stands = np.where(times.stated[i] | times.stated[j], STOCK_STANDS, STANDING)
        moved = ((days >= stands) & stock) | times.two_stretches(i, j) | times.two_days(i, j)
        moved &= pairs.ruled.relation == CHANGED
        falls = (pairs.ruled.relation == CONFLICTS) & ~unknown_time & ~same_time
        moved |= self._columns.overtaken(i, j) & ~falls
        return np.where(moved, np.maximum(change, 1.0 - change), change)

    def _may_stand(
        self, pairs: Weighed, relation: Numbers, foreseen: Flags, unknown_time: Flags, days: Numbers, later: Flags
    ) -> Flags:
        """Which relations the rules leave.

        None of an unknown time, of two marches, of a plan or what was expected and what came of it, of a part and its
        whole, of near numbers of a stock long ago.
        """
        i, j, times, ruled = pairs.i, pairs.j, self._columns.times, pairs.ruled
        timeless = (relation != AGREES) & unknown_time & ~ruled.replaced
        kind = times.kind_of_both(i, j)
        marches = (ruled.relation == RELATED) & ruled.occasion & (kind == _ONCE) & (times.attend[i] | times.attend[j])
        marches &= np.where(later, times.stated[i], times.stated[j])
        plans = foreseen & (kind == _STOCK) & (ruled.relation == RELATED) & ~((relation == AGREES) & pairs.one_number)
        kinds = (relation == AGREES) & (self._columns.subset[i] != self._columns.subset[j])
        for place in np.flatnonzero(kinds).tolist():
            kinds[place] = part_by_kind(self._questions[int(i[place])], self._questions[int(j[place])])
        parts = (relation == CONFLICTS) & self._columns.part_beside_whole(i, j, pairs.numbers)
        moved_on = (relation == AGREES) & (kind == _STOCK) & (days > STANDING_UNSTATED) & (pairs.evidence["equal"] == 0)
        expected = foreseen & (self._columns.awaited[i] | self._columns.awaited[j])
        series = (relation == AGREES) & times.two_stretches(i, j) & (kind != _STOCK)
        came = foreseen & (ruled.relation == RELATED) & ruled.outturn
        stands: Flags = ~(
            came | series | kinds | times.within(i, j) | timeless | marches | plans | parts | moved_on | expected
        )
        return stands


def _one_question(pairs: Weighed) -> Column:
    """How likely the figures of each pair answer one question."""
    long = pairs.evidence["long document"] > 0
    told_by = {
        "same": pairs.fit & ~long,
        "apart": ~pairs.fit & ~long,
        "same_at_length": pairs.fit & long,
        "apart_at_length": ~pairs.fit & long,
    }
    found = (probability(name, pairs.evidence, which) for name, which in told_by.items())
    return sum(found, start=np.zeros(len(long)))


def _gathered(sifted: Iterable[Sifted]) -> Iterator[Sifted]:
    """The same pairs, so many together that weighing them pays."""
    parts: list[Sifted] = []
    for part in sifted:
        parts.append(part)
        if sum(len(own.i) for own in parts) >= AT_ONCE:
            yield Sifted.joined(parts)
            parts = []
    if parts:
        yield Sifted.joined(parts)
