"""Tellers: which of many texts give which of many numbers, in columns; what a text then tells of one is for `told`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary
from factcheck.compare.columns.values import Values
from factcheck.compare.evidence.contrasted import NAMES
from factcheck.compare.evidence.told import ALIKE, MOST_SHARED, Numbers, digits_of, numbers_in
from factcheck.compare.questions.passages import passage_of

GIVEN = (
    "number in other sentence",
    "number near other",
    "number in other document",
    "telling number in other sentence",
    "telling number in other document",
    *NAMES,
)
"""The evidence of `told` on two figures of which one's text gives the other's number."""
Columned = NDArray[np.int64]


class Tellers:
    """The texts and numbers of many figures, in columns."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        passages = Values((answer.document.text, passage_of(answer)) for answer in answers)
        texts = {text: numbers_in.__wrapped__(text) for text in dict.fromkeys(text for text, _ in passages.distinct)}
        self._numbers = numbers = [texts[text].of(passage) for text, passage in passages.distinct]
        self._passages = passages.codes
        self._shared = Overlaps(Vocabulary(), (found.distinct for found in numbers))
        given = np.array([value for found in numbers for value in found.values], dtype=np.float64)
        tellers = np.repeat(np.arange(len(numbers)), [len(found.values) for found in numbers])
        order = np.sort(given)
        self._width = len(order) + 1
        # A number's rank among all numbers of all texts, behind that of its text: those of a text stand together.
        self._ranks = np.sort(tellers * self._width + np.searchsorted(order, given))
        figures = [answer.figure for answer in answers if answer.figure is not None]
        self._near = [_between(order, np.array([getattr(f, edge) for f in figures])) for edge in ("low", "high")]
        self._digits = np.array([digits_of(figure) for figure in figures], dtype=np.int64)

    def numbers(self, place: int) -> Numbers:
        """The numbers of the text that a figure stands in."""
        return self._numbers[int(self._passages[place])]

    def tell(self, i: Columned, j: Columned) -> NDArray[np.bool_]:
        """Whether the text of each figure `i` gives the number of the figure `j` anywhere."""
        text = self._passages[i] * self._width
        found = np.zeros(len(i), dtype=bool)
        for first, last in self._near:
            found |= np.searchsorted(self._ranks, text + first[j]) < np.searchsorted(self._ranks, text + last[j])
        return found

    def silent(self, i: Columned, j: Columned) -> dict[str, NDArray[np.float64]]:
        """The evidence on pairs of figures of which none gives the number of the other."""
        (shared,) = self._shared.common(self._passages[j], [(self._shared, self._passages[i])])
        digits = self._digits[i], self._digits[j]
        found = {name: np.zeros(len(i)) for name in GIVEN}
        found["digits, fewer"] = np.minimum(*digits).astype(np.float64)
        found["digits, more"] = np.maximum(*digits).astype(np.float64)
        found["numbers shared"] = np.minimum(MOST_SHARED, shared).astype(np.float64)
        return found


def _between(order: NDArray[np.float64], values: NDArray[np.float64]) -> tuple[Columned, Columned]:
    """The ranks between which the numbers lie that are taken for the values; all of them for no finite value."""
    finite = np.isfinite(values)
    slack = ALIKE * np.abs(np.where(finite, values, 0.0))
    known = np.where(finite, values, 0.0)
    first, last = np.searchsorted(order, known - slack), np.searchsorted(order, known + slack, side="right")
    return np.where(finite, first, 0), np.where(finite, last, len(order))
