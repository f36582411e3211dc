"""Tellers: which of many texts give which of many numbers, in columns, and how they set them against their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer
from factcheck.compare.columns.columns import Evidence
from factcheck.compare.columns.overlaps import Overlaps, Vocabulary, stretches
from factcheck.compare.columns.values import Values
from factcheck.compare.evidence.contrasted import NAMES
from factcheck.compare.evidence.told import ALIKE, MOST_SHARED, NEAR, contrasts, digits_of, numbers_in
from factcheck.compare.questions.passages import passage_of

Columned = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Tellers:
    """The texts and numbers of many figures, in columns."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        self._answers = answers
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
        ranks = tellers * self._width + np.searchsorted(order, given)
        by_rank = np.argsort(ranks, kind="stable")
        self._ranks = ranks[by_rank]
        self._starts = np.array([start for found in numbers for start in found.starts], dtype=np.int64)[by_rank]
        figures = [answer.figure for answer in answers if answer.figure is not None]
        self._near = [_between(order, np.array([getattr(f, edge) for f in figures])) for edge in ("low", "high")]
        self._digits = np.array([digits_of(figure) for figure in figures], dtype=np.int64)
        self._own = np.array([(figure.start, figure.end) for figure in figures], dtype=np.int64).reshape(-1, 2).T
        claims = [(answer.claim.start, answer.claim.end) for answer in answers]
        self._claims = np.array(claims, dtype=np.int64).reshape(-1, 2).T

    def of(self, i: Columned, j: Columned) -> Evidence:
        """What `told` tells of pairs, the contrasts apart."""
        (shared,) = self._shared.common(self._passages[j], [(self._shared, self._passages[i])])
        digits = self._digits[i], self._digits[j]
        ours, theirs = self._given(i, j), self._given(j, i)
        telling = digits[1] > 1, digits[0] > 1
        found = {
            "number in other sentence": ours[0].astype(np.int64) + theirs[0],
            "number near other": ours[1].astype(np.int64) + theirs[1],
            "number in other document": ours[2].astype(np.int64) + theirs[2],
            "telling number in other sentence": (ours[0] & telling[0]).astype(np.int64) + (theirs[0] & telling[1]),
            "telling number in other document": (ours[2] & telling[0]).astype(np.int64) + (theirs[2] & telling[1]),
            "digits, fewer": np.minimum(*digits),
            "digits, more": np.maximum(*digits),
            "numbers shared": np.minimum(MOST_SHARED, shared),
        }
        return {name: column.astype(np.float64) for name, column in found.items()}

    def contrasts(self, i: Columned, j: Columned, wanted: Flags) -> Evidence:
        """The contrasts of those pairs that are wanted, of which one text gives the other's number; else none."""
        found = np.zeros((len(NAMES), len(i)))
        for place in np.flatnonzero(wanted).tolist():
            new, old = int(i[place]), int(j[place])
            both = self._numbers[int(self._passages[new])], self._numbers[int(self._passages[old])]
            found[:, place] = contrasts(self._answers[new], self._answers[old], both)
        return dict(zip(NAMES, found, strict=True))

    def _given(self, i: Columned, j: Columned) -> tuple[Flags, Flags, Flags]:
        """Whether the text of each figure `i`, that number apart, gives that of `j`: in the sentence, near, at all."""
        found = np.zeros(len(i), dtype=bool), np.zeros(len(i), dtype=bool), np.zeros(len(i), dtype=bool)
        for first, last in self._ranges(i, j):
            places, pairs = stretches(first, last - first)
            starts = self._starts[places]
            (since, until), (begins, ends) = self._own[:, i[pairs]], self._claims[:, i[pairs]]
            others = (starts < since) | (starts >= until)
            found[0][pairs[others & (starts >= begins) & (starts < ends)]] = True
            found[1][pairs[others & (np.abs(starts - since) < NEAR)]] = True
            found[2][pairs[others]] = True
        return found

    def _ranges(self, i: Columned, j: Columned) -> Iterator[tuple[Columned, Columned]]:
        """Between which ranks the numbers stand that are the low, then the high number of `j` in the text of `i`."""
        text = self._passages[i] * self._width
        for first, last in self._near:
            yield np.searchsorted(self._ranks, text + first[j]), np.searchsorted(self._ranks, text + last[j])


def _between(order: NDArray[np.float64], values: NDArray[np.float64]) -> tuple[Columned, Columned]:
    """The ranks between which the numbers lie that are taken for the values; all of them for no finite value."""
    finite = np.isfinite(values)
    slack = ALIKE * np.abs(np.where(finite, values, 0.0))
    known = np.where(finite, values, 0.0)
    first, last = np.searchsorted(order, known - slack), np.searchsorted(order, known + slack, side="right")
    return np.where(finite, first, 0), np.where(finite, last, len(order))
