"""Times: what `moment` tells of one pair, for many pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from factcheck.compare.questions.questions import Question
from factcheck.compare.questions.slots import TWO_YEARS
from factcheck.compare.rules.moments import (
    FUZZY,
    KINDS,
    LONG_PERIOD,
    LONGER,
    MOMENTARY,
    SINCE,
    SLACK,
    SLACK_OF,
    STANDING,
    end_of,
    of_day,
    of_stretch,
)
from factcheck.compare.wording import MONTH

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_OTHER = len(KINDS)
_SLACK = np.array([SLACK_OF.get(kind, SLACK) for kind in KINDS] + [SLACK], dtype=np.int64)
_ONCE, _RATE, _FLOW, _LEVEL, _RUNNING = map(KINDS.index, ("once", "rate", "flow", "level", "running"))
_MOMENTARY = [KINDS.index(kind) for kind in MOMENTARY]


class Times:
    """The times of many figures, in columns."""

    def __init__(self, questions: Sequence[Question]) -> None:
        ends = [end_of(question) if question.period is not None else None for question in questions]
        self.first, self.last = _days((q.period.first, q.period.last) if q.period else None for q in questions)
        self.end_first, self.end_last = _days((end.first, end.last) if end else None for end in ends)
        self.dated = np.array([q.period is not None for q in questions], dtype=bool)
        self.known = np.array([end is not None for end in ends], dtype=bool)
        self.stated = np.array([q.stated for q in questions], dtype=bool)
        self.kind = np.array([KINDS.index(q.kind) if q.kind in KINDS else _OTHER for q in questions], dtype=np.int64)
        self.months = np.array([q.period.months if q.period else 0 for q in questions], dtype=np.int64)
        self.of_stretch = np.array([of_stretch(q) for q in questions], dtype=bool)
        self.of_day = np.array([of_day(q) for q in questions], dtype=bool)
        self.attend = np.array([q.event == "attend" for q in questions], dtype=bool)

    def kind_of_both(self, i: Numbers, j: Numbers) -> Numbers:
        """The rank in KINDS of how the numbers behave in time, the number of KINDS where that is not known."""
        return np.minimum(self.kind[i], self.kind[j])

    def overlap(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the periods share a day."""
        overlap: Flags = (self.first[i] <= self.last[j]) & (self.first[j] <= self.last[i])
        return overlap & (self.last[i] >= self.first[i]) & (self.last[j] >= self.first[j])

    def apart(self, i: Numbers, j: Numbers) -> Numbers:
        """The days between the times of each pair, 0 and less where they touch, and 0 where one is unknown."""
        apart = np.maximum(self.end_first[j] - self.end_last[i], self.end_first[i] - self.end_last[j])
        return np.where(self.known[i] & self.known[j], apart, 0)

    def days_told(self, i: Numbers, j: Numbers, days: Numbers) -> Numbers:
        """The days between the times of each pair as they are told (`wording.days_told`)."""
        lengths = self.last - self.first + 1
        long = self.dated[i] & self.dated[j] & (np.minimum(lengths[i], lengths[j]) >= MONTH) & (days != 0)
        return np.where(long, np.abs(self.last[i] - self.last[j]), days)

    def moments(self, i: Numbers, j: Numbers) -> tuple[Flags, Flags, Numbers, Numbers]:
        """Whether the times are one, whether one is unknown, the days between, and 1 where that of `i` is the later.

        The last is -1 where it is the earlier, and of no meaning where the times are one or unknown.
        """
        stated = self.stated[i], self.stated[j]
        both, neither = stated[0] & stated[1], ~(stated[0] | stated[1])
        kind = self.kind_of_both(i, j)
        ends = self.end_last[i], self.end_last[j]
        starts = self.end_first[i], self.end_first[j]
        apart = np.maximum(0, self.apart(i, j))
        days = self.last - self.first + 1
        since = self.since_one_day(i, j)
        unknown = ~(self.known[i] & self.known[j]) & ~since
        nested = self.nested(i, j)
        slack = _SLACK[kind]
        slack = np.where(self.attend[i] | self.attend[j], np.minimum(slack, SLACK), slack)
        slack[neither & (kind != _ONCE) & (kind != _RATE) & (kind != _LEVEL)] = 0
        # Of two times only one of which is stated, the other is that of publication: `told`.
        told = np.where(stated[1], ends[0], ends[1])
        happened_first, happened_last = (np.where(stated[1], own[1], own[0]) for own in (starts, ends))
        ahead = (happened_last > told) & (happened_last > happened_first) & ((kind == _LEVEL) | (kind == _FLOW))
        ahead &= ~both & ~neither
        slack[both | (~neither & (happened_first > told))] = 0
        short = np.maximum(days[i], days[j]) <= FUZZY
        touching = ~both & short & self.overlap(i, j) & ~nested
        same = touching | ((kind == _RATE) & (apart <= STANDING)) | ((apart <= slack) & ~nested)
        same &= ~ahead & ~unknown & ~since
        apart = np.where((touching & same) | unknown, 0, np.where(same, apart, np.maximum(apart, 1)))
        apart = np.where(since, np.abs(self.last[i] - self.last[j]), apart)
        later = np.where(np.where(since, self.last[i] > self.last[j], ends[0] > ends[1]), 1, -1)
        return same, unknown, apart, later

    def nested(self, i: Numbers, j: Numbers) -> Flags:
        """Whether a number of a long period stands against one of a much shorter period."""
        flows = (self.kind == _FLOW) | (self.kind == _LEVEL)
        days = self.last - self.first + 1
        longer, shorter = np.maximum(days[i], days[j]), np.minimum(days[i], days[j])
        nested: Flags = (flows[i] | flows[j] | self.within(i, j)) & (longer > LONGER * shorter) & (longer > LONG_PERIOD)
        nested &= self.stated[i] & self.stated[j]
        return nested

    def within(self, i: Numbers, j: Numbers) -> Flags:
        """Whether the stretch of which one number is told holds that of the other."""
        momentary = np.isin(self.kind, _MOMENTARY)
        inside: Flags = (self.first[i] <= self.first[j]) & (self.last[j] <= self.last[i])
        inside |= (self.first[j] <= self.first[i]) & (self.last[i] <= self.last[j])
        inside &= self.of_stretch[i] & self.of_stretch[j] & ~momentary[i] & ~momentary[j]
        inside &= (self.first[i] != self.first[j]) | (self.last[i] != self.last[j])
        return inside

    def two_stretches(self, i: Numbers, j: Numbers) -> Flags:
        """Whether each number is told of a stretch of its own, apart from the other."""
        stretches: Flags = self.of_stretch[i] & self.of_stretch[j]
        seasons: Flags = (
            (self.months[i] == TWO_YEARS) & (self.months[j] == TWO_YEARS) & (self.first[i] != self.first[j])
        )
        stretches &= seasons | ~self.overlap(i, j)
        return stretches

    def two_days(self, i: Numbers, j: Numbers) -> Flags:
        """Whether each number is what happened on a day of its own."""
        days: Flags = self.of_day[i] & self.of_day[j]
        return days & ~self.overlap(i, j)

    def since_one_day(self, i: Numbers, j: Numbers) -> Flags:
        """Whether both count from one day on, up to two."""
        kind = self.kind_of_both(i, j)
        since: Flags = self.dated[i] & self.dated[j] & self.stated[i] & self.stated[j]
        since &= (self.first[i] == self.first[j]) & (self.last[i] != self.last[j])
        since &= ((kind == _RUNNING) | (kind == _OTHER)) & ~((self.months[i] > 0) & (self.months[j] > 0))
        return since & (np.minimum(self.last[i], self.last[j]) - self.first[i] + 1 > SINCE)


def _days(stretches: Iterable[tuple[date, date] | None]) -> tuple[Numbers, Numbers]:
    found = [(one[0].toordinal(), one[1].toordinal()) if one else (0, -1) for one in stretches]
    first, last = np.array(found, dtype=np.int64).reshape(-1, 2).T
    return first, last
