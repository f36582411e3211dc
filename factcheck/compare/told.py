"""Told: whether one text gives the number of the other beside its own.

"LUMA had spoken of 1.2 million, outside trackers of more than 1.35 million": a text that names a number of another text
where it gives its own sets the two against each other, and numbers that two texts share tell that both are about one
thing. Numbers are looked for in digits, with a magnitude word, and are not read any closer.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from factcheck.claims import Answer, Figure
from factcheck.compare.intervals import significant_digits
from factcheck.compare.overlaps import Overlaps, Vocabulary
from factcheck.compare.phrases import MOST_DOCUMENTS
from factcheck.compare.values import Values

_NUMBER = re.compile(
    r"(?<![\w.,])(?<![A-Za-z]-)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(thousand|million|billion|trillion|m|bn|tn)\b)?",
    re.IGNORECASE,
)
_FACTORS = {"thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12}
_YEAR = re.compile(r"(?:19|20)\d\d")
ALIKE = 0.005
"""Numbers no further apart than this share of the larger are one."""
NEAR = 250
"""Characters around a figure in which its text speaks of the same thing."""
MOST_SHARED = 8
GIVEN = (
    "number in other sentence",
    "number near other",
    "number in other document",
    "telling number in other sentence",
    "telling number in other document",
)
Columned = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a text in order of size, and where each stands."""

    values: tuple[float, ...]
    starts: tuple[int, ...]
    distinct: frozenset[float]


@lru_cache(maxsize=MOST_DOCUMENTS)
def numbers_in(text: str) -> Numbers:
    """The numbers of a text but years."""
    found = sorted(
        (float(match[1].replace(",", "")) * _FACTORS.get((match[2] or "").lower(), 1.0), match.start())
        for match in _NUMBER.finditer(text)
        if match[2] or not _YEAR.fullmatch(match[1])
    )
    values = tuple(value for value, _ in found)
    return Numbers(values, tuple(start for _, start in found), frozenset(values))


def told(new: Answer, old: Answer, numbers_of_both: tuple[Numbers, Numbers] | None = None) -> dict[str, float]:
    """The evidence of numbers that one text gives of the other, where they are at hand with the numbers of both."""
    assert new.figure is not None
    assert old.figure is not None
    ours, theirs = numbers_of_both or (numbers_in(new.document.text), numbers_in(old.document.text))
    sentence = near = document = telling_sentence = telling_document = 0
    digits = _digits(new.figure), _digits(old.figure)
    for teller, numbers, figure, count in ((new, ours, old.figure, digits[1]), (old, theirs, new.figure, digits[0])):
        places = _places(numbers, figure, teller)
        assert teller.figure is not None
        own = teller.figure.start
        inside = any(teller.claim.start <= place < teller.claim.end for place in places)
        sentence += inside
        near += any(abs(place - own) < NEAR for place in places)
        document += bool(places)
        if count > 1:
            telling_sentence += inside
            telling_document += bool(places)
    return {
        "number in other sentence": sentence,
        "number near other": near,
        "number in other document": document,
        "telling number in other sentence": telling_sentence,
        "telling number in other document": telling_document,
        "digits, fewer": min(digits),
        "digits, more": max(digits),
        "numbers shared": min(MOST_SHARED, len(ours.distinct & theirs.distinct)),
    }


class Tellers:
    """The texts and numbers of many figures, in columns."""

    def __init__(self, answers: Sequence[Answer]) -> None:
        documents = Values(answer.document.text for answer in answers)
        self._numbers = numbers = [numbers_in.__wrapped__(text) for text in documents.distinct]
        self._documents = documents.codes
        self._shared = Overlaps(Vocabulary(), (found.distinct for found in numbers))
        given = np.array([value for found in numbers for value in found.values], dtype=np.float64)
        texts = np.repeat(np.arange(len(numbers)), [len(found.values) for found in numbers])
        order = np.sort(given)
        self._width = len(order) + 1
        # A number's rank among all numbers of all texts, behind that of its text: those of a text stand together.
        self._ranks = np.sort(texts * self._width + np.searchsorted(order, given))
        figures = [answer.figure for answer in answers if answer.figure is not None]
        self._near = [_between(order, np.array([getattr(f, edge) for f in figures])) for edge in ("low", "high")]
        self._digits = np.array([_digits(figure) for figure in figures], dtype=np.int64)

    def numbers(self, place: int) -> Numbers:
        """The numbers of the text that a figure stands in."""
        return self._numbers[int(self._documents[place])]

    def tell(self, i: Columned, j: Columned) -> NDArray[np.bool_]:
        """Whether the text of each figure `i` gives the number of the figure `j` anywhere."""
        text = self._documents[i] * self._width
        found = np.zeros(len(i), dtype=bool)
        for first, last in self._near:
            found |= np.searchsorted(self._ranks, text + first[j]) < np.searchsorted(self._ranks, text + last[j])
        return found

    def silent(self, i: Columned, j: Columned) -> dict[str, NDArray[np.float64]]:
        """The evidence on pairs of figures of which none gives the number of the other."""
        (shared,) = self._shared.common(self._documents[j], [(self._shared, self._documents[i])])
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


def _digits(figure: Figure) -> int:
    """The digits of a number that count, as it is written: what is converted tells no more."""
    written = re.search(r"\d[\d,.]*", figure.text)
    return len(re.sub(r"\D", "", written[0]).strip("0")) if written else significant_digits(figure.low)


def _places(numbers: Numbers, figure: Figure, teller: Answer) -> list[int]:
    """Where a text gives the number of a figure, its teller's own number apart."""
    assert teller.figure is not None
    out = []
    for value in {figure.low, figure.high}:
        slack = ALIKE * abs(value)
        first = bisect_left(numbers.values, value - slack)
        last = bisect_right(numbers.values, value + slack)
        starts = numbers.starts[first:last]
        out += [s for s in starts if not teller.figure.start <= s < teller.figure.end]
    return out
