"""Rulings: what the rules say of many pairs of figures whose numbers do not fit together, as evidence in columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns import Evidence
from factcheck.compare.evidence import of_rules, of_states
from factcheck.compare.gate import by_rules, stated_difference
from factcheck.compare.intervals import Quantity
from factcheck.compare.questions import Question
from factcheck.compare.ruling import ruling

Numbers = NDArray[np.int64]


class Rulings:
    """Figures with their questions."""

    def __init__(self, answers: Sequence[Answer], questions: Sequence[Question]) -> None:
        self._answers, self._questions = answers, questions
        self._quantities = [Quantity.of(answer.figure) for answer in answers if answer.figure is not None]

    def of(self, i: Numbers, j: Numbers) -> tuple[Numbers, Evidence]:
        """The places of the pairs in which nothing differs outright, and the evidence of the rules on those."""
        left: list[int] = []
        rows: list[tuple[float, ...]] = []
        names: tuple[str, ...] = ()
        firsts, seconds = np.minimum(i, j).tolist(), np.maximum(i, j).tolist()
        for place, (one, other) in enumerate(zip(firsts, seconds, strict=True)):
            a, b = self._questions[one], self._questions[other]
            if stated_difference(a, b) is not None:
                continue
            verdict = by_rules(a, b, False)
            numbers = self._quantities[one], self._quantities[other]
            ruled, _ = ruling(self._answers[one], self._answers[other], a, b, verdict, *numbers)
            found = of_rules(verdict, ruled) | of_states(a, b)
            names = tuple(found)
            rows.append(tuple(found.values()))
            left.append(place)
        told = np.array(rows, dtype=np.float64).T
        return np.array(left, dtype=np.int64), dict(zip(names, told, strict=True))
