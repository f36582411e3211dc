"""Rulings: what the rules say of many pairs of figures at once, as `ruling` tells it of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Bound
from factcheck.compare.columns.columns import Columns, codes
from factcheck.compare.columns.reach import Column
from factcheck.compare.columns.values import Beside, Values
from factcheck.compare.columns.verdicts import Verdicts
from factcheck.compare.origins import same_speaker
from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.wordlists import wordlists
from factcheck.compare.reasons import Relation
from factcheck.compare.rules.moments import KINDS, SINCE, STANDING, STANDING_UNSTATED
from factcheck.compare.rules.ruling import (
    FARTHEST,
    HOURS_LATER,
    LONG_SINCE,
    MAGNITUDE,
    OCCASION_OF,
    PERSONS,
    UNANCHORED,
)
from factcheck.compare.withdrawals import withdrawn

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
RELATIONS = list(Relation)
CONFLICTS, CHANGED, AGREES, RELATED = (
    RELATIONS.index(Relation(name)) for name in ("conflicts", "changed", "agrees", "related")
)
_ONCE, _RUNNING, _STOCK, _FLOW, _LEVEL, _RATE = map(KINDS.index, ("once", "running", "stock", "flow", "level", "rate"))
_OTHER = len(KINDS)
_LONGEST = np.array([OCCASION_OF.get(kind, LONG_SINCE) for kind in KINDS] + [LONG_SINCE], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules say of pairs, a column each."""

    relation: Numbers
    """By its place in RELATIONS."""
    occasion: Flags
    """Whether they are only related because each is of an occasion of its own, or one was only foreseen."""
    outturn: Flags
    """Whether one looked ahead to what the other tells."""
    replaced: Flags
    """Whether one source gave both numbers, so that the later replaces the earlier."""

    def at(self, which: Numbers | Flags) -> Ruled:
        """Those of some of the pairs."""
        return Ruled(self.relation[which], self.occasion[which], self.outturn[which], self.replaced[which])


class Rulings:
    """Figures with their questions, whose `columns` are at hand."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], columns: Columns) -> None:
        self._answers, self._columns = answers, columns
        lists = wordlists()
        self._person = np.array([q.measure is not None and q.measure.thing == "person" for q in questions], dtype=bool)
        self._suffered = np.array([q.event in lists.suffered for q in questions], dtype=bool)
        self._died = np.array([q.event == "die" for q in questions], dtype=bool)
        self._occasion = np.array([q.kind in OCCASION_OF for q in questions], dtype=bool)
        speakers = Values((a.identity, a.figure.speaker if a.figure is not None else None) for a in answers)
        self._speakers = Beside(speakers, speakers, _of_speakers)
        self._day = codes((answer.document.published or "")[:10] or None for answer in answers)
        self._withdrawn: dict[int, bool] = {}

    def of(self, i: Numbers, j: Numbers, numbers: Numbers, verdicts: Verdicts) -> Ruled:
        """What the rules say of each pair; `numbers` are those of `j`, converted."""
        times, forecasts = self._columns.times, self._columns.forecast
        same, unknown, days, later = times.moments(i, j)
        agree, one, own = self._columns.bands.agree(i, numbers), *self._one_source(i, j)
        at_once = np.where(agree, AGREES, np.where(own | self._rose(i, j, numbers), CHANGED, CONFLICTS))
        at_once[unknown & ~agree] = RELATED
        later_on = self._over_time(i, j, numbers, days, later, one, agree, verdicts)
        ruled = np.where(same | unknown, at_once, later_on)
        occasion = ~(same | unknown) & (ruled == RELATED) & (self._occasion[i] | self._occasion[j])
        open_ = verdicts.unknown["event"] & verdicts.unknown["subject"] & verdicts.unknown["place"]
        ruled[(ruled == CONFLICTS) & open_ & ~verdicts.anchored] = RELATED
        foreseen = (forecasts[i] != forecasts[j]) & ~self._of_the_year_that_runs(i, j)
        kinds = np.isin(times.kind[i], (_LEVEL, _FLOW, _STOCK)) | np.isin(times.kind[j], (_LEVEL, _FLOW, _STOCK))
        at_odds = same | unknown | self._suffered[i] | self._suffered[j]
        foreseen &= at_odds | kinds
        occasion = np.where(foreseen, at_odds & ~self._died[i] & ~self._died[j], occasion)
        apart = times.nested(i, j) | self._too_far_apart(i, j, numbers, verdicts)
        ruled[foreseen | apart] = RELATED
        return Ruled(ruled, occasion & ~apart, self.outturn(i, j), own)

    def one_speaker(self, i: Numbers, j: Numbers) -> Column:
        """1 where the figures of a pair have one speaker, by spelling or alias."""
        named: Column = self._speakers.of(i, j)[0]
        return named

    def _too_far_apart(self, i: Numbers, j: Numbers, numbers: Numbers, verdicts: Verdicts) -> Flags:
        """Whether numbers so far apart are of two things."""
        person = self._person[i] | self._person[j]
        unsure = ~verdicts.anchored | verdicts.unknown["event"] | verdicts.unknown["measure"]
        most = np.where(
            unsure, np.where(~verdicts.anchored, UNANCHORED, np.where(person, PERSONS, MAGNITUDE)), FARTHEST
        )
        most = np.where(person & verdicts.place_inferred, np.minimum(most, PERSONS), np.minimum(most, FARTHEST))
        return ~self._columns.bands.within(i, numbers, most)

    def _rose(self, i: Numbers, j: Numbers, numbers: Numbers) -> Flags:
        """Whether running totals of nearly the same time are higher on the later side."""
        times, bands = self._columns.times, self._columns.bands
        last = times.last[i], times.last[j]
        hours = np.abs(last[0] - last[1])
        rose = np.where(last[0] > last[1], bands.low[i] > bands.high[numbers], bands.low[numbers] > bands.high[i])
        rose &= times.dated[i] & times.dated[j] & (hours > 0) & (hours <= HOURS_LATER)
        rose &= (times.kind_of_both(i, j) == _RUNNING) & ((times.stated[i] == times.stated[j]) | (hours >= HOURS_LATER))
        return rose

    def _of_the_year_that_runs(self, i: Numbers, j: Numbers) -> Flags:
        times = self._columns.times
        yearly = [np.isin(times.kind[which], (_FLOW, _RATE)) for which in (i, j)]
        runs: Flags = yearly[0] & yearly[1] & times.overlap(i, j) & ~self.outturn(i, j)
        return runs

    def outturn(self, i: Numbers, j: Numbers) -> Flags:
        """Whether one of each pair looks ahead to a time that was over when the other came out."""
        times, published, ahead = self._columns.times, self._columns.published, self._columns.forecast > 0
        over: Flags = times.stated[i] & times.dated[i] & (published[j] > times.last[i]) & ahead[i] & ~ahead[j]
        over |= times.stated[j] & times.dated[j] & (published[i] > times.last[j]) & ahead[j] & ~ahead[i]
        return over

    def _over_time(
        self,
        i: Numbers,
        j: Numbers,
        numbers: Numbers,
        days: Numbers,
        later: Numbers,
        one: Flags,
        agree: Flags,
        verdicts: Verdicts,
    ) -> Numbers:
        """The relations of numbers of different times."""
        times, bands, forecasts = self._columns.times, self._columns.bands, self._columns.forecast
        since = times.dated[i] & times.dated[j] & (times.first[i] == times.first[j]) & (times.last[i] != times.last[j])
        since &= np.minimum(times.last[i], times.last[j]) - times.first[i] + 1 > SINCE
        both = times.kind_of_both(i, j)
        kind = np.where(since, _RUNNING, both)
        standing = np.where(times.stated[i] & times.stated[j], STANDING, STANDING_UNSTATED)
        stands = np.isin(kind, (_RUNNING, _STOCK, _ONCE, _OTHER)) & (days <= standing)
        high, low = np.where(later > 0, i, numbers), np.where(later > 0, numbers, i)
        falls = (bands.high[high] < bands.low[low]) & ~agree & ~bands.bounded(low, Bound.AT_MOST)
        series = times.two_stretches(i, j)
        stands &= ~series | (kind == _STOCK)
        falls &= ~(series | times.two_days(i, j)) & (kind == _RUNNING) & ~one & (forecasts[i] + forecasts[j] == 0)
        ruled = np.where(falls, np.where(verdicts.unknown["event"], RELATED, CONFLICTS), CHANGED)
        ruled = np.where(bands.unchanged(i, numbers), np.where(stands, AGREES, RELATED), ruled)
        ruled[(days > _LONGEST[kind]) | ((both == _ONCE) & (times.attend[i] | times.attend[j]))] = RELATED
        return ruled

    def _one_source(self, i: Numbers, j: Numbers) -> tuple[Flags, Flags]:
        """Whether one speaker gave the numbers of each pair by name, and whether his later one replaces the other."""
        one, own = self._speakers.of(i, j) > 0
        own = own & (self._day[i] >= 0) & (self._day[j] >= 0) & (self._day[i] != self._day[j])
        for place in np.flatnonzero(own).tolist():
            own[place] = not (self._taken_back(int(i[place])) or self._taken_back(int(j[place])))
        return one, own

    def _taken_back(self, figure: int) -> bool:
        if figure not in self._withdrawn:
            self._withdrawn[figure] = withdrawn(self._answers[figure])
        return self._withdrawn[figure]


def _of_speakers(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> Sequence[float]:
    """Whether two names are of one speaker by spelling or alias, and as people joined or split them."""
    named = same_speaker(one[1], other[1])
    return named, one[0] == other[0] if one[0] is not None and other[0] is not None else named
