"""Weighing: all evidence on pairs of figures, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Columns, Evidence
from factcheck.compare.columns.outright import Outright
from factcheck.compare.columns.particulars import Particulars
from factcheck.compare.columns.rulings import RELATIONS, Ruled, Rulings
from factcheck.compare.columns.sieve import Sifted
from factcheck.compare.columns.verdicts import Gate, Verdicts
from factcheck.compare.conversion import RARE
from factcheck.compare.intervals import TELLING
from factcheck.compare.questions.questions import Question
from factcheck.compare.relations import NOTHING_ALIKE, SEVERAL

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Pairs of figures by their places, a column each."""

    i: Numbers
    j: Numbers
    numbers: Numbers
    """Where the bands have the numbers of `j`, in the units of those of `i`."""
    evidence: Evidence
    """Under the names of `evidence`."""
    verdicts: Verdicts
    ruled: Ruled
    differ: Flags
    """Whether a slot differs outright, though both give one telling number."""
    one_number: Flags

    @property
    def fit(self) -> Flags:
        """Whether the numbers of each pair agree, or are one that has not changed."""
        return (self.evidence["fit"] > 0) | (self.evidence["unchanged"] > 0)

    def at(self, which: Numbers | Flags) -> Weighed:
        """Some of the pairs."""
        evidence = {name: column[which] for name, column in self.evidence.items()}
        parts = self.verdicts.at(which), self.ruled.at(which)
        sides = self.i[which], self.j[which], self.numbers[which]
        return Weighed(*sides, evidence, *parts, self.differ[which], self.one_number[which])


class Weighing:
    """Figures with their questions, whose `columns` are at hand."""

    def __init__(
        self, answers: Sequence[Answer], questions: Sequence[Question], columns: Columns, outright: Outright
    ) -> None:
        self._columns = columns
        self._gate = Gate(questions, columns, outright)
        self._particulars = Particulars(answers, questions, columns)
        self._rulings = Rulings(answers, questions, columns)

    def ruled(self, pairs: Sifted) -> Weighed | None:
        """The pairs that no slot and no rule tells apart, with what the rules say; None where none is left.

        Of each `i` is the lower.
        """
        i, j, numbers, known = pairs
        if not len(i):
            return None
        bands, states = self._columns.bands, self._gate.states(i, j)
        differ = self._gate.differ(i, j, states, known["names of sentence shared"])
        stated = self._columns.in_one_unit(i, j, times=False)
        one_number = bands.one_number(i, stated, TELLING)
        verdicts = self._gate.verdicts(i, j, states, known, one_number)
        telling = one_number & ((verdicts.differing < SEVERAL) | bands.one_number(i, stated, RARE))
        telling &= ~self._gate.surely_two(i, j, states)
        left = np.flatnonzero((telling | ~differ) & ~(verdicts.closed & (verdicts.likeness < NOTHING_ALIKE)))
        if not len(left):
            return None
        (i, j, numbers, known), states, verdicts = pairs.at(left), states.at(left), verdicts.at(left)
        ruled = self._rulings.of(i, j, numbers, verdicts)
        fit = {"fit": bands.agree(i, numbers), "unchanged": bands.unchanged(i, numbers)}
        evidence = known | _evidence(verdicts, ruled.relation) | states.evidence()
        evidence |= {name: flags.astype(np.float64) for name, flags in fit.items()}
        return Weighed(i, j, numbers, evidence, verdicts, ruled, differ[left], one_number[left])

    def whole(self, pairs: Weighed) -> Weighed:
        """The same pairs with all evidence that tells whether they are of one question."""
        i, j = pairs.i, pairs.j
        named = {"speaker same": self._rulings.one_speaker(i, j)} if len(i) else {}
        return replace(pairs, evidence=pairs.evidence | named | self._particulars.of(i, j, pairs.numbers))

    def contrasted(self, pairs: Weighed, wanted: Flags) -> Weighed:
        """The same pairs, those that are wanted with what else tells whether time has changed the number."""
        telling = wanted & (pairs.evidence["number in other document"] > 0)
        return replace(pairs, evidence=pairs.evidence | self._particulars.contrasts(pairs.i, pairs.j, telling))


def _evidence(verdicts: Verdicts, ruled: Numbers) -> Evidence:
    """What the rules say, as evidence."""
    return {
        "rules pass": (~verdicts.closed).astype(np.float64),
        "rules sure": verdicts.confidence,
        "rules' likeness": verdicts.likeness,
        **{f"ruled {relation}": (ruled == place).astype(np.float64) for place, relation in enumerate(RELATIONS)},
    }
