"""Chances: what `chance` tells of many pairs at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Columns, Evidence
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary
from factcheck.compare.columns.rulings import AGREES, CONFLICTS
from factcheck.compare.questions.questions import Question
from factcheck.compare.rules.chance import HALF, LEAST_ASKED, OF_ANYTHING, OF_POLLS, TOLD, in_answer, is_small, of_poll

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Chances:
    """Figures with their questions, whose `columns` are at hand."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question], columns: Columns) -> None:
        self._columns = columns
        self._small = np.array([a.figure is not None and is_small(a.figure) for a in answers], dtype=bool)
        self._poll = np.array([q.unit in OF_POLLS and of_poll(q) for q in questions], dtype=bool)
        self._of_anything = np.array([q.dimension in OF_ANYTHING for q in questions], dtype=bool)
        self._time = np.array([q.dimension == "time" for q in questions], dtype=bool)
        asked = (in_answer(q) if q.unit in OF_POLLS else frozenset() for q in questions)
        self._asked = Overlaps(Vocabulary(), asked)

    def alone(self, i: Numbers, j: Numbers, evidence: Evidence, relation: Numbers, apart: Flags) -> Flags:
        """Whether chance alone may have brought the figures of each pair together, whose relation is given.

        `apart` tells in which a slot differs outright.
        """
        did, small = evidence["event match"] > 0, self._small[i] & self._small[j]
        known, thing = self._columns.known, self._columns.thing
        counted = known[i] & known[j] & (thing[i] == thing[j])
        linked = np.where(relation == CONFLICTS, did & counted, did | counted | (evidence["nouns shared"] >= HALF))
        (common,) = self._asked.common(j, [(self._asked, i)])
        asked = (self._poll[i] | self._poll[j]) & (common < LEAST_ASKED)
        named = (evidence["measure match"] > 0) | (evidence["nouns in other sentence"] > TOLD)
        named |= evidence["number near other"] > 0
        open_ = (relation != AGREES) & (evidence["subject match"] == 0)
        open_ &= (self._of_anything[i] & ~named) | (self._time[i] & ~did)
        alone: Flags = (small & (apart | ~linked)) | (~small & (asked | open_))
        return alone
