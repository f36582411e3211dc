"""Weighing: all evidence on pairs of figures in one unit, in columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns import Columns, Evidence
from factcheck.compare.outright import Outright
from factcheck.compare.particulars import Particulars
from factcheck.compare.questions import Question
from factcheck.compare.rulings import RELATIONS, Rulings
from factcheck.compare.verdicts import Gate, Verdicts

Numbers = NDArray[np.int64]


class Weighing:
    """Figures with their questions, whose `columns` are at hand."""

    def __init__(
        self, answers: Sequence[Answer], questions: Sequence[Question], columns: Columns, outright: Outright
    ) -> None:
        self._gate = Gate(questions, columns, outright)
        self._particulars = Particulars(answers, questions, columns)
        self._rulings = Rulings(answers, questions, columns)

    def of(self, i: Numbers, j: Numbers, known: Evidence) -> tuple[Numbers, Evidence]:
        """The places of the pairs in which nothing differs outright, and all evidence on those.

        The numbers of none fit; `known` is what `columns` tells of all.
        """
        if not len(i):
            return i, {}
        i, j = np.minimum(i, j), np.maximum(i, j)
        states = self._gate.states(i, j)
        left = np.flatnonzero(~self._gate.differ(i, j, states, known["names of sentence shared"]))
        if not len(left):
            return left, {}
        i, j, states = i[left], j[left], states.at(left)
        known = {name: column[left] for name, column in known.items()}
        verdicts = self._gate.verdicts(i, j, states, known, np.zeros(len(left), dtype=bool))
        ruled = _evidence(verdicts, self._rulings.of(i, j, verdicts))
        return left, known | ruled | states.evidence() | self._particulars.of(i, j)


def _evidence(verdicts: Verdicts, ruled: Numbers) -> Evidence:
    """What the rules say, as evidence."""
    return {
        "rules pass": (~verdicts.closed).astype(np.float64),
        "rules sure": verdicts.confidence,
        "rules' likeness": verdicts.likeness,
        **{f"ruled {relation}": (ruled == place).astype(np.float64) for place, relation in enumerate(RELATIONS)},
    }
